"""Every column that may hold something about a person is classified, exported and documented."""

from pathlib import Path

import pytest
from django.apps import apps
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.models import Page

from kpact_wagtail.data_map import CLASSES, PERSONAL, SENSITIVE, as_rows, data_map, fields_of
from kpact_wagtail.mailing_list import actions
from kpact_wagtail.mailing_list.export import export_person
from kpact_wagtail.mailing_list.models import ConsentEvent, Subscriber, Subscription
from kpact_wagtail.models import VocabularyModel

from .lists import make_list

DOCS = Path(__file__).resolve().parent.parent / "docs" / "operators" / "data.md"
#: What editors write for everybody to read.
CONTENT = (Page, VocabularyModel, BaseSiteSetting)
OURS = [
    model
    for model in apps.get_models()
    if model._meta.app_label.startswith("kpact_") and not issubclass(model, CONTENT)
]
#: How a column appears in the export a person gets; None with the reason why it does not.
EXPORTED = {
    (Subscriber, "sealed_address"): "address",
    (Subscriber, "sealed_name"): "name",
    (Subscriber, "address_index"): None,  # made from the address
    (Subscriber, "language"): "language",
    (Subscriber, "created_at"): "created_at",
    (Subscriber, "asked_at"): "asked_at",
    (Subscription, "mailing_list"): "list",
    (Subscription, "subscriber"): None,  # whose export it is
    (Subscription, "state"): "state",
    (Subscription, "asked_at"): "asked_at",
    (Subscription, "changed_at"): "changed_at",
    (Subscription, "left_at"): "left_at",
    (ConsentEvent, "what"): "what",
    (ConsentEvent, "how"): "how",
    (ConsentEvent, "at"): "at",
    (ConsentEvent, "subscriber"): None,
    (ConsentEvent, "person_index"): None,
    (ConsentEvent, "mailing_list"): "list",
    (ConsentEvent, "language"): "language",
    (ConsentEvent, "page"): "page",
    (ConsentEvent, "evidence"): "evidence",
}


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_column_is_classified(model):  # B8
    assert set(getattr(model, "data_map", {})) == set(fields_of(model))
    assert set(model.data_map.values()) <= set(CLASSES)


def test_a_class_nobody_knows_is_refused():
    with pytest.raises(TypeError, match="secret"):
        data_map(secret="name")


@pytest.mark.django_db
def test_the_export_holds_every_personal_column(home):  # B7
    actions.subscribe("ana@example.org", [make_list(ask_name=True)], name="Ana")
    told = export_person(Subscriber.objects.get())
    assert (told["address"], told["name"]) == ("ana@example.org", "Ana")
    parts = {
        Subscriber: told,
        Subscription: told["subscriptions"][0],
        ConsentEvent: told["consent"][0],
    }
    for model, part in parts.items():
        for field, kind in model.data_map.items():
            if kind in (PERSONAL, SENSITIVE):
                name = EXPORTED[model, field]
                assert name is None or name in part, (model, field)
    assert "We never share" in told["consent"][0]["wording"]


def test_the_guide_for_operators_lists_every_column():
    text = DOCS.read_text()
    for table, column, kind in as_rows():
        assert f"| `{table}` | `{column}` | {kind} |" in text
    assert text.count("\n| `kpact_") == len(list(as_rows()))
