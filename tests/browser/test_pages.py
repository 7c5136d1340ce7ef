"""Hold every kind of page to what a careful reader's browser allows: no scripts."""

from http import HTTPStatus

from tests.browser.conftest import Opening
from tests.tools.site import Page

HIDDEN = """() => {
  const shown = element => element?.checkVisibility();
  const texts = document.querySelectorAll('h1, h2, h3, p, li, dt, dd, th, td, figcaption');
  const hidden = [...texts].filter(element => element.innerText !== undefined
    && element.textContent.trim() && !element.closest('details:not([open])') && !shown(element));
  return [...(shown(document.querySelector('main h1')) ? [] : ['no heading']),
          ...hidden.map(element => element.outerHTML.slice(0, 120))];
}"""


def test_a_request_to_another_host_is_seen(opened: Opening) -> None:
    with opened() as reader:
        reader.tab.set_content("<img src='https://elsewhere.example/a.png'>")
        assert "asks for https://elsewhere.example/a.png" in "\n".join(reader.complaints)


def test_pages_are_whole_without_scripts(opened: Opening, kinds: list[Page]) -> None:
    with opened(java_script_enabled=False) as reader:
        for page in kinds:
            tab = reader.open(page)
            for width in (360, 1280):
                tab.set_viewport_size({"width": width, "height": 800})
                assert tab.evaluate(HIDDEN) == [], f"{page.address} at {width}"


def test_the_404_page_works_at_any_address(opened: Opening, home: str) -> None:
    typeface = "() => getComputedStyle(document.body).fontFamily"
    with opened() as reader:
        reader.tab.goto(home)
        expected = reader.tab.evaluate(typeface)
        answer = reader.tab.goto(f"{home}no/such/page/")
        assert answer is not None
        assert answer.status == HTTPStatus.NOT_FOUND
        assert reader.tab.locator("main h1").is_visible()
        assert reader.tab.evaluate(typeface) == expected
