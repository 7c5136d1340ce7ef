"""Open an edition that is written from right to left: English, in Arabic letters."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from tests.tools.chromium import NOWHERE
from tests.tools.site import Page, one_of_each_kind
from tests.tools.web_server import serving
from tests.wording.made_up import RIGHT_TO_LEFT, MadeUp

EDITION = f"{RIGHT_TO_LEFT}/"
# Elements that stick out on either side, and stand in no box that scrolls or clips by itself.
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
    return box.width > 0 && box.height > 0 && (box.right > width + 1 || box.left < -1)
      && !boxed(element);
  });
  const scrolls = document.documentElement.scrollWidth > width;
  return [...(scrolls ? ['the page scrolls sideways'] : []),
          ...out.map(element => element.outerHTML.slice(0, 120))];
}"""
# Each letter of a text must stand to the right of the one before it.
TORN = """elements => elements.filter(element => {
  if (/[\\u0590-\\u08ff]/.test(element.textContent)) return false;
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let last = null;
  while (texts.nextNode()) {
    for (let place = 0; place < texts.currentNode.length; place++) {
      range.setStart(texts.currentNode, place);
      range.setEnd(texts.currentNode, place + 1);
      const box = range.getBoundingClientRect();
      if (!box.width) continue;
      if (last && box.top < last.bottom - 2 && box.left < last.left - 1) return true;
      last = box;
    }
  }
  return false;
}).map(element => element.outerHTML.slice(0, 160))"""
WHOLE = "code, kbd, pre, .external, a[href^='mailto:']"
"""What means something else in another order, where all of it is in Latin letters and signs."""


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("right-to-left")
    MadeUp(RIGHT_TO_LEFT).write(folder)
    return folder


@contextmanager
def opened(browser: Browser, edition: Path, width: int) -> Iterator[tuple[Tab, str]]:
    context = browser.new_context(viewport={"width": width, "height": 800}, proxy=NOWHERE)
    with serving(edition) as home:
        yield context.new_page(), home
    context.close()


def kinds(edition: Path) -> list[Page]:
    """List a page of every kind but the one whose style sheet lies at the published address."""
    return [page for page in one_of_each_kind(edition, EDITION) if page.plain_kind != "404"]


@pytest.mark.parametrize("width", [360, 1280])
def test_every_kind_of_page_runs_to_the_left_and_fits(
    browser: Browser, edition: Path, width: int
) -> None:
    found = []
    with opened(browser, edition, width) as (tab, home):
        for page in kinds(edition):
            tab.goto(home + page.address)
            assert tab.evaluate("getComputedStyle(document.documentElement).direction") == "rtl"
            found += [f"{page.address}: {fault}" for fault in tab.evaluate(STICKING_OUT)]
            torn = tab.locator(WHOLE).evaluate_all(TORN)
            found += [f"{page.address}: torn: {fault}" for fault in torn]
    assert not found, "\n".join(found)


def test_the_masthead_begins_at_the_right(browser: Browser, edition: Path) -> None:
    with opened(browser, edition, 1280) as (tab, home):
        tab.goto(f"{home}{EDITION}sources/")
        title = tab.locator(".masthead-title").bounding_box()
        menu = tab.locator(".masthead .menu").bounding_box()
        assert title
        assert menu
        assert title["x"] > menu["x"] + menu["width"]
        first, second = (tab.locator(".menu a").nth(n).bounding_box() for n in (0, 1))
        assert first
        assert second
        assert first["x"] > second["x"]


def test_drawings_have_their_words_where_their_marks_are(browser: Browser, edition: Path) -> None:
    anchors = """texts => texts.map(text => getComputedStyle(text).direction)"""
    with opened(browser, edition, 1280) as (tab, home):
        for address in ("figures/", "map/"):
            tab.goto(f"{home}{EDITION}{address}")
            assert set(tab.locator("svg text").evaluate_all(anchors)) == {"ltr"}
        tab.goto(f"{home}{EDITION}")
        years = tab.locator(".strip-year")
        assert years.first.bounding_box()["x"] > years.last.bounding_box()["x"]  # type: ignore[index]
        matrix = "bars => getComputedStyle(bars).transform"
        assert tab.locator(".strip-bars").first.evaluate(matrix) == "matrix(-1, 0, 0, 1, 0, 0)"
