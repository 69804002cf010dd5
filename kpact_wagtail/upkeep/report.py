"""The report “Needs attention”: what must I look at today?"""

import django_filters
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import BaseColumn
from wagtail.admin.views.reports import ReportView
from wagtail.coreutils import get_content_languages
from wagtail.models import Locale

from ..models import Audience, Topic
from ..spreadsheet import SafeExportMixin
from ..translation import pick
from .attention import REASONS, find_items, load_records
from .models import Report
from .reading import read_reports
from .registry import (
    changeable_by,
    kept_models,
    publishable_by,
    visible_to,
    works_on_anything,
)

TEMPLATES = "kpact_wagtail/admin/upkeep"


class AttentionFilterSet(WagtailFilterSet):
    """Narrows the Items, which are no queryset: the view reads what was chosen."""

    why = django_filters.ChoiceFilter(label=_("Why"), choices=list(REASONS.items()))
    type = django_filters.ChoiceFilter(label=_("Type"))
    language = django_filters.ChoiceFilter(label=_("Language"))
    ahead = django_filters.ChoiceFilter(
        label=_("Due"),
        choices=[("30", _("In the next 30 days")), ("90", _("In the next 90 days"))],
        empty_label=_("Today"),
    )

    class Meta:
        model = Report
        fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["type"].extra["choices"] = list_types()
        self.filters["language"].extra["choices"] = list(get_content_languages().items())

    def chosen(self, name):
        return self.form.cleaned_data.get(name) or ""


def list_types():
    return [(model._meta.label_lower, model._meta.verbose_name_plural) for model in kept_models()]


class ChosenColumn(BaseColumn):
    """A box to tick, in rows that the user may change."""

    header_template_name = "kpact_wagtail/admin/records/chosen_header.html"
    cell_template_name = f"{TEMPLATES}/chosen_cell.html"


class ItemColumn(BaseColumn):
    """A cell from a template of its own."""

    def __init__(self, name, **kwargs):
        super().__init__(name, **kwargs)
        self.cell_template_name = f"{TEMPLATES}/{name}_cell.html"


class NeedsAttentionView(SafeExportMixin, ReportView):
    """Lists what is due, was reported wrong, or says something that is over."""

    page_title = _("Needs attention")
    header_icon = "warning"
    template_name = f"{TEMPLATES}/needs_attention.html"
    results_template_name = f"{TEMPLATES}/needs_attention_results.html"
    index_url_name = "kpact_needs_attention"
    index_results_url_name = "kpact_needs_attention_results"
    filterset_class = AttentionFilterSet
    paginate_by = 50
    columns = [
        ChosenColumn("chosen", label=_("Choose")),
        ItemColumn("record", label=_("Entry")),
        ItemColumn("why", label=_("Why")),
        ItemColumn("due_since", label=_("Due since")),
        ItemColumn("verified", label=_("Verified")),
    ]
    export_filename = "needs-attention"
    list_export = [
        *["record", "type_name", "language_names", "why_names", "due_since"],
        *["verified_on", "verified_by", "report_names"],
    ]
    export_headings = {
        "record": _("Entry"),
        "type_name": _("Type"),
        "language_names": _("Languages"),
        "why_names": _("Why"),
        "due_since": _("Due since"),
        "verified_on": _("Verified on"),
        "verified_by": _("Verified by"),
        "report_names": _("Reports"),
    }

    def user_has_any_permission(self, permissions):
        return works_on_anything(self.request.user)

    any_permission_required = ["change"]

    def get_queryset(self):
        filters = self.filters if self.filters.is_valid() else None
        ahead = int(filters.chosen("ahead") or 0) if filters else 0
        items = find_items(ahead, self.rows_of)
        if filters:
            items = [item for item in items if self.fits(item, filters)]
        return items

    def get_filtered_queryset(self):
        return self.get_queryset()

    def rows_of(self, model):
        return visible_to(self.request.user, model)

    def fits(self, item, filters):
        why, kind = filters.chosen("why"), filters.chosen("type")
        language = filters.chosen("language")
        return (
            (not why or why in item.why)
            and (not kind or kind == item.label)
            and (not language or language in self.codes_of(item))
        )

    @cached_property
    def locales(self):
        return dict(Locale.objects.values_list("pk", "language_code"))

    def codes_of(self, item):
        return [self.locales[pk] for pk in item.languages if pk in self.locales]

    def paginate_queryset(self, queryset, page_size):
        paginator, page, items, is_paginated = super().paginate_queryset(queryset, page_size)
        return paginator, page, self.complete(items), is_paginated

    def decorate_paginated_queryset(self, object_list):
        return self.complete(object_list) if self.is_export else object_list

    def complete(self, items):
        """The Items of one page of the list, with all that their rows show."""
        items = [item for item in load_records(list(items)) if item.record]
        allow(items, self.request.user)
        if not self.is_export:
            read_reports(items)
        finder = AdminURLFinder(self.request.user)
        names = get_content_languages()
        for item in items:
            item.edit_url = finder.get_edit_url(item.record)
            item.badges = [(name, REASONS[name]) for name in item.why]
            item.language_names = ", ".join(names.get(each, each) for each in self.codes_of(item))
            item.why_names = ", ".join(str(REASONS[name]) for name in item.why)
            item.report_names = ", ".join(report.get_what_display() for report in item.reports)
        return items

    def get_context_data(self, *args, **kwargs):
        context = super().get_context_data(*args, **kwargs)
        items = [] if self.is_export else context["object_list"]
        if any(item.may_change for item in items):
            context["deeds"] = True
            context["any_reports"] = any(item.reports and item.may_change for item in items)
        if any(item.may_publish for item in items):
            context["publishes"] = True
            context["topics"] = list_terms(Topic)
            context["audiences"] = list_terms(Audience)
        return context


def allow(items, user):
    """Note on Items what the user may do with them; two queries for each model."""
    by_model = {}
    for item in items:
        by_model.setdefault(item.model, []).append(item)
    for model, group in by_model.items():
        rows = changeable_by(user, model).filter(pk__in=[item.pk for item in group])
        allowed = set(rows.values_list("pk", flat=True))
        public = publishable_by(user, model).filter(pk__in=allowed)
        published = set(public.values_list("pk", flat=True))
        for item in group:
            item.may_change = item.pk in allowed
            item.may_publish = item.pk in published


def list_terms(model):
    """``[(pk, name)]`` of topics or audiences, each one once, in the language of the site."""
    siblings = {}
    for term in model.objects.order_by("pk"):
        siblings.setdefault(term.translation_key, []).append(term)
    main = Locale.get_default().pk
    found = [pick(rows, main) for rows in siblings.values()]
    return sorted(((term.pk, str(term)) for term in found), key=lambda each: each[1].casefold())


class NeedsAttentionMenuItem(MenuItem):
    """Stands in the menu “Reports” for everybody who works on records that are kept true."""

    def __init__(self):
        super().__init__(
            NeedsAttentionView.page_title,
            reverse(NeedsAttentionView.index_url_name),
            name="kpact-needs-attention",
            icon_name=NeedsAttentionView.header_icon,
            order=90,
        )

    def is_shown(self, request):
        return works_on_anything(request.user)
