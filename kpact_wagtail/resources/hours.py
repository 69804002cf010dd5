"""Named by a migration; see time_zones.py."""

from ..time_zones import check_zone

__all__ = ["check_zone"]
