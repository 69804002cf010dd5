"""Every text of ours is there in Spanish, in the package and in the example site."""

import gettext
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import example_site
import kpact_wagtail

FOLDERS = {
    "kpact_wagtail": Path(kpact_wagtail.__file__).parent,
    "example_site": Path(example_site.__file__).parent,
}
CATALOGUE = Path("locale", "es", "LC_MESSAGES", "django.po")
TEXTS = {".py", ".html", ".txt", ".po"}
ADVICE = "Run `make messages`, translate what is new in the .po file, and run it again"

pytestmark = pytest.mark.skipif(
    shutil.which("msgfmt") is None or shutil.which("xgettext") is None,
    reason="needs gettext (Debian: apt install gettext)",
)


def run(*command, cwd=None):
    env = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def without_what_is_no_text(folder, names):
    return [
        name for name in names if Path(folder, name).is_file() and Path(name).suffix not in TEXTS
    ]


@pytest.fixture(scope="module", params=list(FOLDERS))
def source(request):
    return FOLDERS[request.param]


def collect(source, target):
    """A catalogue as `make messages` would leave it now, from a copy of the folder in ``target``."""
    shutil.copytree(source, target, ignore=without_what_is_no_text, dirs_exist_ok=True)
    command = ["makemessages", "--locale", "es", "--no-obsolete", "--add-location", "file"]
    run(sys.executable, "-m", "django", *command, cwd=target)
    return target / CATALOGUE


@pytest.fixture(scope="module")
def fresh(source, tmp_path_factory):
    return collect(source, tmp_path_factory.mktemp("catalogue") / source.name)


def entries(catalogue):
    """What gettext reads of a .po file: texts and their translations."""
    target = catalogue.with_suffix(".read.mo")
    run("msgfmt", "--output-file", target, catalogue)
    return read(target)


def read(compiled):
    with compiled.open("rb") as file:
        catalogue = gettext.GNUTranslations(file)._catalog
    return {text: translated for text, translated in catalogue.items() if text}


def test_no_text_waits_for_its_translation(fresh):
    assert run("msgattrib", "--untranslated", "--no-obsolete", fresh) == "", ADVICE


def test_no_translation_is_only_a_guess(fresh):
    assert run("msgattrib", "--only-fuzzy", "--no-obsolete", fresh) == "", ADVICE


def test_every_translation_fills_in_the_same_values(source):
    run("msgfmt", "--check", "--output-file", "/dev/null", source / CATALOGUE)


def test_the_compiled_catalogue_says_what_the_written_one_says(source, tmp_path):
    written = shutil.copy(source / CATALOGUE, tmp_path / "django.po")
    compiled = read((source / CATALOGUE).with_suffix(".mo"))
    assert len(compiled) > 5
    assert compiled == entries(written), ADVICE


def test_a_new_text_would_be_noticed(source, tmp_path):
    (tmp_path / "planted.py").write_text("_('Nobody has put this into Spanish yet')\n")
    fresh = collect(source, tmp_path)
    waiting = run("msgattrib", "--untranslated", "--no-obsolete", fresh)
    guessed = run("msgattrib", "--only-fuzzy", "--no-obsolete", fresh)
    assert "Nobody has put this into Spanish yet" in waiting + guessed
