"""Which groups a part of a page shows: those an editor chose, those that fit a wish, or all."""

from dataclasses import dataclass, field

from django.apps import apps
from wagtail.models import Locale

from ..articles.listing import public, site_path
from ..queries import rows
from .listing import find_groups, load_chosen
from .mixins import GROUP_INDEX


@dataclass(frozen=True)
class Wish:
    """What an editor asks for. ``topics`` and ``audiences`` are translation_keys, of which a group
    has any; None where nobody asked, empty where all that was asked for is gone."""

    chosen: list = field(default_factory=list)
    topics: list | None = None
    audiences: list | None = None
    mode: str = ""

    @property
    def finds(self):
        """Whether groups are found besides those chosen; with no wish at all, all are."""
        wanted = [self.topics, self.audiences]
        if [] in wanted:
            return False
        return bool(self.mode or any(wanted) or not self.chosen)

    @property
    def choice(self):
        """As find_groups() takes it."""
        return {
            "topic": [str(key) for key in self.topics or []],
            "audience": [str(key) for key in self.audiences or []],
            "mode": [self.mode] if self.mode else [],
        }


def find_wished(wish, page, limit=None, described=False):
    """The groups visitors of a page see: those chosen in their order, then others by title.

    Never the page itself. ``page`` is None outside of one: then only those chosen.
    """
    locale_id = getattr(page, "locale_id", None) or Locale.get_active().pk
    groups = load_chosen(wish.chosen, locale_id, described)
    if wish.finds and page is not None and page.path:
        enough = limit and limit + len(groups) + 1
        groups += find_groups(site_path(page), wish.choice, described, enough)
    own = getattr(page, "pk", None)
    unique = {group.pk: group for group in groups if group.pk != own}
    return list(unique.values())[:limit]


def find_index_url(page, request=None):
    """The address of the first public list of groups of a site; "" where there is none."""
    if page is None or not page.path:
        return ""
    for model in get_index_models():
        for index in rows(select_index, model, site_path(page)):
            return index.get_url(request)
    return ""


def get_index_models():
    """All concrete page models with SupportGroupIndexPageMixin, ours and the site's."""
    return [
        model for model in apps.get_models() if getattr(model, "kpact_lists_as", "") == GROUP_INDEX
    ]


def select_index(model, path):
    return public(model.objects.filter(path__startswith=path)).order_by("path")[:1]
