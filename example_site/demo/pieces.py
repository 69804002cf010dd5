"""What the demo has made so far, by key, so that it can be run again and again."""

from .models import Piece


class Pieces:
    """The memory of the loader: ``once(key, make)`` makes a thing on the first run only.

    A person may edit, rename, move or delete what was made: it stays as they left it.
    """

    def __init__(self):
        self.ids = dict(Piece.objects.values_list("key", "object_id"))
        self.made = 0

    def once(self, key, make):
        """The primary key of a thing; ``make()`` returns it, or None where it has no place."""
        if key not in self.ids:
            thing = make()
            if thing is None:
                return None
            Piece.objects.create(key=key, object_id=thing.pk)
            self.ids[key] = thing.pk
            self.made += 1
        return self.ids[key]

    def pk(self, kind, name, language):
        """The id behind a name in the content: that of the language, else the one for all."""
        return self.ids.get(f"{kind}/{name}/{language}") or self.ids.get(f"{kind}/{name}")

    def find(self, model, kind, name, language=""):
        """The thing itself; None once a person has deleted it."""
        return model.objects.filter(pk=self.pk(kind, name, language)).first()
