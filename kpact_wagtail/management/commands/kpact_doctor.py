import json
from textwrap import fill, indent

from django.core.management.base import BaseCommand

from kpact_wagtail.doctor import examine


class Command(BaseCommand):
    help = (
        "Says what this site still lacks for the suite, with the lines to paste. Changes nothing."
    )
    requires_system_checks = []  # the doctor tells what they find, all at once

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="One JSON list for other programs.")

    def handle(self, *args, **options):
        findings = examine()
        problems = [finding for finding in findings if not finding.is_note]
        if options["json"]:
            found = [finding.as_dict() for finding in findings]
            self.stdout.write(json.dumps(found, ensure_ascii=False, indent=2))
        else:
            self.tell(findings, len(problems))
        if problems:
            raise SystemExit(1)

    def tell(self, findings, problems):
        for finding in findings:
            self.stdout.write(describe(finding))
        if problems:
            more = any(finding.blocks_trial for finding in findings)
            found = "1 thing is missing." if problems == 1 else f"{problems} things are missing."
            again = " Then run this again: more may show." if more else ""
            self.stdout.write(self.style.ERROR(found + again))
        else:
            self.stdout.write(
                self.style.SUCCESS("Nothing is missing: the suite works on this site.")
            )


def describe(finding):
    """A finding as a paragraph, and below it what to put where."""
    kind = "Note" if finding.is_note else "Missing"
    text = fill(f"{kind}: {finding.message}", width=88) + "\n"
    if finding.where:
        text += f"    {finding.where}{':' if finding.paste else ''}\n"
    if finding.paste:
        text += "\n" + indent(finding.paste, " " * 8) + "\n"
    return text
