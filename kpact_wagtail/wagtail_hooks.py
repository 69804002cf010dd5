"""What the suite adds to the Wagtail admin."""

from django.forms import Media
from django.forms.widgets import Script
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .rich_text import register_definition
from .viewsets import VocabularyViewSetGroup

ICONS = ["kpact-definition", "kpact-exit", "kpact-vocabulary"]

register_snippet(VocabularyViewSetGroup)


@hooks.register("register_icons")
def register_icons(icons):
    return [*icons, *(f"kpact_wagtail/admin/icons/{name}.svg" for name in ICONS)]


@hooks.register("insert_global_admin_js")
def remember_editors_browser():
    return Media(js=[Script("kpact_wagtail/js/editors-browser.js", defer=True)]).render()


@hooks.register("register_rich_text_features")
def register_rich_text_features(features):
    register_definition(features)
