"""Whether a page with what a file says could have been saved by an editor; sentences where not."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _

from .columns import CONTACT, EXCEPTION, FIELD, RULE, find_heading

STREAMS = ("schedule", "contacts", "languages")
METHODS = ("email", "call")
#: Columns that a page gets only when it is saved.
PLACES = ("path", "depth", "numchild", "url_path", "content_type", "translation_key", "locale")


def find_faults(page, index):
    """All that the form of the page would refuse, as sentences that name columns of the file."""
    faults = [*clean_streams(page)]
    try:
        place(page, index)
        page.full_clean(exclude=PLACES)
    except ValidationError as error:
        faults.extend(say_errors(error))
    return [*faults, *find_contradictions_of(page)]


def place(page, index):
    """A place below its index for a page that is not saved, so that its slug can be checked."""
    if not page.pk:
        page.depth = index.depth + 1
        page.path = index.path + "Z" * page.steplen
        page.locale = index.locale


def say_errors(error):
    if not hasattr(error, "error_dict"):
        return [*error.messages]
    return [
        message if name == NON_FIELD_ERRORS else at(find_heading(FIELD, name), message)
        for name, messages in error.message_dict.items()
        for message in messages
    ]


def at(heading, message):
    return _("“%(column)s”: %(message)s") % {"column": heading, "message": message}


def clean_streams(page):
    """Clean the streams a file writes, and put what came out into the page."""
    for name in STREAMS:
        stream = getattr(page, name)
        try:
            setattr(page, name, stream.stream_block.clean(stream))
        except ValidationError as error:
            yield from dict.fromkeys(say_block_errors(error, name, stream))


def say_block_errors(error, name, stream=None):
    """Sentences of an error of blocks, however deep; each names the column that it is about."""
    inner = getattr(error, "block_errors", None)
    pairs = inner.items() if isinstance(inner, dict) else enumerate(inner or [])
    for key, child in pairs:
        if child is not None:
            deeper = key if isinstance(key, str) else name
            deeper = name_contact(stream[key]) if name == "contacts" and stream else deeper
            yield from say_block_errors(child, name if name in METHODS else deeper)
    own = getattr(error, "non_block_errors", None) if inner is not None else error
    for message in messages_of(own):
        yield at(find_heading_of_block(name), message)


def name_contact(child):
    return "email" if child.value.get("method") == "email" else "call"


def find_heading_of_block(name):
    """The heading of a part of a rule, of a kind of child, or of a contact."""
    if name in METHODS:
        return find_heading(CONTACT, name)
    heading = find_heading(RULE, name)
    return find_heading(EXCEPTION, name) if heading == name else heading


def messages_of(errors):
    if errors is None:
        return []
    if isinstance(errors, ValidationError):
        return [str(message) for message in errors.messages]
    return [str(message) for each in errors for message in messages_of(each)]


def find_contradictions_of(page, is_draft=True):
    """What the form says does not fit together: in a draft, or before it can be published."""
    from ..forms import find_contradictions

    for name, message in find_contradictions(gather(page), is_draft):
        if hasattr(message, "block_errors"):
            yield from say_block_errors(message, name)
        else:
            yield at(find_heading(FIELD, name), message)


def find_gaps(page):
    """What has to be mended before the draft can be published, beyond what hinders a draft."""
    hindering = set(find_contradictions_of(page))
    wanted = find_contradictions_of(page, is_draft=False)
    return [
        _("Before it is published: %(sentence)s") % {"sentence": sentence}
        for sentence in wanted
        if sentence not in hindering
    ]


def gather(page):
    """What the form of the page calls its cleaned data."""
    return {
        field.name: getattr(page, field.name)
        for field in page._meta.get_fields()
        if field.concrete and not field.many_to_many and not field.is_relation
    }
