"""Cells that hold what differs from the rules: days without a meeting, and moved meetings.

One item stands on each line, or they are separated by “;”. What a cell cannot hold, such as a
reason in another language, stays with an item that the file does not change; see merging.py.
"""

import re

from django.utils.translation import gettext as _

from ..schedules import Move, Skip
from .cells import Clock, Day, Unreadable, plain

MOST = 120
#: A longer item is not looked at; a reason has 80 letters at most.
LONGEST = 200
SPAN = re.compile(r"([^()]+?)(?:\s+(?:to|–)\s+([^()]+?))?\s*(?:\((.*)\))?\Z")
ARROW = re.compile(r"\s*(?:->|→)\s*")
PLACE = re.compile(r"(\S+)(?:\s+(.+))?\Z")


def split_items(text):
    """The items of a cell; a reason in parentheses may hold a “;” if each item has its line."""
    text = plain(text)
    parts = text.split("\n") if "\n" in text else text.split(";")
    items = [part.strip() for part in parts if part.strip()]
    if any(len(item) > LONGEST for item in items):
        raise Unreadable(_("One of these is too long. Shorten its reason."))
    if len(items) > MOST:
        raise Unreadable(_("These are too many days. Take out those that are over."))
    return items


def join_items(items):
    between = "\n" if any(";" in item for item in items) else "; "
    text = between.join(items)
    # One item alone has no line of its own yet.
    return f"{text}\n;" if len(items) == 1 and ";" in text else text


def with_reason(text, reason):
    reason = " ".join(plain(reason or "").split())
    return f"{text} ({reason})" if reason else text


class Skips:
    """Days or spans without a meeting: “2026-12-24 to 2026-12-31 (holidays); 2026-07-04”."""

    def read(self, text):
        return [self.read_item(item) for item in split_items(text) if item != ";"]

    def read_item(self, item):
        found = SPAN.match(item)
        if not found:
            raise Unreadable(_("Write it like “2026-12-24 to 2026-12-31 (holidays)”."))
        last = Day().read(found[2]) if found[2] else None
        first = Day().read(found[1])
        last = None if last == first else last
        return {"first": first, "last": last, "reason": (found[3] or "").strip()}

    def write(self, values):
        """What is incomplete, as in a draft, is left out."""
        return join_items([self.write_item(each) for each in values or [] if Skip.read(each)])

    def write_item(self, value):
        span = f"{value['first']} to {value['last']}" if value.get("last") else value["first"]
        return with_reason(span, value.get("reason"))


class Moves:
    """Moved meetings: “2026-12-25 -> 2026-12-27 18:00-19:30 (holiday)”."""

    def read(self, text):
        return [self.read_item(item) for item in split_items(text) if item != ";"]

    def read_item(self, item):
        bare, _parenthesis, reason = item.partition("(")
        sides = ARROW.split(bare.strip())
        if len(sides) != 2 or (reason and not reason.endswith(")")):
            raise Unreadable(_("Write it like “2026-12-25 -> 2026-12-27 18:00-19:30”."))
        (day, at), (new_day, times) = map(self.read_side, sides)
        start, _dash, end = times.partition("-") if times else ("", "", "")
        return {
            "day": day,
            "at": read_clock(at),
            "new_day": new_day,
            "start": read_clock(start),
            "end": read_clock(end),
            "reason": reason[:-1].strip(),
        }

    def read_side(self, side):
        found = PLACE.match(side.strip())
        return Day().read(found[1] if found else ""), (found[2] or "").replace("–", "-")

    def write(self, values):
        """What is incomplete, as in a draft, is left out."""
        return join_items([self.write_item(each) for each in values or [] if Move.read(each)])

    def write_item(self, value):
        before = " ".join(filter(None, [value["day"], Clock().write(value.get("at"))]))
        times = "-".join(
            filter(None, [Clock().write(value.get("start")), Clock().write(value.get("end"))])
        )
        if value.get("end") and not value.get("start"):
            times = f"-{times}"
        after = " ".join(filter(None, [value.get("new_day") or value["day"], times]))
        return with_reason(f"{before} -> {after}", value.get("reason"))


def read_clock(text):
    return Clock().read(text) if text and text.strip() else None
