"""What visitors see of a support group: sentences and facts in the order people ask for them."""

from dataclasses import replace

from django.apps import apps
from django.utils.functional import cached_property
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from wagtail.rich_text import get_text_for_indexing

from ..codes import name_language
from ..contacts import read_contacts
from ..facts import Fact, Mark, label_of, say_ages, say_features, values_of, with_text
from ..links import is_safe_url
from ..time_zones import name_zone
from .leaders import LeadersDescription
from .meetings import load_upcoming
from .money import say_amount
from .schedule_blocks import Mode
from .schedules import Schedule
from .sentences import say_changes, say_day, say_schedule


class GroupDescription(LeadersDescription):
    """The public face of a support group; abstract, so that no migration names it."""

    class Meta:
        abstract = True

    # When

    def get_schedule(self):
        """The Schedule as it stands in the fields now; without addresses where they are withheld."""
        schedule = Schedule.read(self.schedule.raw_data, self.time_zone)
        return schedule.without_addresses() if self.withheld else schedule

    def get_schedule_display(self):
        """All of it in lines, for the form of a translation, where it cannot be changed."""
        schedule = self.get_schedule()
        lines = [*say_schedule(schedule, self.mode), *say_changes(schedule, localdate())]
        return "\n".join(lines)

    def is_paused_on(self, day):
        """Whether a break or a later start keeps it from meeting on a day."""
        if self.status == "hiatus":
            return self.status_until is None or day <= self.status_until
        return self.status == "starting" and (self.starts_on is None or day < self.starts_on)

    @cached_property
    def when_in_words(self):
        """Sentences on when it meets, in the active language; the editor's own where there are any.

        None of one that no longer meets.
        """
        if self.is_closed:
            return []
        if self.schedule_words:
            return [self.schedule_words]
        if self.timing == self.Timing.ARRANGED:
            return [str(_("By arrangement"))]
        if self.timing == self.Timing.ANNOUNCED:
            return [str(_("The times will be announced"))]
        return say_schedule(self.get_schedule(), self.mode, localdate())

    @property
    def has_times(self):
        """Whether there are times, which mean nothing without their zone."""
        return self.timing == self.Timing.REGULAR and bool(self.when_in_words)

    @property
    def zone_name(self):
        return name_zone(self.time_zone)

    @property
    def coming_changes(self):
        """Sentences on coming days without a meeting and on moved ones, but for those of a break."""
        if self.timing != self.Timing.REGULAR or self.is_closed:
            return []
        schedule = self.get_schedule()
        skips = [each for each in schedule.skips if not self.is_paused_on(each.last)]
        moves = [
            each for each in schedule.moves if not self.is_paused_on(max(each.day, each.new_day))
        ]
        return say_changes(replace(schedule, skips=skips, moves=moves), localdate())

    @property
    def next_meetings(self):
        """The stored meetings to come as LocalMeetings; lists set it for all of theirs at once."""
        if "upcoming" not in vars(self):
            self.upcoming = load_upcoming(self)
        return self.upcoming

    @property
    def next_meetings_for_api(self):
        """``[{"start", "end", "mode", "venue", "moved_from"}]``, ISO 8601 with the group's offset."""
        return [
            {
                "start": meeting.start.isoformat(),
                "end": meeting.end.isoformat(),
                "mode": meeting.mode,
                "venue": meeting.venue,
                "moved_from": meeting.moved_from and meeting.moved_from.isoformat(),
            }
            for meeting in self.next_meetings
        ]

    # Whether it is there

    @property
    def is_closed(self):
        """Whether it no longer meets: its page then says where to turn instead, and no more of it."""
        return self.status == self.Status.CLOSED

    @cached_property
    def status_words(self):
        """What keeps somebody from coming, or changes it: "" while it simply runs."""
        if self.status == self.Status.RUNNING or self.has_returned:
            return ""
        if self.status == self.Status.HIATUS and self.status_until:
            return _("Taking a break until %(date)s") % {"date": say_day(self.status_until)}
        if self.status == self.Status.STARTING and self.starts_on:
            return _("Starts on %(date)s") % {"date": say_day(self.starts_on)}
        return label_of(self.Status, self.status)

    @property
    def has_returned(self):
        """Whether the break or the wait that its status tells of is over."""
        today = localdate()
        if self.status == self.Status.HIATUS:
            return self.status_until is not None and self.status_until < today
        starting = self.status == self.Status.STARTING
        return starting and self.starts_on is not None and self.starts_on <= today

    # Who

    @property
    def eligibility_text(self):
        """Whom it is for, without marks."""
        return get_text_for_indexing(self.eligibility).strip()

    @property
    def ages(self):
        return say_ages(self.min_age, self.max_age)

    @cached_property
    def language_names(self):
        return [name_language(code) for code in values_of(self.languages, "language") if code]

    @property
    def who_facts(self):
        """Lines on whom it is for."""
        return with_text(self.find_who_facts())

    def find_who_facts(self):
        yield Fact(_("Age"), self.ages)
        yield Fact(_("Centred on"), self.centred_on)
        yield Fact(_("Also welcome"), self.also_welcome)
        yield Fact(_("Not for"), self.not_for)
        yield Fact(_("Who can come"), self.get_openness_display())
        yield Fact(_("Languages"), ", ".join(self.language_names))
        yield Fact(_("Typical size"), self.typical_size)
        yield Fact(_("Places"), self.say_places())
        yield Fact(_("Since"), str(self.since_year or ""))

    def say_places(self):
        parts = [
            (self.capacity_online, _("%(number)d online")),
            (self.capacity_in_person, _("%(number)d in the room")),
        ]
        return ", ".join(text % {"number": number} for number, text in parts if number)

    # Where

    @property
    def where_words(self):
        """The mode with its platform or area: what a teaser says in one line."""
        online = [self.platform] if self.mode != "in_person" else []
        in_room = [self.venue, self.area] if "in_person" in self.modes.split() else []
        return ", ".join(filter(None, [self.mode_words, *online, *in_room]))

    @property
    def mode_words(self):
        """How one can take part; some meetings may be online and others not."""
        if self.mode != "hybrid" and len(self.modes.split()) > 1:
            return str(_("Online or in person, depending on the meeting"))
        return label_of(Mode, self.mode)

    @property
    def public_address(self):
        return "" if self.withheld else self.address

    @property
    def where_facts(self):
        return with_text(self.find_where_facts())

    def find_where_facts(self):
        yield Fact(_("By phone"), TAKES_PART_BY_PHONE.get(self.dial_in, ""))
        yield Fact(_("Address"), self.public_address or self.say_withheld())
        yield Fact(_("Accessibility"), ", ".join(say_features(self.accessibility)))
        for value in values_of(self.practicalities, "practicality"):
            yield Fact(name_practicality(value.get("about")), value.get("text") or "")

    def say_withheld(self):
        return _("We tell you the address when you join.") if self.withheld else ""

    # Joining

    @cached_property
    def contact_list(self):
        return read_contacts(self.contacts)

    @property
    def step_list(self):
        return values_of(self.steps, "step")

    @property
    def safe_joining_url(self):
        return self.joining_url if is_safe_url(self.joining_url) else ""

    @property
    def joining_facts(self):
        return with_text(self.find_joining_facts())

    @property
    def has_joining(self):
        """Whether there is more to say than how to join in a word, which stands in the key facts."""
        fields = [self.joining_words, self.step_list, self.safe_joining_url, self.contact_list]
        return any([*fields, self.joining_facts, self.agreement])

    def find_joining_facts(self):
        yield Fact(_("We answer"), self.response_time)
        yield Fact(_("Emergency contact"), self.get_emergency_contact_display())
        yield Fact(_("Sessions"), str(self.sessions or ""))
        yield Fact(_("Commitment"), self.commitment)

    # Cost

    @property
    def is_free(self):
        return self.cost == self.Cost.FREE

    @cached_property
    def cost_words(self):
        """The price in one line, or ""."""
        amount = say_amount(self.price, self.currency)
        if amount and self.price_per:
            words = {"amount": amount, "per": label_of(self.Per, self.price_per)}
            amount = _("%(amount)s for %(per)s") % words
        cost = label_of(self.Cost, self.cost)
        if cost and amount:
            return _("%(cost)s: %(amount)s") % {"cost": cost, "amount": amount}
        return cost or amount

    @property
    def tier_list(self):
        return [
            {**value, "amount": say_amount(value.get("amount"), self.currency)}
            for value in values_of(self.tiers, "tier")
        ]

    @property
    def cost_facts(self):
        return with_text(self.find_cost_facts())

    def find_cost_facts(self):
        yield Fact(_("Who pays nothing"), self.waiver)
        yield Fact(_("About money, ask"), self.hardship_contact)
        yield Fact(_("If you stop coming"), self.withdrawal)

    # What holds in it

    @property
    def marks(self):
        """What decides whether somebody dares to come, in words."""
        return [mark for mark, holds in self.judge_marks() if holds]

    def judge_marks(self):
        yield MARKS["free"], self.is_free
        yield MARKS["peers"], self.run_by == self.RunBy.PEER
        yield MARKS["pseudonyms"], self.pseudonyms == "yes"
        yield MARKS["camera"], self.camera == self.Camera.OPTIONAL
        yield MARKS["not_recorded"], self.recording == "no"
        yield MARKS["recorded"], self.recording == "yes"
        yield MARKS["chat_saved"], self.chat_saved == "yes"
        yield MARKS["leave"], self.leave_any_time == "yes"
        yield MARKS["interpreter"], self.interpreted

    @property
    def rule_facts(self):
        return with_text(self.find_rule_facts())

    def find_rule_facts(self):
        if self.camera and self.camera != self.Camera.OPTIONAL:
            yield Fact(_("Camera"), self.get_camera_display())
        yield Fact(_("Limits of confidentiality"), self.confidentiality_limits)
        yield Fact(_("What is asked of you"), self.duties)
        for value in values_of(self.guidelines, "guideline"):
            yield Fact(value.get("title") or "", value.get("text") or "")

    @property
    def plain_guidelines(self):
        """Guidelines that say all in their title."""
        values = values_of(self.guidelines, "guideline")
        return [value["title"] for value in values if value.get("title") and not value.get("text")]

    @cached_property
    def crisis_line_list(self):
        """The resources to call when there is no meeting, in the language of the page."""
        ids = values_of(self.crisis_lines, "resource")
        if not ids or not apps.is_installed("kpact_wagtail.resources"):
            return []
        from ..resources.crisis import find_lines

        return find_lines(ids, self.locale_id)

    # Kept true

    @property
    def report_url(self):
        """Where visitors say that something is wrong; "" without the app kpact_wagtail.upkeep.

        Nobody is asked about a group that no longer meets.
        """
        if self.is_closed or not self.pk or not apps.is_installed("kpact_wagtail.upkeep"):
            return ""
        from ..upkeep.links import report_url

        return report_url(self)


def name_practicality(code):
    from .records import Practicality

    return dict(Practicality.choices).get(code, "")


TAKES_PART_BY_PHONE = {
    "yes": _("You can take part by phone."),
    "no": _("You cannot take part by phone."),
}
MARKS = {
    "free": Mark("free", _("Free"), "check"),
    "peers": Mark("peers", _("Led by peers"), "check"),
    "pseudonyms": Mark("pseudonyms", _("Use any name you like"), "check"),
    "camera": Mark("camera", _("Camera on or off, as you like"), "check"),
    "not_recorded": Mark("not_recorded", _("Never recorded"), "check"),
    "recorded": Mark("recorded", _("Meetings are recorded"), "warning"),
    "chat_saved": Mark("chat_saved", _("The chat is saved"), "warning"),
    "leave": Mark("leave", _("Leave at any time"), "check"),
    "interpreter": Mark("interpreter", _("With an interpreter at times"), "info"),
}
