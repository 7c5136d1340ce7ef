"""Search the published site as readers do: in two scripts, by address, by keyboard, without."""

# ruff: noqa: RUF001 - letters of other scripts, and apostrophes, are what this is about

from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import pairwise
from random import Random
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Route, expect
from playwright.sync_api import Page as Tab

from sourcebook.load.content import load_content
from sourcebook.model.terms import terms
from sourcebook.relate.library import Library
from sourcebook.relate.postings import number_of
from sourcebook.relate.search import texts_of
from tests.browser.conftest import Opening, Reader
from tests.browser.test_accessibility import violations
from tests.tools.site import Site
from tests.tools.web_server import serving

ORACLE = """({documents, queries, functionWords, options}) => {
  const known = new Set(functionWords);
  const wanted = (text) => searchTerms(text).filter((term) => !known.has(term));
  const oracle = new MiniSearch({
    fields: ["text", "summary", "names", "title"], tokenize: wanted, processTerm: (term) => term,
  });
  oracle.addAll(documents);
  const index = searchIndex(document.querySelector("[data-index]").dataset);
  return Promise.all(queries.map(async (query) => {
    const found = await index.find(query);
    const prefix = (term, place, terms) => [...term].length >= 3 + (place < terms.length - 1);
    const expected = oracle
      .search(query, {combineWith: "AND", prefix, ...options})
      .sort((one, other) => other.score - one.score || other.id - one.id);
    return {
      query,
      similar: found.similar,
      given: found.found.map((one) => one.number),
      expected: expected.map((one) => one.id),
    };
  }));
}"""
OPTIONS = {
    "boost": {"title": 5, "names": 3, "summary": 2, "text": 1},
    "bm25": {"k": 1.2, "b": 0, "d": 0.5},
}


@contextmanager
def searching(opened: Opening, width: int = 360, **state: str) -> Iterator[Reader]:
    """Open the search page with a state in its address, and wait for what it finds."""
    with opened(width) as reader:
        reader.tab.goto(f"{reader.home}search/?{urlencode(state)}")
        settled(reader.tab)
        yield reader
        assert reader.complaints == []


def settled(tab: Tab) -> None:
    """Wait until the page has said what it found."""
    tab.locator('#search-results[aria-busy="false"]').wait_for(state="attached")


def titles(tab: Tab) -> list[str]:
    return tab.locator(".search-title").all_inner_texts()


def told(tab: Tab) -> str:
    return tab.locator("#search-told").inner_text()


@pytest.fixture
def library(published: Site) -> Library:
    return Library(load_content(published.content, "content").records)


def test_it_finds_what_minisearch_finds_in_an_index_of_its_own(
    opened: Opening, library: Library
) -> None:
    """The index is made by the build, without the library: it must answer alike, and rank alike."""
    documents: list[dict[str, Any]] = []
    words: set[str] = set()
    for document in library.search.documents:
        texts = [" ¶ ".join(of_field) for of_field in texts_of(library, document)]
        fields = dict(zip(("text", "summary", "names", "title"), texts, strict=True))
        documents.append({"id": document.number, **fields})
        words.update(terms(" ¶ ".join(texts)))
    chance = Random(29)  # noqa: S311 - the same queries in every run
    some = chance.sample(sorted(words), 60)
    queries = [
        *some,
        *(word[: chance.randint(3, 6)] for word in some),
        *(f"{one} {other}" for one, other in pairwise(some)),
        *(f"{one[:4]} {other[:3]}" for one, other in pairwise(some)),
    ]
    with searching(opened) as reader:
        head = reader.tab.evaluate("fetch('../find/search.json').then((answer) => answer.json())")
        found = reader.tab.evaluate(
            ORACLE,
            {
                "documents": documents,
                "queries": queries,
                "functionWords": head["functionWords"],
                "options": OPTIONS,
            },
        )
    assert sum(bool(one["expected"]) for one in found) > 100
    for one in found:
        if one["expected"]:
            assert (one["given"], one["similar"]) == (one["expected"], False), one["query"]
        else:
            assert one["similar"] or one["given"] == [], one["query"]


@pytest.mark.parametrize("width", [360, 1280])
def test_results_have_no_fault_for_axe(opened: Opening, width: int) -> None:
    with searching(opened, width, q="the source") as reader:
        assert titles(reader.tab)
        assert violations(reader.tab) == []


def test_a_result_leads_to_its_page(opened: Opening, library: Library) -> None:
    incident = library.incidents[library.ids("timeline")[0]]
    with searching(opened, q=incident.title, kind="incident") as reader:
        link = reader.tab.locator(".search-title a").first
        assert link.inner_text() == incident.title
        link.click()
        expect(reader.tab.locator("h1")).to_have_text(incident.title)


