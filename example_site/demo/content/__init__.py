"""What the demo says: plain data, each page in a file of its own with all its languages.

Names in place of pages, pictures, topics and definitions are those of their entries here; texts
are written in the notation of ``example_site.demo.prose``.
"""

from . import (
    access_at_work,
    articles,
    groups,
    home,
    housing_rights,
    resources,
    safer_nights_out,
    sex_work_is_work,
)

#: Every page, parents before their children.
PAGES = [
    home.PAGE,
    sex_work_is_work.PAGE,
    housing_rights.PAGE,
    safer_nights_out.PAGE,
    access_at_work.PAGE,
    resources.directory.PAGE,
    *groups.PAGES,
    *articles.PAGES,
]
