"""Tables of groups as people hand them in, and what is made of them."""

import csv
from io import StringIO

from kpact_wagtail.support_groups.importing.plan import make_plan
from kpact_wagtail.support_groups.importing.reading import read_file

LINE = {
    "Title": "Night Circle",
    "Time zone": "America/Chicago",
    "Weekdays": "Tuesday",
    "From": "19:00",
    "To": "20:30",
    "First day": "2026-01-06",
}


def table(*lines, delimiter=","):
    file = StringIO(newline="")
    names = list(dict.fromkeys(name for line in lines for name in line))
    writer = csv.DictWriter(file, names, delimiter=delimiter, restval="")
    writer.writeheader()
    writer.writerows(lines)
    return file.getvalue().encode()


def plan_of(index, data, user=None):
    proposals, notes = read_file(data)
    return make_plan(index, proposals, user, notes)
