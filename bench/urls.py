from django.conf import settings
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as admin_urls

SUITE = [path("kpact/", include("kpact_wagtail.urls"))] if settings.WITH_SUITE else []

urlpatterns = [path("admin/", include(admin_urls)), *SUITE, path("", include(wagtail_urls))]
