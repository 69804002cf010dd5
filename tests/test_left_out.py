"""No run may look more complete than it was."""

import os
import sys

import pytest

pytest_plugins = ["pytester"]

TESTS = """
import pytest

def test_that_passes():
    pass

@pytest.mark.browser
def test_that_needs_more():
    pytest.skip("no browser here")

@pytest.mark.slow
def test_that_takes_long():
    pass
"""

INI = """
[pytest]
markers =
    browser
    slow
"""


@pytest.fixture
def run(pytester, monkeypatch):
    def run(*args, no_skip=""):
        monkeypatch.setenv("KPACT_NO_SKIP", no_skip)
        monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
        pytester.makeini(INI)
        pytester.makepyfile(test_planted=TESTS)
        args = ["-p", "no:django", "-p", "tests.left_out", "-m", "not slow", *args]
        return pytester.runpytest_subprocess(*args)

    return run


def test_a_skip_is_no_failure_on_a_machine_that_lacks_something(run):
    run().assert_outcomes(passed=1, skipped=1, deselected=1)


def test_a_skip_is_a_failure_where_nothing_may_lack(run):
    result = run(no_skip="1")
    result.assert_outcomes(passed=1, failed=1, deselected=1)
    result.stdout.fnmatch_lines(["*no browser here*"])


@pytest.mark.parametrize("workers", [[], ["-n", "2"]], ids=["alone", "workers"])
def test_the_end_of_a_run_names_what_was_left_out_and_how_to_get_it(run, workers):
    lines = run(*workers).stdout
    lines.fnmatch_lines(["browser tests (1): install Chromium*", "slow tests (1): make test-slow"])


def test_a_test_that_was_not_chosen_is_no_test_that_lacks_something(run):
    lines = run("-m", "not browser").stdout
    lines.fnmatch_lines(["browser tests (1): make test"])
