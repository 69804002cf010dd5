"""A contact says how to reach somebody, and its form says what is wrong beside the field."""

import pytest
from django.utils.translation import override
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from kpact_wagtail.contact_blocks import ContactBlock, HoursBlock, OwnHoursBlock, WordsBlock
from kpact_wagtail.contacts import Contact
from kpact_wagtail.resources.records import OtherHoursBlock, WeekBlock


def clean(block, **given):
    block = block()
    defaults = {name: child.get_default() for name, child in block.child_blocks.items()}
    return block.clean({**defaults, **given})


def contact(**given):
    return clean(ContactBlock, **{"country": "US", **given})


def errors(block, **given):
    with pytest.raises(StructBlockValidationError) as refused:
        clean(block, **given)
    return {name: error.messages[0] for name, error in refused.value.block_errors.items()}


def test_a_number_is_stored_as_dialled_and_its_letters_are_kept_to_be_shown():
    cleaned = contact(method="call", value="1-800-RUNAWAY")
    assert (cleaned["value"], cleaned["shown"]) == ("+18007862929", "1-800-RUNAWAY")


def test_an_extension_that_was_typed_finds_its_field():
    cleaned = contact(method="call", value="312 555 0100 ext. 5")
    assert (cleaned["value"], cleaned["extension"], cleaned["shown"]) == ("+13125550100", "5", "")


def test_letters_and_an_extension_are_both_kept():
    cleaned = contact(method="call", value="1-800-RUNAWAY ext. 5")
    assert cleaned["value"] == "+18007862929"
    assert (cleaned["shown"], cleaned["extension"]) == ("1-800-RUNAWAY", "5")


@pytest.mark.parametrize("typed", ["5", "*5#", "12 34"])
def test_an_extension_is_what_a_phone_can_send(typed):
    cleaned = contact(method="call", value="312 555 0100", extension=typed)
    assert cleaned["extension"] == typed.replace(" ", "")


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("1-800-RUNAWAY", "+18007862929"),
        ("312.555.0100", "+13125550100"),
        ("relay.example.org/call", "https://relay.example.org/call"),
        ("https://relay.example.org", "https://relay.example.org"),
    ],
)
def test_a_video_relay_has_a_number_or_an_address(typed, stored):
    assert contact(method="video_relay", value=typed)["value"] == stored


def week(block, *rules):
    """Rules of a week, as a stream or a list of them has them, for its clean()."""
    stored = [{"days": days, "opens": opens, "closes": closes} for days, opens, closes in rules]
    if isinstance(block, WeekBlock):
        stored = [{"type": "hours", "value": rule} for rule in stored]
    return block.to_python(stored)


@pytest.mark.parametrize("block", [WeekBlock, OwnHoursBlock])
def test_hours_that_stand_in_a_week_already_are_said_beside_their_days(block):
    block = block()
    first, second = (["Mo", "Tu"], "09:00", "12:00"), (["Mo"], "13:00", "17:00")
    assert len(block.clean(week(block, first, second))) == 2
    with pytest.raises((StreamBlockValidationError, ListBlockValidationError)) as refused:
        block.clean(week(block, first, second, (["We", "Tu"], "09:00", "12:00")))
    [(place, error)] = dict_of(refused.value.block_errors)
    assert place == 2
    assert "stand above already" in error.block_errors["days"].messages[0]


def dict_of(errors):
    pairs = errors.items() if isinstance(errors, dict) else enumerate(errors)
    return [(place, error) for place, error in pairs if error]


def test_letters_for_a_number_of_before_are_found_out():
    """Who corrects a number must not leave the old one in letters above it."""
    found = errors(ContactBlock, method="call", value="+13125550100", shown="1-800-RUNAWAY")
    assert found == {"shown": "These letters or digits dial another number than the one above."}


