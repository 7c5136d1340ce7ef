"""Open the edition for disks in Chromium by its files, in a folder with an awkward name."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, expect

from sourcebook.render.data import render_data
from tests.browser.conftest import Reader
from tests.tools.building import CONTENT, RICH
from tests.tools.chromium import NOWHERE
from tests.tools.site import Site, one_of_each_kind

ON_OWN = pytest.mark.parametrize("portable", [CONTENT], indirect=True, ids=["own"])
ON_RICH = pytest.mark.parametrize("portable", [RICH], indirect=True, ids=["rich"])
AWKWARD = 'Справа №7 #1, 100% & "copy"'


@pytest.fixture(scope="module")
def unpacked(portable: Site, tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("disk") / AWKWARD
    shutil.copytree(portable.folder, folder)
    return Site(folder, portable.base_url, portable.content)


@contextmanager
def opened(browser: Browser, site: Site, width: int = 1280) -> Iterator[Reader]:
    """Open a window on the files; at the end nothing went wrong, and nothing else was asked for."""
    context = browser.new_context(viewport={"width": width, "height": 800}, proxy=NOWHERE)
    reader = Reader(site, f"{site.folder.as_uri()}/", context.new_page())
    reader.watch()
    try:
        yield reader
        assert reader.complaints == []
    finally:
        context.close()


@ON_RICH
def test_pages_of_every_kind_are_whole(browser: Browser, unpacked: Site) -> None:
    kinds = one_of_each_kind(unpacked.folder)
    assert len(kinds) > 15
    with opened(browser, unpacked, 360) as reader:
        for page in kinds:
            reader.tab.goto(page.file.as_uri())
            # The style sheet is there, and the page leads on by its menu.
            expect(reader.tab.locator(".skip-link")).to_have_css("position", "absolute")
            home = reader.tab.locator("nav.menu a").first
            assert (
                home.evaluate("link => link.href").partition("#")[0] == f"{reader.home}index.html"
            )
            assert "This is an offline copy" in reader.tab.locator(".footer").inner_text()
            assert reader.complaints == [], page.address


@ON_OWN
def test_a_reader_walks_from_page_to_page(browser: Browser, unpacked: Site) -> None:
    with opened(browser, unpacked) as reader:
        reader.tab.goto(f"{reader.home}index.html")
        for name in ("incidents", "sources", "feeds", "data", "search"):
            reader.tab.locator(f'.footer-menu a[href$="{name}/index.html"]').first.click()
            expect(reader.tab).to_have_url(f"{reader.home}{name}/index.html")
            expect(reader.tab.locator("main h1")).to_be_visible()


@ON_OWN
def test_the_timeline_is_filtered_and_the_choice_stands_in_the_address(
    browser: Browser, unpacked: Site
) -> None:
    with opened(browser, unpacked) as reader:
        tab = reader.tab
        tab.goto(f"{reader.home}index.html")
        tab.locator(".filter > summary").click()
        facet = tab.locator('[data-facet="status"]')
        boxes = facet.locator("li:not(.is-empty) input")
        expect(boxes.first).to_be_visible()
        count = facet.locator("li:not(.is-empty) .filter-count").first.inner_text()
        boxes.first.check()
        entries = tab.locator(".found .entries > li")
        expect(entries).to_have_count(int(count))
        assert "?status=" in tab.url
        told = tab.locator(".filter-status").inner_text()
        tab.reload()
        expect(tab.locator(".filter-status")).to_have_text(told)
        expect(entries).to_have_count(int(count))
        entries.first.locator("a").first.click()
        expect(tab.locator("main h1")).to_be_visible()
        assert tab.url.endswith("/index.html")
        tab.go_back()
        expect(entries).to_have_count(int(count))
        tab.locator(".chip-clear").click()
        expect(tab).to_have_url(f"{reader.home}index.html")


@ON_OWN
@pytest.mark.parametrize("query", ["Pokrovsk", "pokr", "Покровськ"])
def test_words_are_found_in_both_scripts(browser: Browser, unpacked: Site, query: str) -> None:
    with opened(browser, unpacked) as reader:
        tab = reader.tab
        tab.goto(f"{reader.home}index.html")
        tab.locator("#search-words").fill(query)
        tab.locator("#search-words").press("Enter")
        expect(tab).to_have_url(f"{reader.home}search/index.html?q={quote(query)}")
        first = tab.locator(".search-title a").first
        expect(first).to_contain_text("Pokrovsk")
        tab.locator("#search-kind").select_option("incident")
        expect(tab).to_have_url(f"{reader.home}search/index.html?q={quote(query)}&kind=incident")
        expect(first).to_contain_text("Pokrovsk")
        first.click()
        expect(tab).to_have_url(f"{reader.home}incidents/pokrovsk-2024/index.html")


@ON_OWN
def test_a_reader_is_told_when_a_file_was_lost(browser: Browser, unpacked: Site) -> None:
    with opened(browser, unpacked) as reader:
        lost = unpacked.folder / "find" / "data-search.js"
        away = lost.rename(lost.with_name("away"))
        reader.tab.goto(f"{reader.home}search/index.html?q=Bucha")
        expect(reader.tab.locator("#search-instead")).to_be_visible()
        expect(reader.tab.locator("#search-told")).to_contain_text("could not be loaded")
        assert all(
            "data-search.js" in said or "ERR_FILE_NOT_FOUND" in said for said in reader.complaints
        )
        reader.complaints.clear()
        # The file is back, and the next search finds it.
        away.rename(lost)
        reader.tab.locator(".search-button").first.click()
        expect(reader.tab.locator("#search-told")).to_contain_text("for “Bucha”")


def test_whatever_a_record_says_is_handed_over_as_it_stands(browser: Browser) -> None:
    said = "');alert(1)//\\' \\\\ \n\r\u2028\u2029 </script><!-- ${1} ` \x00 🦭"
    data = {"__proto__": [said], "constructor": {said: said}}
    tab = browser.new_page()
    tab.add_script_tag(content="globalThis.handOver = (text) => (globalThis.got = text);")
    tab.add_script_tag(content=render_data(data, handed_over=True).decode())
    assert json.loads(tab.evaluate("globalThis.got")) == data
    tab.close()
