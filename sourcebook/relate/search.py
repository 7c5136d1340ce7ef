"""Make the index of the search: which terms each record is found by, and where they are kept.

Only what readers see on the page of a record is searched.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from sourcebook.model import prose
from sourcebook.model.countries import country_in_words
from sourcebook.model.terms import terms
from sourcebook.relate.answers import Relations
from sourcebook.relate.documents import Document
from sourcebook.relate.postings import Postings, Words, inverted, stepped, words
from sourcebook.relate.shards import Shards, divide, named

if TYPE_CHECKING:
    from sourcebook.relate.library import Library

_NOT_READ = re.compile(rf"{prose.CITATION.pattern}|{prose.LINK.pattern}")


MadeFrom = Mapping[str, tuple[str, ...]]
"""Of each document, by its key, the names of the answers that its words were made from."""


class SearchIndex(NamedTuple):
    """Hold the postings of all documents, and what each was made from."""

    postings: Postings
    shards: Shards
    made_from: MadeFrom


NO_INDEX = SearchIndex({}, {}, {})
"""The index of no record."""


class Search:
    """Answer what the files of the search ask; the index is made when it is first asked for."""

    def __init__(self, library: "Library") -> None:
        """Look into the records of a library."""
        self._library = library
        self._known: SearchIndex | None = None

    @property
    def index(self) -> SearchIndex:
        """Return the index: the one that was given, else one that is made of all records."""
        if self._known is None:
            self._known = index_of(*self.inverted(self.documents))
        return self._known

    @index.setter
    def index(self, known: SearchIndex) -> None:
        self._known = known

    @property
    def documents(self) -> tuple[Document, ...]:
        """Return all that can be found, in no order that means anything."""
        return documents_in(self._library.relations)

    def inverted(self, documents: Iterable[Document]) -> tuple[dict[str, bytes], MadeFrom]:
        """Return the postings of documents, and what they were made from."""
        made_from: dict[str, tuple[str, ...]] = {}

        def numbered() -> Iterator[tuple[int, Words]]:
            for document in documents:
                known, made_from[document.key] = self.words(document)
                yield document.number, known

        return inverted(numbered()), made_from

    def words(self, document: Document) -> tuple[Words, tuple[str, ...]]:
        """Return the words of a document, with the names of the answers they were made from."""
        with self._library.reading.noted() as names:
            known = words(map(_terms_of, texts_of(self._library, document)))
        return known, tuple(sorted(names))

    @property
    def shards(self) -> tuple[str, ...]:
        """Return the names of the shards, in order."""
        self._library.reading.names.add("shards")
        return tuple(self.index.shards)

    def shard(self, name: str) -> dict[str, dict[int, list[int]]]:
        """Return the terms of a shard, each with its documents by counts (see `stepped`)."""
        self._library.reading.names.add(named(name))
        index = self.index
        return {term: stepped(index.postings[term]) for term in index.shards.get(name, ())}


def index_of(postings: Postings, made_from: MadeFrom) -> SearchIndex:
    """Return the index of some postings."""
    return SearchIndex(postings, divide(postings), made_from)


def documents_in(relations: Relations) -> tuple[Document, ...]:
    """Return the documents that relations hold."""
    chunks = relations["documents"].values()
    return tuple(Document._make(member) for chunk in chunks for member in chunk)


Fields = tuple[Iterable[str], Iterable[str], Iterable[str], Iterable[str]]
"""The texts of each field of a document, in the order of `postings.FIELDS`."""


def texts_of(library: "Library", document: Document) -> Fields:
    """Return the texts that a document is searched by."""
    return _FIELDS[document.kind](library, document.id)


def _terms_of(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from terms(text)


def _of_incident(library: "Library", name: str) -> Fields:
    incident = library.incidents[name]
    facts = library.facts.incidents[name]  # they follow from the record, which is noted
    where = incident.where
    names = (
        where.name,
        where.district or "",
        where.region or "",
        country_in_words(where.country),
        *(library.actors[actor].name for actor in facts.named),
        *(library.groups[group].name for group in facts.groups),
        *(library.tags[tag].name for tag in facts.tags),
        *(party.name for party in incident.parties if party.name),
        str(facts.year),
    )
    said = (claim.says for claim in incident.claims)
    text = (_read(incident.account), *said, incident.status_note or "")
    return text, (incident.summary,), names, (incident.title,)


def _of_source(library: "Library", name: str) -> Fields:
    article = library.articles[name]
    publisher = library.publishers[article.publisher].name
    names = (publisher, *article.authors, str(article.published.sort_day.year))
    return (_read(article.abstract), *article.problems), (), names, (article.title,)


def _of_figure(library: "Library", name: str) -> Fields:
    figure = library.figures[name]
    notes = (point.note or "" for point in figure.points)
    names = (library.actors[figure.counter].name,)
    return (figure.note or "", *notes), (figure.counts, figure.scope), names, (figure.title,)


def _of_page(library: "Library", name: str) -> Fields:
    page = library.pages[name]
    return (_read(page.body),), (page.summary,), (), (page.title,)


_FIELDS = {
    "incident": _of_incident,
    "source": _of_source,
    "figure": _of_figure,
    "page": _of_page,
}


def _read(markdown: str) -> str:
    """Return a text without the ids and addresses in it, which readers do not see."""
    return _NOT_READ.sub(" ", markdown)
