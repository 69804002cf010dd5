import json
import logging
import signal
import threading

from django.core.management.base import BaseCommand
from django.db import Error as DatabaseFault

from kpact_wagtail.tick import each_due, mend_connections

logger = logging.getLogger("kpact_wagtail.tick")

FINE, FAILED, OUTAGE = 0, 1, 2


class Command(BaseCommand):
    help = (
        "Runs what is due: mail, retries, retention. Safe to start twice. Ends with 0 if all went "
        "well, 1 if a job failed, 2 if nothing could run for want of the database or the keys."
    )
    requires_system_checks = []  # every minute is often

    def add_arguments(self, parser):
        parser.add_argument(
            "--loop",
            type=float,
            metavar="SECONDS",
            help="Go on until SIGTERM or SIGINT, with this pause; the job at hand is finished.",
        )
        parser.add_argument(
            "--json", action="store_true", help="One object on a line for each job."
        )

    def handle(self, *args, **options):
        self.options = options
        self.stop = threading.Event()
        if options["loop"] is None:
            code = self.tick()
        else:
            code = self.loop(max(options["loop"], 0.1))
        if code:
            raise SystemExit(code)

    def loop(self, pause):
        watch_signals(self.stop)
        while not self.stop.is_set():
            mend_connections()
            self.tick()
            self.stop.wait(pause)
        return FINE

    def tick(self):
        results = []
        try:
            for result in each_due(self.stop.is_set):
                results.append(result)
                self.tell(result)
        except DatabaseFault as error:
            name = type(error).__name__
            logger.error("Nothing can run without the database: %s", name)
            self.stderr.write(f"Nothing can run without the database: {name}")
            return OUTAGE
        return sum_up(results)

    def tell(self, result):
        if self.options["json"]:
            self.stdout.write(json.dumps(result.as_dict()))
        elif result.state == "failed":
            self.stderr.write(f"{result.job}: failed ({result.error})")
        elif self.options["verbosity"]:
            counts = ", ".join(f"{name} {number}" for name, number in result.counts.items())
            self.stdout.write(f"{result.job}: {counts or result.state}")
        self.stdout.flush()


def sum_up(results):
    """The exit code for what a tick did."""
    if not any(result.state == "failed" for result in results):
        return FINE
    ran = [result for result in results if result.state != "busy"]
    return OUTAGE if all(result.is_outage for result in ran) else FAILED


def watch_signals(stop):
    """The first signal lets the job at hand finish; a second one ends the process at once."""
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}

    def end(number, frame):
        stop.set()
        for other, handler in before.items():
            signal.signal(other, handler)

    for number in before:
        signal.signal(number, end)
