"""Decision 2: blocks never enter a migration, and content never gets lost."""

import json
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from wagtail.blocks.migrations.migrate_operation import MigrateStreamData
from wagtail.blocks.migrations.operations import RenameStructChildrenOperation

from kpact_wagtail.blocks import BodyBlock
from kpact_wagtail.pages.models import AdvocacyPage

pytestmark = pytest.mark.django_db

PETITION = {
    "type": "petition",
    "value": {"heading": "Sign <b>here</b>", "goal": 500, "extra": ["kept", {"deep": None}]},
    "id": "11111111-1111-4111-8111-111111111111",
}
TEXT = {"type": "text", "value": "<p>Hello</p>", "id": "22222222-2222-4222-8222-222222222222"}
GARBLED = {"type": "quote", "value": "not a struct", "id": "33333333-3333-4333-8333-333333333333"}
#: What may stand in a stream in place of a child, by hand or by a program gone wrong.
NO_CHILDREN = [
    7,
    None,
    "text",
    ["text", "x"],
    {},
    {"value": 1},
    {"type": "text"},
    {"type": ["text"], "value": 5},
    {"type": None, "value": "x", "id": None},
    {"type": "petition", "value": 1, "id": 5},
]


def body_setting(name):
    return {"BODY_BLOCK": f"tests.testapp.blocks.{name}"}


def stored_body(page):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT body FROM kpact_pages_advocacypage WHERE page_ptr_id = %s", [page.pk]
        )
        value = cursor.fetchone()[0]
    return json.loads(value) if isinstance(value, str) else value


@pytest.fixture
def page(home):
    return home.add_child(instance=AdvocacyPage(title="Kept", body=json.dumps([TEXT, PETITION])))


@pytest.mark.parametrize("body", ["PetitionBodyBlock", "ShortBodyBlock", "NestedBodyBlock"])
def test_adding_removing_and_ordering_blocks_makes_no_migration(settings, body):
    settings.KPACT_WAGTAIL = body_setting(body)
    call_command("makemigrations", "--check", "--dry-run", stdout=StringIO())


def test_a_site_orders_blocks_and_the_rest_follows(settings):
    settings.KPACT_WAGTAIL = body_setting("ShortBodyBlock")
    names = list(AdvocacyPage._meta.get_field("body").stream_block.child_blocks)
    everything = [name for name in BodyBlock().child_blocks if name not in ("text", "quote")]
    assert names[:2] == ["articles", "image"]
    assert sorted(names) == sorted(everything)


def test_an_unknown_block_is_kept_when_the_page_is_saved_published_and_restored(page, settings):
    page = AdvocacyPage.objects.get(pk=page.pk)
    page.title = "Changed"
    page.save()
    assert stored_body(page) == [TEXT, PETITION]
    page.save_revision().publish()
    assert stored_body(page) == [TEXT, PETITION]
    assert json.loads(page.get_latest_revision().content["body"]) == [TEXT, PETITION]
    settings.KPACT_WAGTAIL = body_setting("PetitionBodyBlock")
    restored = page.get_latest_revision_as_object()
    assert restored.body[1].value["heading"] == "Sign <b>here</b>"
    assert restored.body[1].block_type == "petition"


def test_an_unknown_block_shows_nothing_to_visitors_and_search_and_tells_the_editor(client, page):
    page = AdvocacyPage.objects.get(pk=page.pk)
    html = client.get(page.url).content.decode()
    assert "Hello" in html
    assert "Sign" not in html
    assert "petition" not in html
    field = page._meta.get_field("body")
    assert field.get_searchable_content(page.body) == ["Hello"]
    api = field.stream_block.get_api_representation(page.body)
    assert [child["type"] for child in api] == ["text"]
    assert ["petition" in str(problem) for problem in page.get_problems()] == [True]


def test_garbled_data_of_a_known_block_is_kept_and_not_shown(client, home):
    page = home.add_child(instance=AdvocacyPage(title="Kept", body=json.dumps([GARBLED, TEXT])))
    response = client.get(page.url)
    assert response.status_code == 200
    assert "Hello" in response.content.decode()
    page = AdvocacyPage.objects.get(pk=page.pk)
    assert "quote" in str(page.get_problems()[0])
    page.save_revision().publish()
    assert stored_body(page) == [GARBLED, TEXT]


@pytest.fixture
def store(home):
    """A page whose stored body is this, without any block having seen it; loaded from there."""

    def store(body):
        page = home.add_child(instance=AdvocacyPage(title="Odd"))
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE kpact_pages_advocacypage SET body = %s WHERE page_ptr_id = %s",
                [json.dumps(body), page.pk],
            )
        return AdvocacyPage.objects.get(pk=page.pk)

    return store


@pytest.mark.parametrize(
    "body", [{"a": 1}, 7, [1, 2], ["text", "x"], "not json", None, [{"value": 1}]]
)
def test_a_body_that_is_no_stream_renders_an_empty_page(client, store, body):
    page = store(body)
    assert client.get(page.url).status_code == 200
    page.save()
    kept = [] if body is None else body  # null says no more than an empty stream
    assert stored_body(page) == kept
    AdvocacyPage.objects.get(pk=page.pk).save_revision().publish()
    assert stored_body(page) == kept


