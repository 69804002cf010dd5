"""The form of a reference: the fields of CSL-JSON, in words for people who never heard of it."""

import datetime
import json
import re
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks

from ..records import raise_beside
from ..streams import SteadyStreamBlock
from .csl import get_kinds, to_csl

#: Handwritten references have no definitions: a footnote inside a reference would be one too many.
FEATURES = ["bold", "italic", "link"]

#: Kinds that are part of something, whose name a reader needs.
PARTS_OF = {"article-journal", "article-magazine", "article-newspaper", "chapter"}

PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
DOI_PREFIX = re.compile(r"^(?:https?://)?(?:dx\.|www\.)?doi\.org/|^doi:\s*", re.IGNORECASE)
DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")


class IssuedBlock(blocks.CharBlock):
    """A year, a month or a day: "2019", "2019-03", "2019-03-05"."""

    def clean(self, value):
        value = super().clean(value).strip()
        return to_partial_date(value) if value else ""


def to_partial_date(text):
    """The date with two digits for month and day; ValidationError where it is none."""
    match = PARTIAL_DATE.fullmatch(text)
    year, month, day = (int(part or 1) for part in match.groups()) if match else (0, 0, 0)
    try:
        datetime.date(year, month, day)
    except ValueError:
        message = _("Enter a year, such as 2019, or a date such as 2019-03 or 2019-03-05.")
        raise ValidationError(message)
    return "-".join(part.zfill(2) for part in text.split("-"))


class DOIBlock(blocks.CharBlock):
    """A DOI, stored bare; takes the address of doi.org as well."""

    def clean(self, value):
        value = DOI_PREFIX.sub("", super().clean(value).strip()).strip().rstrip(".,;")
        if value and not DOI.fullmatch(value):
            raise ValidationError(_("A DOI begins with 10., such as 10.1037/ppm0000185."))
        return value


class ISBNBlock(blocks.CharBlock):
    def clean(self, value):
        value = super().clean(value).strip()
        digits = re.sub(r"[\s-]", "", value).upper()
        if value and not is_isbn(digits):
            raise ValidationError(
                _("This is no ISBN: it has 10 or 13 digits, the last of which is a check.")
            )
        return value


def is_isbn(digits):
    """Whether the check digit of an ISBN is right."""
    if re.fullmatch(r"\d{9}[\dX]", digits):
        values = [10 if digit == "X" else int(digit) for digit in digits]
        return sum(value * (10 - at) for at, value in enumerate(values)) % 11 == 0
    if re.fullmatch(r"97[89]\d{10}", digits):
        return sum(int(digit) * (1 + 2 * (at % 2)) for at, digit in enumerate(digits)) % 10 == 0
    return False


class PersonBlock(blocks.StructBlock):
    family = blocks.CharBlock(label=_("Family name"), max_length=120)
    given = blocks.CharBlock(
        label=_("Given names"),
        max_length=120,
        required=False,
        help_text=_("In full or as initials; a suffix after a comma: Martin Luther, Jr."),
    )

    class Meta:
        icon = "user"
        label = _("Person")
        label_format = "{family}"


class NamesBlock(SteadyStreamBlock):
    """Who made a work: people and groups, in the order of the work itself."""

    person = PersonBlock()
    group = blocks.CharBlock(
        label=_("Group"),
        icon="group",
        max_length=250,
        help_text=_("Such as World Health Organization."),
    )


