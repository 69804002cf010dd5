"""A pytest plugin: the end of a run names what it left out; with KPACT_NO_SKIP=1 a skip fails it."""

import os
from collections import Counter

import pytest

# Where a test that this run did not choose is run, and how to get what a skipped one lacks.
ELSEWHERE = {
    "slow": "make test-slow",
    "install": "make test-install",
    "browser": "make test",
    "postgres": "make test",
}
LACKING = {
    "browser": "install Chromium (Debian: apt install chromium), or set CHROMIUM to its path",
    "postgres": "set DATABASE_URL=postgres://user:password@host:port/name to a server of yours",
    "install": "the reasons stand above",
    "": "the reasons stand above",
}
OTHER_VERSIONS = "other versions of Python, Django and Wagtail: make test-matrix"

# How often each pair of what was left out and how to get it.
left_out = Counter()


def remedy(remedies, marks):
    kind = next((name for name in remedies if name in marks), "")
    return f"{kind} tests".strip(), remedies[kind]


def pytest_deselected(items):
    for item in items:
        marks = {mark.name for mark in item.iter_markers()}
        if marks & ELSEWHERE.keys():
            left_out[remedy(ELSEWHERE, marks)] += 1


def pytest_sessionfinish(session):
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["left_out"] = dict(left_out)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node, error):
    """Every worker of pytest-xdist collects all tests; one that came to its end speaks for all."""
    left_out.update(Counter(getattr(node, "workeroutput", {}).get("left_out", {})) - left_out)


def no_skip():
    return os.environ.get("KPACT_NO_SKIP") == "1"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if report.skipped and no_skip() and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"Skipped where no skip is allowed: {report.longrepr[2]}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector):
    report = yield
    if report.skipped and no_skip():
        report.outcome = "failed"
        report.longrepr = f"Skipped where no skip is allowed: {report.longrepr[2]}"
    return report


def pytest_terminal_summary(terminalreporter, config):
    counted = Counter(left_out)
    for report in terminalreporter.stats.get("skipped", []):
        counted[remedy(LACKING, report.keywords)] += 1
    lines = [f"{what} ({count}): {how}" for (what, how), count in sorted(counted.items())]
    if not os.environ.get("DATABASE_URL"):
        lines.append(f"all tests on PostgreSQL: {LACKING['postgres']}")
    terminalreporter.section("left out")
    for line in [*lines, OTHER_VERSIONS]:
        terminalreporter.line(line)
