"""The screens “Import”: a file, what would become of it, and then – if somebody agrees – drafts."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem

from .cells import Unreadable
from .forms import UploadForm
from .permissions import find_editable, find_indexes, may_import

TEMPLATES = "kpact_wagtail/admin/groups"
URL_NAME = "kpact_groups_import"


class ImportMenuItem(MenuItem):
    """Stands in the menu “Groups” for everybody who may add pages."""

    def __init__(self):
        address = reverse(URL_NAME)
        super().__init__(gettext_lazy("Import"), address, icon_name="upload", order=20)

    def is_shown(self, request):
        return may_import(request.user)


def indexes_for(user):
    if not may_import(user):
        raise PermissionDenied
    return find_indexes(user)


@never_cache
@sensitive_post_parameters("ticket")
def import_groups(request):
    """GET asks for a file, a POST with one shows the dry run, one with its ticket does it."""
    indexes = indexes_for(request.user)
    if request.method == "POST" and "ticket" in request.POST:
        return do_import(request, indexes)
    form = UploadForm(request.POST or None, request.FILES or None, indexes=indexes)
    if request.method == "POST" and form.is_valid():
        try:
            return show_plan(request, read_upload(form, request.user))
        except Unreadable as error:
            form.add_error("file", error.sentence)
    return ask_for_file(request, form)


def ask_for_file(request, form):
    context = {
        "title": _("Import groups"),
        "form": form,
        "indexes": form.indexes.values(),
        "view": {"header_icon": "upload"},
    }
    return TemplateResponse(request, f"{TEMPLATES}/import.html", context)


def read_upload(form, user):
    from ..parts import get_default_zone
    from .plan import make_plan
    from .reading import read_file

    proposals, notes = read_file(form.cleaned_data["file"].read(), get_default_zone())
    return make_plan(form.index, proposals, user, notes)


def show_plan(request, plan):
    from .tickets import write_ticket

    context = {
        "title": _("Import groups"),
        "plan": plan,
        "summary": say_counts(plan),
        "ticket": write_ticket(plan, request.user),
        "address": reverse(URL_NAME),
        "view": {"header_icon": "upload"},
    }
    return TemplateResponse(request, f"{TEMPLATES}/import_plan.html", context)


def say_counts(plan):
    """Such as “3 new, 1 changed”: (verdict, words) of each verdict that occurs."""
    words = {
        "new": ngettext("%d new group", "%d new groups", plan.counts["new"]),
        "changed": ngettext("%d group changes", "%d groups change", plan.counts["changed"]),
        "unchanged": ngettext(
            "%d group stays as it is", "%d groups stay as they are", plan.counts["unchanged"]
        ),
        "refused": ngettext("%d is refused", "%d are refused", plan.counts["refused"]),
    }
    return [(name, text % plan.counts[name]) for name, text in words.items() if plan.counts[name]]


def do_import(request, indexes):
    from .actions import write_plan
    from .plan import make_plan
    from .tickets import read_ticket

    agreed = read_ticket(request.POST["ticket"], request.user)
    index = next((page for page in indexes if agreed and page.pk == agreed["index"]), None)
    if index is None:
        messages.error(request, _("Nothing was imported. Please choose the file once more."))
        return redirect(URL_NAME)
    plan = make_plan(index, agreed["proposals"], request.user, agreed["notes"])
    try:
        if plan.fingerprint == agreed["fingerprint"]:
            write_plan(plan, request.user)
            return tell(request, plan)
    except ValidationError:
        plan = make_plan(index, agreed["proposals"], request.user, agreed["notes"])
    messages.warning(
        request,
        _("Nothing was imported: groups have changed meanwhile. Look at what would happen now."),
    )
    return show_plan(request, plan)


def tell(request, plan):
    written, refused = len(plan.to_write), plan.counts["refused"]
    text = ngettext(
        "%d group was written as a draft. Read it, then publish it.",
        "%d groups were written as drafts. Read them, then publish them.",
        written,
    )
    if written:
        messages.success(request, text % written)
    else:
        messages.warning(request, _("There was nothing to write."))
    if refused:
        left = ngettext("%d was refused.", "%d were refused.", refused)
        messages.warning(request, left % refused)
    return redirect("wagtailadmin_explore", plan.index.pk)


@never_cache
@require_safe
def export_groups(request, pk):
    """The groups below a list that somebody may edit, as a table that can be imported again."""
    from .export import write_table
    from .plan import find_groups

    index = next((page for page in indexes_for(request.user) if page.pk == pk), None)
    if index is None:
        raise PermissionDenied
    groups = find_editable(index, find_groups(index), request.user)
    return send(write_table(groups), "groups.csv")


@never_cache
@require_safe
def send_template(request):
    """The columns with two examples."""
    from .export import write_template

    indexes_for(request.user)
    return send(write_template(), "groups-template.csv")


def send(text, name):
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response
