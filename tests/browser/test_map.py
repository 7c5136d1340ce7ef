"""The map as people use it: with eyes, a finger or the keyboard."""

import pytest

from tests.browser.conftest import Opening
from tests.tools.site import Page, Site

TOUCHABLE = """() => [...document.querySelectorAll('.map-dot .map-touch')]
  .map(circle => circle.getBoundingClientRect())
  .map(box => [box.left + box.width / 2, box.top + box.height / 2, box.width])"""
CLASHING = """() => {
  const shown = [...document.querySelectorAll('.map-names text, .map-number')]
    .filter(text => getComputedStyle(text).display !== 'none')
    .map(text => [text.textContent, text.getBoundingClientRect()]);
  return shown.flatMap(([one, a], number) => shown.slice(number + 1)
    .filter(([, b]) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
    .map(([other]) => `${one} covers ${other}`));
}"""


def the_map(site: Site) -> Page:
    return next(page for page in site.pages() if page.kind == "map")


@pytest.mark.parametrize("width", [320, 360, 800, 1280])
def test_dots_can_be_touched_and_names_read(opened: Opening, published: Site, width: int) -> None:
    with opened(width) as reader:
        tab = reader.open(the_map(published))
        dots = tab.evaluate(TOUCHABLE)
        assert len(dots) >= 2
        for number, (x, y, size) in enumerate(dots):
            assert size >= 23.9
            assert all((x - u) ** 2 + (y - v) ** 2 >= 24**2 for u, v, _ in dots[:number])
        assert tab.evaluate(CLASHING) == []


def test_the_keyboard_leads_from_a_dot_to_the_list_and_back(
    opened: Opening, published: Site
) -> None:
    with opened(java_script_enabled=False) as reader:
        tab = reader.open(the_map(published))
        dot = tab.locator(".map-dot[data-status]").first
        name = dot.get_attribute("id")
        dot.focus()
        tab.keyboard.press("Enter")
        place = tab.locator(":target")
        assert place.get_attribute("class") == "place"
        place.get_by_role("link", name="On the map").click()
        assert tab.locator(":target").get_attribute("id") == name


def test_dots_and_regions_have_names_for_those_who_hear_the_page(
    opened: Opening, published: Site
) -> None:
    with opened() as reader:
        tab = reader.open(the_map(published))
        drawing = tab.get_by_role("group", name="Map of incidents")
        links = tab.locator(".map a")
        named = [
            str(links.nth(number).get_attribute("aria-label")) for number in range(links.count())
        ]
        assert named
        for name in named:
            assert drawing.get_by_role("link", name=name, exact=True).count() >= 1


def test_the_small_map_of_an_incident_leads_to_its_region(opened: Opening, published: Site) -> None:
    pages = (page for page in published.pages() if page.address.startswith("incidents/"))
    page = next(page for page in pages if b"locator-map" in page.file.read_bytes())
    with opened(360) as reader:
        tab = reader.open(page)
        drawing = tab.locator(".locator-map")
        assert drawing.is_visible()
        assert str(drawing.get_attribute("aria-label")).startswith("Map: ")
        tab.get_by_role("link", name="All places on the map").click()
        assert tab.locator(":target").count() == 1
        assert tab.url.split("#")[0].endswith("/map/")
