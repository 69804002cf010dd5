"""The matrix: ``nox`` runs what this machine has interpreters for and says which it lacks.

``nox -s floor`` runs one end of it. With DATABASE_URL set, every session runs on PostgreSQL too;
with ONE_DATABASE=1 as well, on PostgreSQL alone.
"""

import os
import shutil
import subprocess
from pathlib import Path

import nox

nox.needs_version = ">=2025.2.9"
nox.options.error_on_missing_interpreters = False
nox.options.default_venv_backend = "venv"
nox.options.reuse_existing_virtualenvs = True

WORKERS = os.environ.get("WORKERS", "auto")
# Browser and install suites ask for much and differ little between versions: `make test` has them.
TESTS = "not slow and not install and not browser"


def add_pyenv_to_path():
    """Its shims name every interpreter it holds but run only the chosen ones."""
    if shutil.which("pyenv") is None:
        return
    command = ["pyenv", "root"]
    root = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    found = sorted(str(path) for path in Path(root, "versions").glob("3.*/bin")) if root else []
    os.environ["PATH"] = os.pathsep.join([*found, os.environ["PATH"]])


add_pyenv_to_path()


def run_tests(session, wagtail, django, *options, migrations=False):
    session.install(f"wagtail=={wagtail}.*", f"Django=={django}.*", "--editable", ".[test]")
    if migrations:
        check = ["makemigrations", "--check", "--dry-run", "--settings", "tests.settings"]
        session.run("python", "-m", "django", *check)
    failed = []
    for name, environment, tests in databases():
        session.log(f"Wagtail {wagtail}, Django {django}, Python {session.python}, {name}")
        arguments = ["-n", WORKERS, "--dist", "loadfile", "-m", tests, *options, *session.posargs]
        try:
            session.run("python", "-m", "pytest", *arguments, env=environment)
        except nox.command.CommandFailed:
            failed.append(name)
    if failed:
        session.error(f"Tests failed on {' and '.join(failed)}.")


def databases():
    """Each as its name, what the tests' settings read, and the tests it can run."""
    url = os.environ.get("DATABASE_URL")
    if not (url and os.environ.get("ONE_DATABASE")):
        yield "SQLite", {"DATABASE_URL": None}, f"{TESTS} and not postgres"
    if url:
        yield "PostgreSQL", {"DATABASE_URL": url}, TESTS


@nox.session(python="3.11", tags=["ends"])
def floor(session):
    """The oldest of everything."""
    run_tests(session, "7.4", "5.2", migrations=True)


@nox.session(python="3.12")
def wagtail7_django6(session):
    """The long-term release of Wagtail with the newest Django it knows."""
    run_tests(session, "7.4", "6.0")


@nox.session(python="3.12")
def wagtail8_django5(session):
    """A new Wagtail with the long-term release of Django."""
    run_tests(session, "8.0", "5.2")


@nox.session(python="3.13", tags=["ends"])
def newest(session):
    """The newest of everything; a deprecation that our own code causes is an error."""
    run_tests(session, "8.0", "6.1", "-p", "tests.deprecations", migrations=True)
