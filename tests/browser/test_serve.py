"""Edit records while a page of the served site is open in Chromium."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect
from playwright.sync_api import Page as Tab

from tests.tools.preview import PATIENCE, Served, save, serving
from tests.tools.trees import INCIDENT, Edit, tree

PAGE = "incidents/evans-bay-2020/"
TITLE = "Oil spilt from a barge in Evans Bay"
RENAMED = Edit(INCIDENT, f"title: {TITLE}", "title: Diesel on the beach")
BROKEN = Edit(INCIDENT, "status: verified", "status: <img src=x onerror=alert(1)>")
MENDED = Edit(INCIDENT, "status: <img src=x onerror=alert(1)>", "status: verified")
PLACE = f"content/{INCIDENT}:3:9"

# A build on a busy machine takes its time; a page that never changes is found out all the same.
expect.set_options(timeout=PATIENCE * 1000)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return tree(tmp_path)


@pytest.fixture
def served(content: Path) -> Iterator[Served]:
    with serving(content) as served:
        yield served


@pytest.fixture(params=["light", "dark"])
def tab(browser: Browser, served: Served, request: pytest.FixtureRequest) -> Iterator[Tab]:
    """Open the page of the incident, and hold that nothing in it is refused or raises."""
    scheme: Literal["light", "dark"] = request.param
    context = browser.new_context(color_scheme=scheme, viewport={"width": 360, "height": 740})
    tab = context.new_page()
    complaints: list[str] = []
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.on(
        "console",
        lambda message: complaints.append(message.text) if message.type == "error" else None,
    )
    tab.goto(served.url + PAGE)
    yield tab
    context.close()
    assert complaints == []


def faults(tab: Tab) -> list[str]:
    return [violation["id"] for violation in Axe().run(tab).response["violations"]]


def test_an_open_page_follows_the_records(tab: Tab, content: Path) -> None:
    title = tab.locator("main h1")
    expect(title).to_have_text(TITLE)
    save(RENAMED, content)
    expect(title).to_have_text("Diesel on the beach")


def test_problems_are_shown_over_the_page_until_they_are_mended(tab: Tab, content: Path) -> None:
    panel = tab.get_by_role("region", name="Problems of the records")
    expect(panel).to_have_count(0)
    save(BROKEN, content)
    expect(tab.get_by_role("alert")).to_contain_text("1 error in 1 file")
    expect(panel).to_contain_text(PLACE)
    expect(panel.locator("mark")).to_have_text("<img src=x onerror=alert(1)>")
    expect(panel.locator("img")).to_have_count(0)
    expect(tab.locator("main h1")).to_have_text(TITLE)
    assert faults(tab) == []
    save(MENDED, content)
    expect(panel).to_have_count(0)
    expect(tab.locator("main h1")).to_be_visible()


def test_the_keyboard_puts_the_problems_away(tab: Tab, content: Path) -> None:
    panel = tab.get_by_role("region", name="Problems of the records")
    save(BROKEN, content)
    expect(panel).to_be_visible()
    tab.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    # The next failure shows them again, and the button is the second way out.
    save(Edit(INCIDENT, "country: NZ", "country: Neverland"), content)
    expect(panel).to_contain_text("Neverland")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Tab")
    expect(panel.get_by_role("button", name="Dismiss")).to_be_focused()
    tab.keyboard.press("Enter")
    expect(panel).to_have_count(0)


def test_a_site_that_was_never_built_appears_once_it_can_be(
    browser: Browser, content: Path
) -> None:
    save(BROKEN, content)
    with serving(content) as served:
        tab = browser.new_page()
        tab.goto(served.url + PAGE)
        expect(tab.get_by_role("alert")).to_contain_text("There is no site yet")
        expect(tab.get_by_role("listitem")).to_contain_text(PLACE)
        assert faults(tab) == []
        save(MENDED, content)
        expect(tab.locator("main h1")).to_have_text(TITLE)
        tab.close()


def test_the_404_page_has_its_look_by_every_name_of_this_machine(
    browser: Browser, served: Served
) -> None:
    typeface = "() => getComputedStyle(document.body).fontFamily"
    tab = browser.new_page()
    found = set()
    for name in ("127.0.0.1", "localhost"):
        tab.goto(f"http://{name}:{served.port}/")
        found.add(tab.evaluate(typeface))
        tab.goto(f"http://{name}:{served.port}/no/such/page/")
        expect(tab.locator("main h1")).to_be_visible()
        found.add(tab.evaluate(typeface))
    tab.close()
    assert len(found) == 1
