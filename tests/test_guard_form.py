"""A guarded form in a site's own view: what is asked of a post, and what nobody can break."""

import json
import time
from datetime import timedelta
from urllib.parse import urlencode

import pytest
import time_machine
from bs4 import BeautifulSoup
from django import forms
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from hypothesis import given, settings
from hypothesis import strategies as st

from kpact_wagtail import guard
from kpact_wagtail.guard import HONEYPOT, STAMP, GuardedForm, Verdict, judge, posted
from kpact_wagtail.models import Author, ClientCount

FIELDS = "kpact_wagtail/partials/guard_fields.html"


class PetitionForm(GuardedForm, forms.Form):
    scope = "petition"

    name = forms.CharField(max_length=60)
    email = forms.EmailField()
    reason = forms.CharField(widget=forms.Textarea, required=False)
    born = forms.DateField(required=False)
    topics = forms.MultipleChoiceField(choices=[("a", "A"), ("b", "B")], required=False)
    public = forms.BooleanField(required=False)


class AuthorForm(GuardedForm, forms.ModelForm):
    scope = "author"

    class Meta:
        model = Author
        fields = ["name", "credentials"]


@csrf_exempt
def petition(request):
    if request.method != "POST":
        return render(request, FIELDS, {"form": PetitionForm()})
    form = PetitionForm(posted(request))
    verdict = judge(request, form)
    if verdict is Verdict.FOREIGN:
        return HttpResponse(status=403)
    if verdict is Verdict.AGAIN or (verdict is Verdict.PASS and not form.is_valid()):
        return JsonResponse(form.errors, status=400)
    return HttpResponse("Thank you." if verdict in (Verdict.PASS, Verdict.PRETEND) else "")


urlpatterns = [path("petition/", petition)]

GOOD = {"name": "Maya", "email": "maya@example.org"}
PUBLIC = {"REMOTE_ADDR": "198.51.100.7"}


def filled(**more):
    return {**GOOD, STAMP: guard.stamp("petition"), **more}


def verdict_on(data, content_type=None, **headers):
    kind = {"content_type": content_type} if content_type else {}
    request = RequestFactory().post("/", data, headers=headers, **kind)
    return judged(request)


def judged(request):
    form = PetitionForm(posted(request))
    return judge(request, form), form


# The page


@pytest.mark.urls(__name__)
def test_the_fields_are_the_same_for_everybody_without_cookie_or_token(client, rf):  # A10
    first, second = client.get("/petition/"), client.get("/petition/", headers={"cookie": "a=b"})
    assert first.content == second.content
    assert not first.cookies
    assert "Cookie" not in first.get("Vary", "")
    assert b"csrf" not in first.content


def test_the_honeypot_is_hidden_from_people_and_no_type_tells_programs():  # A8
    soup = BeautifulSoup(render_to_string(FIELDS, {"form": PetitionForm()}), "html.parser")
    trap = soup.find("input", {"name": HONEYPOT})
    assert trap["type"] == "text"
    assert trap["tabindex"] == "-1"
    assert trap["autocomplete"] == "off"
    assert trap.find_parent("label").text.strip() == "Leave this field empty"
    around = trap.find_parent("div")
    assert around["aria-hidden"] == "true"
    assert around["class"] == ["kpact-hidden"]
    assert not soup.find(style=True)
    assert {"data-1p-ignore", "data-lpignore", "data-bwignore"} <= set(trap.attrs)
    assert not trap.has_attr("value")


def test_a_form_in_a_cached_page_and_one_of_our_own_have_their_kinds_of_stamp():
    assert PetitionForm().guard.stamp == guard.stamp("petition")
    own = PetitionForm(own_page=True).guard.stamp
    assert guard.judge_stamp("petition", own) == guard.YOUNG
    assert PetitionForm(scope="list:4").guard.stamp == guard.stamp("list:4")


def test_a_form_shown_again_keeps_a_stamp_that_serves_and_replaces_one_that_does_not():
    young = PetitionForm(own_page=True).guard.stamp
    assert PetitionForm(filled(stamp=young), own_page=True).guard.stamp == young
    assert PetitionForm(filled(stamp="20200101.x")).guard.stamp == guard.stamp("petition")


def test_two_forms_on_a_page_with_prefixes_keep_apart():
    form = PetitionForm({f"a-{STAMP}": guard.stamp("petition"), f"a-{HONEYPOT}": "x"}, prefix="a")
    assert form.guard.judgement == guard.GOOD
    assert form.guard.is_trapped
    assert f'name="a-{STAMP}"' in render_to_string(FIELDS, {"form": form})


