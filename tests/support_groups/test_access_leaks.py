"""Whoever writes a link to a meeting where everybody can read it is told so, without it."""

import time

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils.text import capfirst
from wagtail import hooks

from kpact_wagtail.support_groups.leaks import find_leaks, find_meeting_links

from .build import add_group, child, rule

LINK = "https://us02web.zoom.us/j/8412345678?pwd=canarylink"
LEAKS = [
    LINK,
    "Join: zoom.us/my/lantern.row",
    "HTTPS://ZOOM.US/J/123456",
    '<a href="https://us06web.zoom.us/w/84123?tk=x">here</a>',
    "https://meet.google.com/abc-defg-hij",
    "https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0",
    "https://teams.live.com/meet/9312345678",
    "https://meet.jit.si/LanternRow",
    "https://acme.webex.com/meet/ana",
    "https://acme.webex.com/acme/j.php?MTID=m12",
    "https://whereby.com/lantern-row",
    "https://global.gotomeeting.com/join/123456789",
    "https://bluejeans.com/123456789",
    "https://bbb.example.org/b/ana-x1y-z2q",
    "https://discord.gg/abc123",
    "https://signal.group/#CjQKIAbc",
    "https://chat.whatsapp.com/GroupAbc123",
    "https://t.me/+AbCdEf12",
    "Meeting ID: 812 3456 7890",
    "meeting id 81234567890",
    "ID de reunión: 812 3456 7890",
    "Passcode: 123456",
    "passcode: sunrise",
    "Passcode = s3cret, then wait",
]
HARMLESS = [
    "We meet on Zoom. Never the link itself.",
    "https://zoom.us/download",
    "https://us02web.zoom.us/meeting/register/tZ0kd-canary",
    "https://support.zoom.us/hc/en-us",
    "https://meet.google.com/",
    "https://whereby.com/information/faq",
    "https://t.me/lanternrow",
    "https://example.org/b/about-us",
    "Ask us for the meeting ID and the passcode.",
    "Passcode: we send it to you the day before.",
    "Call 312 555 0100",
    "",
]
EVIL = {
    "letters": "a" * 10**6,
    "hosts": "zoom.us/" * 125_000,
    "links": "zoom.us/j/" * 100_000,
    "words": "passcode" * 125_000,
    "blanks": "passcode:" + " " * 10**6,
    "digits": "meeting id " + "1 " * 500_000,
    "numbers": "meeting id 1" * 80_000,
    "nearly": "passcode: " + "a-" * 500_000,
    "capitals that grow": "İ" * 10**6,
    "paths": "/b/" * 333_333,
}


@pytest.mark.parametrize("text", LEAKS)
def test_what_lets_people_in_is_found(text):
    assert find_meeting_links(text)
    assert find_meeting_links(f"İ Come in: {text}")


@pytest.mark.parametrize("text", HARMLESS)
def test_what_lets_nobody_in_is_not_found(text):
    assert find_meeting_links(text) == []


@pytest.mark.parametrize("name", EVIL)
def test_a_megabyte_is_read_in_less_than_a_second(name):  # F6
    began = time.process_time()
    find_meeting_links(EVIL[name])
    assert time.process_time() - began < 1


# Pages


FIELDS = {
    "summary": LINK,
    "description": f'<p>Come <a href="{LINK}">in</a></p>',
    "joining_words": "Passcode: 123456",
    "joining_url": LINK,
    "venue": "meet.jit.si/LanternRow",
    "content_note": LINK[:60],
    "schedule": [rule(venue="zoom.us/j/8412345678")],
    "body": [("text", f"<p>{LINK}</p>")],
    "alert": "This week: zoom.us/j/8412345678",
    "notes": LINK,
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", FIELDS)
def test_the_field_is_named_and_the_link_is_not(home, name):
    page = add_group(home, **{name: FIELDS[name]})
    [sentence] = find_leaks(page)
    assert f"“{capfirst(page._meta.get_field(name).verbose_name)}”" in sentence
    assert "If you see no “Access details” in the menu, ask whoever runs the site." in sentence
    assert ("Everybody can read it" in sentence) is (name != "notes")
    assert "canarylink" not in sentence
    assert "8412345678" not in sentence


@pytest.mark.django_db
def test_reasons_and_steps_are_read_as_well(home):
    skip = child("skip", {"day": "2026-03-10", "reason": f"Join the others: {LINK}"})
    steps = [child("step", {"text": f"Open {LINK}"})]
    assert len(list(find_leaks(add_group(home, [rule(), skip], steps=steps)))) == 2


@pytest.mark.django_db
def test_a_page_without_a_leak_is_not_spoken_of(home):
    assert list(find_leaks(add_group(home, summary="We meet on Zoom."))) == []


@pytest.mark.django_db
def test_the_editor_is_told_on_opening_the_page(admin_client, home):
    page = add_group(home, summary=LINK)
    html = admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "seems to hold a link, ID or passcode of a meeting" in html


@pytest.mark.django_db
def test_the_editor_is_told_on_publishing_too(admin_client, home):
    page = add_group(home, summary=LINK)
    request = admin_client.get(reverse("wagtailadmin_home")).wsgi_request
    for tell in hooks.get_hooks("after_publish_page"):
        tell(request, page)
    [message] = get_messages(request)
    assert "“In one or two sentences”" in str(message)
    assert "canarylink" not in str(message)
