"""Every shape a schedule can take, by name and at random, in zones whose clocks differ in kind."""

import datetime
import json

from hypothesis import strategies as st

from kpact_wagtail.pages.models import SupportGroupPage
from kpact_wagtail.support_groups.calendars import write_calendar

from .build import child, items, rule

#: Three years, with all changes of clocks in them.
AFTER = datetime.datetime(2025, 1, 1, tzinfo=datetime.UTC)
BEFORE = datetime.datetime(2028, 1, 1, tzinfo=datetime.UTC)

#: North, south, by half an hour, never; and one that changes for a month each year.
ZONES = [
    "America/Chicago",
    "Europe/London",
    "Australia/Lord_Howe",
    "Asia/Kolkata",
    "Africa/Casablanca",
]

DATES = ["2025-03-30", "2026-03-08", "2026-05-05", "2026-11-01", "2027-10-31"]
SHAPES = {
    "every week": [rule()],
    "every other week, on two days": [rule(every=2, days=["Mo", "We"], first="2025-01-01")],
    "every other week, since a day after its own": [rule(every=2, first="2026-01-07")],
    "every fifth week, for long": [rule(every=5, days=["Su"], first="2016-02-29")],
    "in some months only": [rule(days=["Mo", "Fr"], months=["1", "3", "5"])],
    "first and third": [rule("monthly", days=["Tu"], weeks=["1", "3"], first="2016-01-06")],
    "last": [rule("monthly", days=["Fr"], weeks=["-1"])],
    "fifth": [rule("monthly", days=["Fr"], weeks=["5"])],
    "fourth, fifth and last": [rule("monthly", days=["Fr"], weeks=["4", "5", "-1"])],
    "second, in odd months": [rule("monthly", days=["Mo", "Fr"], weeks=["2"], every=2)],
    "second, in months by name": [rule("monthly", days=["Mo"], weeks=["2"], months=["2", "9"])],
    "from 29 to 31": [rule("month_days", month_days=items([29, 30, 31]))],
    "31, every other month": [rule("month_days", month_days=items([31]), every=2)],
    "the 30th, not in December": [
        rule("month_days", month_days=items([30])),
        child("pause", {"months": ["12"]}),
    ],
    "every fifth month, not in two": [
        rule("monthly", days=["Tu"], weeks=["1"], every=5, first="2019-03-31", count=20),
        child("pause", {"months": ["2", "8"]}),
    ],
    "fifth and last, sixty times": [
        rule("monthly", days=["Mo", "Tu"], weeks=["5", "-1"], months=["3", "7"], count=60),
    ],
    "29 February": [
        rule("month_days", month_days=items([29]), months=["2"], first="2020-01-01"),
    ],
    "dates": [rule("dates", dates=items(DATES))],
    "eight times": [rule(count=8)],
    "eight times, twice a month": [rule("monthly", days=["Tu"], weeks=["1", "3"], count=8)],
    "until a day": [rule(last="2026-03-10")],
    "until a day before its first": [rule(first="2026-03-10", last="2026-03-01")],
    "two rules of their own": [
        rule("monthly", days=["Tu"], weeks=["1", "3"], mode="online"),
        rule("monthly", days=["Fr"], weeks=["-1"], mode="in_person", start="12:00", end="13:00"),
    ],
    "skipped": [
        rule(),
        child("skip", {"first": "2026-01-01", "last": "2026-01-13"}),
        child("skip", {"first": "2026-03-10"}),
    ],
    "skipped, eight times": [rule(count=8), child("skip", {"first": "2026-01-06"})],
    "moved": [
        rule(),
        child("move", {"day": "2026-03-10", "new_day": "2026-03-11", "start": "10:00:00"}),
    ],
    "first one moved": [
        rule(),
        child("move", {"day": "2026-01-06", "new_day": "2026-03-08", "start": "02:30:00"}),
    ],
    "dates, moved and skipped": [
        rule("dates", dates=items(DATES)),
        child("move", {"day": "2026-05-05", "new_day": "2026-05-11"}),
        child("skip", {"first": "2026-11-01"}),
    ],
    "not in August": [rule(), child("pause", {"months": ["8"]})],
    "across midnight": [rule(start="23:00:00", end="01:00:00", days=["Sa"])],
    "a whole day": [rule(start="23:00:00", end="23:00:00", days=["Sa"])],
    "in the gap": [rule(start="02:30:00", end="03:30:00", days=["Su"])],
    "from the beginning of the gap": [rule(start="02:00:00", end="03:30:00", days=["Su"])],
    "in the gap, forty times": [rule(start="02:30:00", end="04:00:00", days=["Su"], count=40)],
    "in the overlap": [rule(start="01:30:00", end="03:00:00", days=["Su"])],
    "in the overlap, until its day": [
        rule(start="01:30:00", end="03:00:00", days=["Su"], last="2026-11-01"),
    ],
    "over the change": [rule(start="00:30:00", end="04:00:00", days=["Fr", "Sa", "Su"])],
    "over the change, moved": [
        rule(start="00:30:00", end="04:00:00", days=["Su"]),
        child("move", {"day": "2026-03-08", "new_day": "2026-03-07"}),
        child("move", {"day": "2026-11-01", "new_day": "2026-11-08"}),
    ],
}
BREAKS = [
    {},
    {"status": "hiatus"},
    {"status": "hiatus", "status_until": datetime.date(2026, 4, 10)},
    {"status": "starting", "starts_on": datetime.date(2025, 12, 24)},
]


