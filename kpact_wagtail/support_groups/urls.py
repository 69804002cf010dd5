"""Part of kpact_wagtail.urls where the app is installed."""

from django.urls import path

from . import access_views

urlpatterns = [path("<str:key>/", access_views.Access.as_view(), name="group_access")]
