"""The admin screens of mailing lists, and the chooser of the sign-up block."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldRowPanel,
    HelpPanel,
    MultiFieldPanel,
    ObjectList,
    PageChooserPanel,
    TabbedInterface,
)
from wagtail.models import Locale, Site
from wagtail.snippets.views.snippets import CreateView

from ..models import SiteSettings
from ..panels import share_facts_in
from ..viewsets import VocabularyViewSet
from .models import MailingList

LIST_TAB = ObjectList(
    [
        "name",
        "purpose",
        "promise",
        FieldRowPanel(["volume", "audience"]),
        MultiFieldPanel(
            ["consent_text", PageChooserPanel("privacy_page"), "processors"],
            heading=_("Consent"),
        ),
        MultiFieldPanel(
            [PageChooserPanel("feed_page"), "archive_url", "other_ways", "help_email"],
            heading=_("Beside the form"),
        ),
    ],
    heading=_("The list"),
)
JOINING_TAB = ObjectList(
    [
        "site",
        FieldRowPanel(["joining", "visibility"]),
        "eligibility",
        FieldRowPanel(["direction", "ask_name"]),
        FieldRowPanel(["group", "order"]),
        "in_footer",
        "retention_days",
    ],
    heading=_("Who may join"),
)
MAIL_TAB = ObjectList(
    [
        HelpPanel(template="kpact_wagtail/admin/mail_identity_help.html"),
        FieldRowPanel(["mail_name", "subject"]),
        FieldRowPanel(["sender_name", "sender_email"]),
        "reply_to",
        FieldRowPanel(["link_root", "list_id"]),
        MultiFieldPanel(["legal_name", "postal_address"], heading=_("By law, last in each mail")),
        MultiFieldPanel(
            ["welcome_subject", "welcome_text"], heading=_("Welcome mail, once somebody is in")
        ),
    ],
    heading=_("Mails"),
)


class AddView(CreateView):
    """A new list begins with what the site settings know."""

    def get_initial_form_instance(self):
        locale = self.locale or Locale.get_default()
        mailing_list = super().get_initial_form_instance() or self.model(locale=locale)
        site = Site.find_for_request(self.request) or Site.objects.first()
        if site and not mailing_list.site_id:
            settings = SiteSettings.for_site(site)
            mailing_list.site = site
            mailing_list.legal_name = settings.legal_name or settings.organization_name
            mailing_list.postal_address = settings.postal_address
            mailing_list.help_email = settings.email
        return mailing_list


class MailingListViewSet(VocabularyViewSet):
    model = MailingList
    add_view_class = AddView
    icon = "mail"
    add_to_admin_menu = True
    menu_label = _("Mailing lists")
    menu_order = 455
    own_columns = [
        ("get_joining_display", {"label": _("Who may join"), "sort_key": "joining"}),
        ("get_visibility_display", {"label": _("Visibility"), "sort_key": "visibility"}),
    ]
    list_filter = ["site", "joining", "visibility"]

    def get_edit_handler(self):
        tabs = TabbedInterface([LIST_TAB, JOINING_TAB, MAIL_TAB])
        return share_facts_in(tabs.bind_to_model(self.model))
