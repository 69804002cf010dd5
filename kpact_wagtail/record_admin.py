"""Screens for records of people, on wagtail-modeladmin: seen masked, never made or edited by hand.

A RecordAdmin lists its screens in ``screens``. Each names the permission it wants, which is asked
before anything is looked up; what a screen changes it changes on POST; what is done is logged
without an address; no browser keeps a page.
"""

from django.contrib.admin import SimpleListFilter
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import register_admin_url_finder
from wagtail.admin.ui.tables import BaseColumn, Table
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.log_actions import log
from wagtail_modeladmin.helpers import ModelAdminURLFinder, PermissionHelper
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import IndexView, InspectView, InstanceSpecificView, WMABaseView

TEMPLATES = "kpact_wagtail/admin/records"


class RecordPermissions(PermissionHelper):
    """Django’s permissions of the model. Whoever may do anything to a record may see it masked."""

    def may(self, user, permission):
        """Whether a user may list the model and has ``view``, ``change``, ``delete`` or another
        permission of it, or the one of another model that is written out: ``app.codename``."""
        if not self.user_can_list(user):
            return False
        if "." in permission:
            return user.has_perm(permission)
        return permission == "view" or self.has(user, permission)

    def has(self, user, permission):
        return self.user_has_specific_permission(user, self.get_perm_codename(permission))

    def user_can_list(self, user):
        return any(self.has(user, permission) for permission in ("view", "change", "delete"))

    def user_can_inspect_obj(self, user, obj):
        return self.user_can_list(user)

    def user_can_create(self, user):
        return False

    def user_can_edit_obj(self, user, obj):
        return False

    def user_can_delete_obj(self, user, obj):
        return False


class RecordURLFinder(ModelAdminURLFinder):
    """Leads from the log of the site to the record; it has no form to edit it."""

    record_admin = None

    def get_edit_url(self, instance):
        if self.user is None or self.record_admin.permission_helper.user_can_list(self.user):
            return self.record_admin.get_url("inspect", instance.pk)


class ChoiceFilter(SimpleListFilter):
    """Narrows a list to one value of a field with choices. Make one with ``filter_by()``."""

    field = ""

    def lookups(self, request, model_admin):
        choices = model_admin.model._meta.get_field(self.field).choices
        return [(value, label) for value, label in choices if value != ""]

    def queryset(self, request, rows):
        if self.value() in dict(self.lookup_choices):
            return rows.filter(**{self.field: self.value()})
        return rows

    def options(self):
        """What a ``<select>`` offers: (value, label, whether it is chosen)."""
        for value, label in self.lookup_choices:
            yield value, label, value == self.value()


def filter_by(field, title, lookups=None):
    """A filter class for ``list_filter``; ``lookups(request, model_admin)`` where the field has no choices."""
    own = {"field": field, "parameter_name": field, "title": title}
    if lookups:
        own["lookups"] = lambda self, request, model_admin: lookups(request, model_admin)
    return type("Filter", (ChoiceFilter,), own)


class ButtonsColumn(BaseColumn):
    """The deeds that are done from the list itself, one button each."""

    cell_template_name = f"{TEMPLATES}/buttons_cell.html"

    def __init__(self, record_admin, user):
        super().__init__("buttons", label=_("Actions"))
        self.record_admin, self.user = record_admin, user

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        deeds = self.record_admin.get_deeds(self.user, instance)
        context["deeds"] = [each for each in deeds if each["in_list"]]
        context["whom"] = self.record_admin.name_record(instance)
        return context


class ChosenColumn(BaseColumn):
    """A box to tick, in rows for which the deed that is done to many is open."""

    header_template_name = f"{TEMPLATES}/chosen_header.html"
    cell_template_name = f"{TEMPLATES}/chosen_cell.html"

    def __init__(self, record_admin):
        super().__init__("chosen", label=_("Choose"))
        self.record_admin = record_admin

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        context["open"] = self.record_admin.many.fits(instance)
        context["whom"] = self.record_admin.name_record(instance)
        return context


class Screen(WMABaseView):
    """A screen that is about no single record."""

    permission = "view"


class RecordList(IndexView):
    """A page of records. Nothing but the filters narrows it, and it cannot be exported."""

    permission = "view"
    FORMATS = ()

    def get_filters(self, request):
        specs, has_filters, _anything_else, use_distinct = super().get_filters(request)
        return specs, has_filters, {}, use_distinct

    def get_ordering(self, request, queryset):
        return self.get_default_ordering(request)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        admin, user = self.model_admin, self.request.user
        rows = list(context["page_obj"].object_list)
        columns = list(admin.columns)
        many = admin.get_many(user) if any(map(admin.is_open_to_many, rows)) else None
        if any(each["in_list"] for row in rows for each in admin.get_deeds(user, row)):
            columns.insert(1, ButtonsColumn(admin, user))  # in sight on a phone
        if many:
            columns.insert(0, ChosenColumn(admin))
        return context | {
            "title": admin.get_menu_label(),
            "table": Table(columns, rows, caption=admin.get_menu_label()),
            "many": many,
            "is_filtered": any(spec.value() for spec in self.filter_specs),
            "links": admin.get_links(user),
            "notes": admin.get_notes(),
            "previous": self.link_to(context["page_obj"], -1),
            "next": self.link_to(context["page_obj"], 1),
        }

    def link_to(self, page, step):
        there = page.has_next() if step > 0 else page.has_previous()
        return self.get_query_string({self.PAGE_VAR: page.number + step}) if there else ""


