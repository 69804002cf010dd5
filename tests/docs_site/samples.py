"""What the samples of the guides promise. Copied into the site they build; see tests/test_docs.py."""

from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.template.loader import render_to_string
from django.urls import reverse
from mysite.campaigns import get_campaigns
from mysite.entries import get_entries, get_free_helplines
from mysite.helplines import get_helplines
from mysite.models import (
    BillPage,
    CampaignPage,
    Helpline,
    NewsIndexPage,
    NewsPage,
    StandardPage,
    Visit,
)
from mysite.petitions import Signature
from mysite.shelters import Shelter
from wagtail.models import Locale, Page, Site

from kpact_wagtail.articles.listing import Articles
from kpact_wagtail.guard import STAMP, stamp
from kpact_wagtail.keys import generate
from kpact_wagtail.models import Definition
from kpact_wagtail.outbox.drain import drain
from kpact_wagtail.outbox.models import Message
from kpact_wagtail.pages.models import AdvocacyPage
from kpact_wagtail.resources.models import Resource
from kpact_wagtail.upkeep.links import find_record, reference_of, report_url

pytestmark = pytest.mark.django_db

TYPES = [BillPage, CampaignPage, NewsIndexPage, NewsPage, StandardPage]


@pytest.fixture
def home():
    return Site.objects.get(is_default_site=True).root_page


@pytest.fixture
def spanish():
    return Locale.objects.create(language_code="es")


@pytest.fixture
def read(client, home):
    """The HTML of a page that is published for it."""

    def read(page, parent=home):
        parent.add_child(instance=page)
        return client.get(page.url).content.decode()

    return read


@pytest.fixture
def boss(client):
    user = get_user_model().objects.create_superuser("boss", password="x")
    client.force_login(user)
    return client


def test_a_block_more_is_on_the_page_and_a_removed_one_keeps_its_data(read):
    steps = {"steps": [{"type": "item", "value": {"title": "Write"}}]}
    body = [
        {"type": "petition", "value": {"heading": "Sign", "text": "<p>Now</p>", "goal": 7}},
        {"type": "steps", "value": steps},
    ]
    page = CampaignPage(title="A page", body=CampaignPage.body.field.to_python(body))
    html = read(page)
    assert "<p>7</p>" in html
    assert "Write" not in html
    stored = CampaignPage.body.field.get_prep_value(CampaignPage.objects.get(pk=page.pk).body)
    assert body[1] in stored


def test_the_order_and_the_words_of_the_picker():
    children = CampaignPage.body.field.stream_block.child_blocks
    assert list(children)[:2] == ["text", "petition"]
    assert "steps" not in children
    assert str(children["petition"].label) == "Petition"


def test_a_block_tells_its_editor_what_is_missing(home):
    page = CampaignPage(title="A page", body=[("petition", {"heading": "Sign", "text": ""})])
    assert list(map(str, page.get_problems())) == [
        "The petition “Sign” has no text.",
        "This campaign has no last day.",
    ]


def test_a_block_changed_has_another_look_and_another_field(read):
    quote = {"text": "Nobody asked.", "attribution": "Maya", "pronouns": "she/her"}
    html = read(CampaignPage(title="A page", body=[("quote", quote)]))
    assert "Maya (she/her)" in html
    assert "kpact-icon" not in html.split("Nobody asked.")[0].split("kpact-block--quote")[1]


def test_our_blocks_stand_in_a_stream_field_with_their_links_and_definitions(read, home):
    term = Definition.objects.create(
        term="Peer", definition="<p>One of us.</p>", locale=home.locale
    )
    text = (
        f'<p>A <a linktype="kpact-definition" id="{term.pk}">peer</a> '
        f'<a linktype="page" id="{home.pk}">home</a></p>'
    )
    html = read(StandardPage(title="A page", content=[("text", text), ("text", text)]))
    assert html.count("One of us.") == 2
    assert 'href="/"' in html
    notes = {part.split('"')[0] for part in html.split('id="kpact-note-')[1:]}
    assert len(notes) == 2


def test_a_new_page_opens_with_its_skeleton(boss, home):
    html = boss.get(f"/admin/pages/add/mysite/campaignpage/{home.pk}/").content.decode()
    assert "What we want" in html
    assert "500" in html


def test_templates_of_a_page_type_add_to_ours(read):
    html = read(CampaignPage(title="A page", ends_on=date(2031, 5, 4)))
    assert 'class="kpact-page campaign"' in html
    assert '<p class="campaign__end">May 4, 2031</p>' in html
    assert '"expires": "2031-05-04"' in html
    assert "– My site</title>" in html


def test_articles_of_the_site_are_listed_with_its_own_field(
    read, home, client, django_assert_num_queries
):
    index = home.add_child(instance=NewsIndexPage(title="News"))
    assert "They listened" in read(
        NewsPage(title="They listened", region="North", body=[("text", "<p>At last</p>")]), index
    )
    assert "They listened" in client.get(index.url).content.decode()
    articles = Articles(index.path)[:3]
    with django_assert_num_queries(0):
        assert [article.region for article in articles] == ["North"]


def test_a_news_page_uses_the_bridge_to_the_base(read, home):
    index = home.add_child(instance=NewsIndexPage(title="News"))
    html = read(NewsPage(title="A title", body=[("text", "<p>At last</p>")]), index)
    assert "<title>A title" in html
    assert "At last" in html
    assert 'class="kpact-exit"' in html


