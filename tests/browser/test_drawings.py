"""Hold drawings to what a reader can see: letters, boxes, and the lines between them."""

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from sourcebook.load.assets import load_assets
from sourcebook.model.article import Article
from sourcebook.plan.assets import published
from tests.browser.conftest import Opening
from tests.components.gallery import jinja
from tests.evidence.records import article
from tests.plan.a_chain import drawn as drawing_of
from tests.tools.building import ROOT
from tests.tools.site import Page, Site

LEAST_TEXT = 12
PHONE = 360
DRAWN = ("svg.chart", ".ranges", ".chain")
WIDE = 1280
WIDTHS = (320, WIDE)

TEXTS = """selectors => [...document.querySelectorAll(selectors)]
  .flatMap(drawing => [...drawing.querySelectorAll('text, tspan, a, p, span, strong')])
  .filter(text => text.textContent.trim() && text.checkVisibility()
    && !text.closest('.citation'))
  .map(text => {
    const box = text.getBoundingClientRect();
    const matrix = text.getScreenCTM && text.getScreenCTM();
    return {
      text: text.textContent.trim(),
      size: parseFloat(getComputedStyle(text).fontSize) * (matrix ? matrix.d : 1),
      left: box.left, right: box.right, top: box.top, bottom: box.bottom,
      value: text.matches('.chart-value, .chart-gap text'),
      drawing: [...document.querySelectorAll(selectors)].findIndex(one => one.contains(text)),
    };
  })"""

BOXES = """() => [...document.querySelectorAll('.chain-box')].map(box => {
  const {left, right, top, bottom} = box.getBoundingClientRect();
  const letters = document.createRange();
  letters.selectNodeContents(box.querySelector('.chain-text'));
  const inner = letters.getBoundingClientRect();
  return {left, right, top, bottom, inside: inner.left >= left && inner.right <= right
    && inner.top >= top && inner.bottom <= bottom};
})"""

LINES = """() => [...document.querySelectorAll('.chain-along path, .chain-across path')]
  .filter(path => path.matches('.chain-line') && path.checkVisibility())
  .map(path => {
    const matrix = path.getScreenCTM();
    const at = length => {
      const {x, y} = path.getPointAtLength(length).matrixTransform(matrix);
      return {x, y};
    };
    return {
      start: at(0), end: at(path.getTotalLength()),
      along: Boolean(path.closest('.chain-along')),
      goesOn: !path.nextElementSibling?.matches('.chain-head'),
    };
  })"""

PASSES = """() => [...document.querySelectorAll('.chain-pass')]
  .filter(pass => pass.checkVisibility())
  .map(pass => {
    const {left, right, top, bottom} = pass.getBoundingClientRect();
    return {left, right, middle: (top + bottom) / 2};
  })"""

ENTRIES = """() => [...document.querySelectorAll('.chain-box a')].map(link => {
  const entry = document.getElementById(link.hash.slice(1));
  return [link.querySelector('.chain-number').textContent,
          entry?.querySelector('.source-number').textContent];
})"""

PAINTED = """() => [...document.querySelectorAll('.chart-line, .chart-dot circle,'
    + ' .chart-bar rect, .ranges-mark, .chain-line')]
  .filter(mark => mark.checkVisibility())
  .map(mark => {
    const style = getComputedStyle(mark);
    const ground = getComputedStyle(document.body).backgroundColor;
    return [style.stroke, style.fill].some(
      paint => paint !== 'none' && paint !== ground && paint.startsWith('rgb'));
  })"""

Box = dict[str, float]


@pytest.fixture
def drawn(published: Site) -> list[Page]:
    """List every page that has a drawing."""
    marks = ('class="chart', 'class="ranges"', 'class="chain"')
    pages = [
        page
        for page in published.pages()
        if any(mark in page.file.read_text(encoding="utf-8") for mark in marks)
    ]
    assert {page.kind for page in pages} >= {"figures", "one-of-figures", "one-of-incidents"}
    return pages


def overlap(one: Box, other: Box) -> bool:
    """Tell whether two boxes cover more than a pixel of one another."""
    return (
        one["left"] + 1 < other["right"]
        and other["left"] + 1 < one["right"]
        and one["top"] + 1 < other["bottom"]
        and other["top"] + 1 < one["bottom"]
    )


def pairs(boxes: list[Box]) -> list[tuple[Box, Box]]:
    return [(one, other) for n, one in enumerate(boxes) for other in boxes[n + 1 :]]


def texts(tab: Tab) -> list[Box]:
    found: list[Box] = tab.evaluate(TEXTS, ", ".join(DRAWN))
    return found


def test_text_in_drawings_is_never_small_values_never_touch_and_lines_stay_in_forced_colours(
    opened: Opening, drawn: list[Page]
) -> None:
    with opened() as reader:
        for page in drawn:
            tab = reader.open(page)
            for width in WIDTHS:
                tab.set_viewport_size({"width": width, "height": 800})
                found = texts(tab)
                small = [text["text"] for text in found if text["size"] < LEAST_TEXT]
                assert not small, f"{page.address} at {width}"
                outside = [
                    text["text"]
                    for text in found
                    if not 0 <= text["left"] <= text["right"] <= width
                ]
                assert not outside, f"{page.address} at {width}"
                values = [text for text in found if text["value"]]
                touching = [
                    (one["text"], other["text"])
                    for one, other in pairs(values)
                    if one["drawing"] == other["drawing"] and overlap(one, other)
                ]
                assert not touching, f"{page.address} at {width}"
            tab.emulate_media(forced_colors="active")
            marks = tab.evaluate(PAINTED)
            tab.emulate_media(forced_colors="none")
            assert marks, page.address
            assert all(marks), page.address


