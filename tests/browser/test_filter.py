"""Filter the timeline as a reader does, and without scripts."""

import json
import re
from collections.abc import Iterator
from itertools import accumulate, pairwise

import pytest
from playwright.sync_api import Page as Tab
from playwright.sync_api import Route, expect

from tests.browser.conftest import Opening, Reader


@pytest.fixture
def reader(opened: Opening) -> Iterator[Reader]:
    with opened(1280) as reader:
        reader.tab.goto(reader.home)
        yield reader
        assert not reader.complaints, "\n".join(reader.complaints)


def panel(tab: Tab) -> None:
    tab.get_by_text("Filter the timeline").click()
    expect(tab.locator(".filter.is-form")).to_be_visible()


def titles(tab: Tab) -> list[str]:
    return tab.locator(".found .entry-title").all_inner_texts()


def facets(reader: Reader) -> dict[str, dict[str, set[int]]]:
    """Read which incidents have what, as a program of somebody else would."""
    data = json.loads((reader.site.folder / "find/facets.json").read_text(encoding="utf-8"))
    return {
        facet: {value: set(accumulate(distances)) for value, distances in values.items()}
        for facet, values in data["facets"].items()
    }


def test_each_value_counts_the_incidents_of_its_page(reader: Reader) -> None:
    """The links that stand there without a script lead to as many incidents as they say."""
    tab = reader.tab
    panel_links = tab.locator(".filter-facet li").evaluate_all(
        "items => items.map(item => [...item.children].map(one => one.href ?? one.textContent))"
    )
    assert len(panel_links) > 10
    for address, count in panel_links:
        page = reader.site.file_at(address.removeprefix(reader.home).partition("#")[0])
        assert page, address
        heading = address.partition("#")[2] or "incidents"
        text = page.read_text(encoding="utf-8")
        if "/years/" in address:
            assert re.search(rf"\b{count} incidents?, newest first", text), address
        else:
            named = re.search(rf'<h2 id="{heading}">(?:[^<]*: )?(\d+) incidents?</h2>', text)
            assert named, address
            assert named[1] == count, address


def test_values_of_a_facet_add_up_and_facets_narrow_one_another(reader: Reader) -> None:
    tab, has = reader.tab, facets(reader)
    panel(tab)
    first, second = list(has["status"])[:2]
    boxes = tab.locator('[data-facet="status"]')
    boxes.locator(f'[data-value="{first}"] input').check()
    boxes.locator(f'[data-value="{second}"] input').check()
    either = has["status"][first] | has["status"][second]
    total = len(set().union(*has["year"].values()))
    expect(tab.locator(".filter-status")).to_have_text(f"{len(either)} of {total} incidents.")
    for facet, values in has.items():
        for value, those in values.items():
            expected = len(those if facet == "status" else those & either)
            count = tab.locator(f'[data-facet="{facet}"] [data-value="{value}"] .filter-count')
            expect(count).to_have_text(str(expected))
    region = max(has["region"], key=lambda name: len(has["region"][name] & either))
    tab.locator(f'[data-facet="region"] [data-value="{region}"] input').check()
    both = has["region"][region] & either
    expect(tab.locator(".filter-status")).to_have_text(f"{len(both)} of {total} incidents.")
    expect(tab.locator(".found .entry")).to_have_count(len(both))


def test_the_choice_stands_in_the_address(reader: Reader) -> None:
    tab, home = reader.tab, reader.home
    panel(tab)
    value, those = next(iter(facets(reader)["status"].items()))
    tab.locator(f'[data-facet="status"] [data-value="{value}"] input').check()
    expect(tab.locator(".found .entry")).to_have_count(len(those))
    assert tab.url == f"{home}?status={value}"
    shown = titles(tab)
    tab.go_back()
    expect(tab.locator("#timeline")).to_be_visible()
    expect(tab.locator(".found")).to_be_hidden()
    tab.go_forward()
    expect(tab.locator(".found .entry")).to_have_count(len(those))
    tab.goto(f"{home}?status={value}&status=no-such&unknown=1")
    expect(tab.locator(".found .entry")).to_have_count(len(those))
    assert titles(tab) == shown


def test_chips_take_a_choice_back_by_keyboard(reader: Reader) -> None:
    tab = reader.tab
    tab.locator(".filter summary").focus()
    tab.keyboard.press("Enter")
    expect(tab.locator(".filter.is-form")).to_be_visible()
    tab.keyboard.press("Tab")
    tab.keyboard.press("Space")
    expect(tab.locator(".filter-chips .chip")).to_have_count(2)
    tab.locator(".filter-chips .chip").first.focus()
    tab.keyboard.press("Enter")
    expect(tab.locator("#timeline")).to_be_visible()
    assert tab.url == reader.home
    assert tab.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_an_entry_looks_as_in_the_timeline(reader: Reader) -> None:
    """The script builds from data what the template prints: both give the same text."""
    tab, has = reader.tab, facets(reader)
    printed = tab.locator("#timeline .entry").evaluate_all(
        "all => all.map(e => e.innerText.replace(/\\s+/g, ' ').trim())"
    )
    query = "&".join(f"status={value}" for value in has["status"])
    tab.goto(f"{reader.home}?{query}")
    expect(tab.locator(".found .entry")).not_to_have_count(0)
    built = tab.locator(".found .entry").evaluate_all(
        "all => all.map(e => e.innerText.replace(/\\s+/g, ' ').trim())"
    )
    assert built[: len(printed)] == printed


