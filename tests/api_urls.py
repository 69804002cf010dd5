"""The site of the tests with Wagtail’s APIs: ``pytest.mark.urls("tests.api_urls")``."""

from importlib.util import find_spec

from django.urls import path
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet

from tests.urls import urlpatterns as of_site

router = WagtailAPIRouter("wagtailapi")
router.register_endpoint("pages", PagesAPIViewSet)
urlpatterns = [path("api/v2/", router.urls), *of_site]
#: Where each version gives a page.
VERSIONS = {"v2": "/api/v2/pages/{}/"}
if find_spec("wagtail.api.v3"):  # Wagtail 8
    from wagtail.api.v3.urls import api

    urlpatterns.insert(0, path("api/v3/", api.urls))
    VERSIONS["v3"] = "/api/v3/pages/{}/"
