"""Hold the pages of long lists to what every page is held to: no fault for axe, no scrolling."""

from collections.abc import Iterator
from contextlib import closing

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browser.conftest import Opening
from tests.browser.test_accessibility import violations
from tests.browser.test_layout import sticking_out
from tests.tools.site import Page, Site, one_of_each_kind
from tests.tools.web_server import serving

LESS = "document.querySelectorAll(':is(li, tr):nth-child(n + 13)').forEach(row => row.remove())"
"""Axe need not read a hundred rows that differ in nothing but their numbers."""


@pytest.fixture(scope="module")
def older(browser: Browser, long_lists: Site) -> Iterator[tuple[Opening, list[Page]]]:
    """Give the means to open the pages, and one older page of each kind."""
    with serving(long_lists.folder) as home:
        pages = [
            page for page in one_of_each_kind(long_lists.folder) if page.kind.startswith("older-")
        ]
        with closing(Opening(browser, long_lists, home)) as opened:
            yield opened, pages


def test_axe_finds_nothing_and_nothing_sticks_out(older: tuple[Opening, list[Page]]) -> None:
    opened, pages = older
    assert len(pages) == 11
    with opened(360) as reader:
        reader.tab.add_init_script(Axe().axe_script)
        found = []
        for page in pages:
            tab = reader.open(page)
            found += sticking_out(tab)
            tab.evaluate(LESS)
            found += [*violations(tab), *reader.complaints]
    assert not found, "\n".join(found)


def test_links_of_a_trail_in_several_lines_keep_apart(
    older: tuple[Opening, list[Page]],
) -> None:
    opened, pages = older
    (page,) = (page for page in pages if page.kind == "older-actors")
    with opened(320) as reader:
        tab = reader.open(page)
        link = tab.locator(".breadcrumb a").last
        link.evaluate("link => { link.textContent = 'Nova Gorovvka River Watch' }")
        tab.evaluate(LESS)
        found = violations(tab)
    assert not found, "\n".join(found)


def test_the_front_of_a_long_list_has_no_fault(older: tuple[Opening, list[Page]]) -> None:
    opened, _ = older
    with opened(1280) as reader:
        (front,) = (page for page in reader.site.pages() if page.address == "actors/the-daily/")
        tab = reader.open(front)
        tab.evaluate(LESS)
        found = violations(tab)
    assert not found, "\n".join(found)


def test_the_keyboard_leads_to_the_older_page_and_back(older: tuple[Opening, list[Page]]) -> None:
    opened, _ = older
    with opened(360) as reader:
        (front,) = (page for page in reader.site.pages() if page.address == "incidents/")
        tab = reader.open(front)
        tab.locator(".parts a[rel=prev]").focus()
        tab.keyboard.press("Enter")
        tab.wait_for_url("**/older/incidents/2/")
        assert tab.locator("h1").inner_text() == "Incidents 101–200"
        tab.locator(".parts a[rel=next]").focus()
        tab.keyboard.press("Enter")
        tab.wait_for_url("**/path/incidents/")
        assert tab.locator("h1").inner_text() == "Incidents"
