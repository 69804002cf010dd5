"""The screens “Access details”: who may, sees what is set; who may change, sees what it is. # C5, F4"""

import uuid

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, IntegerField, OuterRef, Q, Subquery, Value, When
from django.http import Http404
from django.utils.functional import cached_property
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django_filters import ChoiceFilter
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import ButtonsColumnMixin, Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.models import Locale
from wagtail.permissions import page_permission_policy

from ..links import get_page_model
from .access import NAMES, find_renewal, is_due, is_set, renew_due
from .access_forms import AccessForm, list_groups
from .access_panel import AccessMixin
from .leaks import find_leaks
from .models import GroupAccess

#: What the list calls what is set; never what it is.
WORDS = {
    "link": _("link"),
    "meeting_id": _("meeting ID"),
    "passcode": _("passcode"),
    "dial_in": _("by phone"),
    "address": _("address"),
    "note": _("note"),
}
GONE = _("A group that is gone")


def find_rows(user):
    """The rows a user may know of, with titles: of the groups there are to choose from.

    Those of a group that is gone are left to superusers.
    """
    rows = GroupAccess.objects.all()
    if not user.is_superuser:
        rows = rows.filter(group__in=[uuid.UUID(key) for key, _title in list_groups(user)])
    return with_titles(rows, user)


def with_titles(rows, user):
    """Rows with the title of their group in the active language, else in its first one."""
    own = When(locale=Locale.get_active(), then=Value(0))
    nearest = Case(own, default=Value(1), output_field=IntegerField())
    opened = page_permission_policy.explorable_instances(user).values("pk")
    known = Q(live=True) | Q(pk__in=opened)
    pages = get_page_model().objects.filter(known, translation_key=OuterRef("group"))
    return rows.annotate(title=Subquery(pages.order_by(nearest, "pk").values("title")[:1]))


def name_row(row):
    """A row for people: its group, and which meetings."""
    title = row.title or GONE
    return f"{title}: {row.label}" if row.label else str(title)


def list_set(row):
    return ", ".join(str(WORDS[name]) for name in NAMES if is_set(row, name)) or "–"


class GroupColumn(ButtonsColumnMixin, TitleColumn):
    """The name of a row, leading to its form, with the buttons of who may do more."""

    def __init__(self, view, **kwargs):
        super().__init__("group", accessor=name_row, get_url=view.get_edit_url, **kwargs)
        self.view = view

    def get_buttons(self, instance, parent_context):
        return self.view.get_list_buttons(instance)


class RenewalColumn(Column):
    """The day by which the entrance is to be replaced, said to be over where it is."""

    cell_template_name = "kpact_wagtail/admin/groups/access_renewal_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        return context | {"due": is_due(instance, localdate())}