# The verdict


def test_a_good_form_passes():
    verdict, form = verdict_on(filled())
    assert verdict is Verdict.PASS
    assert form.is_valid()
    assert form.cleaned_data.keys() == PetitionForm.base_fields.keys()


def test_who_fills_in_the_honeypot_is_told_nothing():  # A8
    assert verdict_on(filled(further_remarks="buy"))[0] is Verdict.PRETEND


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: "", "could not tell"),
        (lambda: guard.stamp("list:1"), "could not tell"),
        (lambda: guard.own_stamp("petition"), "very quick"),
    ],
)
def test_a_bad_stamp_brings_the_form_again_with_what_was_typed(make, words):  # A8
    verdict, form = verdict_on(filled(stamp=make()))
    assert verdict is Verdict.AGAIN
    assert words in form.non_field_errors()[0]
    assert form["email"].value() == "maya@example.org"
    assert not form.is_valid()


def test_a_form_without_a_stamp_comes_again():
    assert verdict_on(GOOD)[0] is Verdict.AGAIN


def test_a_stale_stamp_says_that_the_page_was_open_long():
    data = filled()
    with time_machine.travel(timedelta(days=31)):
        verdict, form = verdict_on(data)
    assert verdict is Verdict.AGAIN
    assert "long time" in form.non_field_errors()[0]


def test_a_form_that_was_too_quick_passes_when_it_is_sent_again():
    _, form = verdict_on(filled(stamp=guard.own_stamp("petition")))
    again = filled(stamp=form.guard.stamp)
    with time_machine.travel(timedelta(seconds=4)):
        assert verdict_on(again)[0] is Verdict.PASS


def test_a_foreign_page_is_refused():  # A10
    assert verdict_on(filled(), **{"sec-fetch-site": "cross-site"})[0] is Verdict.FOREIGN


@pytest.mark.parametrize("kind", ["text/plain", "application/xml", "application/octet-stream", ""])
def test_other_kinds_of_content_are_refused(kind):
    request = RequestFactory().generic("POST", "/", "name=x", content_type=kind)
    assert judge(request, PetitionForm(posted(request))) is Verdict.FOREIGN


@pytest.mark.urls(__name__)
def test_above_the_limit_people_are_told_to_come_back(client, db, settings):  # A7
    settings.KPACT_WAGTAIL = {**settings.KPACT_WAGTAIL, "CLIENT_LIMIT": 2}
    answers = [client.post("/petition/", filled(), **PUBLIC) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 400, 400]
    assert {answer.content for answer in answers[:2]} == {b"Thank you."}
    assert all("try again tomorrow" in answer.json()["__all__"][0] for answer in answers[2:])
    assert ClientCount.objects.get().number == 4
    verdicts = []
    for _ in range(2):
        request = RequestFactory().post("/", filled(), **PUBLIC)
        verdicts.append(judge(request, PetitionForm(posted(request)), "list:9"))
    request = RequestFactory().post("/", filled(), **PUBLIC)
    form = PetitionForm(posted(request))
    verdicts.append(judge(request, form, "list:9"))
    assert verdicts == [Verdict.PASS, Verdict.PASS, Verdict.AGAIN]
    assert form["email"].value() == "maya@example.org"


def test_a_verdict_costs_one_query_at_most(db, django_assert_num_queries):
    cases = [(filled(), 1), (filled(further_remarks="x"), 0), (GOOD, 0)]
    for data, queries in cases:
        request = RequestFactory().post("/", data, **PUBLIC)
        form = PetitionForm(posted(request))
        with django_assert_num_queries(queries):
            judge(request, form)


def test_a_form_of_a_model_is_guarded_too(db):
    request = RequestFactory().post("/", {"name": "Maya", STAMP: guard.stamp("author")})
    form = AuthorForm(posted(request))
    assert judge(request, form) is Verdict.PASS
    assert AuthorForm({"name": "Ma\u2028ya"}).errors["name"] == ["Write this in one line."]


# JSON


def test_json_is_read_like_a_form():
    data = filled(topics=["a", "b"], public=True, born="1999-12-31", reason=None)
    verdict, form = verdict_on(json.dumps(data), "application/json")
    assert verdict is Verdict.PASS
    assert form.is_valid(), form.errors
    assert form.cleaned_data["topics"] == ["a", "b"]
    assert form.cleaned_data["public"] is True
    assert form.cleaned_data["reason"] == ""
    assert (
        verdict_on(json.dumps(data | {"public": False}), "application/json")[1]["public"].data
        is False
    )


