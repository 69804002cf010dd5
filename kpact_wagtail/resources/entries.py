"""What visitors see of a resource, whichever list it stands in."""

from django.apps import apps
from django.utils.functional import cached_property
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..codes import name_country, name_language
from ..contacts import read_contacts
from ..facts import Fact, Mark, say_ages, say_features, values_of
from ..hours import Hours
from ..links import is_safe_url
from ..time_zones import name_zone

#: How the image of an entry is asked for, so that all of a list are found at once.
IMAGE = "width-480|format-webp"


class EntryMixin:
    """The face of a Resource. Lists set what they know on their rows; see lists.dress()."""

    #: What the section of a list says of all its entries: always, free, confidential.
    inherited = frozenset()
    #: The address of ``page``, in the language of the list.
    page_url = ""
    #: The address of ``document``.
    document_url = ""
    #: Its image with the rendition of IMAGE at hand.
    picture = None
    #: The language of the alert, where it is another’s because this translation has none.
    alert_lang = ""
    #: The language of the entry where it is not that of the list.
    foreign_lang = ""
    #: Not one of the entries in lines.py. Said here, because a template looks long for what is not.
    is_line = is_plain = False

    @property
    def entry_url(self):
        """Where the title leads, or ""."""
        url = self.local_url or self.page_url or self.url or self.document_url
        return url if is_safe_url(url) else ""

    @property
    def leads_elsewhere(self):
        return self.entry_url.startswith(("http://", "https://")) and not self.page_url

    @property
    def home_country(self):
        """The one country it serves, whose numbers are shown as they are dialled there."""
        countries = values_of(self.areas, "country")
        return countries[0] if len(countries) == 1 else ""

    @cached_property
    def contact_list(self):
        return read_contacts(self.contacts, self.home_country)

    @cached_property
    def week(self):
        return Hours.read(
            values_of(self.hours, "hours"),
            values_of(self.other_hours, "other_hours"),
            self.always_open or ("always" in self.inherited and not self.hours),
            self.time_zone,
        )

    @property
    def zone_words(self):
        """The zone of its hours, and of those its contacts have of their own."""
        named = self.week.zone_name()
        own = any(contact.hours.rules for contact in self.contact_list)
        return named or (name_zone(self.time_zone) if own else "")

    @property
    def coming_exceptions(self):
        return self.week.coming_exceptions(localdate())

    @cached_property
    def language_names(self):
        return [name_language(code) for code in values_of(self.languages, "language") if code]

    @property
    def is_free(self):
        return self.cost == "free" or (not self.cost and "free" in self.inherited)

    @property
    def is_closed_for_now(self):
        return self.status == "temporarily_closed"

    @cached_property
    def marks(self):
        """What decides whether somebody dares to call, in words."""
        return [mark for mark, holds in self.judge_marks() if holds]

    def judge_marks(self):
        yield MARKS["free"], self.cost == "free" and "free" not in self.inherited
        yield MARKS["paid"], self.cost == "paid"
        yield MARKS["sliding"], self.cost == "sliding"
        yield MARKS["anonymous"], self.anonymous == "yes"
        yield MARKS["perhaps_anonymous"], self.anonymous == "sometimes"
        yield MARKS["no_police"], self.emergency_services == "no"
        yield MARKS["police"], self.emergency_services == "yes"
        yield MARKS["perhaps_police"], self.emergency_services == "sometimes"

    @property
    def lines(self):
        """The facts of a full entry that have no place of their own, in reading order."""
        return [fact for fact in self.find_facts() if fact.text]

    def find_facts(self):
        yield Fact(_("For"), self.eligibility)
        yield Fact(_("Age"), say_ages(self.min_age, self.max_age))
        yield Fact(_("Organization"), self.organization)
        yield Fact(_("Run by"), self.get_led_by_display())
        yield Fact(_("Area"), self.say_areas())
        yield Fact(_("Languages"), ", ".join(self.language_names))
        yield Fact(_("Interpreters"), INTERPRETERS.get(self.interpretation, ""))
        yield Fact(_("Cost"), self.cost_details)
        yield Fact(_("How to apply"), self.how_to_apply)
        yield Fact(_("Bring"), self.documents_needed)
        yield Fact(_("Where"), self.say_place())
        yield Fact(_("Address"), self.public_address)
        yield Fact(_("Getting in"), self.place_access)
        yield Fact(_("Accessibility"), ", ".join(say_features(self.accessibility)))

    @property
    def public_address(self):
        """The address, where it may be shown."""
        return self.address if self.show_address and self.place != "withheld" else ""

    @property
    def safety_lines(self):
        """What a caller should know first."""
        return [fact for fact in self.find_safety() if fact.text]

    def find_safety(self):
        yield Fact(_("Police and emergency services"), self.emergency_note)
        yield Fact(_("Must report"), self.mandated_reporting)
        yield Fact(_("Writes down"), self.records_kept)
        for name, words in TRACES.items():
            yield Fact("", words.get(getattr(self, name), ""))
        yield Fact(_("Calling safely"), self.safe_calling)

    def say_areas(self):
        """Words, countries and regions, each once."""
        countries = map(name_country, values_of(self.areas, "country"))
        regions = values_of(self.areas, "region")
        return ", ".join(dict.fromkeys(filter(None, [self.area, *regions, *countries])))

    def say_place(self):
        online = self.get_place_display() if self.place == "virtual" else ""
        return ", ".join(filter(None, [str(online), self.public_area]))

    @property
    def link_list(self):
        """What to read besides: its own links, its document, its organization, an old copy."""
        links = [*values_of(self.links, "link"), *self.find_more_links()]
        return [
            link for link in links if is_safe_url(link["url"]) and link["url"] != self.entry_url
        ]

    def find_more_links(self):
        yield {"label": _("Document"), "url": self.document_url}
        yield {
            "label": self.organization,
            "url": self.organization_url if self.organization else "",
        }
        yield {"label": _("Copy in an archive"), "url": self.archive_url}

    @property
    def report_url(self):
        """Where visitors say that something is wrong; "" without the app kpact_wagtail.upkeep."""
        if not self.pk or not apps.is_installed("kpact_wagtail.upkeep"):
            return ""
        from ..upkeep.links import report_url

        return report_url(self)

    @property
    def reference(self):
        """The parts of its citation (see citations), or nothing."""
        from .citation_blocks import read_reference

        return read_reference(self)


