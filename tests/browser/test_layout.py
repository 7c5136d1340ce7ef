"""Hold every kind of page to widths, zoom, paper and dark, and to what it asks of the network."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Page as Tab

from tests.browser.conftest import Opening, Reader
from tests.tools.site import Page, Site, one_of_each_kind

# 320: what WCAG 2.1 asks under Reflow. 640: a window of 1280 at 200 % zoom.
WIDTHS = (320, 360, 640, 1280, 1920)

# Elements that stick out of the page and stand in no box that scrolls or clips by itself.
STICKING_OUT = """() => {
  const width = document.documentElement.clientWidth;
  const boxed = element => {
    for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
      if (getComputedStyle(box).overflowX !== 'visible') return true;
    }
    return false;
  };
  const out = [...document.body.querySelectorAll('*')].filter(element => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && box.right > width + 1 && !boxed(element);
  });
  const scrolls = document.documentElement.scrollWidth > width;
  return [...(scrolls ? [`the page is ${document.documentElement.scrollWidth} wide`] : []),
          ...out.map(element => element.outerHTML.slice(0, 120))];
}"""

LARGER = "html { font-size: 200% }"
# The text spacing of WCAG 2.1, 1.4.12.
SPACED = """ * { line-height: 1.5 !important; letter-spacing: .12em !important;
  word-spacing: .16em !important }"""
STYLE = """rules => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets = [sheet];
}"""

SHOWN = """() => {
  const shown = element => element.checkVisibility({visibilityProperty: true})
    && element.getBoundingClientRect().height > 0;
  return ['main h1', 'nav'].map(
    selector => [...document.querySelectorAll(selector)].filter(shown).length);
}"""

BRIGHTNESS = """() => {
  const numbers = getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g);
  return numbers.slice(0, 3).reduce((sum, number) => sum + Number(number), 0);
}"""


def sticking_out(tab: Tab) -> list[str]:
    """Name what makes a page wider than its window."""
    return [f"{tab.url}: {what}" for what in tab.evaluate(STICKING_OUT)]


def test_what_sticks_out_is_seen(opened: Opening) -> None:
    with opened(360) as reader:
        reader.tab.set_content("<!doctype html><p style='width: 500px'>wide")
        assert len(sticking_out(reader.tab)) == 2


@dataclass(frozen=True)
class Visit:
    """What was seen of a page; where faults are listed, there should be none."""

    address: str
    complaints: tuple[str, ...]
    sideways: tuple[str, ...]
    larger: tuple[str, ...]
    light: float
    dark: float
    on_paper: tuple[str, ...]
    headings: int
    menus: int
    pdf: bytes


@pytest.fixture(scope="module")
def visits(opening: Opening, published: Site) -> list[Visit]:
    """Open one page of every kind, once, and note all that the tests below ask about."""
    with opening() as reader:
        return [visited(reader, page) for page in one_of_each_kind(published.folder, "")]


def visited(reader: Reader, page: Page) -> Visit:
    tab = reader.open(page)
    complaints = tuple(reader.complaints)
    sideways = [f"{width}: {fault}" for width in WIDTHS for fault in at_width(tab, width)]
    tab.set_viewport_size({"width": 1280, "height": 800})
    tab.evaluate(STYLE, LARGER + SPACED)
    larger = sticking_out(tab)
    tab.evaluate(STYLE, LARGER)
    larger += [f"360: {fault}" for fault in at_width(tab, 360)]
    tab.evaluate(STYLE, "")
    tab.emulate_media(color_scheme="dark")
    dark = tab.evaluate(BRIGHTNESS)
    tab.emulate_media(color_scheme="light")
    light = tab.evaluate(BRIGHTNESS)
    tab.emulate_media(media="print")
    # A4 less margins of 1.5 cm is 680 CSS pixels wide.
    on_paper = at_width(tab, 680)
    headings, menus = tab.evaluate(SHOWN)
    pdf = tab.pdf(format="A4")
    tab.emulate_media(media="screen")
    return Visit(
        page.address,
        complaints,
        tuple(sideways),
        tuple(larger),
        light,
        dark,
        tuple(on_paper),
        headings,
        menus,
        pdf,
    )


def at_width(tab: Tab, width: int) -> list[str]:
    """Name what makes a page wider than a window of this width."""
    tab.set_viewport_size({"width": width, "height": 800})
    return sticking_out(tab)


def test_pages_ask_no_other_host_and_raise_no_error(visits: list[Visit]) -> None:
    assert [fault for visit in visits for fault in visit.complaints] == []


def test_nothing_scrolls_sideways(visits: list[Visit]) -> None:
    assert [fault for visit in visits for fault in visit.sideways] == []


def test_larger_text_and_wider_spacing_fit(visits: list[Visit]) -> None:
    assert [fault for visit in visits for fault in visit.larger] == []


def test_every_page_prints(visits: list[Visit]) -> None:
    assert [fault for visit in visits for fault in visit.on_paper] == []
    for visit in visits:
        assert visit.headings == 1, visit.address
        assert not visit.menus, visit.address
        assert visit.pdf.startswith(b"%PDF-"), visit.address


def test_dark_pages_are_dark(visits: list[Visit]) -> None:
    for visit in visits:
        assert visit.dark < visit.light, visit.address
