"""What upkeep adds to the Wagtail admin."""

from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from wagtail import hooks
from wagtail.admin import messages

from .actions import reports_about
from .deeds import DoToChosen
from .mixins import VerifiedMixin
from .models import Report
from .registry import changeable_by, find_source, was_published
from .report import NeedsAttentionMenuItem, NeedsAttentionView
from .usage import find_usage

#: What the log of the site calls each deed: button, then what was done.
LOGGED = {
    "kpact.verify": (_("Verified today"), _("Verified that it is right")),
    "kpact.archive": (_("Archive"), _("Put away: visitors see it no more")),
    "kpact.add_topics": (_("Add topic"), _("Added a topic")),
    "kpact.add_audiences": (_("Add audience"), _("Added an audience")),
    "kpact.report_seen": (_("Looking at it"), _("Began to look at what was reported")),
    "kpact.report_done": (_("Done"), _("Was done with what was reported")),
}


@hooks.register("register_log_actions")
def register_log_actions(registry):
    for action, words in LOGGED.items():
        registry.register_action(action, *words)


@hooks.register("register_admin_urls")
def register_admin_urls():
    address = "reports/needs-attention/"
    # No browser keeps what visitors wrote.
    view = never_cache(NeedsAttentionView.as_view())
    results = never_cache(NeedsAttentionView.as_view(results_only=True))
    return [
        path(address, view, name=NeedsAttentionView.index_url_name),
        path(f"{address}results/", results, name=NeedsAttentionView.index_results_url_name),
        path(f"{address}do/", DoToChosen.as_view(), name="kpact_needs_attention_do"),
    ]


@hooks.register("register_reports_menu_item")
def register_reports_menu_item():
    return NeedsAttentionMenuItem()


@hooks.register("before_edit_snippet")
@hooks.register("before_edit_page")
def tell_editor(request, instance):
    """Whoever opens a record hears that it is due, and what visitors say of it."""
    if request.method != "GET" or not isinstance(instance, VerifiedMixin):
        return
    source = find_source(instance)
    may_change = changeable_by(request.user, type(source)).filter(pk=source.pk).exists()
    reports = reports_about(source).exclude(state=Report.State.DONE) if may_change else []
    is_due = source.is_due and was_published(source)
    if is_due or reports:
        context = {"source": source, "today": localdate(), "is_due": is_due}
        context["reports"] = len(reports)
        html = render_to_string("kpact_wagtail/admin/upkeep/told.html", context)
        url = reverse("kpact_needs_attention") + "?why=reported"
        buttons = [messages.button(url, _("Read the reports"))] if reports else []
        messages.warning(request, html, buttons=buttons)


@hooks.register("before_delete_page")
def warn_of_usage_of_page(request, page):
    warn_of_usage(request, [page.specific])


@hooks.register("before_delete_snippet")
def warn_of_usage(request, instances):
    """Whoever is about to delete a record hears where visitors will miss it."""
    if request.method != "GET":
        return
    for instance in instances:
        places = find_usage(instance) if isinstance(instance, VerifiedMixin) else []
        if places:
            context = {"record": instance, "places": places}
            html = render_to_string("kpact_wagtail/admin/upkeep/used.html", context)
            messages.warning(request, html)
