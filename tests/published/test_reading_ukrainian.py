"""Walk with a reader of Ukrainian from the home page to a source, and meet no other language.

But in names, and in words of others, which say which language they are in.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

from tests.conftest import built_once
from tests.published.test_editions import edition_records
from tests.tools.building import CONTENT
from tests.tools.site import Page, Site, one_of_each_kind
from tests.wording.test_made_up_language import IN_DATA, plain
from tests.wording.test_made_up_language import NAMES as WORDING
from tests.wording.test_marked_in_templates import NO_WORDS, READ_OUT

NAMES = WORDING | {
    *("BBC", "AFP", "Washington", "Post", "Politico", "Europe", "Moscow", "Times", "Telegram"),
    *("Facebook", "Creative", "Commons", "Attribution", "International", "Linux", "macOS"),
    *("Windows", "PowerShell", "JavaScript", "cookie", "Wayback", "Machine", "SHA", "OPML"),
    *("NetNewsWire", "Feeder", "Thunderbird", "newsboat", "git", "pull", "request", "hors", "de"),
    *("combat", "The"),
}
"""What is called so in Ukrainian, too."""
DATA = IN_DATA | {
    *("LibreOffice", "Excel", "Python", "Frictionless", "OpenAPI", "BCP", "alpha", "Citation"),
    *("File", "Format", "standing", "merged", "withdrawn", "full", "excerpt", "through"),
    *("original", "derived", "unknown", "cumulative", "per", "period", "precision"),
}
"""What stands in the tables, and what reads them."""
_QUOTED = re.compile(r"«[\x00-\x7f]*»(?= \()")
"""Words of others, of which the translation follows."""
_WORD = re.compile(r"[A-Za-z]{2,}")
_ADDRESS = re.compile(r"https?://\S+|mailto:\S+|[\w.+-]+@[\w.-]+|[\w{}-]+(?:\.[\w-]+)+\S*")
_PLACE = re.compile(r"%\(\w+\)s")
DESCRIBED = ("description", ":title", ":alt", ":site_name")


@pytest.fixture(scope="module")
def pages(run_folder: Path) -> list[Page]:
    """Give the longest page of each kind, and all pages of incidents."""
    site: Site = built_once(CONTENT, run_folder)
    found = {page.address: page for page in one_of_each_kind(site.folder, "uk/")}
    incidents = (page for page in site.pages() if page.kind == "uk-one-of-incidents")
    return [*(found | {page.address: page for page in incidents}).values()]


@cache
def staying() -> tuple[str, ...]:
    """Return what stays in every edition, the longest first."""
    records = edition_records()
    site = records.site
    assert site is not None
    assert site.map is not None
    found = {
        site.title,
        site.licence.name,
        *(editor.name for editor in site.editors),
        *(publisher.name for publisher in records.publishers.values()),
        *(article.title for article in records.articles.values()),
        *(author for article in records.articles.values() for author in article.authors),
        *(f"{source.name} ({source.licence})" for source in site.map.sources),
        *(source.name for source in site.map.sources),
    }
    return tuple(sorted(map(plain, found), key=len, reverse=True))


def read(element: Element, within: str = "uk") -> Iterator[str]:
    """Yield what a reader sees and hears of an element that is in Ukrainian."""
    language = element.get("lang", within)
    if language == "uk":
        described = element.get("name") or element.get("property") or ""
        yield from (
            value
            for name, value in element.attrib.items()
            if name in READ_OUT or (name == "content" and described.endswith(DESCRIBED))
        )
        if element.tag not in NO_WORDS:
            yield element.text or ""
    if element.tag not in NO_WORDS:
        for child in element:
            yield from read(child, language)
            if language == "uk":
                yield child.tail or ""


def foreign_in(tree: Element, known: set[str]) -> Iterator[str]:
    for found in map(plain, read(tree)):
        left = _PLACE.sub(" ", _QUOTED.sub(" ", found))
        if not (set(_WORD.findall(left)) - known):
            continue
        # A name can look like an address, and an address can hold a name.
        least = (_named(_ADDRESS.sub(" ", left)), _ADDRESS.sub(" ", _named(left)))
        if all(set(_WORD.findall(text)) - known for text in least):
            yield found


def _named(text: str) -> str:
    for name in staying():
        text = text.replace(name, " ")
    return text


def test_a_reader_of_ukrainian_meets_no_other_language_but_in_names(pages: list[Page]) -> None:
    assert len(pages) > 20
    found = {}
    for page in pages:
        tree = html5lib.parse(page.file.read_bytes(), namespaceHTMLElements=False)
        known = NAMES | DATA if page.place == "data/" else NAMES
        if told := list(foreign_in(tree, known)):
            found[page.address] = told
    assert found == {}


def test_other_languages_are_seen() -> None:
    page = '<p title="Said">Тут</p> <p lang="en">Here</p> <p>Ця <b>there</b>, «so» (так)</p>'
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    assert list(foreign_in(tree, NAMES)) == ["Said", "there"]
