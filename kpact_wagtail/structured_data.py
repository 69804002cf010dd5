"""schema.org data of a page as JSON-LD that no content can break out of."""

import json

from django.db import models
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

# As Django's json_script, which cannot set the type of its script element.
ESCAPES = {ord(char): f"\\u{ord(char):04X}" for char in "<>&\u2028\u2029"}


def to_json_ld(data):
    """JSON that is safe inside ``<script type="application/ld+json">``."""
    text = json.dumps(data, ensure_ascii=False).translate(ESCAPES)
    return mark_safe(text)  # noqa: S308 - every character that could end the element is escaped


def web_url(url):
    """The address if it is one for the web, else None; keeps javascript: out of the data."""
    return url if str(url or "").startswith(("https://", "http://")) else None


def without_gaps(data):
    """The same data without its empty values, at any depth."""
    if isinstance(data, dict):
        data = {key: without_gaps(value) for key, value in data.items()}
        return {key: value for key, value in data.items() if value not in (None, "", [], {})}
    if isinstance(data, list):
        return [item for item in map(without_gaps, data) if item not in (None, "", [], {})]
    return data


class StructuredDataMixin(models.Model):
    """Gives a page a schema.org description; override ``get_structured_data()`` to say more.

    Abstract, so that no migration names it.
    """

    structured_data_type = "WebPage"

    class Meta:
        abstract = True

    def get_structured_data(self, request, settings=None):
        """A schema.org object as a dict; None for a page that search engines shall not show."""
        if self.noindex:
            return None
        return {
            "@context": "https://schema.org",
            "@type": self.structured_data_type,
            "name": self.browser_title,
            "url": self.get_full_url(request),
            "description": getattr(self, "search_description", ""),  # a site's own base may lack it
            "inLanguage": get_language(),  # as served; asking self.locale costs a query
            "datePublished": isoformat(self.first_published_at),
            "dateModified": isoformat(self.last_published_at),
            "publisher": organization(settings),
        }


def describe_blocks(stream):
    """The schema.org objects of blocks that have some, such as questions with their answers."""
    return [
        entity
        for child in stream
        if hasattr(child.block, "get_structured_data")
        for entity in child.block.get_structured_data(child.value)
    ]


def isoformat(moment):
    return moment.isoformat() if moment else None


def organization(settings):
    """The organization of the site settings as a schema.org Organization; None without a name."""
    if settings is None or not settings.organization_name:
        return None
    return {
        "@type": "Organization",
        "name": settings.organization_name,
        "legalName": settings.legal_name,
        "address": settings.postal_address,
        "email": settings.email,
        "telephone": settings.phone,
        "sameAs": [
            web_url(link.value.get("url")) for link in settings.social_links.blocks_by_name("link")
        ],
    }
