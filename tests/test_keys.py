"""Where keys come from, which are refused, and how one is made."""

import hashlib
import os
import subprocess
import sys
import time
from base64 import urlsafe_b64encode
from io import StringIO

import pytest
from django.core.checks import run_checks
from django.core.management import CommandError, call_command

from kpact_wagtail import keys
from kpact_wagtail.keys import NoKey, generate, get_keys, keys_are_usable
from tests.building import ROOT


@pytest.fixture
def use(settings):
    def use(**given):
        settings.KPACT_WAGTAIL = given

    return use


@pytest.fixture
def key_file(tmp_path, use):
    path = tmp_path / "keys"
    use(KEY_FILE=str(path))
    return path


@pytest.fixture
def developing(settings, tmp_path, use):
    """A site being developed that has no key; where its key will lie."""
    use()
    settings.DEBUG = True
    settings.BASE_DIR = tmp_path
    return tmp_path / ".kpact" / "keys"


def write(path, *lines, mode=0o600):
    path.write_text("".join(f"{line}\n" for line in lines))
    path.chmod(mode)


def encode(raw):
    return urlsafe_b64encode(raw).decode().rstrip("=")


def ids():
    return [key.id for key in get_keys()]


def found_by_check():
    ours = [message for message in run_checks(tags=["security"]) if "kpact" in message.id]
    assert all(message.hint for message in ours)
    return {message.id.removeprefix("kpact_wagtail."): message for message in ours}


# What a key is


def test_a_key_is_known_by_a_part_of_its_hash(use):
    use(KEYS=[encode(bytes(range(32)))])
    assert ids() == [hashlib.sha256(b"kpact key id" + bytes(range(32))).hexdigest()[:8]]


def test_padding_and_blanks_around_a_key_do_not_matter(use):
    key = generate()
    use(KEYS=[key])
    expected = ids()
    use(KEYS=[f" {key}=\n"])
    assert ids() == expected


def made_from(secret):
    """What people paste together where a key is wanted."""
    given = secret.encode()
    return [
        secret,
        encode(given[:32]),
        encode(given[:32].ljust(32, b"\0")),
        encode(hashlib.sha256(given).digest()),
        encode(hashlib.sha512(given).digest()[:32]),
        encode(hashlib.md5(given).hexdigest().encode()),
        encode(hashlib.sha256(given).hexdigest()[:32].encode()),
    ]


SECRET = "django-insecure-0123456789abcdefghijklmnopqrstuvwxyz"
UNFIT = {
    "short": encode(bytes(range(31))),
    "long": encode(bytes(range(33))),
    "empty": "",
    "no base64": "this is not a key at all, whatever it looks",
    "hex": bytes(range(32)).hex(),
    "no string": 12345,
    "nothing": None,
    "zeros": encode(bytes(32)),
    "repeating": encode(b"abcd" * 8),
} | {f"made from SECRET_KEY {number}": key for number, key in enumerate(made_from(SECRET))}


@pytest.mark.parametrize("unfit", UNFIT.values(), ids=UNFIT)
def test_an_unfit_key_is_refused_and_not_shown(settings, use, unfit):  # E3
    settings.SECRET_KEY = SECRET
    use(KEYS=[generate(), unfit])
    with pytest.raises(NoKey) as raised:
        get_keys()
    assert "Key 2" in str(raised.value)
    assert not unfit or str(unfit) not in str(raised.value)
    assert not keys_are_usable()
    assert [*found_by_check()] == ["E006"]
    assert not unfit or str(unfit) not in str(found_by_check()["E006"])


def test_a_secret_key_of_before_is_no_key_either(settings, use):
    settings.SECRET_KEY_FALLBACKS = [SECRET]
    use(KEYS=[made_from(SECRET)[3]])
    assert not keys_are_usable()


def test_without_a_key_there_is_an_error_and_nothing_is_made(settings, tmp_path, use):  # E3
    settings.BASE_DIR = tmp_path
    use()
    with pytest.raises(NoKey, match="kpact_generate_key"):
        get_keys()
    assert not keys_are_usable()
    assert [*found_by_check()] == ["E005"]
    assert [*tmp_path.iterdir()] == []


def test_without_an_app_that_seals_no_key_is_wanted(use, monkeypatch):
    use()
    monkeypatch.setattr("kpact_wagtail.key_checks.models_with", lambda name: [])
    assert found_by_check() == {}


def test_a_setting_of_the_wrong_type_is_told_once(use):
    for given in ({"KEYS": generate()}, {"KEY_FILE": None}):
        use(**given)
        assert found_by_check() == {}
        assert not keys_are_usable()


# The key file


def test_a_file_holds_a_key_on_each_line_newest_first(key_file):
    first, second = generate(), generate()
    write(key_file, "# printed on 1 May", "", first, f"  {second}  ")
    assert [key.raw for key in get_keys()] == [keys.decode(first), keys.decode(second)]
    assert found_by_check() == {}


def test_a_file_that_changes_is_read_again_at_once(key_file):
    write(key_file, generate())
    before = ids()
    write(key_file, generate())
    os.utime(key_file, ns=(1, 1))  # even with a clock that stands still
    assert ids() != before


