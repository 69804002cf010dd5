"""What each column holds, for data protection: every field of a model is one of four classes.

A model says ``data_map = data_map(internal="id kind", personal="language")``; a test fails for a field
that no class names. docs/operators/data.md is made from it.
"""

from django.apps import apps

#: On pages for everybody to read.
PUBLIC = "public"
#: About how the site runs; about nobody.
INTERNAL = "internal"
#: About a person, who can be told from it or with the keys.
PERSONAL = "personal"
#: Would harm a person; sealed, or a keyed hash.
SENSITIVE = "sensitive"
CLASSES = [PUBLIC, INTERNAL, PERSONAL, SENSITIVE]


def data_map(**names):
    """``{field: class}`` from names of fields in one string for each class."""
    unknown = set(names) - set(CLASSES)
    if unknown:
        raise TypeError(f"No class of data is called {unknown.pop()!r}.")
    return {field: kind for kind, fields in names.items() for field in fields.split()}


def models_with(name):
    """The models that declare something, such as ``sealed_fields``."""
    return [model for model in apps.get_models() if getattr(model, name, None)]


def classified_models():
    """The models of the installed apps of the suite that have a map, by label."""
    models = [model for model in apps.get_models() if hasattr(model, "data_map")]
    return sorted(models, key=lambda model: model._meta.label)


def fields_of(model):
    """Names of the columns of a model."""
    return [field.name for field in model._meta.concrete_fields]


def as_rows():
    """``(table, column, class)`` of every classified field, in the order of the tables."""
    for model in classified_models():
        for field in model._meta.concrete_fields:
            yield model._meta.db_table, field.column, model.data_map.get(field.name, "")
