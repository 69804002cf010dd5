import hashlib
import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from bench.cases import Bench, agree, refuse_cookies
from bench.inventory import CONTENT, count_items
from bench.signup import read_form

ROOT = Path(__file__).resolve().parent.parent
KEYS = {"case", "queries", "title_only_queries", "median_ms", "ratio"}
#: SHA-256 of the supplied page; it is the measure, so it stays as it is.
SUPPLIED = {
    "README.md": "aa1c7ffe3529626b36099f7fa03ade11343e4fcd527331a21e1cd4dc0b63b9f0",
    "content.py": "f7bf2daba762f2ef2f5902fe1ecf807824500d3e5d268fc18e8f021cef057222",
    "models.py": "842f34b47fe387ff5ea72244058eaf9caa9c09042ac5a82cbe55629ae06a5c18",
    "templates/base.html": "087005b705c7c7adad5be4d491938d561ce233cffab27878ef40d647b4d83fd8",
    "templates/blocks/recent_articles.html": "4e4ea7f917fe5a2713bbe0d3cf9d3fb425b2cc60faaaea12d501983d5db789bf",
    "templates/blocks/resource_list.html": "b6c329aca7c63c7ee430807ab8e4ef23b5aa5381d9e161db87db42842031b1c4",
    "templates/blocks/signup.html": "9b2abaa685b2627a7d811eca2e7c6e5717430b2c0387502ad962e2e2dfccbe51",
    "templates/blocks/support_group.html": "bd74e8ece6ad7567eca1db9e7dab596b0ebca61ea2fb6154927dae892e1fd835",
    "templates/demo/seed_page.html": "fe239f074527adc1c535ce37696e4888a0add847fbe7e8e420ee59f9556cf276",
    "templates/demo/title_page.html": "98151d2f69122ceb49401c817ffa38c303053ca74d5637df02cbadd7b931f93e",
}


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def run_bench(*arguments):
    command = [sys.executable, "-m", "bench", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True)


def test_the_page_written_by_hand_is_the_supplied_one():
    folder = ROOT / "bench" / "handwritten"
    files = {
        str(path.relative_to(folder)): sha256(path)
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert files == SUPPLIED


@pytest.fixture(scope="module")
def lines():
    """One line of JSON for each case but those that fill in thousands of articles."""
    cases = ["page", "page-own-base", "page-cached", "page-signup", "glossary-100"]
    cases += ["articles-30", "start-up"]
    done = run_bench(*cases, "--json", "--rounds", "8")
    assert done.returncode == 0, done.stderr
    return {line["case"]: line for line in map(json.loads, done.stdout.splitlines())}


def test_each_case_says_what_programs_read(lines):
    assert len(lines) == 7
    for line in lines.values():
        assert line.keys() >= KEYS
        assert line["median_ms"] > 0
        assert line["ratio"] > 0


def test_our_page_needs_at_most_six_queries_more_than_a_title(lines):
    for name in ("page", "page-own-base", "glossary-100", "articles-30"):
        assert 0 < lines[name]["queries"] <= lines[name]["title_only_queries"] + 6


def test_a_cached_page_needs_no_query(lines):
    assert lines["page-cached"]["queries"] == 0
    assert lines["page-cached"]["title_only_queries"] > 0


def test_the_first_visit_needs_the_same_queries_with_the_suite_and_without(lines):
    assert lines["start-up"]["queries"] == lines["start-up"]["title_only_queries"] > 0


def test_the_outbox_is_measured_beside_loops_that_send_as_many():
    done = run_bench("drain-10000", "--json", "--messages", "120")
    assert done.returncode == 0, done.stderr
    line = json.loads(done.stdout)
    assert (line["case"], line["messages"]) == ("drain-10000", 120)
    for figure in ("per_second", "beside_per_second", "ratio", "bare_ratio", "two_workers_ratio"):
        assert line[figure] > 0


def test_sign_ups_are_measured_alone_and_under_load():
    done = run_bench("signup", "--json", "--people", "100", "--seconds", "2", "--rounds", "4")
    assert done.returncode == 0, done.stderr
    line = json.loads(done.stdout)
    assert line.keys() >= KEYS
    assert (line["case"], line["people"], line["seconds"]) == ("signup", 100, 2)
    assert 0 < line["queries"] <= 10
    assert line["per_second"] > 0
    assert line["load_p95_ms"] > 0


def test_the_form_of_a_page_is_one_query_more(lines):
    assert lines["page-signup"]["queries"] == lines["page"]["queries"] + 1


def test_a_page_without_a_form_takes_no_sign_up():
    with pytest.raises(AssertionError, match="no sign-up form"):
        read_form("<form>something else</form>")


def test_a_case_that_does_not_exist_is_named_with_those_that_do():
    done = run_bench("pages")
    assert done.returncode != 0
    assert "articles-10000" in done.stderr


def test_articles_and_links_are_counted_whatever_the_markup_around_them():
    one = '<p>no content of either page</p><div><a href="/a/">Article 7: some words</a></div>'
    assert count_items(one) == {"articles": 1}
    assert count_items(one + '<time datetime="2026-01-01">1 January</time>') == {
        "articles": 1,
        "dates": 1,
    }
    assert count_items('<a href="">read our story</a>') == {}
    assert CONTENT["articles"] == CONTENT["dates"] == CONTENT["leads"]


def test_pages_that_do_not_hold_the_same_are_not_compared():
    agree("/ours/", CONTENT, CONTENT)
    with pytest.raises(AssertionError, match="/ours/ shows"):
        agree("/ours/", {**CONTENT, "articles": CONTENT["articles"] - 1}, CONTENT)


def test_a_page_that_does_not_show_an_edited_article_is_not_measured():
    site = SimpleNamespace(edit_article=lambda words: None)
    stale = SimpleNamespace(path="/ours/", look=lambda: SimpleNamespace(html="<p>As before</p>"))
    with pytest.raises(AssertionError, match="/ours/ does not show"):
        Bench(site, SimpleNamespace(rounds=1)).edit_and_see(stale)


@pytest.mark.parametrize("headers", [{"Vary": "Accept-Language, Cookie"}, {"Set-Cookie": "a=b"}])
def test_a_page_that_no_cache_could_share_is_not_measured_as_cached(headers):
    refuse_cookies("/ours/", {"Vary": "Accept-Language"})
    with pytest.raises(AssertionError, match="not the same for everybody"):
        refuse_cookies("/ours/", headers)