def test_a_file_is_read_once_while_it_stays_as_it_is(key_file, monkeypatch):
    write(key_file, generate())
    before = ids()
    monkeypatch.setattr("pathlib.Path.read_text", lambda *args: pytest.fail("read again"))
    assert ids() == before


@pytest.mark.parametrize("content", [None, b"", b"# only words\n", b"\xff\xfe\n"])
def test_a_file_that_is_missing_empty_or_no_text_is_told(key_file, content):
    if content is not None:
        key_file.write_bytes(content)
        key_file.chmod(0o600)
    assert not keys_are_usable()
    assert [*found_by_check()] == ["E006"]


def test_a_setting_wins_over_a_file(key_file, use):
    write(key_file, generate())
    use(KEYS=[key := generate()], KEY_FILE=str(key_file))
    assert [key.raw for key in get_keys()] == [keys.decode(key)]


@pytest.mark.parametrize(
    ("mode", "told"),
    [(0o600, []), (0o400, []), (0o640, []), (0o644, ["W006"]), (0o660, ["W006"])],
)
def test_a_file_that_others_can_read_or_change_is_told(key_file, mode, told):
    write(key_file, generate(), mode=mode)
    assert [*found_by_check()] == told


# A site being developed


def test_a_site_being_developed_gets_a_key_once_and_is_told(developing, caplog):
    assert [*found_by_check()] == ["W007"]
    assert not developing.exists()  # a check makes nothing
    before = ids()
    assert ids() == before
    assert developing.stat().st_mode & 0o777 == 0o600
    assert (developing.parent / ".gitignore").read_text() == "*\n"
    assert {path.name for path in developing.parent.iterdir()} == {"keys", ".gitignore"}
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert developing.read_text().strip() not in caplog.text


def test_git_ignores_the_key_of_a_site_being_developed(developing):
    get_keys()
    root = developing.parent.parent
    subprocess.run(["git", "init", "--quiet"], cwd=root, check=True)
    status = ["git", "status", "--porcelain", "--untracked-files=all"]
    assert subprocess.run(status, cwd=root, check=True, capture_output=True).stdout == b""


def test_a_folder_that_cannot_be_written_is_told(developing):
    developing.parent.write_text("a file where the folder should be")
    with pytest.raises(NoKey, match="kpact_generate_key"):
        get_keys()


def test_a_real_site_never_uses_the_key_of_development(developing, settings):
    get_keys()
    settings.DEBUG = False
    assert not keys_are_usable()


START = """
import sys, time
from pathlib import Path
from django.conf import settings
settings.configure(DEBUG=True, BASE_DIR=sys.argv[1], SECRET_KEY="x")
from kpact_wagtail.keys import get_keys
time.sleep(max(0, float(sys.argv[2]) - time.time()))
print(get_keys()[0].id)
"""


def test_processes_that_start_at_once_end_with_one_key(tmp_path):
    command = [sys.executable, "-c", START, str(tmp_path), str(time.time() + 3)]
    running = [
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(6)
    ]
    told = [process.communicate()[0] for process in running]
    assert [process.returncode for process in running] == [0] * 6
    assert len(set(told)) == 1
    assert {path.name for path in (tmp_path / ".kpact").iterdir()} == {"keys", ".gitignore"}


# kpact_generate_key


def generate_key(*args):
    out, err = StringIO(), StringIO()
    call_command("kpact_generate_key", *args, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_the_command_prints_a_key_and_three_sentences_beside_it(use):
    use()
    key, advice = generate_key()
    assert key.count("\n") == 1
    use(KEYS=[key.strip()])
    assert keys_are_usable()
    assert advice.count(".") - advice.count("kpact.") == 3
    assert generate_key()[0] != key


def test_the_command_puts_a_key_above_those_in_a_file(key_file):
    write(key_file, "# ours", older := generate())
    told, advice = generate_key("--file", str(key_file))
    lines = key_file.read_text().splitlines()
    assert lines[1:] == ["# ours", older]
    assert len(get_keys()) == 2
    assert ids()[0] in told
    assert lines[0] not in told + advice


def test_the_command_makes_a_file_for_its_owner_alone(key_file):
    generate_key("--file", str(key_file))
    assert key_file.stat().st_mode & 0o777 == 0o600
    assert keys_are_usable()
    assert [*key_file.parent.iterdir()] == [key_file]


@pytest.mark.parametrize(("before", "after"), [(0o644, 0o640), (0o640, 0o640), (0o600, 0o600)])
def test_the_command_lets_nobody_more_read_a_file(key_file, before, after):
    write(key_file, generate(), mode=before)
    generate_key("--file", str(key_file))
    assert key_file.stat().st_mode & 0o777 == after


def test_the_command_follows_a_link_to_the_file(key_file):
    real = key_file.with_name("real")
    write(real, generate())
    key_file.symlink_to(real)
    generate_key("--file", str(key_file))
    assert key_file.is_symlink()
    assert len(real.read_text().splitlines()) == 2


def test_the_command_leaves_a_file_that_somebody_else_is_writing(key_file):
    write(key_file, key := generate())
    key_file.with_name("keys.new").touch()
    with pytest.raises(CommandError, match=r"keys\.new"):
        generate_key("--file", str(key_file))
    assert key_file.read_text() == f"{key}\n"


def test_the_command_tells_of_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(CommandError, match="No such file"):
        generate_key("--file", str(tmp_path / "no" / "keys"))
