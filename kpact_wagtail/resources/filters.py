"""The filters of a directory; the values are those of a ResourceFacet."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..codes import name_country, name_language
from ..filters import ChoiceFilter, FlagFilter, OfferedFilter, TermFilter
from ..models import Audience, Topic
from .facets import FACETS


def make_filters(locale_id):
    """``{facet: Filter}`` in the order a directory shows them."""
    from .models import Resource

    found = [
        TermFilter("audience", _("For whom"), Audience, locale_id),
        TermFilter("topic", _("About"), Topic, locale_id),
        ChoiceFilter("kind", _("Kind of help"), Resource.Kind.choices),
        OfferedFilter("area", _("Where"), name_country, find_offered),
        OfferedFilter("language", _("Language"), name_language, find_offered),
        FlagFilter("free", _("Free")),
        FlagFilter("anonymous", pgettext_lazy("resource", "Anonymous")),
        FlagFilter("no_police", _("Does not call the police")),
    ]
    named = {each.facet: each for each in found}
    return {facet: named[facet] for facet in FACETS}


def find_offered(facet, written):
    """Those values of a facet that some resource has."""
    from .models import ResourceFacet

    found = ResourceFacet.objects.filter(facet=facet, value__in=written)
    return found.values_list("value", flat=True).distinct()
