"""The admin screens of resources, and the chooser in which one can be made."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    PageChooserPanel,
)
from wagtail.admin.ui.tables import Column

from ..panels import TopicsPanel, share_facts_in
from ..viewsets import CreateView, VocabularyChooserViewSet, VocabularyViewSet
from .forms import ResourceCreationForm, ResourceForm
from .models import Resource

#: The first screen of the form; everything else waits in panels below it.
FIRST = [
    "kind",
    "title",
    "url",
    "gloss",
    TopicsPanel("audiences"),
    TopicsPanel("topics"),
]


def closed(heading, children, kinds=""):
    """A panel that is closed until needed; ``kinds`` names those of resources it is for, if not all."""
    attrs = {"data-kpact-kinds": kinds} if kinds else {}
    return MultiFieldPanel(children, heading=heading, classname="collapsed", attrs=attrs)


HELP = "organization hotline service training tool"
READING = "publication article training tool"
PANELS = [
    *FIRST,
    closed(_("Contacts"), ["contacts"], HELP),
    closed(
        _("Hours"),
        ["always_open", "hours", "time_zone", "other_hours", "hours_note"],
        HELP,
    ),
    closed(
        _("Who can use it, and what it costs"),
        [
            "eligibility",
            FieldRowPanel(["min_age", "max_age"]),
            FieldRowPanel(["cost", "cost_details"]),
            FieldRowPanel(["languages", "interpretation"]),
            "anonymous",
            "how_to_apply",
            "documents_needed",
            "accessibility",
        ],
        HELP,
    ),
    closed(
        _("Safety of callers"),
        [
            FieldRowPanel(["emergency_services", "emergency_note"]),
            "mandated_reporting",
            "records_kept",
            FieldRowPanel(["caller_id", "calls_back", "leaves_message"]),
            "safe_calling",
        ],
        "organization hotline service",
    ),
    closed(
        _("Place"),
        [
            FieldRowPanel(["area", "public_area"]),
            "areas",
            "place",
            "address",
            "show_address",
            "place_access",
        ],
        HELP,
    ),
    closed(_("Reference"), ["citation"], READING),
    closed(
        _("More about it"),
        [
            "description",
            FieldRowPanel(["abbreviation", "led_by"]),
            FieldRowPanel(["other_name", "other_name_language"]),
            FieldRowPanel(["organization", "organization_url"]),
            "local_url",
            PageChooserPanel("page"),
            "document",
            "links",
            FieldRowPanel(["image", "image_alt"]),
        ],
    ),
    closed(_("Alert and status"), ["status", FieldRowPanel(["alert", "alert_until"])]),
    closed(
        _("Keeping it true"),
        [
            FieldRowPanel(["verified_on", "verified_by"]),
            FieldRowPanel(["review_every_months", "source_url"]),
            FieldRowPanel(["check_link", "archive_url"]),
            "notes",
        ],
    ),
]


class ResourceCreateView(CreateView):
    """Who may not publish makes a draft, which somebody else publishes."""

    def save_form(self, form):
        may_publish = self.get_permission_policy().user_has_permission(self.request.user, "publish")
        form.instance.live = may_publish
        with transaction.atomic():
            resource = form.save()
            if not may_publish:
                resource.has_unpublished_changes = True
                resource.save_revision(user=self.request.user)
        return resource

    def get_display_title(self, instance):
        title = super().get_display_title(instance)
        return title if instance.live else _("%(title)s (draft, not shown yet)") % {"title": title}


class ResourceChooserViewSet(VocabularyChooserViewSet):
    creation_form_class = ResourceCreationForm
    create_view_class = ResourceCreateView


class ResourceViewSet(VocabularyViewSet):
    model = Resource
    icon = "kpact-resource"
    chooser_viewset_class = ResourceChooserViewSet
    add_to_admin_menu = True
    menu_label = _("Resources")
    menu_order = 452
    own_columns = [
        ("get_kind_display", {"label": _("Kind"), "sort_key": "kind"}),
        ("verified_on", {"label": _("Verified on"), "sort_key": "verified_on"}),
    ]
    list_filter = ["kind", "status", "cost"]
    ordering = ["title"]
    search_backend_name = "default"

    @property
    def list_display(self):
        columns = super().list_display
        return [*columns[:-1], Column("status_string", label=_("Status")), columns[-1]]

    def get_edit_handler(self):
        handler = ObjectList(PANELS, base_form_class=ResourceForm)
        return share_facts_in(handler.bind_to_model(self.model))
