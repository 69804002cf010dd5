"""``path("kpact/", include("kpact_wagtail.urls"))``, outside i18n_patterns."""

from django.urls import path

from . import views

app_name = "kpact"

urlpatterns = [
    path("userbar/", views.userbar, name="userbar"),
    path("health/", views.health, name="health"),
]
