import json
from dataclasses import asdict

from django.core.management.base import BaseCommand, CommandError

from kpact_wagtail.key_health import count_hashes, count_sealed
from kpact_wagtail.keys import NoKey, get_keys
from kpact_wagtail.rotation import reindex, reseal
from kpact_wagtail.state import SuiteState


class Command(BaseCommand):
    help = (
        "Seals everything again with the newest key. It may be stopped at any moment and run again."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--index",
            action="store_true",
            help="Find people by the newest key too. Forms ask for a few minutes’ patience meanwhile.",
        )
        parser.add_argument(
            "--leave-unreadable",
            action="store_true",
            help="With --index: go on although a key is lost. Who it sealed can sign up anew.",
        )
        parser.add_argument("--json", action="store_true", help="One JSON object.")

    def handle(self, *args, **options):
        try:
            keys = [key.id for key in get_keys()]
        except NoKey as error:
            raise CommandError(str(error))
        report = {"key": keys[0], "sealed": asdict(reseal())}
        missing = sorted(set(count_sealed()) - set(keys))
        if options["index"]:
            self.refuse_index(missing, options["leave_unreadable"])
            report["index"] = asdict(reindex())
        report |= still_needed(keys[0]) | {"missing": missing}
        self.stdout.write(json.dumps(report, indent=2) if options["json"] else describe(report))
        if missing or any(
            left_over(report[part]) for part in ("sealed", "index") if part in report
        ):
            raise SystemExit(1)

    def refuse_index(self, missing, leave_unreadable):
        if missing and not leave_unreadable:
            raise CommandError(
                f"The key {', '.join(missing)} is missing, so people cannot all be found by a new "
                "one. Put it back; if it is lost for ever, add --leave-unreadable."
            )


def left_over(done):
    return any(number for name, number in done.items() if name != "changed")


def still_needed(newest):
    """Which older keys something still needs, and how many values and hashes do."""
    sealed, hashes = count_sealed(), count_hashes()
    index_key = SuiteState.load().index_key
    older = (set(sealed) | set(hashes) | {index_key}) - {newest, ""}
    return {"older": {key_id: sealed[key_id] + hashes[key_id] for key_id in sorted(older)}}


def describe(report):
    return "\n".join(sentences(report))


def sentences(report):
    yield f"{report['sealed']['changed']} rows are sealed again with the key {report['key']}."
    if "index" in report:
        yield f"{report['index']['changed']} people are found by it."
    for key_id in report["missing"]:
        yield f"The key {key_id} is missing: what it sealed cannot be read."
    for part in ("sealed", "index"):
        yield from sentences_on_rest(report.get(part, {}))
    for key_id, number in report["older"].items():
        yield f"The key {key_id} is still needed, for {number} values and hashes."


def sentences_on_rest(done):
    if done.get("unreadable"):
        yield f"Left because it cannot be read: {', '.join(done['unreadable'])}."
    if done.get("twice"):
        yield f"Left because somebody else has that address: {', '.join(done['twice'])}."
    if done.get("changed_meanwhile"):
        yield "Some rows changed all the time. Run this again."
