"""``manage.py kpact_after_restore``: what a restored backup must not undo."""

import json

from django.core.management.base import BaseCommand, CommandError

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
        counts = replay(dry_run=dry_run)
        self.stdout.write(json.dumps(counts))
        complain(counts)


def complain(counts):
    """End badly where the ledger could not be compared with everybody."""
    if counts["key_missing"]:
        raise CommandError(
            f"{counts['key_missing']} lines of the ledger name people under a key that is missing. "
            "Put the key back and run it again: until then people may be back who left."
        )
    if counts["unreadable"]:
        raise CommandError(
            f"The addresses of {counts['unreadable']} people cannot be read with the keys there "
            "are, so nobody knows whether they left. Put the keys back and run it again."
        )
