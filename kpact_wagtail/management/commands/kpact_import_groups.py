from pathlib import Path

from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

INDENT = "    "


class Command(BaseCommand):
    help = (
        "Says what an import of support groups from a table (.csv) or a calendar (.ics) would do. "
        "With --write it does it: new groups and new versions are drafts, nothing is published."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--below",
            required=True,
            help="The list of groups: the number of its page, or its slug.",
        )
        doing = parser.add_mutually_exclusive_group()
        doing.add_argument("--write", action="store_true", help="Write the drafts.")
        doing.add_argument(
            "--dry-run", action="store_true", help="Only say it, as without --write."
        )

    def handle(self, *args, **options):
        if not apps.is_installed("kpact_wagtail.support_groups"):
            raise CommandError("The app kpact_wagtail.support_groups is not installed.")
        plan = self.make_plan(options["file"], find_index(options["below"]))
        self.tell(plan)
        if options["write"]:
            self.write(plan)
        elif plan.to_write:
            self.stdout.write("Nothing is written. Add --write to write the drafts.")

    def make_plan(self, path, index):
        from kpact_wagtail.support_groups.importing.cells import Unreadable
        from kpact_wagtail.support_groups.importing.plan import make_plan
        from kpact_wagtail.support_groups.importing.reading import MAX_BYTES, read_file
        from kpact_wagtail.support_groups.parts import get_default_zone

        try:
            with path.open("rb") as file:
                proposals, notes = read_file(file.read(MAX_BYTES + 1), get_default_zone())
        except OSError as error:
            raise CommandError(f"The file cannot be opened: {error.strerror}.") from None
        except Unreadable as error:
            raise CommandError(error.sentence) from None
        return make_plan(index, proposals, None, notes)

    def tell(self, plan):
        for note in plan.notes:
            self.stdout.write(note)
        for row in plan.rows:
            lines = ", ".join(map(str, row.proposal.lines))
            place = f" (line {lines})" if lines else ""
            self.stdout.write(f"{row.words}: {row.title or '–'}{place}")
            for sentence in [*row.when, *map(say_change, row.changes), *row.sentences]:
                self.stdout.write(f"{INDENT}{sentence}")

    def write(self, plan):
        from kpact_wagtail.support_groups.importing.actions import write_plan

        try:
            number = write_plan(plan)
        except ValidationError as error:
            raise CommandError(f"Nothing is written: {' '.join(error.messages)}") from None
        self.stdout.write(self.style.SUCCESS(f"Drafts written: {number}."))


def say_change(change):
    return f"{change.heading}: {change.before or '–'} → {change.after or '…'}"


def find_index(wanted):
    """The list of groups of that number or slug; a CommandError where it is not the only one."""
    from kpact_wagtail.support_groups.importing.permissions import find_indexes

    indexes = find_indexes()
    found = [page for page in indexes if wanted in (str(page.pk), page.slug)]
    if len(found) != 1:
        known = ", ".join(f"{page.pk} ({page.slug})" for page in indexes) or "none"
        raise CommandError(f"Choose one list of groups with --below. There are: {known}.")
    return found[0]
