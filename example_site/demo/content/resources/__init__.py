"""Resources: where to find help. Those of seed.py stood on the page the suite began with.

All others are invented, their names, numbers and addresses too. Beside the languages stand facts,
equal in all; days are written as a number of days from today.
"""

from . import (
    day_lines,
    directory,
    guides,
    night_lines,
    organizations,
    reading,
    seed,
    services,
    shelter,
    trainings,
)

RESOURCES = {
    **seed.RESOURCES,
    **night_lines.RESOURCES,
    **day_lines.RESOURCES,
    **services.RESOURCES,
    **shelter.RESOURCES,
    **organizations.RESOURCES,
    **reading.RESOURCES,
    **guides.RESOURCES,
    **trainings.RESOURCES,
}

#: Every page names them; see ``{% kpact_crisis %}``.
CRISIS_LINES = ["open-hand-line"]
CRISIS_WORDS = ""

__all__ = ["CRISIS_LINES", "CRISIS_WORDS", "RESOURCES", "directory"]
