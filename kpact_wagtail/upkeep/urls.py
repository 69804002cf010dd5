"""Part of kpact_wagtail.urls where the app is installed."""

from django.urls import path

from . import views

urlpatterns = [
    path("sent/<str:language>/", views.reported, name="reported"),
    path("<str:reference>/", views.Report.as_view(), name="report"),
]
