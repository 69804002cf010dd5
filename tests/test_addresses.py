"""Addresses as typed: what is accepted, what counts as the same, and what is said otherwise."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from kpact_wagtail.addresses import mask, normalize


@pytest.mark.parametrize(
    ("typed", "exact", "index_form", "cap_form"),
    [
        ("Ana@Example.org", "Ana@example.org", "ana@example.org", "ana@example.org"),
        ("  ana@example.org ", "ana@example.org", "ana@example.org", "ana@example.org"),
        ("a@münchen.de", "a@xn--mnchen-3ya.de", "a@xn--mnchen-3ya.de", "a@xn--mnchen-3ya.de"),
        ("a@exaＭple.org", "a@example.org", "a@example.org", "a@example.org"),
        ("A.b+x@gmail.com", "A.b+x@gmail.com", "a.b+x@gmail.com", "ab@gmail.com"),
        ("a.b@example.org", "a.b@example.org", "a.b@example.org", "a.b@example.org"),
    ],
)
def test_what_is_mailed_and_what_is_compared(typed, exact, index_form, cap_form):  # A17
    address = normalize(typed)
    assert (address.exact, address.index_form, address.cap_form) == (exact, index_form, cap_form)


@pytest.mark.parametrize("typed", ["a@münchen.de", "a@xn--mnchen-3ya.de", "A@MÜNCHEN.de"])
def test_a_domain_is_the_same_in_every_spelling(typed):  # A17
    assert normalize(typed).index_form == "a@xn--mnchen-3ya.de"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "ana",
        "ana@",
        "@example.org",
        "ana@example",
        "ſam@example.org",  # long s, which casefold() would make an s
        "\u212aim@example.org",  # the sign for kelvin
        "İ@example.org",
        "ünï@example.org",
        "an\u200ba@example.org",
        "ana@exam\u200bple.org",
        "ana@example.org\nbcc: x@example.org",
        "ana@example.org\x00",
        "ana@example.org\u2028",
        "ana@@example.org",
        f"{'a' * 65}@example.org",
        f"{'a' * 64}@{'b' * 63}.{'c' * 63}.{'d' * 63}.org",
        "x" * 1_000_000,
    ],
)
def test_anything_else_is_answered_in_a_sentence(typed):  # A16, A17, F9
    with pytest.raises(ValidationError) as refused:
        normalize(typed)
    assert refused.value.messages[0].endswith((".", "?"))


def test_the_longest_local_part_is_accepted():
    assert normalize(f"{'a' * 64}@example.org").exact.startswith("a" * 64)


@given(st.text())
def test_whatever_is_typed_it_is_an_address_or_a_sentence(typed):  # A16
    try:
        address = normalize(typed)
    except ValidationError as refused:
        assert refused.messages  # noqa: PT017 - either way out is tested
    else:
        assert address.exact.isascii()
        assert normalize(address.exact).index_form == address.index_form


def test_an_address_does_not_show_itself():  # C4
    assert "ana" not in repr(normalize("ana@example.org"))


def test_a_masked_address_keeps_what_helps_to_recognize_it():
    assert mask("ana.lucia@mail.example.org") == "a…@m….org"