class AccessFilters(WagtailFilterSet):
    """Narrows the list to what is due, to one group, or to who is shown it."""

    renew = ChoiceFilter(
        label=_("Renewal"), choices=[("due", _("To be renewed now"))], method="find_due"
    )
    group = ChoiceFilter(label=_("Group"))
    release = ChoiceFilter(label=_("Who is shown this"), choices=GroupAccess.Release.choices)

    class Meta:
        model = GroupAccess
        fields = ["renew", "release", "group"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["group"].extra["choices"] = list_used_groups(self.request.user)

    def find_due(self, rows, name, value):
        return rows.filter(pk__in=[row.pk for row in renew_due()])


def list_used_groups(user):
    """The groups that have access details, by title."""
    named = {(row.group.hex, row.title or str(GONE)) for row in find_rows(user)}
    return sorted(named, key=lambda each: each[1].casefold())


# The views


class AccessList(generic.IndexView):
    any_permission_required = ["add", "change", "delete", "view"]
    default_ordering = ["title", "label", "pk"]
    filterset_class = AccessFilters

    def get_base_queryset(self):
        return find_rows(self.request.user)

    @cached_property
    def columns(self):
        return [
            GroupColumn(self, label=_("Group")),
            Column("release", label=_("Who is shown this"), accessor="get_release_display"),
            Column("set", label=_("What is set"), accessor=list_set),
            DateColumn("changed_at", label=_("Changed")),
            RenewalColumn("renewal", label=_("To be renewed"), accessor=find_renewal),
        ]


class OfKnownGroup:
    """Of a group that is not among those to choose from, there is nothing to see."""

    def get_object(self, *args, **kwargs):
        row = super().get_object(*args, **kwargs)
        if not find_rows(self.request.user).filter(pk=row.pk).exists():
            raise Http404
        return row


class NamesItself(OfKnownGroup):
    """Headings and messages name the group; what is stored stays out of them."""

    def get_page_subtitle(self):
        return name_row(find_rows(self.request.user).get(pk=self.object.pk))


class AccessCreate(generic.CreateView):
    success_message = _("The access details are saved.")

    def get_initial(self):
        return {**super().get_initial(), "group": self.request.GET.get("group", "")}


class AccessEdit(NamesItself, generic.EditView):
    success_message = _("The access details are saved.")


class AccessDelete(NamesItself, generic.DeleteView):
    success_message = _("The access details are deleted.")
    confirmation_message = _(
        "What is stored here is deleted for good: nobody can bring it back. The page of the group "
        "stays."
    )


def show(*names):
    """Panels of fields that the model does not have: they are sealed."""
    return [FieldPanel(name) for name in names]


FORM = ObjectList(
    [
        *show("group", "label", "release"),
        MultiFieldPanel(
            [*show("link"), FieldRowPanel(show("meeting_id", "passcode")), *show("dial_in")],
            heading=_("Online and by phone"),
        ),
        MultiFieldPanel(show("address", "note"), heading=_("In person")),
        MultiFieldPanel(
            [FieldRowPanel(["renewed_on", "renew_every_months"])], heading=_("Renewal")
        ),
    ],
    base_form_class=AccessForm,
)


class AccessHistory(OfKnownGroup, generic.HistoryView):
    pass


class AccessViewSet(ModelViewSet):
    """The screens. No copy, usage or export; the history says who changed when, and no value."""

    model = GroupAccess
    name = "kpact_group_access"
    url_prefix = "support-groups/access"
    icon = "key"
    menu_label = _("Access details")
    menu_name = "kpact-group-access"
    index_view_class = AccessList
    add_view_class = AccessCreate
    edit_view_class = AccessEdit
    delete_view_class = AccessDelete
    history_view_class = AccessHistory
    copy_view_enabled = False
    add_to_reference_index = False
    edit_handler = FORM

    def construct_view(self, view_class, **kwargs):
        """No browser keeps a page, no error report what was posted."""
        view = super().construct_view(view_class, **kwargs)
        return never_cache(sensitive_post_parameters()(sensitive_variables()(view)))

    def get_common_view_kwargs(self, **kwargs):
        return super().get_common_view_kwargs(**kwargs) | {"usage_url_name": None}

    def get_urlpatterns(self):
        return [each for each in super().get_urlpatterns() if each.name != "usage"]

    def get_permissions_to_register(self):
        """All four: who may view sees what is set, not what it is."""
        kind = ContentType.objects.get_for_model(GroupAccess)
        return Permission.objects.filter(content_type=kind)


class GroupsGroup(ModelViewSetGroup):
    """The menu item under which the screens about groups stand.

    Others join with the hook ``register_kpact_groups_menu_item``, which returns a MenuItem.
    """

    items = (AccessViewSet,)
    menu_label = _("Groups")
    menu_icon = "group"
    menu_name = "kpact-groups"
    menu_order = 455
    submenu_hook = "register_kpact_groups_menu_item"

    def get_menu_item(self, order=None):
        item = super().get_menu_item(order)
        item.menu.register_hook_name = self.submenu_hook  # which Wagtail 7.4 does not know yet
        return item


def tell_leaks(request, page):
    """Whoever publishes what lets people into a meeting hears it at once, not on the next visit."""
    if isinstance(page, AccessMixin):
        for sentence in find_leaks(page):
            messages.warning(request, sentence)
