"""How many people are on each list, for the page “Numbers”: counts only, two queries."""

from dataclasses import dataclass

from django.db.models import Count

from .models import MailingList, Subscription

State = Subscription.State
#: What is counted together, in the order of the columns.
GROUPS = {
    "confirmed": [State.CONFIRMED],
    "pending": [State.PENDING],
    "awaiting": [State.AWAITING],
    "left": [State.UNSUBSCRIBED, State.SUPPRESSED],
}
#: The length of the longest bar, in units of the drawing.
WIDTH = 200


@dataclass
class Bar:
    """One piece of the bar of a list: from ``x``, so many units long."""

    name: str
    number: int
    x: float = 0
    width: float = 0


@dataclass
class ListNumbers:
    """One list with its bars; ``total`` counts everybody there is a row of."""

    name: str
    bars: list

    @property
    def total(self):
        return sum(bar.number for bar in self.bars)


def count_people():
    """A ListNumbers for each list, with bars that share one scale."""
    counted = {}
    rows = Subscription.objects.order_by().values_list("mailing_list_id", "state")
    for list_id, state, number in rows.annotate(number=Count("pk")):
        counted.setdefault(list_id, {})[state] = number
    found = [ListNumbers(*each) for each in name_counts(counted)]
    draw(found)
    return found


def name_counts(counted):
    """People may stand on any translation of a list; they are counted as one list."""
    translations = {}
    for row in MailingList.objects.order_by("group", "order", "name", "pk"):
        translations.setdefault(row.translation_key, []).append(row)
    for rows in translations.values():
        numbers = [counted.get(row.pk, {}) for row in rows]
        bars = [
            Bar(name, sum(each.get(state, 0) for each in numbers for state in states))
            for name, states in GROUPS.items()
        ]
        yield most_used(rows, counted).name, bars


def most_used(rows, counted):
    """The translation people stand on: the source; without anybody, the oldest."""
    return max(rows, key=lambda row: (sum(counted.get(row.pk, {}).values()), -row.pk))


def draw(lists):
    """Give every bar its place; the list with most people fills the width."""
    most = max((each.total for each in lists), default=0)
    for each in lists:
        x = 0
        for bar in each.bars:
            bar.x, bar.width = x, round(WIDTH * bar.number / most, 2) if most else 0
            x = round(x + bar.width, 2)
