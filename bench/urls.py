from django.conf import settings
from django.contrib import admin
from django.http import HttpResponse
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as documents_urls

SUITE = [path("kpact/", include("kpact_wagtail.urls"))] if settings.WITH_SUITE else []

urlpatterns = [
    path("by-hand/subscribe/", lambda request: HttpResponse(), name="subscribe"),
    path("django-admin/", admin.site.urls),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(documents_urls)),
    *SUITE,
    path("", include(wagtail_urls)),
]
