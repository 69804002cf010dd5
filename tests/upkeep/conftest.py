import pytest
from django.test import Client
from wagtail.models import Locale

from .build import make_editor


@pytest.fixture
def spanish(db):
    return Locale.objects.get_or_create(language_code="es")[0]


@pytest.fixture
def user(db):
    return make_editor()


@pytest.fixture
def editor(user):
    """A client signed in as somebody who may change resources."""
    client = Client()
    client.force_login(user)
    return client
