"""``manage.py kpact_retention``: forget what has been kept long enough."""

import json

from django.apps import apps
from django.core.management.base import BaseCommand
from django.utils.module_loading import import_string


class Command(BaseCommand):
    help = "Delete what has been kept long enough. kpact_tick does the same once a day."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="only say what would go")
        parser.add_argument("--json", action="store_true", help="one object a line")

    def handle(self, *args, dry_run, json, **options):
        for config in apps.get_app_configs():
            for path in getattr(config, "kpact_retention", ()):
                self.tell(config.label, import_string(path)(dry_run=dry_run), json)

    def tell(self, label, counts, as_json):
        if as_json:
            return self.stdout.write(json.dumps({"app": label, "counts": counts}))
        for name, number in counts.items():
            self.stdout.write(f"{label}: {name} {number}")
