"""Definitions in running text: the rich text feature ``kpact-definition``.

Stored as ``<a linktype="kpact-definition" id="3">term</a>``. In a body it becomes a footnote (see
rendering.py); where a template uses Wagtail's own ``|richtext``, the words stay as plain text.
Add the feature to a rich text field of yours with ``features=[..., "kpact-definition"]``.
"""

from django.urls import reverse_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.html_to_contentstate import LinkElementHandler
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature
from wagtail.rich_text import LinkHandler

from .models import Definition

FEATURE = "kpact-definition"
ENTITY = "KPACT_DEFINITION"
SHORTCUT = "kpact-definition-shortcut"


def register_definition(features):
    """Tell Wagtail's feature registry how to edit, store, show and find definitions in text."""
    features.register_link_type(DefinitionHandler)
    features.register_editor_plugin("draftail", FEATURE, DefinitionFeature())
    features.register_converter_rule(
        "contentstate",
        FEATURE,
        {
            "from_database_format": {f'a[linktype="{FEATURE}"]': DefinitionElementHandler(ENTITY)},
            "to_database_format": {"entity_decorators": {ENTITY: definition_entity}},
        },
    )


class DefinitionHandler(LinkHandler):
    """Lets usage counts see which texts use a definition; leaves the words where it is not shown."""

    identifier = FEATURE

    @staticmethod
    def get_model():
        return Definition

    @classmethod
    def expand_db_attributes(cls, attrs):
        return "<a>"

    @classmethod
    def extract_references(cls, attrs):
        if attrs.get("id", "").isdecimal():
            yield Definition, attrs["id"], "", ""


class DefinitionElementHandler(LinkElementHandler):
    """From stored text into the editor: the id, and the words of the tooltip."""

    def get_attribute_data(self, attrs):
        pk = attrs.get("id", "")
        definition = Definition.objects.filter(pk=pk).first() if pk.isdecimal() else None
        label = definition.term if definition else gettext("This definition has been deleted")
        return {"id": pk, "label": label, "missing": not definition}


def definition_entity(props):
    """From the editor into stored text."""
    attributes = {"linktype": FEATURE, "id": props.get("id")}
    return DOM.create_element("a", attributes, props["children"])


class DefinitionFeature(EntityFeature):
    """The button of the toolbar, its keyboard shortcut and what they load."""

    def __init__(self):
        data = {
            "type": ENTITY,
            "icon": "kpact-definition",
            "description": _("Definition (Ctrl+Shift+F)"),
            "attributes": ["id", "label", "missing"],
            "chooserUrl": reverse_lazy("wagtailsnippetchoosers_kpact_wagtail_definition:choose"),
        }
        scripts = ["wagtailadmin/js/chooser-modal.js", "kpact_wagtail/js/definition.js"]
        super().__init__(data, js=scripts)

    def construct_options(self, options):
        super().construct_options(options)
        options.setdefault("plugins", []).append({"type": SHORTCUT})
