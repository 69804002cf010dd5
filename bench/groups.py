"""What support groups cost: their list, their calendar, and the saving of one."""

import statistics
import time
from dataclasses import dataclass

from kpact_wagtail.support_groups.actions import store_meetings

NUMBER = 200


@dataclass
class Stored:
    """How long it takes to work out and store the meetings of one group again."""

    case: str
    since: str
    meetings: int
    stored_ms: float
    worked_out_ms: float


def take_storing(group, rounds):
    """A group whose meetings are all new each time; returns a Stored."""
    from kpact_wagtail.support_groups.actions import work_out
    from kpact_wagtail.support_groups.models import Occurrence

    stored, worked_out, number = [], [], 0
    for _round in range(rounds):
        Occurrence.objects.filter(group=group.translation_key).delete()
        began = time.perf_counter()
        number = store_meetings(group)
        stored.append(time.perf_counter() - began)
        began = time.perf_counter()
        list(work_out(group))
        worked_out.append(time.perf_counter() - began)
    return Stored(
        case="meetings-2016",
        since=str(group.get_schedule().rules[0].first),
        meetings=number,
        stored_ms=round(statistics.median(stored) * 1000, 3),
        worked_out_ms=round(statistics.median(worked_out) * 1000, 3),
    )
