"""The list of groups: by day or mode, by filters, without JavaScript, the same for everybody."""

import datetime
import json

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kpact_wagtail.models import Audience
from kpact_wagtail.pages.models import AdvocacyPage
from kpact_wagtail.support_groups import group_list
from tests.builders import make_definition, make_page

from .build import add_group, add_index, add_many, child, rule
from .lists import look

NOW = datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC)
MORE_QUERIES = 8


@pytest.fixture(autouse=True)
def in_march():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def index(home):
    return add_index(home)


@pytest.fixture
def trans_people(home):
    return Audience.objects.create(name="Trans people", slug="trans", locale=home.locale)


@pytest.fixture
def three(index, trans_people):
    """Groups that differ in every facet."""
    spanish = json.dumps([{"type": "language", "value": "es"}])
    add_group(
        index,
        [rule(days=["Tu", "Th"], interpreter="ase")],
        title="Circle",
        audiences=[trans_people],
        languages=spanish,
        cost="free",
    )
    add_group(index, [rule(days=["Tu"], start="09:00:00")], title="Breakfast", mode="in_person")
    add_group(index, [], title="One to one", timing="arranged", mode="hybrid", cost="fixed")


def test_groups_stand_under_each_day_on_which_they_meet_by_time(client, index, three):
    assert look(client, index).sections == {
        "Tuesday": ["Breakfast", "Circle"],
        "Thursday": ["Circle"],
        "By arrangement and other": ["One to one"],
    }


def test_groups_stand_under_how_one_can_take_part(client, index, three):
    visit = look(client, index)
    other = look(client, index, visit.link("By how they meet").split("/")[-1].split("#")[0])
    assert other.sections == {
        "Online": ["Circle", "One to one"],
        "In person": ["Breakfast", "One to one"],
    }
    assert other.link("By day").split("#")[0] == index.get_url()


def test_a_chosen_day_shows_that_day_only(client, index, three):
    assert look(client, index, "?weekday=Th").sections == {"Thursday": ["Circle"]}


def test_boxes_say_how_many_groups_there_are_behind_them(client, index, three):
    assert look(client, index).counts == {
        "weekday": {"Tu": 2, "Th": 1},
        "mode": {"online": 2, "in_person": 2},
        "audience": {"trans": 1},
        "language": {"es": 1},
        "free": {"yes": 1},
        "interpreter": {"yes": 1},
    }


@pytest.mark.parametrize(
    "query", ["audience=trans", "language=es", "free=yes", "interpreter=yes", "weekday=Th"]
)
def test_each_filter_finds_its_own(client, index, three, query):
    assert look(client, index, f"?{query}").titles == ["Circle"]


def test_values_of_a_filter_are_either_and_filters_are_both(client, index, three):
    assert look(client, index, "?weekday=Tu&weekday=Th").titles == ["Breakfast", "Circle"]
    visit = look(client, index, "?weekday=Tu&mode=online")
    assert visit.titles == ["Circle"]
    assert visit.heading == "1 group found"


def test_a_choice_stays_ticked_and_can_be_taken_back(client, index, three):
    visit = look(client, index, "?weekday=Tu&free=yes&by=mode")
    assert visit.ticked == {("weekday", "Tu"), ("free", "yes")}
    assert visit.link("Day: Tuesday") == f"{index.get_url()}?free=yes&by=mode"
    assert visit.link("Free") == f"{index.get_url()}?weekday=Tu&by=mode"
    assert visit.soup.select_one("form[role=search] input[name=by]")["value"] == "mode"


def test_what_is_gone_is_said_and_left_out(client, index, three):
    visit = look(client, index, "?weekday=Xx&audience=nobody&language=tlh&free=no")
    assert len(visit.titles) == 3
    assert visit.soup.select_one(".kpact-directory__gone")


def test_who_finds_nothing_is_told_what_to_do_next(client, index, three):
    visit = look(client, index, "?weekday=Th&mode=in_person")
    assert visit.titles == []
    assert visit.link("Look again without “Thursday”") == f"{index.get_url()}?mode=in_person"
    assert visit.link("See the whole list") == index.get_url()


def test_an_empty_list_says_so(client, index):
    visit = look(client, index)
    assert "Come back soon" in visit.soup.get_text()
    assert not visit.soup.select("form[role=search]")


def test_the_next_meetings_of_all_groups_stand_beside_it(client, index, three):
    visit = look(client, index)
    assert len(visit.meetings) == group_list.NEXT_MEETINGS
    assert visit.meetings[:3] == [
        "2026-03-03T09:00-06:00",
        "2026-03-03T19:00-06:00",
        "2026-03-05T19:00-06:00",
    ]
    assert look(client, index, "?mode=in_person").meetings[1] == "2026-03-10T09:00-05:00"


