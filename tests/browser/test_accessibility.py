"""Hold every kind of page to what people who do not see, point or read small print need."""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page as Tab

from tests.browser.conftest import Opening
from tests.tools.site import Page

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


def violations(tab: Tab) -> list[str]:
    """Say what axe finds wrong in a page, one line an element."""
    found = Axe().run(tab, options=RULES).response["violations"]
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


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(
    opened: Opening, kinds: list[Page], width: int, scheme: Literal["light", "dark"]
) -> None:
    with opened(width, color_scheme=scheme) as reader:
        found = [fault for page in kinds for fault in violations(reader.open(page))]
    assert not found, "\n".join(found)


def test_the_first_tab_reaches_the_skip_link_which_leads_to_the_content(
    opened: Opening, kinds: list[Page]
) -> None:
    with opened() as reader:
        for page in kinds:
            if page.kind.startswith("embed-"):
                continue  # it begins with its content
            tab = reader.open(page)
            tab.keyboard.press("Tab")
            focus = tab.evaluate(FOCUS)
            assert "#" in focus["href"], f"{page.address}: {focus['name']}"
            assert focus["onScreen"], f"{page.address}: the skip link stays hidden"
            target = focus["href"].partition("#")[2]
            assert tab.locator(f"main#{target}, main [id='{target}']").count() == 1, page.address


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
def test_focus_is_always_seen(
    opened: Opening, kinds: list[Page], width: int, scheme: Literal["light", "dark"]
) -> None:
    with opened(width, color_scheme=scheme) as reader:
        for page in kinds:
            tab = reader.open(page)
            for _ in range(40):
                tab.keyboard.press("Tab")
                focus = tab.evaluate(FOCUS)
                if not focus["onPage"]:
                    break
                assert focus["marked"], f"{page.address}: no mark on {focus['name']}"
                assert focus["onScreen"], f"{page.address}: not on the screen: {focus['name']}"