@pytest.fixture(scope="module")
def slick(browser: Browser, rich: Site) -> Iterator[Opening]:
    """Give the means to open windows on the rich site alone."""
    with serving(rich.folder) as home, closing(Opening(browser, rich, home)) as opened:
        yield opened


@pytest.mark.parametrize(
    "query",
    [
        "аврелія",
        "АВРЕЛІЯ",
        "авре",
        "подвір'я",
        "подвір’я обʼїзд",
        "об'їзд п`ять",
        "причалів втрачала",
    ],
)
def test_ukrainian_is_found_however_it_is_typed(slick: Opening, query: str) -> None:
    with searching(slick, q=query) as reader:
        assert told(reader.tab) == f"1 result for “{query}”."
        title = reader.tab.locator(".search-title a")
        assert title.inner_text().startswith("«Аврелія» шість годин")
        assert title.get_attribute("lang") == "uk"


def test_what_was_found_is_marked_whatever_the_title_holds(slick: Opening) -> None:
    with searching(slick, q="quay alert", kind="source") as reader:
        title = reader.tab.locator(".search-title a", has_text="alert")
        assert title.inner_text().startswith("<script>alert('quay')</script> & <img src=x")
        marks = title.locator("mark").all_inner_texts()
        assert marks
        assert set(marks) <= {"alert", "quay", "Quay's"}
        assert title.locator("script, img").count() == 0


def test_words_in_an_address_are_no_markup(slick: Opening) -> None:
    query = '<img src=x onerror=alert(1)> "&amp;'
    with searching(slick, q=query, kind="<b>", year="'", status="no") as reader:
        assert reader.tab.locator("#search-words").input_value() == query
        assert f"“{query}”" in told(reader.tab)
        assert reader.tab.locator("#search-told *").count() == 0


def test_filters_narrow_and_count_and_the_address_says_so(slick: Opening) -> None:
    with searching(slick, q="aurelia") as reader:
        tab = reader.tab
        whole = len(titles(tab))
        options = tab.locator("#search-kind option").all_inner_texts()
        assert options[:2] == ["All kinds", f"Incidents ({len(_of(tab, 'Incident'))})"]
        tab.get_by_label("Kind").select_option("incident")
        settled(tab)
        incidents = len(titles(tab))
        assert 0 < incidents < whole
        assert f"Without the filters there would be {whole} results." in told(tab)
        assert tab.url.endswith("/search/?q=aurelia&kind=incident")
        tab.get_by_label("Year").select_option("2019")
        settled(tab)
        assert tab.url.endswith("?q=aurelia&kind=incident&year=2019")
        tab.go_back()
        tab.go_back()
        expect(tab.get_by_label("Kind")).to_have_value("")
        settled(tab)
        assert len(titles(tab)) == whole
        tab.go_forward()
        expect(tab.get_by_label("Kind")).to_have_value("incident")
        settled(tab)
        assert len(titles(tab)) == incidents


def _of(tab: Tab, kind: str) -> list[str]:
    return tab.locator(".search-facts", has_text=kind).all_inner_texts()


def test_every_filter_holds_for_all_that_is_shown(slick: Opening, rich: Site) -> None:
    timeline = Library(load_content(rich.content, "content").records).ids("timeline")
    records = load_content(rich.content, "content").records.incidents
    with searching(slick, q="oil", kind="incident") as reader:
        tab = reader.tab
        for status in ("alleged", "corroborated", "verified", "adjudicated"):
            tab.get_by_label("Status of incidents").select_option(status)
            settled(tab)
            alike = {records[name].title for name in timeline if records[name].status == status}
            assert set(titles(tab)) <= alike
            shown = tab.locator(".search-marks .status").all_inner_texts()
            assert {word.strip().lower() for word in shown} <= {status}


def test_the_keyboard_is_enough_from_the_home_page_on(slick: Opening) -> None:
    with slick(360) as reader:
        tab = reader.tab
        tab.goto(reader.home)
        tab.get_by_label("Search incidents, sources and pages").focus()
        tab.keyboard.type("Аврелія")
        tab.keyboard.press("Enter")
        expect(tab.locator("#search-results li").first).to_be_visible()
        assert tab.locator("#search-words").input_value() == "Аврелія"
        assert tab.locator("#search-told").get_attribute("role") == "status"
        tab.locator("#search-status").focus()
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.activeElement.matches('.search-title a')")
        assert reader.complaints == []


