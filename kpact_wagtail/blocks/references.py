"""Choosers whose value is an id: a list of a thousand loads all that it names at once."""

from ..translation import to_id


class Reference(int):
    """The id of something chosen, which is loaded together with all others of a list."""

    @property
    def pk(self):
        return int(self)


class ByReference:
    """For chooser blocks in long lists. Put it before the chooser block of Wagtail."""

    def to_python(self, value):
        pk = to_id(value)
        return Reference(pk) if pk else None

    def bulk_to_python(self, values):
        return [self.to_python(value) for value in values]

    def get_prep_value(self, value):
        return int(getattr(value, "pk", value)) if value else None

    def get_api_representation(self, value, context=None):
        return self.get_prep_value(value)
