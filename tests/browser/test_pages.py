"""Hold every kind of page to what a careful reader's browser allows: no scripts, no other hosts."""

from http import HTTPStatus

import pytest

from tests.browser.conftest import Opening
from tests.tools.site import Page

HIDDEN = """() => [...document.querySelectorAll('h1, h2, h3, p, li, dt, dd, th, td, figcaption')]
  .filter(element => element.innerText !== undefined && element.textContent.trim()
    && !element.closest('details:not([open])') && !element.checkVisibility())
  .map(element => element.outerHTML.slice(0, 120))"""


def test_a_request_to_another_host_is_seen(opened: Opening) -> None:
    with opened() as reader:
        reader.tab.set_content("<img src='https://elsewhere.example/a.png'>")
        assert "asks for https://elsewhere.example/a.png" in "\n".join(reader.complaints)


def test_pages_ask_no_other_host_and_raise_no_error(opened: Opening, kinds: list[Page]) -> None:
    found = []
    with opened() as reader:
        for page in kinds:
            reader.open(page)
            found += reader.complaints
    assert not found, "\n".join(found)


@pytest.mark.parametrize("width", [360, 1280])
def test_pages_are_whole_without_scripts(opened: Opening, kinds: list[Page], width: int) -> None:
    with opened(width, java_script_enabled=False) as reader:
        for page in kinds:
            tab = reader.open(page)
            assert tab.locator("main h1").is_visible(), page.address
            assert tab.evaluate(HIDDEN) == [], page.address


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
