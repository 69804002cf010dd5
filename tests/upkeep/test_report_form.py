"""A visitor says that something is wrong: no account, no cookie, no trace but what they wrote."""

import logging

import pytest
from django.db import Error, connection
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale

from kpact_wagtail.guard import HONEYPOT
from kpact_wagtail.models import SiteSettings
from kpact_wagtail.upkeep.links import find_record, reference_of, report_url
from kpact_wagtail.upkeep.models import Report

from .build import fill_in, form_url, make_kept

pytestmark = pytest.mark.django_db

WORDS = "The door man asked for my passport"


@pytest.fixture
def line():
    return make_kept("Night line")


def send(client, record, **fields):
    return client.post(form_url(record), fill_in(**fields))


def test_the_form_says_what_it_is_about_and_whom_it_reaches(client, line):
    response = client.get(form_url(line))
    html = response.content.decode()
    assert response.status_code == 200
    assert "Night line" in html
    assert "does not reach the service itself" in html
    assert response["Cache-Control"] == "no-store, private"  # A13
    assert response["Referrer-Policy"] == "no-referrer"
    assert not response.cookies
    assert "csrfmiddlewaretoken" not in html


def test_what_is_sent_is_kept_sealed_and_can_be_read_with_the_key(client, line):
    response = send(client, line, words=WORDS, email="bea@example.org")
    assert (response.status_code, response.url) == (303, reverse("kpact:reported", args=["en"]))
    report = Report.objects.get()
    assert (report.what, report.object_id, report.state) == ("hours", line.pk, "new")
    assert (report.words(), report.address()) == (WORDS, "bea@example.org")
    with connection.cursor() as cursor:  # E
        cursor.execute(f"SELECT * FROM {Report._meta.db_table}")
        assert b"passport" not in repr(cursor.fetchall()).encode()
    assert str(report) == f"report of a mistake {report.pk}"


def test_words_and_an_address_may_be_left_out(client, line):
    send(client, line, what="gone", words="")
    report = Report.objects.get()
    assert (bytes(report.sealed_words), bytes(report.sealed_address)) == (b"", b"")
    assert (report.words(), report.address()) == ("", "")


def test_the_page_of_thanks_holds_nothing_of_the_report(client, line):
    html = client.get(send(client, line, words=WORDS).url).content.decode()
    assert "Thank you" in html
    assert "Night line" not in html
    assert "passport" not in html


@pytest.mark.parametrize(
    ("fields", "said", "at"),
    [
        ({"what": ""}, "Choose what is wrong.", "what"),
        ({"what": "nonsense"}, "Choose what is wrong.", "what"),
        ({"what": "other", "words": " "}, "Say what is wrong.", "words"),
        ({"words": "x" * 1001}, "This is too long", "words"),
        ({"email": "nobody"}, "Enter an address in the form name@example.org.", "email"),
    ],
)
def test_a_mistake_in_the_form_is_said_above_it_and_beside_the_field(
    client, line, fields, said, at
):
    response = send(client, line, **fields)
    html = response.content.decode()
    assert response.status_code == 422
    assert f'href="#kpact-report-{at}"' in html
    assert f'id="kpact-report-{at}"' in html
    assert html.count(said) == 2
    assert f'id="kpact-report-{at}-error"' in html
    assert "<title>Error:" in html
    assert not Report.objects.exists()


def test_what_was_typed_is_still_there_after_a_mistake(client, line):
    html = send(client, line, words="<b>Nine</b>", email="nobody").content.decode()
    assert "&lt;b&gt;Nine&lt;/b&gt;</textarea>" in html
    assert 'value="nobody"' in html
    assert 'value="hours" required id="kpact-report-what-hours" checked' in html


def test_the_same_report_twice_is_one(client, line):
    for _ in range(3):
        assert send(client, line).status_code == 303
    assert Report.objects.count() == 1
    send(client, line, words="Open until ten")
    send(client, make_kept("Other line"))
    assert Report.objects.count() == 3


def test_what_a_program_fills_in_is_thanked_for_and_dropped(client, line):  # A8
    assert send(client, line, **{HONEYPOT: "x"}).status_code == 303
    assert not Report.objects.exists()


def test_another_site_cannot_send_the_form(client, line):  # A10
    response = client.post(form_url(line), fill_in(), headers={"Sec-Fetch-Site": "cross-site"})
    assert response.status_code == 403
    assert not Report.objects.exists()


