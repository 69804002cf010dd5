"""What the suite adds to the Wagtail admin."""

import logging

from django.contrib import messages
from django.forms import Media
from django.forms.widgets import Script
from django.template.loader import render_to_string
from django.urls import path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .mixins import SafePageMixin
from .reports import ReviewsDueMenuItem, ReviewsDueView
from .rich_text import register_definition
from .viewsets import VocabularyViewSetGroup

logger = logging.getLogger("kpact_wagtail")

ICONS = [
    "kpact-definition",
    "kpact-exit",
    "kpact-resource",
    "kpact-statistic",
    "kpact-vocabulary",
]

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


@hooks.register("before_edit_page")
def tell_problems(request, page):
    """Say what visitors do not see of a page, when its editor opens it."""
    if request.method == "GET" and isinstance(page, SafePageMixin):
        problems = find_problems_of(page)
        if problems:
            context = {"problems": problems}
            html = render_to_string("kpact_wagtail/admin/problems.html", context)
            messages.warning(request, html)


def find_problems_of(page):
    try:
        return list(dict.fromkeys(map(str, page.get_problems())))
    except Exception:  # the editor must open all the same
        logger.exception("Looking for problems of page %s failed.", page.pk)
        return []


@hooks.register("register_admin_urls")
def register_admin_urls():
    address = "reports/reviews-due/"
    results = ReviewsDueView.as_view(results_only=True)
    return [
        path(address, ReviewsDueView.as_view(), name=ReviewsDueView.index_url_name),
        path(f"{address}results/", results, name=ReviewsDueView.index_results_url_name),
    ]


@hooks.register("register_reports_menu_item")
def register_reports_menu_item():
    return ReviewsDueMenuItem()
