"""Which records need attention, and why: over all models, in a constant number of queries."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, Q, Value, When
from django.utils.text import capfirst
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Locale

from ..translation import pick
from .models import Report, open_reports
from .registry import group_field, is_translatable, kept_models, published

#: Why a record is in the report, in the order in which it is told.
REASONS = {
    "reported": _("Reported wrong"),
    "due": pgettext_lazy("entry", "Due"),
    "alert": _("Alert has expired"),
}
FACTS = ["pk", "review_due_on", "verified_on", "verified_by", "alert", "alert_until"]


@dataclass
class Item:
    """A record in all its languages, and why somebody should look at it."""

    model: type
    pk: int
    ids: list
    languages: list
    due_on: date | None
    verified_on: date | None
    verified_by: str
    why: list = field(default_factory=list)
    reports: list = field(default_factory=list)
    #: The row with the facts, and what a user may do; see load_records() and report.allow().
    record: object = None
    may_change: bool = False
    may_publish: bool = False

    @property
    def label(self):
        return self.model._meta.label_lower

    @property
    def type_name(self):
        return capfirst(self.model._meta.verbose_name)

    @property
    def due_since(self):
        return self.due_on if "due" in self.why else None

    @property
    def newest_report(self):
        """The id up to which whoever reads the list has seen the reports."""
        return max((report.pk for report in self.reports), default=0)

    @property
    def ticket(self):
        """What a box to tick sends."""
        return f"{self.label}:{self.pk}:{self.newest_report}"

    @property
    def rank(self):
        """First what is not safe, then what was reported, the newest first, then the longest due."""
        unsafe = any(report.what == Report.What.UNSAFE for report in self.reports)
        return (not unsafe, -self.newest_report, self.due_on or date.max, self.label, self.pk)


def find_items(ahead=0, rows_of=None):
    """The Items that need attention, or are due within some days, the most urgent first.

    ``rows_of(model)`` narrows the records of a model to those somebody may see. One query for
    each model, and a few more.
    """
    reports = group_reports()
    items = []
    for model in kept_models():
        items += items_of(model, reports.get(model, {}), ahead, rows_of)
    return sorted(items, key=lambda item: item.rank)


def group_reports():
    """The open reports, newest first, without what is sealed: ``{model: {object id: [reports]}}``."""
    kinds = ContentType.objects.get_for_models(*kept_models())
    models = {kind.pk: model for model, kind in kinds.items()}
    found = {}
    rows = open_reports().defer("sealed_words", "sealed_address").select_related("handled_by")
    for report in rows.filter(content_type__in=models):
        about = found.setdefault(models[report.content_type_id], {})
        about.setdefault(report.object_id, []).append(report)
    return found


def items_of(model, reports, ahead, rows_of):
    groups = {}
    for row in find_rows(model, list(reports), ahead, rows_of):
        groups.setdefault(getattr(row, group_field(model)), []).append(row)
    main = Locale.get_default().pk if groups and is_translatable(model) else None
    items = [make_item(model, rows, reports, ahead, main) for rows in groups.values()]
    return [item for item in items if item.why]


def find_rows(model, reported, ahead, rows_of):
    """All languages of the records that may need attention, with their facts only."""
    today = localdate()
    rows = model._default_manager.all()
    if rows_of:
        rows = rows.filter(pk__in=rows_of(model).values("pk"))
    is_due = Q(review_due_on__lte=today + timedelta(days=ahead))
    has_old_alert = Q(alert_until__lt=today) & ~Q(alert="")
    wanted = (published(model) & (is_due | has_old_alert)) | Q(pk__in=reported)
    key = group_field(model)
    groups = model._base_manager.filter(wanted).values(key)
    rows = rows.filter(**{f"{key}__in": groups}).order_by("pk")
    names = [*FACTS, *(["translation_key", "locale"] if is_translatable(model) else [])]
    is_shown = Case(When(published(model), then=Value(True)), default=Value(False))
    return rows.only(*names).annotate(is_shown=is_shown)


def make_item(model, rows, reports, ahead, main_language):
    source = pick(rows, main_language) if is_translatable(model) else rows[0]
    return Item(
        model=model,
        pk=source.pk,
        ids=[row.pk for row in rows],
        languages=[row.locale_id for row in rows] if is_translatable(model) else [],
        due_on=source.review_due_on,
        verified_on=source.verified_on,
        verified_by=source.verified_by,
        reports=merge(reports, rows),
        why=[name for name in REASONS if holds(name, source, rows, reports, ahead)],
    )


def merge(reports, rows):
    found = [report for row in rows for report in reports.get(row.pk, ())]
    return sorted(found, key=lambda report: report.pk, reverse=True)


def holds(reason, source, rows, reports, ahead):
    shown = [row for row in rows if row.is_shown]
    if reason == "reported":
        return any(row.pk in reports for row in rows)
    if reason == "alert":
        today = localdate()
        return any(row.alert and row.alert_until and row.alert_until < today for row in shown)
    until = localdate() + timedelta(days=ahead)
    return bool(shown and source.review_due_on and source.review_due_on <= until)


def load_records(items):
    """The same Items with their records; one query for each model among them."""
    by_model = {}
    for item in items:
        by_model.setdefault(item.model, []).append(item)
    for model, group in by_model.items():
        records = model._default_manager.in_bulk([item.pk for item in group])
        for item in group:
            item.record = records.get(item.pk)
    return items