def test_a_teaser_names_the_day_and_the_zone_and_never_says_tomorrow(client, index):
    with time_machine.travel(NOW + datetime.timedelta(days=1), tick=False):  # the day before
        add_group(index)
        text = look(client, index).soup.select_one(".kpact-group").get_text(" ", strip=True)
    assert "Tuesday, March 3, 2026, 7 p.m. to 8:30 p.m." in text
    assert "Central Time" in text
    assert not {"tomorrow", "today"} & set(text.lower().split())


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"status": "full"}, "Full"),
        ({"status": "waiting_list"}, "Full, with a waiting list"),
        (
            {"status": "hiatus", "status_until": datetime.date(2026, 4, 6)},
            "Taking a break until Monday, April 6, 2026",
        ),
        ({"status": "hiatus", "status_until": datetime.date(2026, 2, 28)}, ""),
        (
            {"status": "starting", "starts_on": datetime.date(2026, 3, 3)},
            "Starts on Tuesday, March 3, 2026",
        ),
        ({"status": "starting", "starts_on": datetime.date(2026, 3, 1)}, ""),
        ({"status": "running"}, ""),
    ],
)
def test_a_chip_says_what_keeps_somebody_from_coming(client, index, fields, words):
    add_group(index, **fields)
    chip = look(client, index).soup.select_one(".kpact-group .kpact-chip")
    assert (chip.get_text(strip=True) if chip else "") == words


def test_a_dated_notice_stands_in_the_list_while_it_holds(client, index):
    until = datetime.date(2026, 3, 8)
    add_group(index, alert="No meeting in the week of 2 March", alert_until=until)
    assert "No meeting in the week" in look(client, index).soup.get_text()
    with time_machine.travel(NOW + datetime.timedelta(days=8), tick=False):
        assert "No meeting in the week" not in look(client, index).soup.get_text()


def test_a_moved_meeting_says_where_it_was(client, index):
    add_group(index, [rule(), child("move", {"day": "2026-03-03", "new_day": "2026-03-04"})])
    text = look(client, index).soup.select_one(".kpact-group").get_text(" ", strip=True)
    assert "instead of Tuesday, March 3, 2026" in text


def test_a_defined_term_is_explained_once_for_all_groups(client, index):
    definition = make_definition()
    term = f'<p>For people who carry <a linktype="kpact-definition" id="{definition.pk}">it</a></p>'
    for title in "ABC":
        add_group(index, title=title, eligibility=term)
    soup = look(client, index).soup
    assert len(soup.select(".kpact-footnotes__note")) == 1
    ids = [each["id"] for each in soup.select("[id]")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("number", [5, 200])
def test_the_number_of_queries_does_not_grow(client, home, index, trans_people, number):
    days = ["Mo", "Tu", "We", "Th", "Fr"]
    add_many(
        index,
        number,
        lambda at: {"schedule": [rule(days=[days[at % 5]])]},
        audiences=[trans_people],
    )
    plain = make_page(AdvocacyPage, home, title="A title", strapline="", introduction="")
    few, many = count_queries(client, plain), count_queries(client, index)
    assert many <= few + MORE_QUERIES
    chosen = count_queries(client, index, "?audience=trans&mode=online&by=mode")
    assert chosen <= few + MORE_QUERIES
    assert len(look(client, index).titles) == number


def count_queries(client, page, query=""):
    client.get(page.get_url() + query)  # what the first visit of a process looks up stays known
    with CaptureQueriesContext(connection) as captured:
        assert client.get(page.get_url() + query).status_code == 200
    return len(captured)


def test_a_very_long_list_has_pages_and_still_the_meetings_of_all(client, index, monkeypatch):
    monkeypatch.setattr(group_list, "MOST_ON_ONE_PAGE", 5)
    monkeypatch.setattr(group_list, "PER_PAGE", 4)
    for at in range(5):
        add_group(index, title=f"Group {at}")
    add_group(index, [rule(days=["Mo"])], title="Monday")
    first = look(client, index)
    assert first.sections == {"Monday": ["Monday"], "Tuesday": ["Group 0", "Group 1", "Group 2"]}
    assert first.link("Next page") == f"{index.get_url()}?page=2"
    second = look(client, index, "?page=2")
    assert second.sections == {"Tuesday": ["Group 3", "Group 4"]}
    assert second.meetings == first.meetings
    assert second.link("Previous page") == index.get_url()


def test_it_is_the_same_for_everybody_and_keeps_nothing(client, index, three):
    # A10
    visit = look(client, index, "?free=yes")
    assert not visit.response.cookies
    assert "Cookie" not in visit.response.get("Vary", "")
    assert visit.response["X-Robots-Tag"] == "noindex"
    assert "X-Robots-Tag" not in look(client, index).response
    form = visit.soup.select_one("form[role=search]")
    assert form["method"] == "get"
    assert not visit.soup.select(
        "main script:not([src], [type='application/ld+json']), main [style]"
    )


def test_search_engines_are_told_of_those_that_opt_in_by_their_discreet_titles(client, index):
    # C5
    add_group(index, title="Secret")
    add_group(index, title="Told", in_structured_data=True)
    add_group(index, title="Quiet", discreet_title="Our evening", in_structured_data=True)
    add_group(index, title="Hidden", noindex=True, in_structured_data=True)
    soup = look(client, index).soup
    data = json.loads(soup.select_one('script[type="application/ld+json"]').string)
    found = data["mainEntity"]
    assert [each["name"] for each in found["itemListElement"]] == ["Our evening", "Told"]
    assert found["numberOfItems"] == 2


def test_a_new_list_can_be_previewed(index, three):
    page = type(index)(title="New", locale=index.locale)
    response = page.make_preview_request()
    assert response.status_code == 200
    assert b"Circle" not in response.content