def test_results_come_twenty_at_a_time_and_all_in_the_end(
    opened: Opening, library: Library
) -> None:
    postings = library.search.index.postings
    word = max(postings, key=lambda term: number_of(postings, term))
    with searching(opened, q=word) as reader:
        tab = reader.tab
        count, shown = int(told(tab).partition(" ")[0]), 20
        assert len(titles(tab)) == min(count, shown)
        more = tab.get_by_role("button", name="Show more results")
        while shown < count:
            more.click()
            expect(tab.locator(".search-title")).to_have_count(min(count, shown + 20))
            first = (
                f"document.activeElement === document.querySelectorAll('.search-title a')[{shown}]"
            )
            assert tab.evaluate(first)
            shown += 20
        expect(more).to_be_hidden()
        assert count >= number_of(postings, word)


def test_a_slip_finds_what_is_similar_and_says_so(slick: Opening) -> None:
    with searching(slick, q="aurexia") as reader:
        assert told(reader.tab).startswith("Nothing has “aurexia”. ")
        assert "similar words" in told(reader.tab)
        assert any("Aurelia" in title for title in titles(reader.tab))


def test_words_that_find_nothing_are_told(slick: Opening) -> None:
    with searching(slick, q="zzzzzz") as reader:
        assert told(reader.tab) == "No result for “zzzzzz”."
    with searching(slick, q="the of і") as reader:
        assert told(reader.tab).startswith("Such words stand in nearly every record.")
    with searching(slick) as reader:
        assert told(reader.tab).startswith("Type one or more words")


def test_a_part_that_cannot_be_loaded_is_told_and_tried_again(slick: Opening) -> None:
    with slick(360) as reader:
        tab = reader.tab
        is_down = True

        def answer(route: Route) -> None:
            if is_down:
                route.fulfill(status=503)
            else:
                route.continue_()

        tab.route("**/find/words/*", answer)
        tab.goto(f"{reader.home}search/?q=aurelia")
        expect(tab.locator("#search-told")).to_contain_text("could not be loaded")
        expect(tab.get_by_role("navigation", name="Lists")).to_be_visible()
        is_down = False
        tab.get_by_role("button", name="Search").click()
        expect(tab.locator("#search-told")).to_contain_text("for “aurelia”")
        expect(tab.get_by_role("navigation", name="Lists")).to_be_hidden()


def test_without_a_script_the_page_leads_to_the_lists(slick: Opening) -> None:
    with slick(360, java_script_enabled=False) as reader:
        tab = reader.tab
        tab.goto(f"{reader.home}search/?q=aurelia")
        expect(tab.get_by_text("needs JavaScript")).to_be_visible()
        lists = tab.get_by_role("navigation", name="Lists")
        for name in ("Incidents", "Sources", "Regions", "2019"):
            expect(lists.get_by_role("link", name=name, exact=True)).to_be_visible()
        lists.get_by_role("link", name="Incidents", exact=True).click()
        expect(tab.locator("h1")).to_have_text("Incidents")


def test_a_query_loads_no_more_than_it_needs(slick: Opening) -> None:
    with slick(360) as reader:
        loaded: list[str] = []
        reader.tab.on("request", lambda request: loaded.append(request.url))
        reader.tab.goto(f"{reader.home}search/")
        settled(reader.tab)
        assert [url for url in loaded if "/find/" in url] == []
        reader.tab.get_by_label("Search incidents, sources and pages").fill("aurelia")
        reader.tab.keyboard.press("Enter")
        expect(reader.tab.locator(".search-title").first).to_be_visible()
        words = [url for url in loaded if "/find/words/" in url]
        assert len(words) == len(set(words)) <= 2


def test_cyrillic_words_find_places_written_in_latin_letters(slick: Opening) -> None:
    with searching(slick, q="oil") as reader:
        expected = titles(reader.tab)
    with searching(slick, q="Оіл") as reader:
        assert "Nothing has “Оіл” in these letters." in told(reader.tab)
        assert "results for “oil”" in told(reader.tab)
        assert titles(reader.tab) == expected
    with searching(slick, q="зґ ъ Ь") as reader:
        assert titles(reader.tab) == []


def test_quotation_marks_are_said_to_make_no_difference(slick: Opening) -> None:
    with searching(slick, q="oil") as reader:
        plain = titles(reader.tab)
        assert "quotation marks" not in told(reader.tab)
    with searching(slick, q='"oil" "coast') as reader:
        assert "quotation marks" not in told(reader.tab)
    with searching(slick, q="“oil on”") as reader:
        assert titles(reader.tab) == plain
        assert "quotation marks" in told(reader.tab)
