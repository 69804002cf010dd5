from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.models import Locale
from wagtail.snippets.blocks import SnippetChooserBlock

from ..contact_blocks import CountryBlock, LanguageBlock
from ..streams import SteadyStreamBlock
from .parts import FrozenByName, Group, PartBlock, heading, simple_text
from .references import ByReference


class ResourceChooserBlock(ByReference, FrozenByName, SnippetChooserBlock):
    """Chooses a resource. Its value is an id: a list of a thousand loads all of them at once."""

    def __init__(self, **kwargs):
        super().__init__("kpact_resources.Resource", **{"label": _("Resource"), **kwargs})


class EntriesBlock(FrozenByName, SteadyStreamBlock):
    """Resources and pages of this site in one order."""

    resource = ResourceChooserBlock()
    page = blocks.PageChooserBlock(label=_("Page of this site"))

    def bulk_to_python(self, values):
        """As stored: a list reads the ids, and nobody makes a thousand children of them."""
        return [self.to_python(value or []) for value in values]


def get_kinds():
    """Kinds of resources, as choices."""
    from ..resources.models import Resource

    return Resource.Kind.choices


class RegionBlock(blocks.CharBlock):
    """The name of a region as resources have it: the same in every language of the page."""

    def get_translatable_segments(self, value):
        return []  # wagtail-localize asks


class AutomaticBlock(FrozenByName, blocks.StructBlock):
    """What a section finds by itself: entries that match one of each."""

    audiences = blocks.ListBlock(
        SnippetChooserBlock("kpact_wagtail.Audience", label=_("Audience")),
        label=_("Audiences"),
        default=[],
    )
    topics = blocks.ListBlock(
        SnippetChooserBlock("kpact_wagtail.Topic", label=_("Topic")),
        label=_("Topics"),
        default=[],
    )
    kinds = blocks.MultipleChoiceBlock(
        choices=get_kinds,
        label=_("Kinds"),
        required=False,
        default=[],
        widget=CheckboxSelectMultiple,
    )
    area = CountryBlock(required=False)
    region = RegionBlock(
        label=_("Region, city or county"),
        max_length=80,
        required=False,
        default="",
        help_text=_("As it stands in the resources."),
    )
    language = LanguageBlock(required=False)
    count = blocks.IntegerBlock(label=_("How many at most"), default=50, min_value=1, max_value=500)

    def get_choice(self, value):
        """``{facet: [value, …]}``; empty where the editor asked for nothing."""
        chosen = {
            "audience": [str(each.translation_key) for each in value["audiences"] if each],
            "topic": [str(each.translation_key) for each in value["topics"] if each],
            "kind": list(value["kinds"] or []),
            **{name: as_list(value[name]) for name in ["area", "region", "language"]},
        }
        return {name: values for name, values in chosen.items() if values}

    class Meta:
        icon = "search"
        label = _("Found automatically")
        label_format = "{region}"  # an empty choice would name itself “Select an option”
        collapsed = True


def as_list(value):
    """What was typed or chosen, as a list; empty where it was nothing."""
    words = (value or "").strip()
    return [words] if words else []


class SectionBlock(FrozenByName, blocks.StructBlock):
    """A heading and its entries, chosen by hand, found automatically, or both."""

    heading = heading()
    introduction = simple_text(required=False, label=_("Introduction"))
    entries = EntriesBlock(label=_("Entries"), required=False)
    automatic = AutomaticBlock()
    always = blocks.BooleanBlock(label=_("All can be reached at any time"), required=False)
    free = blocks.BooleanBlock(label=_("All are free"), required=False)
    confidential = blocks.BooleanBlock(label=_("All are confidential"), required=False)

    class Meta:
        icon = "list-ul"
        label = _("Section")
        label_format = "{heading}"
        form_layout = blocks.BlockGroup(
            children=["heading", "introduction", "entries"],
            settings=["automatic", "always", "free", "confidential"],
        )


def get_layouts():
    return [("full", _("All about each entry")), ("compact", _("One line each"))]


