"""A pytest plugin for the newest versions: a deprecation that our own code causes is an error.

``pytest -p tests.deprecations``. Warnings that other packages cause among themselves stay warnings:
they are theirs to mend.
"""

import pytest

OURS = r"(kpact_wagtail|example_site|tests|bench)(\.|$)"
KINDS = ["DeprecationWarning", "PendingDeprecationWarning"]


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests(early_config):
    """Before pytest-django imports our apps, so that what an import causes counts too."""
    for kind in KINDS:
        early_config.addinivalue_line("filterwarnings", f"error::{kind}:{OURS}")
    return (yield)
