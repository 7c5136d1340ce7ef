"""Hold every kind of page to widths, zoom, paper and forced colours."""

from playwright.sync_api import Page as Tab

from tests.browser.conftest import Opening
from tests.tools.site import Page

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


def sticking_out(tab: Tab) -> list[str]:
    """Name what makes a page wider than its window."""
    return [f"{tab.url}: {what}" for what in tab.evaluate(STICKING_OUT)]


def test_what_sticks_out_is_seen(opened: Opening) -> None:
    with opened(360) as reader:
        reader.tab.set_content("<!doctype html><p style='width: 500px'>wide")
        assert len(sticking_out(reader.tab)) == 2


def test_nothing_scrolls_sideways(opened: Opening, kinds: list[Page]) -> None:
    found = []
    with opened() as reader:
        for page in kinds:
            tab = reader.open(page)
            for width in WIDTHS:
                tab.set_viewport_size({"width": width, "height": 800})
                found += [f"{width}: {fault}" for fault in sticking_out(tab)]
    assert not found, "\n".join(found)


def test_larger_text_and_wider_spacing_fit(opened: Opening, kinds: list[Page]) -> None:
    """Apply the text spacing of WCAG 2.1, 1.4.12, and text of twice the size, on a phone too."""
    larger = "html { font-size: 200% }"
    spacing = (
        " * { line-height: 1.5 !important;"
        " letter-spacing: .12em !important; word-spacing: .16em !important }"
    )
    found = []
    with opened() as reader:
        for page in kinds:
            reader.tab.set_viewport_size({"width": 1280, "height": 800})
            tab = reader.open(page)
            style = tab.add_style_tag(content=larger + spacing)
            found += sticking_out(tab)
            tab.set_viewport_size({"width": 360, "height": 800})
            style.evaluate("(style, larger) => { style.textContent = larger }", larger)
            found += [f"360: {fault}" for fault in sticking_out(tab)]
    assert not found, "\n".join(found)


def test_every_page_prints(opened: Opening, kinds: list[Page]) -> None:
    # A4 less margins of 1.5 cm is 680 CSS pixels wide.
    with opened(680) as reader:
        for page in kinds:
            tab = reader.open(page)
            tab.emulate_media(media="print")
            assert sticking_out(tab) == []
            assert tab.locator("main h1").is_visible(), page.address
            assert not tab.locator("nav >> visible=true").count(), page.address
            assert tab.pdf(format="A4").startswith(b"%PDF-"), page.address


def test_dark_pages_are_dark(opened: Opening, kinds: list[Page]) -> None:
    brightness = """() => {
      const numbers = getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g);
      return numbers.slice(0, 3).reduce((sum, number) => sum + Number(number), 0);
    }"""
    with opened() as reader:
        for page in kinds:
            tab = reader.open(page)
            tab.emulate_media(color_scheme="light")
            light = tab.evaluate(brightness)
            tab.emulate_media(color_scheme="dark")
            assert tab.evaluate(brightness) < light, page.address
