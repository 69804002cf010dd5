"""The guides name what there is and nothing else, and their samples work.

A fenced sample after a sentence such as “In `mysite/blocks.py`:” belongs to that file. All of them
together are a site, which is migrated, checked and opened; docs_site/samples.py says what to see.
"""

import ast
import os
import re
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from django.utils.text import slugify

from kpact_wagtail.conf import DEFAULTS
from kpact_wagtail.fields import BodyField
from kpact_wagtail.streams import UNAVAILABLE
from kpact_wagtail.templatetags.kpact import register
from tests.building import ROOT

DOCS = ROOT / "docs"
PACKAGE = ROOT / "kpact_wagtail"
PAGES = sorted([*DOCS.rglob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md"])
FENCED = re.compile(
    r"(?:In `(?P<path>mysite/[^`]+)`:\n\n)?```(?P<language>\w+)\n(?P<code>.*?)\n```", re.S
)
LARGEST_PICTURE = 120_000


def read(name):
    return (DOCS / name).read_text()


def everything(folder=DOCS):
    return "\n".join(path.read_text() for path in sorted(folder.rglob("*.md")))


def samples(language=None, path=None):
    """Fenced samples as (guide, path in the site or None, language, code), in reading order."""
    for page in sorted(DOCS.rglob("*.md"), key=reading_order):
        for match in FENCED.finditer(page.read_text()):
            sample = page.name, match["path"], match["language"], match["code"]
            if language in (None, sample[2]) and path in (None, sample[1]):
                yield sample


def reading_order(page):
    """The guides for developers are read in the order of their index."""
    index = read("developers/index.md")
    place = index.find(f"({page.name}")
    return (page.parent.name, place if place >= 0 else len(index))


# Samples


@pytest.mark.parametrize(
    "sample", list(samples("python")), ids=lambda sample: f"{sample[0]} {sample[1]}"
)
def test_a_python_sample_can_be_read(sample):
    compile(sample[3], sample[0], "exec")


def test_the_sample_of_all_settings_is_the_defaults():
    code = next(code for guide, _, _, code in samples("python") if guide == "settings.md")
    namespace = {}
    exec(code, namespace)
    assert namespace["KPACT_WAGTAIL"] == DEFAULTS


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The site that the guides build, as somebody who follows them has it at the end."""
    root = tmp_path_factory.mktemp("docs")
    folder = root / "mysite"
    shutil.copytree(ROOT / "tests" / "docs_site", folder, ignore=shutil.ignore_patterns("__pyc*"))
    (folder / "__init__.py").touch()
    given = []
    for _guide, path, _language, code in samples():
        if path == "mysite/settings.py":
            given.append(code)
        elif path:
            append(root / path, code)
    append(folder / "settings.py", "GIVEN = {}")
    for code in given:  # each guide shows the one key it speaks of
        append(folder / "settings.py", f"{code}\nGIVEN |= KPACT_WAGTAIL")
    append(folder / "settings.py", "KPACT_WAGTAIL = GIVEN")
    return root


def append(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text() + "\n\n" if path.exists() else ""
    path.write_text(f"{before}{text}\n")


def run(site, *command):
    environment = {
        **{key: value for key, value in os.environ.items() if key != "DATABASE_URL"},
        "DJANGO_SETTINGS_MODULE": "mysite.settings",
        "PYTHONPATH": os.pathsep.join([str(site), str(ROOT)]),
    }
    result = subprocess.run(
        [sys.executable, "-m", *command], cwd=site, env=environment, capture_output=True, text=True
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


def test_the_samples_together_are_a_site_that_keeps_their_promises(site):
    run(site, "django", "makemigrations", "mysite")
    run(site, "django", "check", "--fail-level", "WARNING")
    migration = next((site / "mysite" / "migrations").glob("0001*.py")).read_text()
    assert "PetitionBlock" not in migration  # blocks of a body are in none
    assert "kpact_wagtail.blocks.FAQBlock" in migration  # ours in a StreamField: by name only
    assert "questions" not in migration
    tests = ["mysite/tests.py", "mysite/samples.py"]
    told = run(site, "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:randomly", *tests)
    assert " passed" in told
    assert " skipped" not in told


# What the guides name is there, and what is there they name


def test_every_setting_is_explained_and_no_other():
    ours = read("developers/settings.md").partition("## What editors set")[0]
    assert set(re.findall(r"^\| `([A-Z_]+)` \|", ours, re.M)) == set(DEFAULTS)
    blocks = re.findall(r"^\| `(\w+)` \|.*\| `\w+` \|$", read("developers/templates.md"), re.M)
    assert set(blocks) == set(DEFAULTS["BASE_BLOCKS"])


def test_every_tag_and_filter_is_explained_and_no_other():
    named = set(re.findall(r"(?:\{% (?:end)?|\|)(kpact_\w+)", everything()))
    assert named == set(register.tags) | set(register.filters)
    table = re.findall(r"^\| (`.*`) \|", read("developers/templates.md").split("## Tags")[1], re.M)
    assert named <= set(re.findall(r"kpact_\w+", "\n".join(table)))


def test_every_check_is_explained_and_no_other():
    sources = "\n".join(path.read_text() for path in PACKAGE.rglob("*.py"))
    there = set(re.findall(r'id="kpact_wagtail\.([EW]\d{3})"', sources))
    assert there
    assert set(re.findall(r"kpact_wagtail\.([EW]\d{3})", everything())) == there
    assert (
        set(re.findall(r"^\| `kpact_wagtail\.(\w+)`", read("developers/checks.md"), re.M)) == there
    )


def test_every_finding_of_the_doctor_is_explained_and_no_other():
    there = set()
    for path in (PACKAGE / "doctor").glob("*.py"):
        there |= set(re.findall(r'Finding\(\s*f?"([\w{}]+)"', path.read_text()))
    there = {
        name.replace("{place}", place) for name in there for place in ("title", "head", "content")
    }
    table = read("developers/checks.md").split("## The doctor")[1]
    cells = re.findall(r"^\| (`.*?`) \|", table, re.M)
    assert {name for cell in cells for name in re.findall(r"`(\w+)`", cell)} == there


def test_every_variable_of_the_stylesheet_is_explained_and_no_other():
    css = (PACKAGE / "static" / "kpact_wagtail" / "kpact.css").read_text()
    there = set(re.findall(r"^\s+(--kpact-[\w-]+):", css, re.M))
    assert len(there) == 10
    assert set(re.findall(r"--kpact-[\w-]+", everything())) == there


def test_every_block_is_explained_under_the_name_the_picker_shows():
    children = BodyField().stream_block.child_blocks
    labels = {str(block.label) for name, block in children.items() if name != UNAVAILABLE}
    guide = read("editors/blocks.md")
    assert set(re.findall(r"^### (.+)$", guide, re.M)) == labels
    groups = {str(block.meta.group) for name, block in children.items() if name != UNAVAILABLE}
    assert set(re.findall(r"^## (.+)$", guide, re.M)) == groups
    named = re.search(r"<name>.html`: `([\w ]+)`", read("developers/blocks.md"))[1].split()
    assert set(named) == set(children) - {UNAVAILABLE}


def sentences_for_editors():
    """What get_problems() and what it asks can say, in the words of the source."""
    for path in PACKAGE.rglob("*.py"):
        for function in ast.walk(ast.parse(path.read_text())):
            if not isinstance(function, ast.FunctionDef) or "problems" not in function.name:
                continue
            for call in ast.walk(function):
                if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "_":
                    yield call.args[0].value


def test_every_warning_of_the_editor_is_explained():
    guide = read("editors/upkeep.md")
    wanted = {
        re.sub(r"%\(\w+\)s", "…", text) for text in sentences_for_editors() if text[-1] == "."
    }
    assert len(wanted) > 5
    missing = {text for text in wanted if text not in guide}
    assert not missing


def test_every_path_in_code_leads_somewhere():
    for dotted in set(re.findall(r"\bkpact_wagtail(?:\.\w+)+", everything())):
        if not re.search(r"\.[EW]\d{3}$|\.(?:css|html|js)$", dotted):
            assert leads_somewhere(dotted), dotted


def leads_somewhere(dotted):
    parts = dotted.split(".")
    for end in range(len(parts), 0, -1):
        try:
            found = import_module(".".join(parts[:end]))
        except ModuleNotFoundError:
            continue
        for name in parts[end:]:
            found = getattr(found, name, None)
        return found is not None
    return False


def test_every_file_in_code_is_there():
    folders = {"kpact_wagtail": PACKAGE / "templates" / "kpact_wagtail", "tests": ROOT / "tests"}
    for name in set(re.findall(r"`((?:kpact_wagtail|tests)/[\w/]+\.\w+)`", everything())):
        first, rest = name.split("/", 1)
        assert (folders[first] / rest).exists(), name
    partials = re.search(
        r"^\| `kpact_wagtail/partials/` \|(.*)$", read("developers/templates.md"), re.M
    )
    for name in re.findall(r"`(\w+\.html)`", partials[1]):
        assert (folders["kpact_wagtail"] / "partials" / name).exists(), name


def test_every_test_that_is_named_is_there():
    sources = "\n".join(path.read_text() for path in (ROOT / "tests").rglob("test_*.py"))
    named = set(re.findall(r"`(test_\w+)`", everything()))
    assert len(named) > 20
    assert named <= set(re.findall(r"^def (test_\w+)", sources, re.M))


# Links and pictures


def links():
    for page in PAGES:
        text = re.sub(r"```.*?```", "", page.read_text(), flags=re.S)
        for target in re.findall(r"\]\(([^)\s]+)\)", text):
            if "://" not in target:
                yield page, target


@pytest.mark.parametrize(
    ("page", "target"), list(links()), ids=lambda part: getattr(part, "name", part)
)
def test_a_link_leads_somewhere(page, target):
    path, _, anchor = target.partition("#")
    found = (page.parent / path).resolve() if path else page
    assert found.exists()
    if anchor:
        headings = re.findall(r"^#+ (.+)$", found.read_text(), re.M)
        assert anchor in {slugify(heading.replace("’", "")) for heading in headings}


def test_every_picture_is_shown_and_light():
    shown = {(page.parent / target).resolve() for page, target in links() if "images/" in target}
    there = set((DOCS / "images").iterdir())
    assert shown == there
    assert there
    for path in there:
        assert path.stat().st_size <= LARGEST_PICTURE, path.name


def test_every_guide_is_reached_from_the_first_page():
    reached, todo = set(), [DOCS / "README.md"]
    while todo:
        page = todo.pop()
        if page in reached:
            continue
        reached.add(page)
        todo += [
            Path(page.parent, target.partition("#")[0]).resolve()
            for place, target in links()
            if place == page and target.partition("#")[0].endswith(".md")
        ]
    assert set(DOCS.rglob("*.md")) <= reached
