"""A pytest plugin: the end of a run names what it left out; with KPACT_NO_SKIP=1 a skip fails it."""

import os
from collections import Counter

import pytest

HOW_TO_GET = {
    "browser": "install Chromium (Debian: apt install chromium), or set CHROMIUM to its path",
    "postgres": "set DATABASE_URL=postgres://user:password@host:port/name to a server of yours",
    "install": "make test-install",
    "slow": "make test-slow",
}
ALWAYS_ELSEWHERE = "other versions of Python, Django and Wagtail: make test-matrix"

left_out = Counter()


def kind_of(keywords):
    return next((name for name in HOW_TO_GET if name in keywords), "")


def pytest_deselected(items):
    for item in items:
        marks = {mark.name for mark in item.iter_markers()}
        if kind := kind_of(marks):
            left_out[kind] += 1


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
        counted[kind_of(report.keywords)] += 1
    lines = [describe(kind, count) for kind, count in sorted(counted.items())]
    if not os.environ.get("DATABASE_URL"):
        lines.append(f"everything on PostgreSQL: {HOW_TO_GET['postgres']}")
    terminalreporter.section("left out")
    for line in [*lines, ALWAYS_ELSEWHERE]:
        terminalreporter.line(line)


def describe(kind, count):
    number = f"{count} {kind} test" if count == 1 else f"{count} {kind} tests"
    return f"{number}: {HOW_TO_GET.get(kind, 'the reasons stand above')}".replace("  ", " ")