class ReferenceBlock(blocks.StructBlock):
    """Where a text, film or page was published, so that others find it."""

    type = blocks.ChoiceBlock(choices=get_kinds, label=_("What it is"), default="article-journal")
    authors = NamesBlock(label=_("Authors"), required=False)
    issued = IssuedBlock(
        label=_("Published"),
        max_length=10,
        required=False,
        help_text=_("A year, or a date such as 2019-03 or 2019-03-05. Empty if nobody knows."),
    )
    container_title = blocks.CharBlock(
        label=_("In"),
        max_length=250,
        required=False,
        help_text=_("The journal, newspaper, book or site it is part of."),
    )
    volume = blocks.CharBlock(label=_("Volume"), max_length=20, required=False)
    issue = blocks.CharBlock(
        label=_("Issue"), max_length=20, required=False, help_text=_("Such as 3 or 3–4.")
    )
    page = blocks.CharBlock(
        label=_("Pages"), max_length=40, required=False, help_text=_("Such as 355–371.")
    )
    DOI = DOIBlock(
        label=_("DOI"),
        max_length=250,
        required=False,
        help_text=_("Such as 10.1037/ppm0000185, or its address at doi.org."),
    )
    open_access = blocks.BooleanBlock(
        label=_("Free to read for everybody (open access)"), required=False
    )
    lay_note = blocks.CharBlock(
        label=_("What it says, in plain words"), max_length=500, required=False
    )
    title = blocks.CharBlock(
        label=_("Title"),
        max_length=400,
        required=False,
        help_text=_(
            "Only if it differs from the title of the entry. Write it in sentence case: capitals "
            "at its beginning, after a colon and for names."
        ),
    )
    online_first = blocks.BooleanBlock(label=_("Online before it is in an issue"), required=False)
    number = blocks.CharBlock(
        label=_("Number"),
        max_length=80,
        required=False,
        help_text=_("The number of an article without pages, or of a report."),
    )
    edition = blocks.CharBlock(
        label=_("Edition"), max_length=40, required=False, help_text=_("Such as 2.")
    )
    editors = NamesBlock(label=_("Editors"), required=False)
    publisher = blocks.CharBlock(
        label=_("Publisher"),
        max_length=250,
        required=False,
        help_text=_("For a thesis the university, for a video the platform."),
    )
    genre = blocks.CharBlock(
        label=_("Kind in words"),
        max_length=80,
        required=False,
        help_text=_("Such as Webinar, Fact sheet or Doctoral dissertation."),
    )
    archive = blocks.CharBlock(
        label=pgettext_lazy("reference", "Archive"),
        max_length=250,
        required=False,
        help_text=_("The database or repository that keeps a thesis."),
    )
    ISBN = ISBNBlock(label=_("ISBN"), max_length=20, required=False)
    URL = blocks.URLBlock(
        label=_("Address"),
        max_length=500,
        required=False,
        help_text=_("Only if it differs from the address of the entry."),
    )
    accessed = blocks.DateBlock(
        label=_("Looked up on"),
        required=False,
        help_text=_("Only for pages that keep changing."),
    )
    pdf_url = blocks.URLBlock(label=_("Address of the PDF"), max_length=500, required=False)
    handwritten = blocks.RichTextBlock(
        label=_("Written by hand"),
        features=FEATURES,
        required=False,
        help_text=_("Shown instead of the reference made from the fields."),
    )

    def clean(self, value):
        cleaned = super().clean(value)
        needs_place = cleaned.get("type") in PARTS_OF and not self.is_deferred_validation
        if needs_place and not (cleaned.get("container_title") or has_words(cleaned)):
            raise_beside("container_title", _("Say in which journal, paper or book it appeared."))
        return cleaned

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        record = context.get("entry")
        from .citations import describe_citation  # loaded with the first reference

        context["reference"] = describe_citation(value, **facts_of(record))
        return context

    def get_api_representation(self, value, context=None):
        from .apa import cite, plain

        item = to_csl(value)
        fields = super().get_api_representation(value, context)
        return {**fields, "csl": item, "text": plain(cite(item))}

    class Meta:
        icon = "openquote"
        label = _("Reference")
        label_format = "{container_title}"
        template = "kpact_wagtail/partials/citation.html"
        form_layout = blocks.BlockGroup(
            children=[
                *["type", "authors", "issued", "container_title", "volume", "issue", "page"],
                *["publisher", "DOI", "open_access", "lay_note"],
            ],
            settings=[
                *["title", "online_first", "number", "edition", "editors", "genre"],
                *["archive", "ISBN", "URL", "accessed", "pdf_url", "handwritten"],
            ],
        )


def has_words(value):
    """Whether the reference is written by hand."""
    return bool(value.get("handwritten") and str(value["handwritten"].source).strip())


class CitationBlock(SteadyStreamBlock):
    """The stream of ``Resource.citation``: one reference or none."""

    reference = ReferenceBlock()

    class Meta:
        max_num = 1


def read_reference(resource):
    """What partials/citation.html shows of a resource; None where it has no reference.

    Reads the stored data without making blocks of it, because lists have hundreds of them.
    """
    stored = (child for child in resource.citation.raw_data if child["type"] == "reference")
    child = next(stored, None)
    if child is None:
        return None
    return describe_stored(json.dumps(child["value"]), **facts_of(resource))


@lru_cache(maxsize=2048)
def describe_stored(stored, **facts):
    """As describe_citation(), which says the same of the same data every time. Not to be changed."""
    from .citations import describe_citation

    return describe_citation(json.loads(stored), **facts)


def facts_of(record):
    """Title and address of the record that a reference belongs to."""
    if record is None:
        return {}
    return {"title": record.title, "url": getattr(record, "url", "") or ""}
