"""Queries that every visit repeats: built and compiled once, run each time.

Building a query with Django's ORM costs several times what the database needs to answer it. The
answers are never kept, only the SQL.
"""

from contextlib import suppress
from functools import lru_cache

from django.core.exceptions import EmptyResultSet
from django.db import connections, router


def rows(build, *arguments):
    """The instances ``build(*arguments)`` selects, fresh from the database.

    ``build`` is a function of a module that returns a queryset; the arguments must be hashable and
    decide all of it: no date of today, no id looked up inside.
    """
    return compile_once(build, arguments).run()


def tuples(build, *arguments):
    """As rows(), for a function that returns a queryset of ``values_list()``: its tuples."""
    return compile_tuples_once(build, arguments).run()


@lru_cache(maxsize=2048)
def compile_tuples_once(build, arguments):
    return CompiledTuples(build(*arguments))


@lru_cache(maxsize=2048)
def compile_once(build, arguments):
    return CompiledQuery(build(*arguments))


class Compiled:
    """The SQL of a queryset, and how its columns become values."""

    def __init__(self, queryset):
        self.model = queryset.model
        self.sql = ""
        compiler = queryset.query.get_compiler(router.db_for_read(self.model))
        with suppress(EmptyResultSet):
            self.sql, self.parameters = compiler.as_sql()
            self.converters = compiler.get_converters([column for column, *_ in compiler.select])
            self.read_columns(compiler)

    def read_columns(self, compiler):
        """Remember what is needed of the compiler, which belongs to the connection of one thread."""

    def run(self):
        if not self.sql:
            return []
        connection = connections[router.db_for_read(self.model)]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, self.parameters)
            return [
                self.make(self.convert(row, connection), connection) for row in cursor.fetchall()
            ]

    def convert(self, row, connection):
        row = list(row)
        for place, (converters, expression) in self.converters.items():
            for convert in converters:
                row[place] = convert(row[place], expression, connection)
        return row


class CompiledQuery(Compiled):
    """Of model instances, as Django's ModelIterable makes them.

    For querysets with only(), annotations and select_related().
    """

    def read_columns(self, compiler):
        places = compiler.klass_info["select_fields"]
        self.fields = slice(places[0], places[-1] + 1)
        columns = compiler.select[self.fields]
        self.names = [column.target.attname for column, *_ in columns]
        self.annotations = compiler.annotation_col_map
        self.related = find_related(compiler.klass_info, compiler.select)

    def make(self, row, connection):
        instance = self.model.from_db(connection.alias, self.names, row[self.fields])
        for related in self.related:
            related.attach(row, instance, connection.alias)
        for name, place in self.annotations.items():
            setattr(instance, name, row[place])
        return instance


def find_related(klass_info, select):
    return [Related(info, select) for info in klass_info.get("related_klass_infos", [])]


class Related:
    """The columns of a row that are an instance of select_related()."""

    def __init__(self, info, select):
        self.model, self.link = info["model"], info["local_setter"]
        places = {select[place][0].target.attname: place for place in info["select_fields"]}
        names = [field.attname for field in self.model._meta.concrete_fields]
        self.names = [name for name in names if name in places]
        self.places = [places[name] for name in self.names]
        self.pk = self.names.index(self.model._meta.pk.attname)
        self.related = find_related(info, select)

    def attach(self, row, instance, alias):
        values = [row[place] for place in self.places]
        if values[self.pk] is None:
            self.link(instance, None)
            return
        found = self.model.from_db(alias, self.names, values)
        self.link(instance, found)
        for related in self.related:
            related.attach(row, found, alias)


class CompiledTuples(Compiled):
    """Of the tuples of values_list()."""

    def make(self, row, connection):
        return tuple(row)