def faults(tab: Tab, width: int) -> list[str]:
    """Say what is wrong with the drawing of a chain: boxes, labels, and where lines end."""
    tab.set_viewport_size({"width": width, "height": 800})
    boxes, lines, passes = tab.evaluate(f"() => [({BOXES})(), ({LINES})(), ({PASSES})()]")
    found = [f"{pair} cover one another" for pair in pairs(boxes) if overlap(*pair)]
    found += [f"the label leaves {box}" for box in boxes if not box["inside"]]
    for line in lines:
        begins = meets(line["start"], boxes, "left" if line["along"] else "right")
        if line["goesOn"]:
            ends = passed(line["end"], passes)
        else:
            ends = meets(line["end"], boxes, "left", short=8)
        if not (begins or passed(line["start"], passes)) or not ends:
            found.append(f"nothing is where the line ends: {line}")
    if not lines:
        found.append("no line is shown")
    return [f"{tab.url} at {width}: {fault}" for fault in found]


def test_boxes_keep_apart_hold_their_labels_and_lines_meet_them(
    opened: Opening, drawn: list[Page]
) -> None:
    """Each box also leads to the entry of its source."""
    found = []
    entries = []
    with opened() as reader:
        for page in drawn:
            if 'class="chain"' in page.file.read_text(encoding="utf-8"):
                tab = reader.open(page)
                found += [fault for width in (PHONE, WIDE) for fault in faults(tab, width)]
                entries += tab.evaluate(ENTRIES)
    assert found == []
    assert entries
    assert all(number == entry for number, entry in entries)


def article_of(name: str, rests_on: str) -> Article:
    return article(name, *((other, "reports") for other in rests_on))


# Each article with those that it rests on.
CHAINS = {
    "to one origin": {"a": "o", "b": "o", "c": "o", "o": ""},
    "past a layer": {"a": "mo", "m": "o", "o": ""},
    "past a layer, crossing": {"a": "mp", "b": "no", "m": "o", "n": "p", "o": "", "p": ""},
    "in many layers": {"a": "bd", "b": "c", "c": "d", "d": "e", "e": ""},
    "with others alone": {"a": "o", "o": "", "x": "", "y": "", "z": ""},
    "of forty": {**{f"a{n}": "op" if n % 3 else "o" for n in range(38)}, "o": "", "p": ""},
}


@pytest.mark.parametrize("name", CHAINS)
def test_any_chain_is_drawn_whole(browser: Browser, name: str) -> None:
    """Names are long here, and with wide letters."""
    assets = published(load_assets(ROOT / "assets"))
    articles = [article_of(*pair) for pair in CHAINS[name].items()]
    view = drawing_of(*articles, publisher="Wide World Women’s Weekly & Company of Wimmera WWW")
    template = "{% from 'components/chain.html' import chain %}{{ chain(view) }}"
    tab = browser.new_page()
    tab.set_content(
        f"<!doctype html><div class=page>{jinja().from_string(template).render(view=view)}"
    )
    tab.add_style_tag(content=assets.files[assets.style_sheet].decode())
    found = [fault for width in (PHONE, WIDE) for fault in faults(tab, width)]
    tab.close()
    assert found == []


def test_a_line_that_ends_nowhere_is_seen(browser: Browser) -> None:
    view = drawing_of(article_of("a", "o"), article("o"))
    template = "{% from 'components/chain.html' import chain %}{{ chain(view) }}"
    tab = browser.new_page()
    tab.set_content(jinja().from_string(template).render(view=view))  # without the style sheet
    found = faults(tab, PHONE)
    tab.close()
    assert found


def meets(point: Box, boxes: list[Box], side: str, short: float = 0) -> bool:
    """Tell whether a point lies at the side of a box, or as far from it as the head is long."""
    return any(
        abs(box[side] - point["x"]) <= 1.5 + short and box["top"] < point["y"] < box["bottom"]
        for box in boxes
    )


def passed(point: Box, passes: list[Box]) -> bool:
    """Tell whether a line goes on through a layer from a point."""
    return any(
        min(abs(one["left"] - point["x"]), abs(one["right"] - point["x"])) <= 1.5
        and abs(one["middle"] - point["y"]) <= 1.5
        for one in passes
    )


def test_the_table_of_a_drawing_opens_by_keyboard_and_prints(
    opened: Opening, drawn: list[Page]
) -> None:
    shown = """() => [...document.querySelectorAll('.disclosure table')]
      .every(table => table.checkVisibility({contentVisibilityAuto: true})
        && table.getBoundingClientRect().height > 20)"""
    pages = [page for page in drawn if 'class="ranges"' in page.file.read_text(encoding="utf-8")]
    assert pages
    with opened(PHONE) as reader:
        for page in pages:
            tab = reader.open(page)
            assert not tab.evaluate(shown), page.address
            tab.emulate_media(media="print")
            tab.wait_for_function(shown)
            tab.emulate_media(media="screen")
            tab.locator(".disclosure summary").first.focus()
            tab.keyboard.press("Enter")
            tab.wait_for_function(shown)
