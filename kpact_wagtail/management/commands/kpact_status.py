import json
from textwrap import fill

from django.core.management.base import BaseCommand

from kpact_wagtail.health import ALARM, LEVELS, OK, as_dict, collect, worst

WIDTH = 88


class Command(BaseCommand):
    help = (
        "Says whether mail leaves, jobs run and keys fit. Ends with 0 if all is well, 1 if "
        "something wants to be looked at, 2 if something is broken."
    )
    requires_system_checks = []  # it speaks when the database does not

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="One object for other programs.")

    def handle(self, *args, **options):
        findings = collect()
        if options["json"]:
            self.stdout.write(json.dumps(as_dict(findings), ensure_ascii=False, indent=2))
        else:
            self.tell(findings)
        code = LEVELS.index(worst(findings))
        if code:
            raise SystemExit(code)

    def tell(self, findings):
        width = max(len(finding.name) for finding in findings)
        styles = {OK: self.style.SUCCESS, ALARM: self.style.ERROR}
        for finding in findings:
            line = describe(finding, width)
            self.stdout.write(styles.get(finding.level, self.style.WARNING)(line))


def describe(finding, width):
    """A finding as a row: level, name, number, and the sentence in lines of its own column."""
    number = "" if finding.number is None else str(finding.number)
    start = f"{finding.level:<5}  {finding.name:<{width}}  {number:>6}  "
    return (
        fill(finding.text or "", WIDTH, initial_indent=start, subsequent_indent=" " * len(start))
        or start.rstrip()
    )
