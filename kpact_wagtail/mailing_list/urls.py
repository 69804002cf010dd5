"""Part of kpact_wagtail.urls where the app is installed."""

from django.urls import path

from . import preferences, views

urlpatterns = [
    path("subscribe/", views.Subscribe.as_view(), name="subscribe"),
    path("sent/<str:language>/", views.sent, name="sent"),
    path("confirm/<str:token>/", views.confirm, name="confirm"),
    path("leave/<str:token>/", views.leave, name="leave"),
    path("stop/<str:token>/", views.stop, name="stop"),
    path("preferences/", preferences.AskPreferences.as_view(), name="ask_preferences"),
    path("preferences/<str:token>/", preferences.preferences, name="preferences"),
]
