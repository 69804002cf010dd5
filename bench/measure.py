"""Several pages in turn, over and over: time, processor time, bytes and queries of each."""

import gc
import statistics
import time
from dataclasses import dataclass, field

WARM_UP = 10
EDITS = 3


@dataclass
class Side:
    """One page that is measured, and what was measured."""

    path: str
    visitor: object
    seconds: list = field(default_factory=list)
    cpu: list = field(default_factory=list)
    queries: int = 0
    bytes: int = 0

    def take(self):
        cpu, wall = time.process_time(), time.perf_counter()
        self.visitor.ask(self.path)
        self.seconds.append(time.perf_counter() - wall)
        self.cpu.append(time.process_time() - cpu)

    def look(self):
        """The page as it is now; also counts its queries and bytes."""
        answer = self.visitor.read(self.path)
        self.bytes = len(answer.html.encode())
        self.queries = self.visitor.count_queries(self.path)
        return answer

    @property
    def median_ms(self):
        return statistics.median(self.seconds) * 1000

    @property
    def p95_ms(self):
        return statistics.quantiles(self.seconds, n=20)[-1] * 1000

    @property
    def cpu_ms(self):
        return statistics.median(self.cpu) * 1000


def take_turns(sides, rounds, between=None):
    """Measure all sides once a round, each round beginning with another one.

    The garbage collector runs between rounds, not inside them. ``between(number)`` is called
    three times, evenly spread, to change what the pages show.
    """
    for side in sides * WARM_UP:
        side.visitor.read(side.path)
    pause = max(1, rounds // (EDITS + 1))
    gc.collect()
    gc.freeze()
    gc.disable()
    try:
        for number in range(rounds):
            if between and number and number % pause == 0:
                between(number)
            first = number % len(sides)
            for side in [*sides[first:], *sides[:first]]:
                side.take()
            gc.collect()
    finally:
        gc.enable()
        gc.unfreeze()
