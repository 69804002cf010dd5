"""The wheel holds all that the package needs at work, and nothing else."""

import email
import tarfile
import zipfile
from pathlib import Path

import pytest

import kpact_wagtail
from tests.building import build

PACKAGE = Path(kpact_wagtail.__file__).parent


@pytest.fixture(scope="module")
def distribution(tmp_path_factory):
    return build(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def names(distribution):
    """What the wheel holds, without its own metadata."""
    with zipfile.ZipFile(distribution.wheel) as wheel:
        return {name for name in wheel.namelist() if ".dist-info/" not in name}


@pytest.fixture(scope="module")
def metadata(distribution):
    with zipfile.ZipFile(distribution.wheel) as wheel:
        name = next(name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
        return email.message_from_bytes(wheel.read(name))


def files(pattern):
    found = {path.relative_to(PACKAGE.parent).as_posix() for path in PACKAGE.glob(pattern)}
    return {
        name for name in found if "__pycache__" not in name and (PACKAGE.parent / name).is_file()
    }


@pytest.mark.parametrize(
    "pattern",
    [
        "**/*.py",
        "templates/**/*.html",
        "static/**/*",
        "migrations/*.py",
        "pages/migrations/*.py",
        "py.typed",
    ],
)
def test_every_file_the_package_needs_is_in_the_wheel(names, pattern):
    wanted = files(pattern)
    assert wanted
    assert wanted <= names


def test_every_catalogue_is_in_the_wheel_in_the_form_gettext_reads(names):
    catalogues = files("**/locale/*/LC_MESSAGES/*.po")
    assert {name.removesuffix(".po") + ".mo" for name in catalogues} <= names
    assert catalogues or not (PACKAGE / "locale").exists()


def test_nothing_but_the_package_is_in_the_wheel(names):
    assert {name.split("/")[0] for name in names} == {"kpact_wagtail"}
    assert not [name for name in names if name.endswith((".pyc", ".sqlite3", ".orig"))]
    assert not [name for name in names if "/tests/" in name or "/bench/" in name]


def test_the_wheel_holds_every_file_of_the_package(names):
    """A new kind of file needs a line in setup.cfg; this finds it when it is forgotten."""
    here = files("**/*")
    assert {name for name in here if not name.endswith((".pyc", ".swp"))} == names


def test_the_sdist_holds_what_a_build_needs_and_no_tests(distribution):
    with tarfile.open(distribution.sdist) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    assert {
        "setup.cfg",
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "kpact_wagtail/py.typed",
    } <= names
    assert not [name for name in names if name.startswith(("tests", "example_site", "bench"))]


def test_the_licence_is_stated_as_an_expression_with_its_text(metadata):
    assert metadata["License-Expression"] == "BSD-3-Clause"
    assert metadata.get_all("License-File") == ["LICENSE"]


@pytest.mark.parametrize("name", ["wagtail", "Django", "wagtail-modeladmin", "django-anymail"])
def test_what_the_package_stands_on_is_a_requirement(metadata, name):
    wanted = [line for line in metadata.get_all("Requires-Dist") if "extra ==" not in line]
    assert [line for line in wanted if line.lower().startswith((f"{name.lower()}>=",))]


def test_the_metadata_names_version_python_and_a_readable_description(metadata):
    assert metadata["Version"] == kpact_wagtail.__version__
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["Description-Content-Type"] == "text/markdown"
    assert metadata.get_payload().startswith("# kpact-wagtail")
