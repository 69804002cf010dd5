"""``path("kpact/", include("kpact_wagtail.urls"))``, outside i18n_patterns."""

from django.apps import apps
from django.urls import include, path

from . import views

app_name = "kpact"

urlpatterns = [
    path("userbar/", views.userbar, name="userbar"),
    path("health/", views.health, name="health"),
]

if apps.is_installed("kpact_wagtail.mailing_list"):
    urlpatterns += [path("lists/", include("kpact_wagtail.mailing_list.urls"))]

if apps.is_installed("kpact_wagtail.upkeep"):
    urlpatterns += [path("report/", include("kpact_wagtail.upkeep.urls"))]

if apps.is_installed("kpact_wagtail.support_groups"):
    urlpatterns += [path("groups/", include("kpact_wagtail.support_groups.urls"))]
