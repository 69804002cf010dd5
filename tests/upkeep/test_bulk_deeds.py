"""What an editor does to ticked rows: through live row, draft and translations; all or nothing."""

import pytest
from django.urls import reverse
from django.utils.timezone import localdate
from wagtail.models import Locale, ModelLogEntry

from kpact_wagtail.models import Audience, Topic
from kpact_wagtail.resources.models import Resource
from kpact_wagtail.upkeep import actions
from kpact_wagtail.upkeep.models import Report
from tests.people import logged, make_user

from .build import do, make_due, make_kept, report, tickets_of, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic():
    return Topic.objects.create(name="Safety", slug="safety", locale=Locale.get_default())


@pytest.fixture
def translated(spanish):
    """A due resource and its translation, both with a draft that says something else."""
    record = make_due("Night line")
    other = record.copy_for_translation(spanish)
    other.title = "Línea nocturna"
    other.save()
    for each in (record, other):
        each.gloss = "Draft words"
        each.save_revision()
    return Resource.objects.get(pk=record.pk), Resource.objects.get(pk=other.pk)


def fresh(record):
    return Resource.objects.get(pk=record.pk)


def draft(record):
    return fresh(record).get_latest_revision_as_object()


def test_verified_today_is_written_everywhere(editor, user, translated):
    user.first_name, user.last_name = "Edith", "Bo"
    user.save()
    response = do(editor, "verify", translated[0])
    assert told(response) == ["Verified today: Night line."]
    for record in translated:
        for row in (fresh(record), draft(record)):
            assert (row.verified_on, row.verified_by) == (localdate(), "Edith Bo")
            assert row.review_due_on > localdate()
        assert fresh(record).gloss == ""
        assert draft(record).gloss == "Draft words"
    assert logged() == ["kpact.verify"]
    assert ModelLogEntry.objects.get().user == user


def test_publishing_the_draft_keeps_what_was_verified(editor, translated):
    do(editor, "verify", translated[0])
    fresh(translated[0]).latest_revision.publish()
    assert fresh(translated[0]).verified_on == localdate()
    assert fresh(translated[0]).gloss == "Draft words"


def test_a_user_without_a_name_verifies_under_the_user_name(editor):
    record = make_due()
    do(editor, "verify", record)
    assert fresh(record).verified_by == "edith"


def test_a_translation_that_was_ticked_is_verified_on_its_source(editor, translated):
    do(editor, "verify", translated[1])
    assert fresh(translated[0]).verified_on == localdate()


def test_verifying_closes_no_report(editor):
    record = make_due()
    report(record)
    do(editor, "verify", record)
    assert Report.objects.get().state == "new"


def test_several_rows_at_once(editor):
    records = [make_due(f"Line {number}") for number in range(7)]
    (said,) = told(do(editor, "verify", *records))
    assert said.startswith("Verified today: ")
    assert said.endswith("and 2 more.")
    assert not Resource.objects.filter(verified_on=None).exists()


def test_done_closes_the_reports_that_were_shown_and_no_later_one(editor, user):
    record = make_kept("Night line")
    first = report(record)
    shown = tickets_of(record)
    later = report(record, words="Something new")
    response = do(editor, "close", chosen=shown)
    assert told(response) == ["Done with the reports about: Night line."]
    first.refresh_from_db()
    later.refresh_from_db()
    assert (first.state, first.handled_by, first.repeat_hash) == ("done", user, None)
    assert first.handled_at is not None
    assert (later.state, later.handled_by) == ("new", None)


def test_the_same_words_count_again_once_somebody_was_done(editor):
    record = make_kept("Night line")
    assert report(record)
    assert report(record) is None
    do(editor, "close", record)
    assert report(record)


def test_the_same_words_do_not_count_again_while_somebody_looks(editor):
    record = make_kept("Night line")
    report(record)
    do(editor, "see", record)
    assert report(record) is None


def test_looking_at_a_report_tells_the_others(editor, user):
    user.first_name = "Edith"
    user.save()
    record = make_kept("Night line")
    report(record)
    do(editor, "see", record)
    assert Report.objects.get().state == "seen"
    html = editor.get(reverse("kpact_needs_attention")).content.decode()
    assert "Edith is looking at it" in html


def test_a_report_on_a_former_source_is_closed_too(editor, spanish):
    record = make_kept("Línea nocturna", locale=spanish)
    report(record)
    record.copy_for_translation(Locale.get_default()).save()  # holds the facts from now on
    do(editor, "close", record)
    assert Report.objects.get().state == "done"


