"""The form of a support group: what does not fit together is said beside the field it is about."""

from django.core.exceptions import ValidationError
from django.forms.widgets import Script
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from ..codes import get_currencies
from ..forms import offer
from ..time_zones import get_zones


class SupportGroupForm(WagtailAdminPageForm):
    """Subclass it for the ``base_form_class`` of a page type with SupportGroupPageMixin.

    A draft may lack whatever is not known yet. What would be wrong for ever – times without a zone,
    a secret address in a field whose revisions stay – is refused in drafts, too.
    """

    class Media:
        css = {"all": ["kpact_wagtail/group-form.css"]}
        js = [Script("kpact_wagtail/js/group-form.js", defer=True)]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offer(self, "time_zone", get_zones())
        offer(self, "currency", [("", _("Choose …")), *get_currencies()])
        if not self.instance.schedule and self.instance.timing == "regular":
            self.initial["schedule"] = begin_schedule(self.instance)

    def clean(self):
        cleaned = super().clean()
        for name, message in find_contradictions(self.gather(), self.is_deferred_validation):
            if name in self.fields:
                self.add_error(name, message)
        return cleaned

    def gather(self):
        """What was entered, and what a translation has from the page it translates."""
        shared = {
            name: getattr(self.instance, name)
            for name in self.instance.get_shared_facts()
            if name not in self.fields
        }
        return {**shared, **self.cleaned_data}


def begin_schedule(instance):
    """A first rule to fill in, so that nobody has to look for it; left empty, it is not stored."""
    block = instance._meta.get_field("schedule").stream_block
    return block.to_python([("rule", block.child_blocks["rule"].get_default())])


def find_contradictions(said, is_draft=False):
    """Pairs of field and sentence."""
    yield from find_what_never_holds(said)
    if not is_draft:
        for find in (find_in_who, find_in_when, find_in_cost, find_in_upkeep):
            yield from find(said)


def find_what_never_holds(said):
    if find_rules(said) and not said.get("time_zone") and "time_zone" in said:
        yield "time_zone", _("Choose the time zone of these meetings.")
    if said.get("withheld"):
        if said.get("address"):
            yield (
                "address",
                _(
                    "An address that is not public has its place in the access details: leave it out."
                ),
            )
        if errors := dict(find_addresses(said)):
            yield "schedule", StreamBlockValidationError(block_errors=errors)


def find_rules(said):
    """Pairs of place in the stream and rule."""
    children = enumerate(said.get("schedule") or [])
    return [(place, child.value) for place, child in children if child.block_type == "rule"]


def find_addresses(said):
    for place, rule in find_rules(said):
        if rule.get("address"):
            message = _("The address is not public, so it cannot stand here: leave it out.")
            yield place, StructBlockValidationError({"address": ValidationError(message)})


def find_in_who(said):
    lowest, highest = said.get("min_age"), said.get("max_age")
    if lowest is not None and highest is not None and highest < lowest:
        yield "max_age", _("This is younger than the youngest age.")
    for name in ("capacity_online", "capacity_in_person"):
        if said.get(name) == 0:
            yield name, _("Enter at least one, or leave it empty.")


def find_in_when(said):
    status, today = said.get("status"), localdate()
    if status == "hiatus" and (until := said.get("status_until")) and until < today:
        yield "status_until", _("This day is past. If the group meets again, change its status.")
    if status == "starting":
        starts = said.get("starts_on")
        if starts is None and not said.get("status_note"):
            yield (
                "starts_on",
                _("Enter the day, or say in the note on the status that it is not known yet."),
            )
        elif starts and starts < today:
            yield "starts_on", _("This day is past. If the group has begun, change its status.")
    if lacks_meetings(said):
        yield (
            "schedule",
            _("Say when it meets, or choose above that times are arranged or announced."),
        )


def lacks_meetings(said):
    if said.get("timing") != "regular" or said.get("status") == "closed" or "schedule" not in said:
        return False
    return not find_rules(said) and not said.get("schedule_words")


def find_in_cost(said):
    cost, tiers = said.get("cost"), said.get("tiers") or []
    amounts = [child.value.get("amount") for child in tiers if child.block_type == "tier"]
    priced = said.get("price") is not None
    if (priced or any(amount is not None for amount in amounts)) and not said.get("currency"):
        yield "currency", _("Choose the currency of this price.")
    if cost == "free" and said.get("price"):
        yield "price", _("The group is free: leave the price out.")
    if amounts and cost != "sliding":
        yield (
            "tiers",
            _(
                "Prices to choose from need a cost of “as much as you can pay”. Change one or the other."
            ),
        )


def find_in_upkeep(said):
    if (checked := said.get("verified_on")) and checked > localdate():
        yield "verified_on", _("This day is still to come.")