def make_group(schedule, zone, **facts):
    """A page that is in no database, with a discreet title."""
    # The content type is one that is not asked for.
    group = SupportGroupPage(content_type_id=1, title="Circle", discreet_title="Circle", **facts)
    group.schedule = group._meta.get_field("schedule").to_python(json.dumps(schedule))
    group.time_zone = zone
    return group


def write(group):
    return write_calendar([group], "Circle", {}).decode()


def list_meetings(group):
    """Pairs of start and end, in seconds since 1970, as pages show them."""
    return [
        (int(meeting.start.timestamp()), int(meeting.end.timestamp()))
        for meeting in group.get_schedule().between(AFTER, BEFORE)
        if not group.is_paused_on(meeting.day)
    ]


def compare(groups, readings):
    """What differs, as ``{name: (missing, too many)}``; groups by name, readings in their order."""
    found = {}
    for (name, group), reading in zip(groups.items(), readings, strict=True):
        expected, read = sorted(list_meetings(group)), sorted(map(tuple, reading))
        if expected != read:
            missing = [each for each in expected if each not in read]
            found[name] = (missing[:3], [each for each in read if each not in expected][:3])
    return found


def all_shapes():
    """Each shape in each zone, and each break in one of them."""
    plain = {
        f"{name}, {zone}": make_group(schedule, zone)
        for name, schedule in SHAPES.items()
        for zone in ZONES
    }
    breaks = {
        f"{name}, {facts}": make_group(schedule, ZONES[0], **facts)
        for name, schedule in SHAPES.items()
        for facts in BREAKS[1:]
    }
    return plain | breaks


# At random

CLOCK = ["00:00", "00:30", "01:00", "01:30", "02:00", "02:15", "02:30", "03:00", "19:00", "23:30"]
DAYS = st.lists(
    st.sampled_from(["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]), min_size=1, unique=True
)
MONTHS = st.lists(st.integers(1, 12).map(str), unique=True)
NEAR = st.dates(datetime.date(2024, 6, 1), datetime.date(2027, 12, 31)).map(str)
LONG_AGO = st.dates(datetime.date(2016, 1, 1), datetime.date(2026, 12, 31)).map(str)


@st.composite
def rules(draw):
    repeats = draw(st.sampled_from(["weekly", "monthly", "month_days", "dates"]))
    own = {
        "weekly": {"days": draw(DAYS)},
        "monthly": {
            "days": draw(DAYS),
            "weeks": draw(
                st.lists(st.sampled_from(["1", "2", "3", "4", "5", "-1"]), min_size=1, unique=True)
            ),
        },
        "month_days": {
            "month_days": items(draw(st.lists(st.integers(1, 31), min_size=1, max_size=4)))
        },
        "dates": {"dates": items(draw(st.lists(NEAR, min_size=1, max_size=6, unique=True)))},
    }[repeats]
    end = draw(st.sampled_from([{}, {}, {"last": draw(NEAR)}, {"count": draw(st.integers(1, 60))}]))
    times = {"start": draw(st.sampled_from(CLOCK)), "end": draw(st.sampled_from(CLOCK))}
    every = draw(st.integers(1, 5))
    months = draw(st.one_of(st.just([]), MONTHS))
    return rule(repeats, first=draw(LONG_AGO), every=every, months=months, **own, **times, **end)


@st.composite
def schedules(draw):
    """A stored schedule whose skips and moves are about meetings that there are."""
    found = draw(st.lists(rules(), min_size=1, max_size=2, unique_by=lambda each: each["id"]))
    days = sorted(
        {
            meeting.day
            for meeting in make_group(found, ZONES[0]).get_schedule().between(AFTER, BEFORE)
        }
    )
    day = st.sampled_from(days).map(str) if days else NEAR
    for _each in range(draw(st.integers(0, 2))):
        found.append(child("skip", {"first": draw(day)}))
    for _each in range(draw(st.integers(0, 2))):
        times = draw(st.sampled_from([{}, {"start": draw(st.sampled_from(CLOCK))}]))
        found.append(child("move", {"day": draw(day), "new_day": draw(NEAR), **times}))
    if draw(st.booleans()):
        found.append(child("pause", {"months": draw(MONTHS)}))
    return found
