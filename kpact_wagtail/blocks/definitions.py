from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from ..translation import resolve
from .parts import Group, PartBlock, heading


class DefinitionsBlock(PartBlock):
    """A glossary of chosen definitions, in the language of the page."""

    heading = heading()
    definitions = blocks.ListBlock(
        SnippetChooserBlock("kpact_wagtail.Definition", label=_("Definition")),
        label=_("Definitions"),
        min_num=1,
    )
    sort = blocks.BooleanBlock(label=_("Sort by the alphabet"), required=False, default=True)

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["definitions"] = self.resolve(value, context.get("page"))
        return context

    def resolve(self, value, page):
        chosen = [definition for definition in value["definitions"] if definition]
        locale_id = getattr(page, "locale_id", None)
        if any(definition.locale_id != locale_id for definition in chosen):
            from ..models import Definition

            found = resolve(Definition, [definition.pk for definition in chosen], locale_id)
            chosen = [found[definition.pk] for definition in chosen if definition.pk in found]
        if value["sort"]:
            chosen.sort(key=lambda definition: definition.term.casefold())
        return chosen

    def get_problems(self, value):
        if not all(value["definitions"]):
            yield _("A definition in a list of definitions has been deleted.")

    def get_searchable_content(self, value):
        chosen = [definition for definition in value["definitions"] if definition]
        return [*super().get_searchable_content(value), *(definition.term for definition in chosen)]

    class Meta:
        icon = "kpact-definition"
        group = Group.EXPLAIN
        label = _("Definitions")
        label_format = "{heading}"
        description = _("What you mean by the words you use.")
        template = "kpact_wagtail/blocks/definitions.html"
        preview_template = "kpact_wagtail/previews/definitions.html"
        preview_value = {"heading": _("Words we use")}
        form_layout = blocks.BlockGroup(children=["heading", "definitions"], settings=["sort"])
