"""Time zones by their IANA names, and what people of the page’s language call them."""

from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .codes import get_locale


def find_zone(name):
    """The ZoneInfo of a name, or None where there is none of that name any more."""
    try:
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError):  # unknown, malformed, or a folder of zones
        return None


def name_zone(name):
    zone = find_zone(name)
    if zone is None:
        return ""
    from babel.dates import get_timezone_name

    if name in ("UTC", "Etc/UTC"):
        return "UTC"
    return get_timezone_name(zone, width="long", locale=get_locale(), zone_variant="generic")


def check_zone(name):
    """Validator of a column with the name of a zone."""
    if find_zone(name) is None:
        raise ValidationError(_("There is no time zone of this name any more. Choose one."))


@lru_cache(maxsize=1)  # it looks through a folder of some hundred files
def get_zones():
    """Choices: IANA names of places, with the empty one first."""
    names = sorted(name for name in available_timezones() if is_place(name))
    return [("", gettext_lazy("Choose …")), *((name, name.replace("_", " ")) for name in names)]


def is_place(name):
    areas = ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe")
    return name.split("/")[0] in (*areas, "Indian", "Pacific") or name == "UTC"
