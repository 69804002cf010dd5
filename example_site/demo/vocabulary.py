"""Topics, audiences, definitions and authors, in every language of the demo."""

import uuid

from kpact_wagtail.models import Audience, Author, Definition, Topic

from .content import words
from .prose import to_rich_text


def load_vocabulary(pieces, locales):
    for model, entries in [
        (Topic, words.TOPICS),
        (Audience, words.AUDIENCES),
        (Definition, words.DEFINITIONS),
        (Author, words.AUTHORS),
    ]:
        for name, entry in entries.items():
            load_translations(pieces, locales, model, name, entry)


def load_translations(pieces, locales, model, name, entry):
    """One record in each language; what has no language of its own is the same in all."""
    kind = model._meta.model_name
    key = translation_key(pieces, model, kind, name)
    shared = {field: value for field, value in entry.items() if field not in words.LANGUAGES}
    for language in words.LANGUAGES:
        fields = {**shared, **entry[language]}
        if "definition" in fields:
            fields["definition"] = to_rich_text(fields["definition"], find=None)
        instance = model(locale=locales[language], translation_key=key, **fields)
        pieces.once(f"{kind}/{name}/{language}", lambda instance=instance: saved(instance))


def translation_key(pieces, model, kind, name):
    source = pieces.find(model, kind, name, words.LANGUAGES[0])
    return source.translation_key if source else uuid.uuid4()


def saved(instance):
    instance.save()
    return instance
