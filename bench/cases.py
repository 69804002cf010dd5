"""What is measured. A case is one function; it returns a Result and declares its articles."""

from contextlib import contextmanager
from dataclasses import dataclass

from django.conf import settings
from django.db import connection
from django.test import override_settings

from bench.handwritten import content
from kpact_wagtail.pages.models import SupportGroupPage

from .drain import fill, race
from .groups import NUMBER, take_storing
from .inventory import CONTENT, count_items
from .measure import Side, take_turns
from .signup import Person, load, read_form
from .startup import Process, database_for_others, take_starts
from .visitor import Visitor

CASES = {}
#: Sign-ups a second that a site must take.
RATE = 50


def case(name, articles=30):
    """Register a case under a name; ``articles`` are in the database when it runs."""

    def register(function):
        CASES[name] = (articles, function)
        return function

    return register


@dataclass
class Result:
    """One line of the table; ``ratio`` is our median over that of ``beside``."""

    case: str
    beside: str
    queries: int
    title_only_queries: int
    median_ms: float
    ratio: float
    p95_ms: float
    cpu_ms: float
    cpu_ratio: float
    bytes: int
    beside_queries: int
    beside_median_ms: float
    beside_p95_ms: float
    beside_cpu_ms: float
    beside_bytes: int
    title_only_median_ms: float


@dataclass
class Drained:
    """Mails a second; ``ratio`` is ours over that of ``beside``, so more is better."""

    case: str
    beside: str
    messages: int
    per_second: float
    beside_per_second: float
    ratio: float
    slow_per_second: float
    bare_per_second: float
    bare_ratio: float
    two_workers_ratio: float
    grown_mb: float


@dataclass
class Joined:
    """Sign-ups: alone beside the page ``beside``, and at a fixed rate through two processes."""

    case: str
    beside: str
    people: int
    queries: int
    title_only_queries: int
    median_ms: float
    beside_median_ms: float
    ratio: float
    seconds: int
    per_second: float
    load_p95_ms: float


def result(name, beside, title_only, reference, ours):
    """The figures of three measured sides, rounded as far as they can be trusted."""
    return Result(
        case=name,
        beside=beside,
        queries=ours.queries,
        title_only_queries=title_only.queries,
        median_ms=round(ours.median_ms, 3),
        ratio=round(ours.median_ms / reference.median_ms, 3),
        p95_ms=round(ours.p95_ms, 3),
        cpu_ms=round(ours.cpu_ms, 3),
        cpu_ratio=round(ours.cpu_ms / reference.cpu_ms, 3),
        bytes=ours.bytes,
        beside_queries=reference.queries,
        beside_median_ms=round(reference.median_ms, 3),
        beside_p95_ms=round(reference.p95_ms, 3),
        beside_cpu_ms=round(reference.cpu_ms, 3),
        beside_bytes=reference.bytes,
        title_only_median_ms=round(title_only.median_ms, 3),
    )


class Bench:
    """Measures pages of the site beside one another, and refuses to when they do not agree."""

    def __init__(self, site, asked):
        """``asked`` has ``rounds``, ``messages``, ``people`` and ``seconds``; see __main__.py."""
        self.site, self.asked, self.rounds, self.edits = site, asked, asked.rounds, 0

    def side(self, page, visitor=None):
        return Side(page.get_url(), visitor or Visitor())

    def beside_by_hand(self, name, page=None, visitor=None):
        """Our page beside the page by hand, an article being edited three times meanwhile."""
        ours = self.side(page or self.site.ours, visitor)
        by_hand = self.side(self.site.by_hand)
        self.edit_and_see(by_hand, ours)
        return self.compare(
            name, "by hand", by_hand, ours, lambda number: self.edit_and_see(by_hand, ours)
        )

    def compare(self, name, beside, reference, ours, between=None):
        title_only = self.side(self.site.title_only)
        take_turns([title_only, reference, ours], self.rounds, between)
        for side in (title_only, reference, ours):
            side.look()
        return result(name, beside, title_only, reference, ours)

    def edit_and_see(self, *sides):
        """Change an article; every side must show the change and still hold the same content."""
        self.edits += 1
        words = f"as edited the {self.edits}. time"
        self.site.edit_article(words)
        for side in sides:
            html = side.look().html
            if words not in html:
                raise AssertionError(f"{side.path} does not show an article that was edited")
            agree(side.path, count_items(html), CONTENT)


