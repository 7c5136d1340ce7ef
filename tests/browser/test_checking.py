"""Check an incident as a reader does: claims face to face, links to them, references, paper."""

import pytest
from playwright.sync_api import Page as Tab

from tests.browser.conftest import Opening
from tests.tools.site import Page

BOXES = """() => [...document.querySelectorAll('.facing-column')].map(column => {
  const box = column.getBoundingClientRect();
  return [Math.round(box.left), Math.round(box.top), Math.round(box.bottom)];
})"""
OPENED = "() => document.querySelectorAll('details').forEach(part => { part.open = true })"
SHOWN = "element => getComputedStyle(element).opacity"


@pytest.fixture
def incident(kinds: list[Page]) -> Page:
    """Give the longest incident of the site."""
    return next(page for page in kinds if page.kind == "one-of-incidents")


def test_the_sides_stand_side_by_side_where_there_is_room(opened: Opening, incident: Page) -> None:
    with opened(1280) as reader:
        said, answered = reader.open(incident).evaluate(BOXES)
        assert said[0] < answered[0]
        assert said[1] == answered[1]
    with opened(360) as reader:
        said, answered = reader.open(incident).evaluate(BOXES)
        assert said[0] == answered[0]
        assert said[2] <= answered[1]


def test_a_source_and_a_claim_lead_to_one_another_by_keyboard(
    opened: Opening, incident: Page
) -> None:
    with opened(360) as reader:
        tab = reader.open(incident)
        claim = tab.locator(".claim").first
        name = claim.get_attribute("id")
        claim.locator(".citation").focus()
        tab.keyboard.press("Enter")
        source = tab.locator(":target")
        assert "source" in str(source.get_attribute("class"))
        source.locator(f"a[href='#{name}']").focus()
        tab.keyboard.press("Enter")
        assert tab.locator(":target").get_attribute("id") == name


@pytest.mark.parametrize("what", [".claim", "tbody tr[id^=count-]"])
def test_the_link_to_a_statement_shows_on_focus_and_on_pointing(
    opened: Opening, incident: Page, what: str
) -> None:
    with opened(1280) as reader:
        tab = reader.open(incident)
        tab.evaluate(OPENED)
        statement = tab.locator(what).last
        mark = statement.locator(".permalink-mark")
        assert mark.evaluate(SHOWN) == "0"
        statement.hover()
        assert mark.evaluate(SHOWN) == "1"
        tab.mouse.move(0, 0)
        assert mark.evaluate(SHOWN) == "0"
        statement.locator("a").first.focus()
        for _ in range(6):
            if mark.evaluate("element => element === document.activeElement"):
                break
            tab.keyboard.press("Tab")
        assert mark.evaluate(SHOWN) == "1"
        size = mark.bounding_box()
        assert size
        assert min(size["width"], size["height"]) >= 24
        tab.keyboard.press("Enter")
        assert tab.locator(":target").get_attribute("id") == statement.get_attribute("id")


def test_the_address_of_a_count_shows_it_where_counts_are_folded_away(
    opened: Opening, incident: Page
) -> None:
    with opened(360) as reader:
        tab = reader.open(incident)
        name = tab.locator("tbody tr[id^=count-]").last.get_attribute("id")
        tab.goto(f"{tab.url}#{name}")
        assert tab.locator(f"#{name}").is_visible()


def test_one_click_selects_a_whole_reference(opened: Opening, incident: Page) -> None:
    with opened(1280, java_script_enabled=True) as reader:
        tab = reader.open(incident)
        summary = tab.locator(".references > summary")
        summary.focus()
        tab.keyboard.press("Enter")
        references = tab.locator(".reference")
        assert references.count() == 5
        for number in range(5):
            reference = references.nth(number)
            reference.click(position={"x": 40, "y": 18})
            assert tab.evaluate("getSelection().toString()").strip() == (
                reference.inner_text().strip()
            )


def printed(tab: Tab, selector: str) -> list[bool]:
    """Tell of every element that matches whether paper shows it."""
    return [element.is_visible() for element in tab.locator(selector).all()]


def test_an_incident_is_printed_as_a_dossier(opened: Opening, incident: Page) -> None:
    with opened(680) as reader:
        tab = reader.open(incident)
        assert printed(tab, ".running") == [False]
        tab.emulate_media(media="print")
        head = tab.locator(".running")
        assert head.evaluate("e => getComputedStyle(e).display") == "table-header-group"
        assert tab.locator("h1").inner_text() in head.inner_text()
        canonical = tab.locator("link[rel=canonical]").get_attribute("href")
        assert str(canonical) in head.inner_text()
        assert not any(printed(tab, "nav")), "a menu is printed"
        assert not any(printed(tab, ".permalink-mark"))
        sources = printed(tab, ".sources .source")
        assert sources
        assert all(sources)
        for link in tab.locator(".sources .external").all():
            address = link.evaluate("e => getComputedStyle(e, '::after').content")
            assert "attr(href" in address or str(link.get_attribute("href")) in address
        apa = tab.locator(".reference[data-format=apa]")
        assert apa.bounding_box(), "what a disclosure holds is not printed"
        assert not apa.evaluate("e => e.closest('details').open")
        for part in (".claim", ".source", ".rung", ".party"):
            inside = tab.locator(part).first.evaluate("e => getComputedStyle(e).breakInside")
            assert inside == "avoid", part


def test_the_source_page_warns_of_mistakes_before_it_tells_what_is_said(
    opened: Opening, kinds: list[Page]
) -> None:
    source = next(page for page in kinds if page.kind == "one-of-sources")
    with opened() as reader:
        headings = (
            reader.open(source)
            .locator("main h2")
            .evaluate_all("found => found.map(heading => heading.id)")
        )
    known = [name for name in headings if name in {"problems", "publisher", "abstract"}]
    assert known in (["problems", "publisher", "abstract"], ["publisher", "abstract"])
