"""Makes the supplied hand-written page an app without touching its files."""

from pathlib import Path

from django.apps import AppConfig


class HandwrittenConfig(AppConfig):
    name = "bench.handwritten"
    label = "demo"
    path = str(Path(__file__).resolve().parent / "handwritten")
    default_auto_field = "django.db.models.BigAutoField"
