"""Hold every kind of page to what people who do not see, point or read small print need."""

from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page as Tab

from tests.browser.conftest import Opening
from tests.tools.building import RICH
from tests.tools.keys import press
from tests.tools.site import Page, Site

RULES = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
FOCUS = """() => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  return {
    href: element.getAttribute('href') || '',
    name: element.outerHTML.slice(0, 120),
    onPage: element !== document.body,
    marked: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0)
      || style.boxShadow !== 'none',
    onScreen: box.width > 1 && box.height > 1 && box.right > 0 && box.left < innerWidth
      && box.bottom > 0 && box.top < innerHeight,
  };
}"""


NOTE = f"""() => {{
  const focus = {FOCUS};
  window.stops = [];
  addEventListener('keyup', event => {{ if (event.key === 'Tab') stops.push(focus()); }}, true);
}}"""
RUN = "rules => axe.run(rules).then(found => found.violations)"
OF_COLOURS = {"resultTypes": ["violations"], "runOnly": ["color-contrast", "link-in-text-block"]}
"""The rules that look at colours; all others look at the document, at boxes, and what is shown."""
State = tuple[int, Literal["light", "dark"]]
ALL_STATES: tuple[State, ...] = ((1280, "light"), (1280, "dark"), (360, "light"), (360, "dark"))
"""The widths of a page, and the colours at each. The rich site has every feature of every page."""
SOME_STATES: tuple[State, ...] = ((1280, "dark"), (360, "light"))
"""Each width and each colours once, for another site of the same templates and style."""
SHAPE = """() => JSON.stringify([...document.querySelectorAll('*')].map(element => {
  const {left, top, width, height} = element.getBoundingClientRect();
  const {visibility, opacity, position, overflow, fontSize, fontWeight} = getComputedStyle(element);
  return [left, top, width, height, element.checkVisibility(),
    visibility, opacity, position, overflow, fontSize, fontWeight];
}))"""


def violations(tab: Tab, rules: dict[str, list[str]] = RULES) -> list[str]:
    """Say what axe finds wrong in a page, one line an element."""
    if not tab.evaluate("'axe' in window"):
        tab.evaluate(Axe().axe_script)
    found = tab.evaluate(RUN, rules)
    return [
        f"{tab.url} {violation['id']}: {violation['help']}: {node['html']} {node['failureSummary']}"
        for violation in found
        for node in violation["nodes"]
    ]


def test_axe_sees_faults(opened: Opening) -> None:
    with opened() as reader:
        reader.tab.set_content("<title>x</title><img src=''><p style='color:#eee'>pale")
        found = "\n".join(violations(reader.tab))
    assert "image-alt" in found
    assert "html-has-lang" in found
    assert "color-contrast" in found


def test_axe_finds_nothing(opened: Opening, kinds: list[Page], published: Site) -> None:
    """Each page is opened once: width and colours then change under it, as they do for readers.

    Dark is held to the rules of colours, once it is seen that it changes nothing but colours.
    """
    states = ALL_STATES if published.content == RICH else SOME_STATES
    found = []
    with opened() as reader:
        reader.tab.add_init_script(Axe().axe_script)
        for page in kinds:
            tab = reader.open(page)
            for width, scheme in states:
                tab.set_viewport_size({"width": width, "height": 800})
                if scheme == "dark":
                    tab.emulate_media(color_scheme="light")
                    shape = tab.evaluate(SHAPE)
                tab.emulate_media(color_scheme=scheme)
                if scheme == "dark":
                    assert tab.evaluate(SHAPE) == shape, f"{page.address}: dark moves or hides"
                rules = OF_COLOURS if scheme == "dark" else RULES
                found += [f"{width}, {scheme}: {fault}" for fault in violations(tab, rules)]
    assert not found, "\n".join(found)


def test_the_first_tab_leads_to_the_content_and_focus_is_always_seen(
    opened: Opening, kinds: list[Page], published: Site
) -> None:
    """The skip link is taken on all pages but the home page, whose menu is that of all."""
    states: tuple[State, ...] = ((360, "dark"), (1280, "light"))
    for width, scheme in states if published.content == RICH else states[:1]:
        with opened(width, color_scheme=scheme) as reader:
            for page in kinds:
                stop_by_stop(reader.open(page), page)


def stop_by_stop(tab: Tab, page: Page) -> None:
    """Go through a page by the Tab key alone."""
    tab.evaluate(NOTE)
    if not page.kind.startswith("embed-"):  # which begin with their content
        tab.keyboard.press("Tab")
        [skip] = stops(tab)
        assert "#" in skip["href"], f"{page.address}: {skip['name']}"
        assert skip["onScreen"], f"{page.address}: the skip link stays hidden"
        target = skip["href"].partition("#")[2]
        assert tab.locator(f"main#{target}, main [id='{target}']").count() == 1
        if page.kind != "home":
            tab.keyboard.press("Enter")
    for focus in walk(tab, 40 if page.kind == "home" else 30):
        assert focus["marked"], f"{page.address}: no mark on {focus['name']}"
        assert focus["onScreen"], f"{page.address}: not on the screen: {focus['name']}"


def stops(tab: Tab) -> list[dict[str, Any]]:
    """Give what had the focus after each press of the key."""
    found: list[dict[str, Any]] = tab.evaluate("stops")
    return found


def walk(tab: Tab, most: int) -> list[dict[str, Any]]:
    """Press the key as often, or until the focus leaves the page; give all stops on it."""
    at_once = 10  # to ask after each would take as long as to press
    for pressed in range(at_once, most + 1, at_once):
        press(tab, "Tab", at_once)
        found = stops(tab)
        end = next((n for n, focus in enumerate(found) if not focus["onPage"]), None)
        if end is not None:
            return found[:end]
        assert len(found) >= pressed, f"{tab.url}: a key was pressed and nothing seen"
    return found