def agree(path, found, expected):
    if dict(found) != expected:
        raise AssertionError(f"{path} shows {dict(found)}, not {expected}")


@case("page")
def page(bench):
    return bench.beside_by_hand("page")


@contextmanager
def own_base():
    """Our pages in a base template with the suite's three lines instead of the stock user bar.

    TEMPLATES is named because that makes Django forget the templates it has compiled.
    """
    given = {**getattr(settings, "KPACT_WAGTAIL", {}), "BASE_TEMPLATE": "own_base.html"}
    with override_settings(KPACT_WAGTAIL=given, TEMPLATES=settings.TEMPLATES):
        yield


@case("page-own-base")
def page_in_own_base(bench):
    """As ``page``, with stylesheet, exit button and user bar of the suite in the base template."""
    with own_base():
        return bench.beside_by_hand("page-own-base")


@case("page-cached")
def cached_page(bench):
    """Under Django's cache middleware, for a visitor with somebody else's cookie."""
    with own_base():
        by_hand, ours = bench.side(bench.site.by_hand), bench.side(bench.site.ours)
        with cache_middleware():
            first, ours.visitor = Visitor(), Visitor(cookie="sessionid=somebody-else; theme=dark")
        refuse_cookies(ours.path, first.read(ours.path).headers)
        if queries := ours.visitor.count_queries(ours.path):
            raise AssertionError(f"{ours.path} is not cached: {queries} queries")
        return bench.compare("page-cached", "by hand", by_hand, ours)


def cache_middleware():
    return override_settings(
        MIDDLEWARE=[
            "django.middleware.cache.UpdateCacheMiddleware",
            *settings.MIDDLEWARE,
            "django.middleware.cache.FetchFromCacheMiddleware",
        ]
    )


def refuse_cookies(path, headers):
    """Fail where a response sets a cookie or varies by one, so that no cache could share it."""
    varies = {name.strip().lower() for name in headers.get("Vary", "").split(",")}
    if "Set-Cookie" in headers or "cookie" in varies:
        raise AssertionError(f"{path} is not the same for everybody")


@case("start-up")
def start_up(bench):
    """A fresh process up to its first title-only page, beside the same without the suite.

    With pages, articles and vocabulary; without lists and resources.
    """
    return start(bench, "start-up", {"BENCH_FOUNDATION": "1"})


@case("start-up-all")
def start_up_all(bench):
    """As start-up, with every app of the suite."""
    return start(bench, "start-up-all", {})