class ResourcesBlock(PartBlock):
    """A list of resources in sections: for people, for colleagues, for the newspaper."""

    needs_app = "kpact_wagtail.resources"

    heading = heading()
    introduction = simple_text(required=False, label=_("Introduction"))
    sections = blocks.ListBlock(SectionBlock(), label=_("Sections"), min_num=1)
    layout = blocks.ChoiceBlock(choices=get_layouts, label=_("Show"), default="full")
    as_of = blocks.DateBlock(
        label=_("As of"), required=False, help_text=_("The day on which somebody went through it.")
    )
    check_first = blocks.BooleanBlock(
        label=_("Ask visitors to check before they go"), required=False, default=True
    )

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        if context.get("kpact_preview"):
            sections = get_preview_sections()
        else:
            page, request = context.get("page"), context.get("request")
            sections = self.get_sections(value, page, request, value["layout"] == "compact")
            value.shown = sections  # for the structured data of the same page
        return {**context, "sections": sections, "compact": value["layout"] == "compact"}

    def get_sections(self, value, page, request, compact=False):
        """The sections with what visitors see of them; those without entries are left out."""
        from ..resources.lists import Section, load_sections

        sections = [Section.from_block(each) for each in value["sections"]]
        locale_id = getattr(page, "locale_id", None) or Locale.get_active().pk
        return load_sections(sections, locale_id, request, compact)

    def get_api_representation(self, value, context=None):
        """With every record as a headless site needs it, in the language of the page."""
        from ..resources.api import describe_section

        request = (context or {}).get("request")
        sections = self.get_sections(value, None, request)
        return {
            **super().get_api_representation({**value, "sections": []}, context),
            "sections": [describe_section(each, context) for each in sections],
        }

    def get_structured_data(self, value):
        from ..resources.api import describe_for_search

        sections = getattr(value, "shown", None)
        if sections is None:
            sections = self.get_sections(value, None, None)
        entries = [entry for section in sections for entry in section.entries]
        return [describe_for_search(entry) for entry in entries[:50] if hasattr(entry, "kind")]

    def get_searchable_content(self, value):
        words = [section["heading"] for section in value["sections"] if section["heading"]]
        return [*super().get_searchable_content(value), *words]

    def get_problems(self, value):
        from ..resources.problems import find_empty_searches, find_list_problems

        yield from find_list_problems(value["sections"])
        yield from find_empty_searches(value["sections"])

    class Meta:
        icon = "kpact-resource"
        group = Group.SUPPORT
        label = _("Resources")
        label_format = "{heading}"
        description = _("Helplines, services and reading, from one library that stays true.")
        template = "kpact_wagtail/blocks/resources.html"
        preview_value = {"heading": _("Where to find help"), "sections": []}
        form_layout = blocks.BlockGroup(
            children=["heading", "introduction", "sections"],
            settings=["layout", "as_of", "check_first"],
        )


def get_preview_sections():
    """A helpline and a book as the block picker shows them; nothing of them is stored."""
    from ..resources.examples import make_examples
    from ..resources.lists import Section

    return [Section(entries=make_examples())]


class CrisisBlock(PartBlock):
    """Where to turn in an emergency: the number first, large enough for a shaking thumb."""

    needs_app = "kpact_wagtail.resources"

    heading = heading(default=_("In danger? You can reach somebody now."))
    lines = blocks.ListBlock(
        ResourceChooserBlock(label=_("Line")),
        label=_("Lines"),
        default=[],
        help_text=_("Without one: the crisis lines of the site settings."),
    )

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        if context.get("kpact_preview"):
            from ..resources.examples import make_examples

            return {**context, "lines": make_examples()[:1]}
        return {**context, "lines": self.get_lines(value, context)}

    def get_lines(self, value, context):
        from ..resources.crisis import find_lines, find_site_lines

        page, request = context.get("page"), context.get("request")
        locale_id = getattr(page, "locale_id", None) or Locale.get_active().pk
        ids = [each.pk for each in value["lines"] if each]
        return find_lines(ids, locale_id) or find_site_lines(request, locale_id)

    def get_api_representation(self, value, context=None):
        from ..resources.api import describe_entry

        lines = self.get_lines(value, context or {})
        return {
            "heading": str(value["heading"]),
            "lines": [describe_entry(each, context) for each in lines],
        }

    def get_problems(self, value):
        from ..resources.problems import find_dead_resources

        yield from find_dead_resources([each.pk for each in value["lines"] if each])

    class Meta:
        icon = "warning"
        group = Group.SUPPORT
        label = _("Crisis line")
        label_format = "{heading}"
        description = _("Where somebody in danger can turn now, first thing on the page.")
        template = "kpact_wagtail/blocks/crisis.html"
        preview_value = {"heading": _("In danger? You can reach somebody now.")}
        form_layout = blocks.BlockGroup(children=["heading", "lines"])