@pytest.mark.parametrize(
    ("given", "field", "words"),
    [
        ({"method": "call", "value": "hello", "country": "US"}, "value", "Enter a phone number"),
        ({"method": "call", "value": "312 555 0100"}, "value", "Choose the country"),
        ({"method": "call", "value": ""}, "value", "Enter a number or an address"),
        (
            {"method": "keyword", "value": "741741", "country": "US"},
            "keyword",
            "Enter the word to text",
        ),
        ({"method": "email", "value": "help at example"}, "value", "valid e"),
        ({"method": "chat", "value": "javascript:alert(1)"}, "value", "Enter a web address"),
        ({"method": "chat", "value": "ask us"}, "value", "Enter a web address"),
        ({"method": "via"}, "note", "Say how"),
        ({"method": "call", "value": "988"}, "country", "Choose the country"),
        ({"method": "text", "value": "741741"}, "country", "Choose the country"),
        (
            {"method": "video_relay", "value": "ask us", "country": "US"},
            "value",
            "Enter a phone number",
        ),
        ({"method": "video_relay", "value": "ftp://x.example"}, "value", "Enter a web address"),
        (
            {"method": "call", "value": "+13125550100", "extension": "press 2"},
            "extension",
            "Only digits",
        ),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(given, field, words):
    found = errors(ContactBlock, **given)
    assert list(found) == [field]
    assert words in found[field]


def test_a_draft_may_be_without_a_number():
    block = ContactBlock()
    block.is_deferred_validation = True
    defaults = {name: child.get_default() for name, child in block.child_blocks.items()}
    assert block.clean({**defaults, "method": "call"})["value"] == ""


def test_closing_before_opening_is_refused_unless_it_is_past_midnight():
    late = {"days": ["Sa"], "opens": "18:00", "closes": "02:00"}
    assert "before it opens" in errors(HoursBlock, **late)["closes"]
    assert clean(HoursBlock, **late, overnight=True)["overnight"]
    assert (
        "more than a day"
        in errors(HoursBlock, **{**late, "closes": "19:00"}, overnight=True)["overnight"]
    )


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"first": "2026-12-26", "last": "2026-12-24"}, "last"),
        ({"first": "2026-12-26", "opens": "10:00"}, "closes"),
        ({"first": "2026-12-26", "closes": "10:00"}, "opens"),
        ({"first": "2026-12-26", "opens": "10:00", "closes": "09:00"}, "closes"),
    ],
)
def test_days_with_other_hours_that_make_no_sense_are_refused(given, field):
    assert list(errors(OtherHoursBlock, **given)) == [field]


@pytest.mark.parametrize(
    ("stored", "href", "label", "display"),
    [
        ({"method": "call", "value": "+13125550100"}, "tel:+13125550100", "Call", "(312) 555-0100"),
        (
            {"method": "call", "value": "+13125550100", "extension": "5"},
            "tel:+13125550100;ext=5",
            "Call",
            "(312) 555-0100",
        ),
        ({"method": "call", "value": "988"}, "tel:988", "Call", "988"),
        (
            {"method": "call", "value": "+18007862929", "shown": "1-800-RUNAWAY"},
            "tel:+18007862929",
            "Call",
            "1-800-RUNAWAY",
        ),
        (
            {"method": "text", "value": "+13125550100"},
            "sms:+13125550100",
            "Text message",
            "(312) 555-0100",
        ),
        (
            {"method": "keyword", "value": "741741", "keyword": "HELP ME"},
            "sms:741741?body=HELP%20ME",
            "Text HELP ME to",
            "741741",
        ),
        ({"method": "tty", "value": "+13125550100"}, "tel:+13125550100", "TTY", "(312) 555-0100"),
        (
            {"method": "email", "value": "a+b@example.org"},
            "mailto:a+b@example.org",
            "E-mail",
            "a+b@example.org",
        ),
        (
            {"method": "chat", "value": "https://example.org/c"},
            "https://example.org/c",
            "Chat",
            "example.org/c",
        ),
        ({"method": "chat", "value": "javascript:alert(1)"}, "", "Chat", "javascript:alert(1)"),
        ({"method": "post", "value": "PO Box 1"}, "", "Post", "PO Box 1"),
        ({"method": "via", "value": ""}, "", "Through another line", ""),
        ({"method": "of next year", "value": "x"}, "", "", "x"),
        ({}, "", "Call", ""),
    ],
)
def test_each_method_has_its_link_and_its_words(stored, href, label, display):
    shown = Contact(stored, "US")
    assert (shown.href, str(shown.label), shown.display) == (href, label, display)


def test_a_note_is_in_the_language_of_the_page_where_it_can_be():
    words = [{"type": "item", "id": "1", "value": {"language": "es", "note": "Marque 2"}}]
    shown = {"method": "call", "value": "988", "note": "Press 2", "notes": words}
    assert Contact(shown).note == "Press 2"
    with override("es-mx"):
        assert Contact(shown).note == "Marque 2"


def test_a_contact_has_a_name_where_there_are_several():
    words = [{"type": "item", "id": "1", "value": {"language": "es", "label": "para padres"}}]
    stored = {"method": "call", "value": "988", "label": "for parents", "notes": words}
    assert Contact(stored).name == "for parents"
    assert Contact({"method": "call", "value": "988"}).name == ""
    with override("es"):
        assert Contact(stored).name == "para padres"


def test_words_in_another_language_are_a_name_or_a_note():
    assert clean(WordsBlock, language="es", label="para padres")["label"] == "para padres"
    assert clean(WordsBlock, language="es", note="Marque 2")["note"] == "Marque 2"
    assert list(errors(WordsBlock, language="es")) == ["note"]


def test_a_contact_has_languages_and_hours_of_its_own():
    hours = {"days": ["Mo"], "opens": "09:00:00", "closes": "10:00:00"}
    shown = Contact({"languages": ["es", "ase"], "hours": [hours], "free": True})
    assert shown.languages == ["Spanish", "American Sign Language"]
    assert shown.hours.in_words() == ["Monday, 9 a.m. to 10 a.m."]
    assert shown.free
    assert not shown.anonymous
