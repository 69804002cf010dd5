"""The page of the demo that shows its mails: all of them, their links to press, and only there."""

import django
import pytest
from bs4 import BeautifulSoup
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection
from django.test import Client

pytestmark = pytest.mark.django_db

LINK = "http://localhost:8000/kpact/lists/confirm/a-token/"


@pytest.fixture
def folder(settings, tmp_path):
    """Where the file backend writes, and the letterbox of a site being developed."""
    settings.DEBUG, settings.LETTERS = True, tmp_path
    return tmp_path


def post(folder, *messages):
    """Hand mails over to the backend that the demo uses, through one connection."""
    path = "django.core.mail.backends.filebased.EmailBackend"
    if django.VERSION >= (6, 1):
        from django.core.mail.backends.filebased import EmailBackend

        backend = EmailBackend(file_path=folder, alias="default")
    else:
        backend = get_connection(path, file_path=folder)
    backend.open()
    for message in messages:
        backend.send_messages([message])
    backend.close()


def letter(subject, text="Good to have you.", html=""):
    message = EmailMultiAlternatives(subject, text, "ines@example.org", ["you@example.org"])
    if html:
        message.attach_alternative(html, "text/html")
    return message


def read():
    return BeautifulSoup(Client().get("/letters/").content, "html.parser")


def test_an_empty_letterbox_says_what_to_do(folder):
    assert "Sign up with any address" in read().main.get_text()


def test_every_mail_is_there_the_newest_first_with_its_links(folder):
    post(folder, letter("First", f"Yes, it was me:\n{LINK}\n"), letter("Second – ¡sí!"))
    page = read()
    assert [each.get_text() for each in page.select("article h2")] == ["Second – ¡sí!", "First"]
    assert page.find("a", href=LINK)
    assert "you@example.org" in page.article.get_text()


def test_a_mail_opens_as_a_mail_program_shows_it(folder):
    post(folder, letter("One", html="<h1>Ana says hello</h1>"), letter("Two"))
    links = read().select("a.letter__html")
    assert len(links) == 1
    assert Client().get(links[0]["href"]).content.strip() == b"<h1>Ana says hello</h1>"


def test_a_mail_that_is_still_being_written_waits(folder):
    post(folder, letter("Whole"))
    with next(folder.iterdir()).open("ab") as file:
        file.write(EmailMessage("Torn", "Half a").message().as_bytes())
    assert [each.get_text() for each in read().select("article h2")] == ["Whole"]


@pytest.mark.parametrize("name", ["nobody", "..", "settings"])
def test_nothing_but_a_letter_is_found(folder, name):
    assert Client().get(f"/letters/{name}/").status_code == 404


def test_a_real_site_has_no_letterbox(folder, settings):
    post(folder, letter("One", html="<p>One</p>"))
    link = read().select_one("a.letter__html")["href"]
    settings.DEBUG = False
    assert [Client().get(path).status_code for path in ["/letters/", link]] == [404, 404]
    assert b"letters" not in Client().get("/kpact/lists/sent/en/").content


def test_the_answer_to_a_form_leads_to_the_letterbox(folder):
    assert b'href="/letters/"' in Client().get("/kpact/lists/sent/en/").content
