"""Hold names and quotations of any script to their own writing direction.

Without that, a date or a number beside an Arabic name is drawn torn apart.
"""

import unicodedata
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib

from tests.tools.site import Site


def runs_to_the_left(text: str | None) -> bool:
    return any(unicodedata.bidirectional(c) in ("R", "AL") for c in text or "")


def exposed(element: Element) -> Iterator[str]:
    """Yield the texts written from right to left that nothing sets apart from what is beside."""
    if element.tag in ("bdi", "head") or "dir" in element.attrib:
        return
    if "prose" in (element.get("class") or "").split():
        return  # running text of one author, whose own punctuation places what it quotes
    if runs_to_the_left(element.text):
        yield element.text or ""
    for child in element:
        yield from exposed(child)
        if runs_to_the_left(child.tail):
            yield child.tail or ""


def test_no_name_or_quotation_turns_what_is_beside_it(published: Site) -> None:
    found = {
        (page.address, text.strip())
        for page in published.pages()
        for text in exposed(
            html5lib.parse(page.file.read_text(encoding="utf-8"), namespaceHTMLElements=False)
        )
    }

    assert not found