def test_records_and_a_second_body_are_shown_and_shared(read, spanish, home):
    stages = [("stage", {"name": "Second reading", "reached_on": None})]
    bill = BillPage(title="A bill", stages=stages, background=[("text", "<p>Since 1999</p>")])
    html = read(bill)
    assert "<li>Second reading</li>" in html
    assert "Since 1999" in html

    home.copy_for_translation(spanish).save_revision().publish()
    bill.copy_for_translation(spanish).save_revision().publish()
    bill.stages = [("stage", {"name": "Passed", "reached_on": date(2026, 1, 2)})]
    bill.save_revision().publish()
    copy = BillPage.objects.get(locale=spanish)
    assert [stage.value["name"] for stage in copy.stages] == ["Passed"]


def test_a_snippet_shares_its_phone_and_is_found_in_the_language_of_a_page(spanish, home):
    english = Helpline.objects.create(name="Night line", phone="1", locale=home.locale)
    copy = english.copy_for_translation(spanish)
    copy.name = "Línea nocturna"
    copy.save()
    english.phone = "2"
    english.save()
    assert Helpline.objects.get(pk=copy.pk).phone == "2"
    found = get_helplines([english.pk, 99], Page(locale=spanish))
    assert [line.name for line in found] == ["Línea nocturna"]


def test_a_compiled_query_reads_fresh_rows_each_time(home, django_assert_num_queries):
    today = date(2030, 1, 1)
    home.add_child(instance=CampaignPage(title="First", ends_on=date(2030, 2, 1)))
    assert [page.title for page in get_campaigns(home.path, today)] == ["First"]
    home.add_child(instance=CampaignPage(title="Second", ends_on=date(2030, 1, 1)))
    home.add_child(instance=CampaignPage(title="Over", ends_on=date(2029, 1, 1)))
    with django_assert_num_queries(1):
        assert [page.title for page in get_campaigns(home.path, today)] == ["Second", "First"]


@pytest.mark.parametrize("model", TYPES)
def test_the_editor_opens(boss, home, model):
    page = home.add_child(instance=model(title="A page"))
    assert boss.get(f"/admin/pages/{page.pk}/edit/").status_code == 200


def test_the_admin_of_the_snippet_opens(boss):
    assert "Helplines" in boss.get("/admin/").content.decode()
    assert boss.get("/admin/snippets/mysite/helpline/add/").status_code == 200


def make_petition(settings):
    body = {"BODY_BLOCK": "mysite.blocks.PetitionBodyBlock", "KEYS": [generate()]}
    settings.KPACT_WAGTAIL = {**settings.KPACT_WAGTAIL, **body}
    return AdvocacyPage(title="A page", body=[("petition", {"heading": "Sign", "text": "Now"})])


def test_the_petition_of_the_guides_is_signed_confirmed_and_counted(
    read, client, settings, mailoutbox
):
    page = make_petition(settings)
    assert "0 people have signed" in read(page)
    sent = {"name": "Maya", "email": "maya@example.org", STAMP: stamp("petition")}
    client.post(f"/petition/sign/{page.pk}/", sent)
    assert b"maya" not in bytes(Signature.objects.get().sealed_address)
    assert drain() == {"sent": 1}
    [mail] = mailoutbox
    assert (mail.to, mail.subject) == (["maya@example.org"], "Please confirm")
    link = mail.body.split("http://localhost")[1].strip()
    assert "Was it you?" in client.get(link).content.decode()
    assert "0 people have signed" in client.get(page.url).content.decode()
    assert "Thank you" in client.post(link).content.decode()
    assert "1 people have signed" in client.get(page.url).content.decode()
    assert client.post("/petition/confirm/something-else/").status_code == 404


def test_a_mailbox_gets_few_mails_however_often_somebody_asks(read, client, settings):
    page = make_petition(settings)
    read(page)
    sent = {"name": "Maya", "email": "maya@example.org", STAMP: stamp("petition")}
    for outcome in ("sent", "dropped"):
        client.post(f"/petition/sign/{page.pk}/", sent)
        assert drain() == {outcome: 1}
    assert Message.objects.filter(reason="capped").count() == 1


def test_a_model_of_the_site_is_kept_true(boss):
    shelter = Shelter.objects.create(name="Open house")
    address = reverse("kpact_needs_attention")
    chosen = f"mysite.shelter:{shelter.pk}:0"
    assert "Open house" in boss.get(address).content.decode()
    assert report_url(shelter).startswith("/kpact/report/mysite.shelter:")
    assert find_record(reference_of(shelter)) == shelter
    boss.post(reverse("kpact_needs_attention_do"), {"deed": "archive", "chosen": chosen})
    assert "Open house</a>" not in boss.get(address).content.decode()
    shelter.refresh_from_db()
    assert shelter.is_closed
    assert find_record(reference_of(shelter)) is None


def test_a_list_of_resources_of_ones_own_keeps_order_and_language(home, spanish):
    line = Resource.objects.create(kind="hotline", title="Night line", cost="free")
    line.areas = '[{"type": "country", "value": "US"}]'
    line.save()
    book = Resource.objects.create(kind="publication", title="A book")
    Resource.objects.create(
        kind="hotline", title="Línea", locale=spanish, translation_key=line.translation_key
    )
    entries = get_entries([book.pk, line.pk, 999], home)
    assert [each.title for each in entries] == ["A book", "Night line"]
    html = render_to_string("mysite/entries.html", {"entries": entries})
    assert html.index("A book") < html.index("Night line")
    assert [each.title for each in get_free_helplines(home)] == ["Night line"]
    home.locale = spanish
    assert [each.title for each in get_free_helplines(home)] == ["Línea"]


def test_a_table_beside_the_resources_of_ones_own():
    line = Resource.objects.create(title="Night line")
    Visit.objects.create(resource=line, went_on=date(2026, 11, 1))
    assert line.visits.count() == 1
    line.delete()
    assert not Visit.objects.exists()
