"""Support groups. Each stands in a file of its own, those with few words in short.py.

Beside the languages stand facts, equal in all; days are written in the notation of
``example_site.demo.days``. Names, numbers and addresses are invented.
"""

from . import (
    cafe_luna,
    clinicians,
    fifth_wednesday,
    friends_and_family,
    hands_and_voices,
    index,
    kitchen_tables,
    letters,
    monday_tea,
    sex_worker_support,
    short,
)
from .access import ACCESS

#: The list, then the groups below it.
PAGES = [
    index.PAGE,
    sex_worker_support.PAGE,
    monday_tea.PAGE,
    hands_and_voices.PAGE,
    cafe_luna.PAGE,
    friends_and_family.PAGE,
    kitchen_tables.PAGE,
    fifth_wednesday.PAGE,
    letters.PAGE,
    clinicians.PAGE,
    *short.PAGES,
]

__all__ = ["ACCESS", "PAGES"]
