from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as admin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as documents_urls

from .letterbox.views import show_as_html, show_letters
from .sitemaps import EveryLanguageSitemap

urlpatterns = [
    path("admin/", include(admin_urls)),
    path("documents/", include(documents_urls)),
    path("kpact/", include("kpact_wagtail.urls")),  # suite
    path("sitemap.xml", sitemap, {"sitemaps": {"pages": EveryLanguageSitemap}}),
    path("letters/", show_letters, name="letters"),
    path("letters/<slug:name>/", show_as_html, name="letter"),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    *i18n_patterns(path("", include(wagtail_urls)), prefix_default_language=False),
]