def start(bench, name, apps):
    path = bench.site.title_only.get_url()
    with database_for_others(connection) as environment:
        without = Side(path, Process({**environment, "BENCH_WITHOUT_SUITE": "1"}))
        with_suite = Side(path, Process({**environment, **apps}))
        take_starts([without, with_suite], max(3, bench.rounds // 8))
        return result(name, "without", without, without, with_suite)


@case("glossary-100")
def glossary(bench):
    """No twin by hand: the ratio is to our own page."""
    number = 100
    pages = bench.side(bench.site.ours), bench.side(bench.site.add_glossary(number))
    agree(pages[1].path, count_items(pages[1].look().html), {**CONTENT, "terms": number})
    return bench.compare(f"glossary-{number}", "page", *pages)


@case("index-1000", articles=1000)
def index(bench):
    """The list of articles itself; no twin by hand: the ratio is to our own page."""
    return bench.compare(
        "index-1000", "page", bench.side(bench.site.ours), bench.side(bench.site.articles)
    )


@case("drain-10000")
def drain(bench):
    """Confirmations through the outbox, beside a loop that sends and commits one row a mail."""
    number = bench.asked.messages
    return Drained("drain-10000", "floor", number, **race(number))


@case("page-signup")
def page_with_form(bench):
    """The sign-up form of a list on our page; the ratio is to our page without it."""
    ours, with_form = bench.side(bench.site.ours), bench.side(bench.site.with_form)
    read_form(with_form.look().html)
    return bench.compare("page-signup", "page", ours, with_form)


@case("signup")
def signup(bench):
    """The form is sent for somebody new each time, with many people in the database."""
    fill(bench.asked.people)
    page, seconds = bench.side(bench.site.with_form), bench.asked.seconds
    person = Person(page.look().html, "one-")
    title_only, ours = bench.side(bench.site.title_only), bench.side(bench.site.ours)
    post = Side("", person)
    take_turns([title_only, ours, post], bench.rounds)
    title_only.look()
    return Joined(
        case="signup",
        beside="page",
        people=bench.asked.people,
        queries=count_statements(person),
        title_only_queries=title_only.queries,
        median_ms=round(post.median_ms, 3),
        beside_median_ms=round(ours.median_ms, 3),
        ratio=round(post.median_ms / ours.median_ms, 3),
        seconds=seconds,
        **load(page.path, RATE, seconds),
    )


def count_statements(person):
    """The same for somebody new and for somebody who is there, or the run fails."""
    numbers = {person.count_queries("counted@example.net", f"12.0.0.{each}") for each in (1, 2)}
    if len(numbers) > 1:
        raise AssertionError(f"Who is there can be told from the number of queries: {numbers}")
    return numbers.pop()


def seed(number):
    """The complete page of the seed text: ours has records where that by hand has inline text."""

    @case(f"seed-{number}")
    def measure(bench):
        by_hand, ours = map(bench.side, bench.site.add_seed_pages(number))
        holds = {**CONTENT, "resources": number, "sources": number, "notes": number}
        for side in (by_hand, ours):
            html = side.look().html
            agree(side.path, count_items(html), holds)
        return bench.compare(f"seed-{number}", "by hand", by_hand, ours)


@case("directory-10000")
def directory(bench):
    """The first page of the directory; beside it the page by hand with a hundred resources."""
    by_hand, _ours = map(bench.side, bench.site.add_seed_pages(100))
    ours = bench.side(bench.site.add_directory(10_000))
    if ours.look().html.count('class="kpact-resource"') != 25:
        raise AssertionError("The directory does not show its first page")
    return bench.compare("directory-10000", "by hand", by_hand, ours)


@case("groups-200")
def groups(bench):
    """The list of 200 groups with their next dates; beside it the page by hand with 100 resources."""
    by_hand, _ours = map(bench.side, bench.site.add_seed_pages(100))
    ours = bench.side(bench.site.add_groups(NUMBER))
    if ours.look().html.count('class="kpact-group"') < NUMBER:
        raise AssertionError("The list does not show all groups")
    return bench.compare("groups-200", "by hand", by_hand, ours)


@case("calendar-200")
def calendar(bench):
    """All of them as one calendar, from rules; beside it the page by hand with 100 resources."""
    by_hand, _ours = map(bench.side, bench.site.add_seed_pages(100))
    ours = Side(f"{bench.site.add_groups(NUMBER).get_url()}calendar/", Visitor())
    if ours.look().html.count("BEGIN:VEVENT") < NUMBER:
        raise AssertionError("The calendar does not hold all groups")
    return bench.compare("calendar-200", "by hand", by_hand, ours)


@case("meetings-2016")
def meetings(bench):
    """Saving a group that meets every week since 2016."""
    bench.site.add_groups(1)
    return take_storing(SupportGroupPage.objects.latest("pk"), bench.rounds)


def articles(number):
    """Our page and the page by hand with that many articles in the database."""

    @case(f"articles-{number}", articles=number)
    def measure(bench):
        return bench.beside_by_hand(f"articles-{number}")


for number in content.RESOURCE_SIZES:
    seed(number)
for number in (30, 1000, 10000):
    articles(number)
