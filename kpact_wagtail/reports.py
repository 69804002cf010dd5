"""The report “Reviews due”: the pages that somebody promised to read again by now."""

from datetime import timedelta

import django_filters
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import ContentTypeFilter, WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, LocaleColumn, TitleColumn
from wagtail.admin.views.reports import PageReportView
from wagtail.coreutils import get_content_type_label

from .links import get_page_model
from .mixins import ReviewedPageMixin

REVIEW_FIELDS = ("reviewed_on", "reviewed_by", "review_due_on")


def get_reviewed_models():
    """The page models with a table that holds review dates, ours and the site's."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, ReviewedPageMixin)
        and model._meta.get_field("review_due_on").model is model
    ]


def with_review_dates(pages):
    """A queryset of pages of any type with the fields of ReviewedPageMixin; one query for all."""
    models = get_reviewed_models()
    for name in REVIEW_FIELDS:
        values = [Subquery(rows_of(model).values(name)) for model in models]
        pages = pages.annotate(**{name: Coalesce(*values) if len(values) > 1 else values[0]})
    return pages.filter(review_due_on__isnull=False)


def rows_of(model):
    return model.objects.filter(pk=OuterRef("pk")).order_by()


def reviewed_content_types(request):
    models = [model for model in apps.get_models() if issubclass(model, ReviewedPageMixin)]
    ids = [kind.pk for kind in ContentType.objects.get_for_models(*models).values()]
    return ContentType.objects.filter(pk__in=ids).order_by("model")


class ReviewsDueFilterSet(WagtailFilterSet):
    """Shows what is due today, unless an editor asks to look further ahead."""

    ahead = django_filters.ChoiceFilter(
        label=_("Due"),
        choices=[
            ("30", _("In the next 30 days")),
            ("90", _("In the next 90 days")),
            ("36500", _("At any time")),
        ],
        empty_label=_("Today"),
        method="keep",
    )
    content_type = ContentTypeFilter(label=_("Type"), queryset=reviewed_content_types)

    class Meta:
        model = get_page_model()
        fields = ["content_type"]

    def keep(self, queryset, name, value):
        return queryset

    def filter_queryset(self, queryset):
        days = int(self.form.cleaned_data.get("ahead") or 0)
        until = localdate() + timedelta(days=days)
        return super().filter_queryset(queryset).filter(review_due_on__lte=until)


class ReviewsDueView(PageReportView):
    """What must I read again today? Lists published pages that the user may edit."""

    page_title = _("Reviews due")
    header_icon = "calendar-check"
    results_template_name = "kpact_wagtail/admin/reviews_due_results.html"
    index_url_name = "kpact_reviews_due"
    index_results_url_name = "kpact_reviews_due_results"
    filterset_class = ReviewsDueFilterSet
    default_ordering = "review_due_on"
    any_permission_required = ["add", "change", "publish"]
    columns = [
        TitleColumn(
            "title",
            label=_("Title"),
            accessor="get_admin_display_title",
            get_url=lambda page: reverse("wagtailadmin_pages:edit", args=[page.pk]),
        ),
        Column("type", label=_("Type"), accessor="page_type_display_name"),
        LocaleColumn(label=_("Language"), sort_key=None),
        Column("reviewed_on", label=_("Reviewed on"), sort_key="reviewed_on"),
        Column("reviewed_by", label=_("Reviewed by"), sort_key="reviewed_by"),
        Column("review_due_on", label=_("Due since"), sort_key="review_due_on"),
    ]
    export_filename = "reviews-due"
    list_export = ["title", "content_type", "locale", *REVIEW_FIELDS]
    export_headings = {
        "content_type": _("Type"),
        "locale": _("Language"),
        "reviewed_on": _("Reviewed on"),
        "reviewed_by": _("Reviewed by"),
        "review_due_on": _("Due since"),
    }
    custom_field_preprocess = {
        "content_type": dict.fromkeys(PageReportView.FORMATS, get_content_type_label),
        "locale": dict.fromkeys(PageReportView.FORMATS, str),
    }

    def get_base_queryset(self):
        pages = self.permission_policy.instances_user_has_permission_for(
            self.request.user, "change"
        )
        if not get_reviewed_models():
            return pages.none()
        return with_review_dates(pages.live()).select_related("content_type", "locale")


class ReviewsDueMenuItem(MenuItem):
    """Stands in the menu “Reports” for everybody who works on pages."""

    def __init__(self):
        super().__init__(
            ReviewsDueView.page_title,
            reverse(ReviewsDueView.index_url_name),
            name="kpact-reviews-due",
            icon_name=ReviewsDueView.header_icon,
            order=100,
        )

    def is_shown(self, request):
        view = ReviewsDueView()
        view.request = request
        return view.user_has_any_permission(view.any_permission_required)
