"""``manage.py kpact_after_restore``: what a restored backup must not undo."""

import json

from django.core.management.base import BaseCommand

from kpact_wagtail.mailing_list.restore import replay


class Command(BaseCommand):
    help = (
        "After a backup was restored: take off the lists again who left since, erase again who was "
        "erased, and set aside the mail that was waiting. Reads the LEDGER. Run it before visitors "
        "return; until then it is safe to run twice."
    )

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="only say what would change")

    def handle(self, *args, dry_run, **options):
        self.stdout.write(json.dumps(replay(dry_run=dry_run)))