MARKS = {
    "free": Mark("free", _("Free"), "check"),
    "paid": Mark("paid", _("Costs money"), "info"),
    "sliding": Mark("sliding", _("Pay what you can"), "info"),
    "anonymous": Mark("anonymous", pgettext_lazy("resource", "Anonymous"), "check"),
    "perhaps_anonymous": Mark("perhaps_anonymous", _("Sometimes anonymous"), "info"),
    "no_police": Mark("no_police", _("Does not call the police"), "check"),
    "police": Mark("police", _("May call the police"), "warning"),
    "perhaps_police": Mark("perhaps_police", _("Sometimes calls the police"), "warning"),
}
INTERPRETERS = {
    "yes": _("can be had"),
    "no": _("none"),
    "sometimes": _("sometimes"),
}
#: What a call may leave behind, by what is known.
TRACES = {
    "caller_id": {
        "yes": _("Shows in the list of calls under a name that tells what it is."),
        "no": _("Does not show in the list of calls under a telling name."),
        "sometimes": _("Sometimes shows in the list of calls under a name that tells what it is."),
    },
    "calls_back": {
        "yes": _("Calls back."),
        "no": _("Never calls back."),
        "sometimes": _("Sometimes calls back."),
    },
    "leaves_message": {
        "yes": _("May leave a message."),
        "no": _("Never leaves a message."),
        "sometimes": _("Sometimes leaves a message."),
    },
}
