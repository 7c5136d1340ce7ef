"""Hold pages to say all that the records say, letter by letter."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import html5lib
import pytest
from pydantic import BaseModel

from sourcebook.editions import records_in
from sourcebook.load.content import load_content
from sourcebook.model.records import Records
from tests.tools.site import Site

# The fields of incidents, articles and figures that hold words for readers.
WORDS = {
    "authors",
    "counts",
    "district",
    "name",
    "note",
    "now",
    "problems",
    "quote",
    "region",
    "says",
    "scope",
    "status_note",
    "summary",
    "title",
    "was",
    "why",
}


def words_of(part: BaseModel) -> Iterator[str]:
    """Yield every text of a record that readers are to see."""
    for name in type(part).model_fields:
        value = getattr(part, name)
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, BaseModel):
                yield from words_of(each)
            elif name in WORDS and isinstance(each, str):
                yield each


def shown(file: Path) -> str:
    """Return what a reader sees of a page, runs of white space as one space."""
    tree = html5lib.parse(file.read_bytes(), treebuilder="etree", namespaceHTMLElements=False)
    return " ".join("".join(text for body in tree.iter("body") for text in body.itertext()).split())


@dataclass(frozen=True)
class Edition:
    """One edition of a site: the records in its language, and where its pages are."""

    name: str
    folder: Path
    records: Records


@pytest.fixture(scope="module")
def editions(published: Site) -> list[Edition]:
    original = load_content(published.content, "content").records
    return [
        Edition(
            name, published.folder / name, records_in(original, name[:-1]) if name else original
        )
        for name in published.editions()
    ]


def missing(edition: Edition, folder: str, record: BaseModel, name: str) -> list[str]:
    text = shown(edition.folder / folder / name / "index.html")
    return [f"{name}: {word}" for word in words_of(record) if " ".join(word.split()) not in text]


def test_every_text_of_an_incident_is_on_its_page(editions: list[Edition]) -> None:
    for edition in editions:
        incidents = edition.records.incidents.values()
        standing = [i for i in incidents if i.is_public and not i.tombstone]
        assert standing
        assert list(chain(*(missing(edition, "incidents", i, i.id) for i in standing))) == []


def test_every_text_of_an_article_is_on_its_page(editions: list[Edition]) -> None:
    for edition in editions:
        public = [article for article in edition.records.articles.values() if article.is_public]
        assert public
        assert list(chain(*(missing(edition, "sources", a, a.id) for a in public))) == []


def test_every_text_of_a_figure_is_on_its_page(editions: list[Edition]) -> None:
    for edition in editions:
        public = [figure for figure in edition.records.figures.values() if figure.is_public]
        assert public
        assert list(chain(*(missing(edition, "figures", f, f.id) for f in public))) == []


def test_the_pages_of_the_years_tell_of_every_incident(
    published: Site, editions: list[Edition]
) -> None:
    for edition in editions:
        pages = [page for page in published.pages() if page.edition == edition.name]
        years = " ".join(shown(page.file) for page in pages if page.plain_kind == "year")
        for incident in edition.records.incidents.values():
            listed = incident.is_public and not incident.tombstone
            assert (incident.title in years) == (incident.summary in years) == listed, incident.id


def test_a_tombstone_says_why(editions: list[Edition]) -> None:
    for edition in editions:
        for incident in edition.records.incidents.values():
            if incident.is_public and incident.tombstone:
                text = shown(edition.folder / "incidents" / incident.id / "index.html")
                told = [incident.title, incident.withdrawn, *(c.note for c in incident.changes)]
                assert [words for words in told if words and words not in text] == [], incident.id
