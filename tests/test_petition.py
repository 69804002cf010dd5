"""A petition of a site, on the public plumbing alone: block, form, one mail, one button, a number."""

import ast
import re
from datetime import timedelta
from io import StringIO
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kpact_wagtail import guard
from kpact_wagtail.keys import generate
from kpact_wagtail.outbox.drain import drain
from kpact_wagtail.outbox.models import Message
from kpact_wagtail.outbox.suppression import suppress
from kpact_wagtail.pages.models import AdvocacyPage
from kpact_wagtail.rotation import pause_forms
from tests.testapp.petitions import Signature, forget

from . import traces
from .lists import ADDRESS

pytestmark = pytest.mark.django_db

FOLDER = Path(__file__).parent / "testapp"
SOURCES = sorted(FOLDER.glob("petition*.py"))
GUIDES = Path(__file__).parent.parent / "docs" / "developers"
SAMPLE = re.compile(r"In `mysite/([^`]+)`:\n\n```\w+\n(.*?)\n```", re.S)
#: What the guides for developers say may be used.
PUBLIC = {
    "kpact_wagtail.crypto",
    "kpact_wagtail.guard",
    "kpact_wagtail.outbox",
    "kpact_wagtail.outbox.actions",
    "kpact_wagtail.outbox.kinds",
    "kpact_wagtail.outbox.models",
    "kpact_wagtail.sealed",
}


@pytest.fixture
def page(home, settings):
    settings.KPACT_WAGTAIL = {
        **settings.KPACT_WAGTAIL,
        "BODY_BLOCK": "tests.testapp.blocks.PetitionBodyBlock",
    }
    body = [("petition", {"heading": "Open at night", "goal": 500})]
    return home.add_child(instance=AdvocacyPage(title="Petition", body=body))


def fill_in(**fields):
    return {"name": "Ana", "email": ADDRESS, guard.STAMP: guard.stamp("petition"), **fields}


def sign(page, client=None, **fields):
    return (client or Client()).post(f"/petition/sign/{page.pk}/", fill_in(**fields))


def link():
    """The path of the link in the only mail there is."""
    [message] = mail.outbox
    [url] = re.findall(r"https?://\S+", message.body)
    return urlsplit(url).path


def count(page):
    """The number a visitor reads on the page."""
    html = Client().get(page.url).content.decode()
    return int(re.search(r"(\d+) people have signed", html)[1])


def test_a_visitor_signs_confirms_and_is_counted(page):
    html = Client().get(page.url).content.decode()
    action = re.search(r'<form method="post" action="([^"]+)"', html)[1]
    stamp = re.search(rf'name="{guard.STAMP}" value="([^"]+)"', html)[1]
    visitor = Client()
    answer = visitor.post(action, fill_in(**{guard.STAMP: stamp}), follow=True)
    assert "Look into your mail" in answer.content.decode()
    assert not mail.outbox  # never in the request
    assert drain() == {"sent": 1}
    assert mail.outbox[0].to == [ADDRESS]
    assert count(page) == 0
    assert "Your signature counts." in visitor.post(link()).content.decode()
    assert count(page) == 1
    assert not visitor.cookies


def test_looking_at_the_link_changes_nothing(page):  # A1
    sign(page)
    drain()
    for method in ("get", "head", "options", "get"):
        getattr(Client(), method)(link())
    assert Signature.objects.get().confirmed_at is None
    assert count(page) == 0


def test_pressing_twice_counts_once_and_the_page_says_the_same(page):
    sign(page)
    drain()
    assert Client().post(link()).content == Client().post(link()).content
    assert count(page) == 1


def test_a_link_that_is_forged_or_for_something_else_opens_nothing(page):  # A12
    from kpact_wagtail.outbox import tokens

    sign(page)
    signature = Signature.objects.get()
    for token in ("forged", tokens.mint("confirm", signature.pk), tokens.mint("signature", 0)):
        assert Client().post(f"/petition/confirm/{token}/").status_code == 404
    assert count(page) == 0


def test_the_page_of_the_link_is_kept_and_sent_along_by_nobody(page):  # A13
    sign(page)
    drain()
    answer = Client().get(link())
    assert answer["Cache-Control"] == "no-store, private"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["X-Robots-Tag"] == "noindex"


def test_nothing_readable_is_kept_of_who_signed(page):  # B4
    sign(page, name=ADDRESS)
    assert traces.in_tables() == []
    assert traces.in_text(repr(list(Signature.objects.all()))) == []
    assert Signature.objects.get().address() == ADDRESS


def test_a_program_is_told_what_people_are_told_and_is_left_aside(page):  # A8
    person, program = sign(page), sign(page, **{guard.HONEYPOT: "x", "email": "other@example.org"})
    assert (person.status_code, person.url) == (program.status_code, program.url)
    assert Signature.objects.count() == Message.objects.count() == 1


def test_a_form_without_a_stamp_comes_again_with_what_was_typed(page):  # A8
    answer = sign(page, **{guard.STAMP: ""})
    assert answer.status_code == 422
    assert ADDRESS in answer.content.decode()
    assert not Signature.objects.exists()