def test_a_topic_is_added_to_live_row_draft_and_translations(editor, translated, topic):
    other = Topic.objects.create(name="Housing", slug="housing", locale=topic.locale)
    source = fresh(translated[0])
    source.topics.add(other)
    source.save_revision()  # only the draft has it
    do(editor, "topic", translated[0], topic=topic.pk)
    for record in translated:
        assert list(fresh(record).topics.all()) == [topic]
    assert set(draft(translated[0]).topics.all()) == {topic, other}
    assert fresh(translated[0]).gloss == ""
    assert logged() == ["kpact.add_topics"]


def test_an_audience_is_added(editor):
    audience = Audience.objects.create(name="Young", slug="young", locale=Locale.get_default())
    record = make_due()
    do(editor, "audience", record, audience=audience.pk)
    assert list(fresh(record).audiences.all()) == [audience]


def test_a_topic_it_has_in_another_language_is_not_added_twice(editor, topic, spanish):
    word = topic.copy_for_translation(spanish)
    word.save()
    record = make_due(topics=[topic])
    response = do(editor, "topic", record, topic=word.pk)
    assert told(response) == ["Nothing to change about: Night line."]
    assert list(fresh(record).topics.all()) == [topic]


def test_archiving_takes_it_off_the_list_and_out_of_the_draft(editor, translated):
    response = do(editor, "archive", translated[0])
    assert told(response) == ["No longer shown to visitors: Night line."]
    for record in translated:
        assert fresh(record).status == draft(record).status == "inactive"
        assert draft(record).gloss == "Draft words"
    assert not response.context["object_list"]


@pytest.mark.parametrize(
    ("deed", "data", "said"),
    [
        ("verify", {"chosen": []}, "tick at least one"),
        ("nonsense", {}, "press one of the buttons"),
        ("", {}, "press one of the buttons"),
        ("topic", {"topic": ""}, "choose a topic"),
        ("topic", {"topic": "9" * 30}, "choose a topic"),
        ("audience", {"audience": "x"}, "choose an audience"),
    ],
)
def test_half_a_wish_changes_nothing_and_says_why(editor, deed, data, said):
    record = make_due()
    chosen = data.pop("chosen", tickets_of(record))
    url = reverse("kpact_needs_attention_do")
    response = editor.post(url, {"deed": deed, "chosen": chosen, **data}, follow=True)
    assert said in told(response)[0]
    assert fresh(record).verified_on is None
    assert logged() == []


def test_what_was_deleted_meanwhile_is_left_out_and_said(editor):
    record, gone = make_due("Night line"), make_due("Gone line")
    chosen = tickets_of(record, gone)
    gone.delete()
    said = told(do(editor, "verify", chosen=chosen))
    assert said == [
        "Verified today: Night line.",
        "1 entry was left out: it has been deleted meanwhile.",
    ]


@pytest.mark.parametrize(
    "ticket",
    [
        *["", "x", "::", "kpact_resources.resource:", "kpact_resources.resource:x:1"],
        *["auth.user:1:0", f"kpact_resources.resource:{'9' * 30}:0"],
    ],
)
def test_what_is_no_row_is_left_out(editor, ticket):
    record = make_due()
    said = told(do(editor, "verify", chosen=[ticket, *tickets_of(record)]))
    assert len(said) == 2
    assert fresh(record).verified_on == localdate()


def test_who_may_not_change_one_of_them_changes_none(client):
    record = make_due()
    client.force_login(make_user("dan", {"kpact_resources.delete_resource"}))
    response = client.post(
        reverse("kpact_needs_attention_do"), {"deed": "verify", "chosen": tickets_of(record)}
    )
    assert response.url == reverse("wagtailadmin_home")
    assert fresh(record).verified_on is None


def test_a_failure_in_the_middle_undoes_what_came_before(editor, monkeypatch):
    records = [make_due("First"), make_due("Second")]
    verify, done = actions.verify, []

    def fail_at_second(source, user):
        if done:
            raise RuntimeError("no")
        done.append(source)
        verify(source, user)

    monkeypatch.setattr("kpact_wagtail.upkeep.actions.verify", fail_at_second)
    with pytest.raises(RuntimeError):
        do(editor, "verify", *records)
    assert Resource.objects.filter(verified_on=None).count() == 2
    assert logged() == []


def test_afterwards_the_editor_is_where_they_were(editor):
    url = reverse("kpact_needs_attention") + "?why=due"
    data = {"deed": "verify", "chosen": tickets_of(make_due()), "next": url}
    response = editor.post(reverse("kpact_needs_attention_do"), data)
    assert response.url == url
    data["next"] = "https://elsewhere.example/"
    response = editor.post(reverse("kpact_needs_attention_do"), data)
    assert response.url == reverse("kpact_needs_attention")
