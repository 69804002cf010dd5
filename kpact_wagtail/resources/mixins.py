"""The page that lets visitors look for help themselves. Importable without the app of resources."""

from django.apps import apps
from django.db import models
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail.api import APIField
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.search import index

from ..faceted import without_index
from ..mixins import SafePageMixin


class ResourceDirectoryPageMixin(RoutablePageMixin, SafePageMixin):
    """Lists all published resources: by filters, by words, on paper and as a table.

    Routes: ``/``, ``print/`` (``?large=1``) and ``csv/``, each for the same choice, such as
    ``?topic=housing&area=US&free=yes&q=shelter``; ``?page=2`` for more of the list.
    """

    introduction = models.TextField(_("introduction"), max_length=600, blank=True)

    packaged_template = "kpact_wagtail/pages/resource_directory_page.html"
    structured_data_type = "CollectionPage"
    kpact_content_panels = ["introduction", "content_note"]
    kpact_search_fields = [index.SearchField("introduction")]
    kpact_api_fields = [APIField("introduction")]
    #: What get_structured_data() tells of; set with the context.
    directory = None

    class Meta:
        abstract = True

    def serve(self, request, *args, **kwargs):
        if not apps.is_installed("kpact_wagtail.resources"):
            raise Http404("The app kpact_wagtail.resources is not installed.")
        return self.add_safety_headers(super().serve(request, *args, **kwargs))

    @path("", name="all")
    def show_list(self, request):
        response = self.render(request)
        return without_index(response) if self.directory.choice else response

    def get_context(self, request, *args, **kwargs):
        from .directory import Directory

        self.directory = Directory(self, request)
        return {**super().get_context(request, *args, **kwargs), "directory": self.directory}

    @path("print/", name="print")
    def show_handout(self, request):
        from .handout import Handout

        response = self.render(request, template="kpact_wagtail/pages/resource_handout.html")
        response.context_data["handout"] = Handout(self.directory)
        return without_index(response)

    @path("csv/", name="csv")
    def download(self, request):
        from .directory import Directory
        from .export import stream_csv

        return without_index(stream_csv(Directory(self, request)))

    def get_cached_paths(self):
        """What a cache in front of the site is told to forget; choices have too many addresses."""
        return [*super().get_cached_paths(), "/print/", "/csv/"]

    def get_structured_data(self, request, settings=None):
        data = super().get_structured_data(request, settings)
        if data is None or self.directory is None:
            return data
        names = [{"@type": "ListItem", "name": each.title} for each in self.directory.entries]
        found = {"@type": "ItemList", "numberOfItems": self.directory.number}
        return {**data, "mainEntity": {**found, "itemListElement": names}}
