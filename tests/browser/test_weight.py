"""Count what a first visit costs: bytes as a host sends them, and how far things move."""

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from tests.tools.header_rules import hosting
from tests.tools.site import Page, Site, one_of_each_kind

KILOBYTE = 1000
MOST = {
    "home": 60 * KILOBYTE,
    "one-of-incidents": 30 * KILOBYTE,
    "one-of-sources": 30 * KILOBYTE,
    "map": 60 * KILOBYTE,
    "search": 60 * KILOBYTE,
}
"""What may be sent for a page on a first visit: itself, styles, scripts, fonts, pictures."""
WIDTHS = (360, 1280)

SENT = """() => ['navigation', 'resource'].flatMap((kind) => performance.getEntriesByType(kind))
  .map((entry) => [entry.name, entry.encodedBodySize])"""
MOVED = """() => new Promise((done) => {
  const seen = [];
  new PerformanceObserver((list) => seen.push(...list.getEntries().map((entry) => entry.value)))
    .observe({type: 'layout-shift', buffered: true});
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(seen))));
})"""

Visit = Callable[[Page, int], Tab]


def first_visit(browser: Browser, home: str, page: Page, width: int) -> Tab:
    """Open a page as somebody does who has nothing of the site yet."""
    tab = browser.new_page(viewport={"width": width, "height": 800})
    tab.goto(home + page.address)
    return tab


@pytest.fixture
def visit(browser: Browser, published: Site) -> Iterator[Visit]:
    """Give the means to visit the site at a host that packs what it sends."""
    with hosting(published.folder) as home:
        yield partial(first_visit, browser, home)


def test_a_first_visit_is_light_and_nothing_moves(published: Site, visit: Visit) -> None:
    pages = {page.kind: page for page in one_of_each_kind(published.folder)}
    found = []
    for kind, most in MOST.items():
        for width in WIDTHS:
            tab = visit(pages[kind], width)
            sent = tab.evaluate(SENT)
            if sum(size for _, size in sent) >= most:
                found.append(f"{kind}: {sent}")
            found += [f"{kind}: asks for {name}" for name, _ in sent if "/fonts/" in name]
            found += [f"{kind} at {width}: {moved} moves" for moved in tab.evaluate(MOVED)]
            tab.context.close()
    assert not found, "\n".join(found)
