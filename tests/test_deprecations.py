"""The plugin of the newest test run must bite our code and nobody else's."""

import sys

import pytest

pytest_plugins = ["pytester"]

MODULE = """
import warnings

class RemovedInNextVersion({kind}):
    pass

def old():
    warnings.warn("gone soon", RemovedInNextVersion, stacklevel=2)

def call():
    old()
"""


@pytest.fixture
def run(pytester, monkeypatch):
    """Run a test that calls a deprecated function from a module of this name."""

    def run(module, kind="DeprecationWarning"):
        monkeypatch.setenv("PYTHONPATH", ":".join(sys.path))
        pytester.makepyfile(**{"planted": MODULE.format(kind=kind)})
        pytester.makepyfile(
            test_planted=f"""
            import importlib.util

            def test_planted():
                spec = importlib.util.spec_from_file_location({module!r}, "planted.py")
                planted = importlib.util.module_from_spec(spec)
                spec.loader.exec_module(planted)
                planted.call()
            """
        )
        return pytester.runpytest_subprocess("-p", "no:django", "-p", "tests.deprecations")

    return run


@pytest.mark.parametrize("kind", ["DeprecationWarning", "PendingDeprecationWarning"])
@pytest.mark.parametrize("module", ["kpact_wagtail.planted", "example_site.planted"])
def test_a_deprecated_call_in_our_code_is_an_error(run, module, kind):
    run(module, kind).assert_outcomes(failed=1)


def test_a_deprecated_call_in_another_package_is_not(run):
    run("kpact_wagtail_neighbour.planted").assert_outcomes(passed=1, warnings=1)