BROKEN = [
    "",
    "[",
    "[]",
    "7",
    '"x"',
    "null",
    "[" * 100_000,
    '{"a":' * 50_000,
    "\ufeff{}",
    "9" * 5000,
]


@pytest.mark.parametrize("body", [*BROKEN, b"\xff\xfe", b"\xff", b"\0"], ids=range(len(BROKEN) + 3))
def test_broken_json_brings_the_form_again(body):  # A16
    assert judged(send(body, "application/json"))[0] is Verdict.AGAIN


# What is typed


@pytest.mark.parametrize(
    "character", ["\n", "\r", "\r\n", "\v", "\f", "\x1c", "\x85", "\u2028", "\u2029"]
)
def test_a_line_break_in_a_single_line_is_an_error(character):  # A16
    form = PetitionForm(filled(name=f"Maya{character}Bcc: all@example.org"))
    assert form.errors["name"] == ["Write this in one line."]
    assert PetitionForm(filled(name=f"Maya{character}")).is_valid()  # stripped
    assert PetitionForm(filled(reason=f"One{character}two")).is_valid()


def test_a_nul_is_an_error():  # A16
    assert "name" in PetitionForm(filled(name="Ma\0ya")).errors
    assert "reason" in PetitionForm(filled(reason="\0")).errors


def test_a_text_has_an_end_although_nobody_said_where():  # F9
    assert PetitionForm(filled(reason="x" * 10_000)).is_valid()
    assert "reason" in PetitionForm(filled(reason="x" * 10_001)).errors


def test_a_form_may_be_cleaned_twice():
    form = PetitionForm(filled(name="a\nb"))
    form.full_clean()
    form.full_clean()
    assert len(form.errors["name"]) == 1
    assert len(form.fields["name"].validators) == len(PetitionForm().fields["name"].validators) + 1


@pytest.mark.urls(__name__)
def test_a_megabyte_in_every_field_is_answered_at_once(client):  # F9
    for name in [*PetitionForm.base_fields, STAMP, HONEYPOT]:
        data = filled(**{name: "@" * 1_000_000})
        began = time.monotonic()
        assert client.post("/petition/", data).status_code in (200, 400), name
        assert time.monotonic() - began < 1, name


TEXT = st.text(st.characters(codec=None, categories=None), max_size=60)
WILD = TEXT | st.sampled_from(
    ["\r\nBcc: x@example.org", "\0", "\u2028", "\ud800", "=cmd()", "x" * 5000]
)
NAMES = st.sampled_from([*PetitionForm.base_fields, STAMP, HONEYPOT]) | TEXT
ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | WILD,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)


def send(body, kind):
    """A post with that body; Django's factory leaves the type out where the body is empty."""
    body = body.encode() if isinstance(body, str) else body
    return RequestFactory().generic("POST", "/", body, content_type=kind, CONTENT_TYPE=kind)


def answer(request):
    response = petition(request)
    response.content.decode()
    return response.status_code


def whole(text):
    """Without halves of characters, which only JSON can send."""
    return text.encode("utf-8", "replace").decode()


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(NAMES, WILD, max_size=6), st.booleans())
def test_no_form_is_odd_enough_to_break_the_view(data, stamped):  # A16
    data = {whole(name): whole(value) for name, value in data.items()}
    data |= {STAMP: guard.stamp("petition")} if stamped else {}
    url = send(urlencode(data), "application/x-www-form-urlencoded")
    multipart = send(encode_multipart(BOUNDARY, data), MULTIPART_CONTENT)
    assert {answer(url), answer(multipart)} <= {200, 400}


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(NAMES, ANY, max_size=6) | ANY, st.booleans())
def test_no_json_is_odd_enough_to_break_the_view(data, stamped):  # A16
    if stamped and isinstance(data, dict):
        data |= {STAMP: guard.stamp("petition")}
    request = RequestFactory().post("/", json.dumps(data), content_type="application/json")
    assert answer(request) in (200, 400)


@given(st.dictionaries(NAMES, ANY, max_size=6))
def test_what_is_read_from_json_can_be_stored(data):
    read = posted(RequestFactory().post("/", json.dumps(data), content_type="application/json"))
    for name, values in read.lists():
        for text in [name, *values]:
            assert text.encode().decode() == text
