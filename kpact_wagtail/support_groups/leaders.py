"""Who runs a support group and who leads it, as visitors see it."""

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from ..facts import Fact, label_of, with_text
from ..links import is_safe_url, public_only, translated_pages, with_own_urls
from ..models import Author
from ..translation import resolve, to_id


class LeadersDescription(models.Model):
    """What GroupDescription says of people; abstract, as that is."""

    class Meta:
        abstract = True

    @property
    def organizer_words(self):
        """Who runs it, and whether we only tell of it."""
        name = self.organizer_name
        if name and self.organizer == self.Organizer.TOGETHER:
            return _("We run it with %(name)s") % {"name": name}
        if name and self.is_listed_only:
            return _("%(name)s runs it; we only tell of it") % {"name": name}
        return label_of(self.Organizer, self.organizer)

    @property
    def safe_organizer_url(self):
        return self.organizer_url if is_safe_url(self.organizer_url) else ""

    @property
    def is_listed_only(self):
        return self.organizer == self.Organizer.LISTED

    @cached_property
    def facilitator_list(self):
        """``[{"name", "pronouns", "credentials", "photo", "page_url", "url"}]`` in order.

        Deleted authors are left out, and addresses of pages that not everybody may read.
        """
        chosen = [child for child in self.facilitators.raw_data]
        ids = [to_id(each["value"]) for each in chosen if each["type"] == "author"]
        authors = resolve(Author, ids, self.locale_id)
        pages = find_page_urls(
            [each["value"].get("page") for each in chosen if each["type"] == "person"],
            self.locale_id,
        )
        found = []
        for each in chosen:
            if each["type"] == "person":
                page_url = pages.get(to_id(each["value"].get("page")), "")
                found.append({**each["value"], "page_url": page_url})
            elif each["type"] == "author" and to_id(each["value"]) in authors:
                found.append(describe_author(authors[to_id(each["value"])]))
        return found

    @property
    def leader_facts(self):
        return with_text(self.find_leader_facts())

    def find_leader_facts(self):
        yield Fact(_("Kind"), self.get_kind_display() if self.kind != self.Kind.SUPPORT else "")
        yield Fact(_("Led by"), self.get_run_by_display())
        yield Fact(_("Supervision"), self.supervision)


def describe_author(author):
    found = {name: getattr(author, name) for name in ("name", "pronouns", "credentials", "photo")}
    return {**found, "url": author.url if is_safe_url(author.url) else ""}


def find_page_urls(ids, locale_id):
    """``{id: address}`` of the pages that everybody may read; two queries, none without ids."""
    ids = set(filter(None, map(to_id, ids)))
    pages = public_only(translated_pages(ids, locale_id)) if ids else {}
    return {pk: with_own_urls(page).get_url() or "" for pk, page in pages.items()}
