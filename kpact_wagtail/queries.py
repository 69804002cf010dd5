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
    model, sql, parameters = compile_once(build, arguments)
    return list(model.objects.raw(sql, parameters)) if sql else []


@lru_cache(maxsize=2048)
def compile_once(build, arguments):
    queryset = build(*arguments)
    connection = connections[router.db_for_read(queryset.model)]
    try:
        sql, parameters = queryset.query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        return queryset.model, "", ()
    return queryset.model, sql, parameters