def test_no_token_is_asked_for(line):
    client = Client(enforce_csrf_checks=True)
    assert send(client, line).status_code == 303


def test_a_program_gets_json(client, line):
    headers = {"Accept": "application/json"}
    response = client.post(
        form_url(line), fill_in(), content_type="application/json", headers=headers
    )
    assert (response.status_code, response.json()["status"]) == (202, "sent")
    assert Report.objects.count() == 1


@pytest.mark.parametrize(
    "reference",
    [
        "",
        ":",
        "kpact_resources.resource",
        "kpact_resources.resource:",
        "kpact_resources.resource:nonsense",
        f"kpact_resources.resource:{'0' * 32}",
        f"auth.user:{'0' * 32}",
        "auth.user:1",
        f"kpact_resources.resource:{'9' * 200}",
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_reference_to_nothing_leads_to_a_plain_page(client, line, reference, method):
    url = reverse("kpact:report", args=[reference or "x"])
    response = getattr(client, method)(url, fill_in() if method == "post" else {})
    assert response.status_code == 404
    assert "This entry is no longer here" in response.content.decode()
    assert not Report.objects.exists()


def test_what_is_not_published_or_put_away_cannot_be_reported(client):
    draft = make_kept("Draft line", live=False)
    put_away = make_kept("Old line", status="inactive")
    assert client.get(form_url(draft)).status_code == 404
    assert client.get(form_url(put_away)).status_code == 404


def test_the_address_names_the_row_and_is_the_same_for_everybody(line, django_assert_num_queries):
    with django_assert_num_queries(0):
        address = report_url(line)
    assert address == f"{form_url(line)}?language=en"
    assert reference_of(line) == f"kpact_resources.resource:{line.uuid.hex}"
    assert find_record(reference_of(line)) == line


def test_a_report_about_a_translation_is_about_the_facts_of_all(client, line):
    spanish = Locale.objects.create(language_code="es")
    translated = line.copy_for_translation(spanish)
    translated.title = "Línea nocturna"
    translated.save()
    html = client.get(form_url(translated), {"language": "es"}).content.decode()
    assert '<html lang="es"' in html
    assert "Línea nocturna" in html
    response = send(client, translated, language="es")
    assert response.url == reverse("kpact:reported", args=["es"])
    assert Report.objects.get().object_id == line.pk
    assert send(client, line).status_code == 303  # the same words in another language
    assert Report.objects.count() == 1


def test_a_title_in_another_language_than_the_page_says_so(client, line):
    html = client.get(form_url(line), {"language": "es"}).content.decode()
    assert '<strong lang="en">Night line</strong>' in html


def test_without_a_key_the_form_says_so_and_nothing_is_stored(client, line, settings, tmp_path):
    data = fill_in()
    settings.KPACT_WAGTAIL = {}
    for response in (client.get(form_url(line)), client.post(form_url(line), data)):
        assert response.status_code == 503
        assert response["Retry-After"] == "120"
    assert not Report.objects.exists()


def test_while_the_database_is_away_what_was_typed_stays(client, line, monkeypatch, caplog):
    def fail(*args, **kwargs):
        raise Error("could not write: Open until nine")

    monkeypatch.setattr("kpact_wagtail.upkeep.actions.report_mistake", fail)
    with caplog.at_level(logging.DEBUG):
        response = send(client, line)
    assert response.status_code == 503
    assert "Open until nine</textarea>" in response.content.decode()
    assert "Open until nine" not in caplog.text


def test_on_shared_devices_nothing_is_suggested(client, line, home):
    site = SiteSettings.for_site(home.get_site())
    assert 'autocomplete="email"' in client.get(form_url(line)).content.decode()
    site.shared_devices = True
    site.save()
    html = client.get(form_url(line)).content.decode()
    assert 'autocomplete="email"' not in html
    assert 'autocomplete="off"' in html


def test_looking_at_the_form_changes_nothing(client, line):  # A1
    for method in ("get", "head", "options"):
        assert getattr(client, method)(form_url(line)).status_code == 200
    assert not Report.objects.exists()


@pytest.mark.parametrize("size", [1_000_000])
def test_a_huge_report_is_refused_quickly(client, line, size):  # F9
    assert send(client, line, words="x" * size).status_code == 422