def test_a_reader_is_told_when_the_data_is_missing(opened: Opening) -> None:
    with opened(1280) as reader:
        reader.tab.route("**/find/**", lambda route: route.abort())
        reader.tab.goto(reader.home)
        reader.tab.get_by_text("Filter the timeline").click()
        expect(reader.tab.locator(".filter-status")).to_contain_text("could not be loaded")
        assert reader.tab.locator(".filter-facet a").count() > 10


def test_paper_says_what_was_chosen(reader: Reader) -> None:
    tab = reader.tab
    tab.goto(f"{reader.home}?status=alleged")
    expect(tab.locator(".found .entry").first).to_be_visible()
    tab.emulate_media(media="print")
    expect(tab.get_by_text("Status: Alleged")).to_be_visible()
    for away in (".filter", ".strip", ".chip-clear", ".search-form"):
        expect(tab.locator(away)).to_be_hidden()


def test_large_text_on_a_phone_leaves_room(opened: Opening) -> None:
    """The search field keeps the width of a few words, and the numbers of years stay apart."""
    rights = "all => all.map(one => [one.getBoundingClientRect()].map(b => [b.left, b.right])[0])"
    with opened(360) as reader:
        reader.tab.goto(reader.home)
        for size in ("100%", "200%"):
            reader.tab.evaluate("size => { document.documentElement.style.fontSize = size }", size)
            field = reader.tab.locator(".search-words").bounding_box()
            assert field
            assert field["width"] > 200, size
            edges = reader.tab.locator(".strip-year .strip-count").evaluate_all(rights)
            assert len(edges) > 1
            for (_, right), (left, _) in pairwise(edges):
                assert right <= left, size


def test_an_address_never_shows_more_than_it_asks_for(reader: Reader) -> None:
    """A value that no incident has finds none; one that nobody knows is named."""
    tab = reader.tab
    empty = [value for value, those in facets(reader)["status"].items() if not those]
    for value in empty:
        tab.goto(f"{reader.home}?status={value}")
        expect(tab.locator(".filter-status")).to_contain_text("No incident has all of this")
        expect(tab.locator("#timeline")).to_be_hidden()
    tab.goto(f"{reader.home}?status=verified&tag=<img src=x>&elsewhere=1")
    expect(tab.locator(".filter-status")).to_contain_text("no incident here has: <img src=x>.")
    expect(tab.locator(".filter-status")).not_to_contain_text("1.")
    tab.goto(f"{reader.home}?tag=__proto__")
    expect(tab.locator(".filter-status")).to_contain_text("no incident here has: __proto__.")
    expect(tab.locator("#timeline")).to_be_visible()


def test_the_list_is_one_step_from_the_boxes(reader: Reader) -> None:
    tab = reader.tab
    panel(tab)
    expect(tab.locator(".filter-go")).to_be_hidden()
    tab.locator('[data-facet="status"] [data-value="verified"] input').check()
    tab.locator(".filter-go button").focus()
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "found-title"
    expect(tab.locator(".found-title")).to_be_in_viewport()


def test_files_of_two_editions_are_never_mixed(opened: Opening) -> None:
    """Numbers of an older file would stand for other incidents in a newer one."""

    def older(route: Route) -> None:
        data = route.fetch().json()
        route.fulfill(json=data | {"order": "of another day"})

    with opened(1280) as reader:
        reader.tab.route("**/find/entries/**", older)
        reader.tab.goto(f"{reader.home}?status=verified")
        expect(reader.tab.locator(".filter-status")).to_contain_text("The site has changed")
        expect(reader.tab.locator(".found .entry")).to_have_count(0)


def test_what_could_not_be_loaded_is_tried_again(opened: Opening) -> None:
    with opened(1280) as reader:
        tab = reader.tab
        tab.goto(reader.home)
        tab.route("**/find/**", lambda route: route.abort())
        tab.get_by_text("Filter the timeline").click()
        expect(tab.locator(".filter-status")).to_contain_text("could not be loaded")
        tab.unroute("**/find/**")
        tab.get_by_text("Filter the timeline").click()
        panel(tab)
        tab.route("**/find/entries/**", lambda route: route.abort())
        box = tab.locator('[data-facet="status"] [data-value="verified"] input')
        box.check()
        expect(tab.locator(".filter-status")).to_contain_text("could not be loaded")
        tab.unroute("**/find/entries/**")
        box.uncheck()
        box.check()
        expect(tab.locator(".found .entry")).not_to_have_count(0)
