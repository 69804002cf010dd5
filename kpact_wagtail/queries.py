"""Queries that every visit repeats: built and compiled once, run each time.

Building a query with Django's ORM costs several times what the database needs to answer it. The
answers are never kept, only the SQL.
"""

from functools import lru_cache

from django.core.exceptions import EmptyResultSet
from django.db import connections, router


def rows(build, *arguments):
    """The instances ``build(*arguments)`` selects, fresh from the database.

    ``build`` is a function of a module that returns a queryset; the arguments must be hashable and
    decide all of it: no date of today, no id looked up inside.
    """
    return compile_once(build, arguments).run()


@lru_cache(maxsize=2048)
def compile_once(build, arguments):
    return CompiledQuery(build(*arguments))


class CompiledQuery:
    """The SQL of a queryset, and how its columns become instances as Django's ModelIterable does.

    For querysets of model instances, with only() and annotations, without select_related().
    """

    def __init__(self, queryset):
        self.model = queryset.model
        compiler = queryset.query.get_compiler(router.db_for_read(self.model))
        try:
            self.sql, self.parameters = compiler.as_sql()
        except EmptyResultSet:
            self.sql = ""
            return
        columns = [column for column, *_ in compiler.select]
        places = compiler.klass_info["select_fields"]
        self.fields = slice(places[0], places[-1] + 1)
        self.names = [column.target.attname for column in columns[self.fields]]
        self.annotations = compiler.annotation_col_map
        self.converters = compiler.get_converters(columns)

    def run(self):
        if not self.sql:
            return []
        connection = connections[router.db_for_read(self.model)]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, self.parameters)
            return [self.make_instance(list(row), connection) for row in cursor.fetchall()]

    def make_instance(self, row, connection):
        for place, (converters, expression) in self.converters.items():
            for convert in converters:
                row[place] = convert(row[place], expression, connection)
        instance = self.model.from_db(connection.alias, self.names, row[self.fields])
        for name, place in self.annotations.items():
            setattr(instance, name, row[place])
        return instance
