"""Numbers are stored as they are dialled and shown as people know them."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from kpact_wagtail.phone_numbers import (
    clean_number,
    dials,
    find_extension,
    has_letters,
    show_number,
    without_extension,
)


@pytest.mark.parametrize(
    ("typed", "country", "stored"),
    [
        ("(312) 555-0100", "US", "+13125550100"),
        ("+1 312 555 0100", "", "+13125550100"),
        ("+44 20 7946 0018", "US", "+442079460018"),
        ("0044 20 7946 0018", "", "+442079460018"),
        ("020 7946 0018", "GB", "+442079460018"),
        ("1-800-RUNAWAY", "US", "+18007862929"),
        ("312 555 0100 ext. 5", "US", "+13125550100"),
        ("1-800-799-SAFE (7233)", "US", "+18007997233"),
        ("1-800-RUNAWAY (1-800-786-2929)", "US", "+18007862929"),
        ("0800 1111", "GB", "+448001111"),
        ("0077-78-1234", "JP", "+810077781234"),
        ("010 1 312 555 0100", "JP", "+13125550100"),
        ("0044 20 7946 0018", "DE", "+442079460018"),
        ("988", "US", "988"),
        ("741 741", "", "741741"),
        ("116 123", "GB", "116123"),
    ],
)
def test_a_number_is_stored_as_it_is_dialled(typed, country, stored):
    assert clean_number(typed, country) == stored


@pytest.mark.parametrize(
    ("typed", "country", "words"),
    [
        ("call us", "US", "Enter a phone number"),
        ("hello", "US", "Enter a phone number"),
        ("+", "", "Enter a phone number"),
        ("312 555 01", "US", "too few or too many digits"),
        ("3125550100312555", "US", "too few or too many digits"),
        ("555-0100", "US", "too few or too many digits"),
        ("1-800-799-SAFE (7234)", "US", "too few or too many digits"),
        ("312 555 0100", "", "Choose the country"),
        ("312-555-0100 or 312-555-0101", "US", "Enter a phone number"),
    ],
)
def test_what_is_no_number_is_said_in_plain_words(typed, country, words):
    with pytest.raises(ValidationError, match=words):
        clean_number(typed, country)


@given(st.text(max_size=60), st.sampled_from(["", "US", "DE", "ZZ"]))
def test_whatever_is_typed_becomes_a_number_or_a_sentence(typed, country):
    try:
        stored = clean_number(typed, country)
    except ValidationError as error:
        assert error.messages[0].endswith(".")  # noqa: PT017 - either way out is tested
    else:
        assert stored.lstrip("+").isdecimal()
        assert show_number(stored, country)
        assert clean_number(stored, country) == stored


@given(
    st.from_regex(r"\+1[2-9][0-9]{2}[2-9][0-9]{6}", fullmatch=True),
    st.sampled_from(["", "US", "GB"]),
)
def test_what_is_shown_is_dialled_as_what_is_stored(number, country):
    assert clean_number(show_number(number, country), country or "US") == number


def test_a_number_is_shown_as_in_its_own_country_and_with_its_prefix_elsewhere():
    assert show_number("+13125550100", "US") == "(312) 555-0100"
    assert show_number("+13125550100", "GB") == "+1 312-555-0100"
    assert show_number("988", "US") == "988"


def test_letters_are_known_from_an_extension():
    assert has_letters("1-800-RUNAWAY")
    assert find_extension("312 555 0100 ext. 5", "US") == "5"
    assert find_extension("nothing") == ""


@pytest.mark.parametrize("end", [" ext. 5", " extension 5", " x5", ",,5", ";ext=5", " #5", ""])
def test_letters_stay_when_the_extension_is_taken_off(end):
    assert without_extension(f"1-800-RUNAWAY{end}", "US") == "1-800-RUNAWAY"


def test_letters_that_dial_another_number_are_found_out():
    assert dials("1-800-RUNAWAY", "+18007862929", "US")
    assert not dials("1-800-RUNAWAY", "+18007862928", "US")
    assert not dials("by phone", "+18007862928", "US")
