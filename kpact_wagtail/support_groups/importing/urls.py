"""Addresses of the import in the admin."""

from django.urls import path

from . import views


def get_import_urls():
    base = "support-groups/import/"
    return [
        path(base, views.import_groups, name=views.URL_NAME),
        path(f"{base}template/", views.send_template, name="kpact_groups_template"),
        path(f"{base}export/<int:pk>/", views.export_groups, name="kpact_groups_export"),
    ]
