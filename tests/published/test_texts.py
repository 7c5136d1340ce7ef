"""Hold pages to say all that the records say, letter by letter."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import html5lib
import pytest
from pydantic import BaseModel

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


@pytest.fixture(scope="module")
def records(published: Site) -> Records:
    return load_content(published.content, "content").records


def missing(site: Site, folder: str, record: BaseModel, name: str) -> list[str]:
    text = shown(site.folder / folder / name / "index.html")
    return [f"{name}: {word}" for word in words_of(record) if " ".join(word.split()) not in text]


def test_every_text_of_an_incident_is_on_its_page(published: Site, records: Records) -> None:
    standing = [i for i in records.incidents.values() if i.is_public and not i.tombstone]
    assert standing
    assert list(chain(*(missing(published, "incidents", i, i.id) for i in standing))) == []


def test_every_text_of_an_article_is_on_its_page(published: Site, records: Records) -> None:
    public = [article for article in records.articles.values() if article.is_public]
    assert public
    assert list(chain(*(missing(published, "sources", a, a.id) for a in public))) == []


def test_every_text_of_a_figure_is_on_its_page(published: Site, records: Records) -> None:
    public = [figure for figure in records.figures.values() if figure.is_public]
    assert public
    assert list(chain(*(missing(published, "figures", f, f.id) for f in public))) == []


def test_the_pages_of_the_years_tell_of_every_incident(published: Site, records: Records) -> None:
    years = " ".join(shown(page.file) for page in published.pages() if page.kind == "year")
    for incident in records.incidents.values():
        listed = incident.is_public and not incident.tombstone
        assert (incident.title in years) == (incident.summary in years) == listed, incident.id


def test_a_tombstone_says_why(published: Site, records: Records) -> None:
    for incident in records.incidents.values():
        if incident.is_public and incident.tombstone:
            text = shown(published.folder / "incidents" / incident.id / "index.html")
            told = [incident.title, incident.withdrawn, *(c.note for c in incident.changes)]
            assert [words for words in told if words and words not in text] == [], incident.id