@pytest.mark.parametrize("odd", NO_CHILDREN, ids=json.dumps)
def test_whatever_stands_among_the_blocks_is_kept_and_not_shown(client, store, odd):
    page = store([odd, TEXT])
    response = client.get(page.url)
    assert response.status_code == 200
    assert "Hello" in response.content.decode()
    page.save()
    assert stored_body(page) == [odd, TEXT]
    page = AdvocacyPage.objects.get(pk=page.pk)
    assert [child.block_type for child in page.body] == ["unavailable", "text"]
    assert len(page.get_problems()) == 1
    page.save_revision().publish()
    assert stored_body(page) == [odd, TEXT]


def test_whatever_stands_inside_nested_streams_is_kept(store, settings):
    settings.KPACT_WAGTAIL = body_setting("NestedBodyBlock")
    column = {"type": "item", "value": [TEXT, *NO_CHILDREN], "id": PETITION["id"]}
    body = [{"type": "columns", "value": {"columns": [column]}, "id": GARBLED["id"]}]
    page = store(body)
    assert len(page.body[0].value["columns"][0]) == len(NO_CHILDREN) + 1
    page.save_revision().publish()
    assert stored_body(page) == body


def test_an_unknown_block_deep_inside_nested_streams_is_kept(home, settings):
    column = {
        "type": "item",
        "id": "44444444-4444-4444-8444-444444444444",
        "value": [TEXT, PETITION],
    }
    body = [
        {
            "type": "columns",
            "id": "55555555-5555-4555-8555-555555555555",
            "value": {"columns": [column]},
        }
    ]
    settings.KPACT_WAGTAIL = body_setting("NestedBodyBlock")
    page = home.add_child(instance=AdvocacyPage(title="Deep", body=json.dumps(body)))
    page = AdvocacyPage.objects.get(pk=page.pk)
    assert page.body[0].value["columns"][0][1].block_type == "unavailable"
    page.save_revision().publish()
    assert stored_body(page) == body
    settings.KPACT_WAGTAIL = body_setting("DeepBodyBlock")
    page = AdvocacyPage.objects.get(pk=page.pk)
    assert page.body[0].value["columns"][0][1].value["goal"] == 500


def test_a_mistyped_body_block_keeps_everything_shows_the_page_and_fails_the_check(
    client, page, settings, caplog
):
    settings.KPACT_WAGTAIL = {"BODY_BLOCK": "nowhere.at_all.BodyBlock"}
    page = AdvocacyPage.objects.get(pk=page.pk)
    response = client.get(page.url)
    assert response.status_code == 200
    assert "Hello" in response.content.decode()
    page.save_revision().publish()
    assert stored_body(page) == [TEXT, PETITION]
    errors = AdvocacyPage._meta.get_field("body").check()
    assert [error.id for error in errors] == ["kpact_wagtail.E001"]
    assert "BODY_BLOCK" in errors[0].hint
    assert "nowhere.at_all" in caplog.text


def test_a_body_block_that_is_no_stream_of_ours_fails_the_check(settings):
    settings.KPACT_WAGTAIL = {"BODY_BLOCK": "wagtail.blocks.StreamBlock"}
    assert AdvocacyPage._meta.get_field("body").check()[0].id == "kpact_wagtail.E001"


def test_a_data_migration_that_saves_a_historical_page_keeps_the_body(page):
    state = MigrationExecutor(connection).loader.project_state()
    Historical = state.apps.get_model("kpact_pages", "AdvocacyPage")
    row = Historical.objects.get(pk=page.pk)
    row.strapline = "From a data migration"
    row.save()
    assert stored_body(page) == [TEXT, PETITION]


def test_migrate_stream_data_renames_children_of_nested_blocks_in_pages_and_revisions(
    home, settings
):
    settings.KPACT_WAGTAIL = body_setting("DeepBodyBlock")
    old = {"type": "petition", "value": {"title": "Sign"}, "id": PETITION["id"]}
    body = [
        {
            "type": "columns",
            "value": {"columns": [{"type": "item", "value": [old], "id": TEXT["id"]}]},
            "id": GARBLED["id"],
        }
    ]
    page = home.add_child(instance=AdvocacyPage(title="Deep", body=json.dumps(body)))
    page.save_revision()
    operation = RenameStructChildrenOperation(old_name="title", new_name="heading")
    state = MigrationExecutor(connection).loader.project_state()
    migration = MigrateStreamData(
        "kpact_pages", "AdvocacyPage", "body", [(operation, "columns.columns.item.petition")]
    )
    migration.migrate_stream_data_forward(state.apps, connection.schema_editor())
    new = stored_body(page)[0]["value"]["columns"][0]["value"][0]["value"]
    assert new == {"heading": "Sign"}
    content = AdvocacyPage.objects.get(pk=page.pk).get_latest_revision().content["body"]
    assert '"heading": "Sign"' in content


def test_our_blocks_freeze_by_name_into_a_site_s_own_stream_field():
    from wagtail.fields import StreamField

    from kpact_wagtail.blocks import QuoteBlock, TextBlock

    field = StreamField([("quote", QuoteBlock()), ("text", TextBlock(required=False))])
    field.set_attributes_from_name("body")
    kwargs = field.deconstruct()[3]
    assert list(kwargs["block_lookup"].values()) == [
        ("kpact_wagtail.blocks.QuoteBlock", [], {}),
        ("kpact_wagtail.blocks.TextBlock", [], {"required": False}),
    ]
    again = StreamField(*field.deconstruct()[2], **kwargs)
    assert list(again.stream_block.child_blocks["quote"].child_blocks) == list(
        QuoteBlock().child_blocks
    )
    assert apps.is_installed("kpact_wagtail")