def test_a_mistake_in_the_address_comes_again_with_a_word_about_it(page):  # A16
    answer = sign(page, email="quillfeather at example")
    assert answer.status_code == 422
    assert "name@example.org" in answer.content.decode()
    assert not Signature.objects.exists()


def test_a_foreign_page_is_refused(page):  # A10
    client = Client(headers={"sec-fetch-site": "cross-site"})
    assert sign(page, client).status_code == 403
    assert not Signature.objects.exists()


def test_fifty_forms_are_one_signature_and_one_mail(page):  # A5
    for number in range(50):
        sign(page, Client(REMOTE_ADDR=f"203.0.113.{number}"))
        if number % 10 == 0:
            drain()
    assert (Signature.objects.count(), len(mail.outbox)) == (1, 1)
    assert set(Message.objects.values_list("reason", flat=True)) == {"", "capped"}


def test_another_name_under_the_same_address_changes_nothing(page):
    sign(page)
    before = Signature.objects.values("sealed_name", "sealed_address").get()
    sign(page, name="Somebody else")
    after = Signature.objects.values("sealed_name", "sealed_address").get()
    assert {name: bytes(value) for name, value in before.items()} == {
        name: bytes(value) for name, value in after.items()
    }


def test_who_signed_before_and_who_did_not_cannot_be_told_apart(page):  # A2, A3
    sign(page, email="first@example.org")

    def send(address):
        with CaptureQueriesContext(connection) as queries:
            answer = sign(page, email=address)
        return answer.status_code, answer.headers["Location"], answer.content, len(queries)

    stranger = send("stranger@example.org")
    sign(page)
    Signature.objects.update(confirmed_at="2026-01-01T00:00Z")
    assert send(ADDRESS) == stranger


def test_who_is_never_to_be_mailed_gets_no_mail(page):  # B5
    suppress(ADDRESS, "do_not_mail")
    sign(page)
    assert drain() == {"dropped": 1}
    assert not mail.outbox


def test_no_second_mail_after_confirming(page):
    sign(page)
    drain()
    Client().post(link())
    sign(page)
    assert drain() == {"dropped": 1}


def test_signatures_follow_the_keys(page, settings):
    sign(page)
    old = settings.KPACT_WAGTAIL["KEYS"]
    settings.KPACT_WAGTAIL = {**settings.KPACT_WAGTAIL, "KEYS": [generate(), *old]}
    call_command("kpact_rotate_keys", "--index", verbosity=0, stdout=StringIO())
    settings.KPACT_WAGTAIL = {
        **settings.KPACT_WAGTAIL,
        "KEYS": settings.KPACT_WAGTAIL["KEYS"][:1],
    }
    assert Signature.objects.get().address() == ADDRESS
    sign(page)
    assert Signature.objects.count() == 1


def test_while_keys_change_the_form_asks_to_come_back(page):
    sign(page, email="first@example.org")
    pause_forms()
    answer = sign(page)
    assert answer.status_code == 422
    assert "in a few minutes" in answer.content.decode()
    assert Signature.objects.count() == 1


def test_who_never_confirmed_is_forgotten(page):
    sign(page)
    drain()
    Client().post(link())
    sign(page, email="never@example.org")
    with time_machine.travel(timedelta(days=13)):
        assert forget(dry_run=True) == forget() == {"unconfirmed": 0}
    with time_machine.travel(timedelta(days=15)):
        assert forget(dry_run=True) == forget() == {"unconfirmed": 1}
    assert Signature.objects.get().address() == ADDRESS


def test_the_picker_shows_the_petition_without_a_page(page):
    block = AdvocacyPage.body.field.stream_block.child_blocks["petition"]
    html = block.render(block.get_preview_value(), block.get_preview_context({}))
    assert "Sign here" in html


# Public names only


def imports(path):
    """What a file imports of the suite, as (module, name)."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and not node.level:
            yield from ((node.module, each.name) for each in node.names)
        elif isinstance(node, ast.Import):
            yield from ((each.name, "") for each in node.names)


def ours(path):
    return [each for each in imports(path) if each[0].split(".")[0] == "kpact_wagtail"]


def test_the_petition_imports_public_names_only():
    used = [each for path in SOURCES for each in ours(path)]
    assert len(SOURCES) == 4
    assert {module for module, _name in used} == PUBLIC
    assert not [name for _module, name in used if not name or name.startswith("_")]


def test_the_petition_touches_no_private_attribute():
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Attribute):
                assert not node.attr.startswith("_"), (path.name, node.attr)
                assert node.attr != "mailing_list"


def files_of_the_petition():
    return [*SOURCES, *(FOLDER / "templates" / "testapp").glob("petition_*.html")]


def test_the_guides_show_this_very_petition():
    guides = "".join((GUIDES / name).read_text() for name in ("forms.md", "outbox.md"))
    told = {Path(path).name: code for path, code in SAMPLE.findall(guides)}
    files = files_of_the_petition()
    assert len(files) == 9
    for path in files:
        as_in_a_site = re.sub(r"(tests\.)?testapp", "mysite", path.read_text()).strip()
        assert told[path.name] == as_in_a_site, path.name
