"""Hold the search page to the terms that the index was made of, letter by letter."""

import unicodedata
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from sourcebook.model.terms import all_terms
from tests.model.test_terms import EXAMPLES
from tests.tools.building import ROOT

TERMS = ROOT / "assets" / "js" / "search" / "terms.js"
UNKNOWN = {"Cn", "Co", "Cs"}
"""Categories of characters that another version of Unicode may know better."""


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Tab]:
    context = browser.new_context()
    page = context.new_page()
    page.add_script_tag(content=TERMS.read_text(encoding="utf-8"))
    yield page
    context.close()


def in_the_browser(tab: Tab, texts: list[str]) -> list[list[str]]:
    found: list[list[str]] = tab.evaluate("texts => texts.map(searchTerms)", texts)
    return found


def test_texts_have_the_same_terms(tab: Tab) -> None:
    texts = list(EXAMPLES)
    assert in_the_browser(tab, texts) == [all_terms(text) for text in texts]


def test_every_character_is_taken_alike(tab: Tab) -> None:
    """Each stands within a word, at its beginning, at its end, and beside apostrophes."""
    known = [
        chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) not in UNKNOWN
    ]
    blocks = [known[start : start + 64] for start in range(0, len(known), 64)]
    texts = ["\n".join(f"a{c}b x{c} {c}a ї{c} 's{c}'s" for c in block) for block in blocks]
    given = in_the_browser(tab, texts)
    differing = [
        f"U+{ord(block[0]):04X} to U+{ord(block[-1]):04X}"
        for block, text, terms in zip(blocks, texts, given, strict=True)
        if terms != all_terms(text)
    ]
    assert len(known) > 140_000
    assert differing == []