class RecordView(InspectView):
    """One record, with the buttons for what may be done to it."""

    permission = "view"

    def get_context_data(self, **kwargs):
        admin = self.model_admin
        context = super().get_context_data(fields=[], buttons=[], **kwargs)
        context |= admin.describe(self.request.user, self.instance)
        context["title"] = admin.name_record(self.instance)
        context["deeds"] = list(admin.get_deeds(self.request.user, self.instance))
        return context


class Deed(InstanceSpecificView):
    """Something done to one record, in a transaction with its line in the log.

    Write ``do()``, which may return False where somebody else was faster. Where it ``asks``, GET
    shows a page with the question; otherwise only POST is answered.
    """

    permission = "change"
    asks = True
    in_list = False
    serious = False
    label = ""
    question = ""
    done = ""
    too_late = _("Nothing was changed: somebody else was faster.")
    logged_as = ""
    template_name = f"{TEMPLATES}/ask.html"

    @classmethod
    def fits(cls, instance):
        """Whether the deed is open for a record as it stands."""
        return True

    def do(self):
        raise NotImplementedError

    def get(self, request, *args, **kwargs):
        if not self.asks:
            return HttpResponseNotAllowed(["POST"])
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        with transaction.atomic():
            done = self.fits(self.instance) and self.do() is not False
            if done:
                self.log()
        self.tell(done)
        return redirect(get_valid_next_url_from_request(request) or self.get_next_url())

    def log(self):
        log(instance=self.instance, action=self.logged_as, user=self.request.user)

    def tell(self, done):
        if done:
            messages.success(self.request, self.done)
        else:
            messages.warning(self.request, self.too_late)

    def get_next_url(self):
        return self.model_admin.get_url("inspect", self.instance.pk)

    def get_context_data(self, **kwargs):
        whom = self.model_admin.name_record(self.instance)
        back = self.model_admin.get_url("inspect", self.instance.pk)
        return super().get_context_data(**{"title": whom, "back": back, **kwargs})


class RecordAdmin(ModelAdmin):
    """The records of one model. Subclass it, name the ``columns`` and ``screens``, write ``describe``."""

    inspect_view_enabled = True
    list_per_page = 50
    index_template_name = f"{TEMPLATES}/index.html"
    inspect_template_name = f"{TEMPLATES}/inspect.html"
    permission_helper_class = RecordPermissions
    columns = ()
    #: Views by the name in their address; ``index`` and ``inspect`` are among them.
    screens = {}
    beside_list = ()
    #: The Deed that can be done to many chosen records, and the screen that takes them.
    many = None
    many_screen = ""
    #: Permissions that can be given to groups; others of the model mean nothing here.
    permissions = ("view",)

    def describe(self, user, instance):
        """What the screen of one record shows: ``facts``, ``sentences``, ``tables``, ``quote``."""
        return {}

    def name_record(self, instance):
        return str(instance)

    def get_links(self, user):
        """(label, address) of the screens named in ``beside_list``, as far as they are open."""
        open_screens = [name for name in self.beside_list if self.may(user, name)]
        return [(self.screens[name].label, self.get_url(name)) for name in open_screens]

    def get_notes(self):
        """Sentences above the list."""
        return []

    def get_url(self, screen, *args):
        return self.url_helper.get_action_url(screen, *args)

    def may(self, user, screen):
        return self.permission_helper.may(user, self.screens[screen].permission)

    def get_deeds(self, user, instance):
        """The buttons for a record: what fits it and the user may do."""
        for name, view in self.screens.items():
            if issubclass(view, Deed) and self.may(user, name) and view.fits(instance):
                url = self.get_url(name, instance.pk)
                yield {"url": url, **{key: getattr(view, key) for key in BUTTON}}

    def is_open_to_many(self, instance):
        return self.many is not None and self.many.fits(instance)

    def get_many(self, user):
        if self.many and self.may(user, self.many_screen):
            return {"url": self.get_url(self.many_screen), "label": self.many.label_of_many}

    # How it is registered

    def get_admin_urls_for_registration(self):
        return tuple(self.make_url(name, view) for name, view in self.screens.items())

    def make_url(self, name, view):
        place = self.url_helper.base_url_path + ("/" if name == "index" else f"/{name}/")
        if issubclass(view, InstanceSpecificView):
            place += "<int:instance_pk>/"
        return path(place, self.serve(name, view), name=self.url_helper.get_action_url_name(name))

    def serve(self, name, view_class):
        """The function behind an address: asks for the permission, then looks up."""

        @never_cache
        @sensitive_post_parameters()
        def serve(request, **kwargs):
            if not self.may(request.user, name):
                raise PermissionDenied
            ids = {key: str(value) for key, value in kwargs.items()}
            return view_class.as_view(model_admin=self, **ids)(request)

        return serve

    def get_permissions_for_registration(self):
        codenames = [self.permission_helper.get_perm_codename(each) for each in self.permissions]
        return super().get_permissions_for_registration().filter(codename__in=codenames)

    def register_admin_url_finders(self):
        finder = type("Finder", (RecordURLFinder,), {"record_admin": self})
        register_admin_url_finder(self.model, finder)

    def register_indexing(self):
        """Not among the references of the site: people’s records are used by nothing."""


#: What the template of a button needs of a Deed.
BUTTON = ("label", "asks", "in_list", "serious")
