"""Find every place where one record names another."""

from collections.abc import Iterator
from typing import NamedTuple

from sourcebook.load.document import Document, FieldPath
from sourcebook.model import prose
from sourcebook.model.article import Article
from sourcebook.model.figure import Figure
from sourcebook.model.ids import Kind
from sourcebook.model.incident import Incident
from sourcebook.model.record import Record
from sourcebook.model.site import Page
from sourcebook.model.vocabulary import Warning_
from sourcebook.problems import Location

LINKED_KINDS = {
    "incident": Kind.INCIDENT,
    "source": Kind.ARTICLE,
    "actor": Kind.ACTOR,
    "publisher": Kind.PUBLISHER,
    "tag": Kind.TAG,
    "figure": Kind.FIGURE,
    "page": Kind.PAGE,
}
"""What the word before the colon of a link means."""


class Mention(NamedTuple):
    """Hold one place where a record names another.

    `needle` is the text to point at inside Markdown, empty where the field holds only the id.
    """

    record: Record
    document: Document
    path: FieldPath
    kind: Kind
    id: str
    needle: str = ""
    occurrence: int = 0

    @property
    def location(self) -> Location:
        """Return where the name stands."""
        if self.needle:
            return self.document.at_text(self.needle, *self.path, occurrence=self.occurrence)
        return self.document.at(*self.path)

    @property
    def is_link(self) -> bool:
        """Tell whether it is a link in Markdown."""
        return bool(self.needle) and not self.needle.startswith("[@")


MENTIONING = (Kind.INCIDENT, Kind.ARTICLE, Kind.FIGURE, Kind.PAGE, Kind.WARNING)
"""The kinds of records that name others."""


def mentions_of(record: Record, document: Document) -> Iterator[Mention]:
    """Yield every mention of another record, but for an incident's region, which has a name."""
    match record:
        case Incident():
            return _of_incident(record, document)
        case Article():
            return _of_article(record, document)
        case Figure():
            return _of_figure(record, document)
        case Page():
            return _in_markdown(record, document, "body", record.body)
        case Warning_():
            return _of_warning(record, document)
        case _:
            return iter(())


def _of_incident(incident: Incident, document: Document) -> Iterator[Mention]:
    for kind, name, path in _named_by(incident):
        if name is not None:
            yield Mention(incident, document, path, kind, name)
    yield from _in_markdown(incident, document, "account", incident.account)


def _named_by(incident: Incident) -> Iterator[tuple[Kind, str | None, FieldPath]]:
    for article, path in incident.cited():
        if path != ("account",):  # its citations are found together with its links
            yield Kind.ARTICLE, article, path
    for number, party in enumerate(incident.parties):
        yield Kind.ACTOR, party.actor, ("parties", number, "actor")
        yield Kind.GROUP, party.group, ("parties", number, "group")
    for number, row in enumerate(incident.casualties):
        yield Kind.ACTOR, row.by, ("casualties", number, "by")
    for number, claim in enumerate(incident.claims):
        yield Kind.ACTOR, claim.by, ("claims", number, "by")
    for field, kind, names in (
        ("warnings", Kind.WARNING, incident.warnings),
        ("tags", Kind.TAG, incident.tags),
        ("related", Kind.INCIDENT, incident.related),
    ):
        for number, name in enumerate(names):
            yield kind, name, (field, number)
    yield Kind.INCIDENT, incident.merged_into, ("merged_into",)


def _of_article(article: Article, document: Document) -> Iterator[Mention]:
    yield Mention(article, document, ("publisher",), Kind.PUBLISHER, article.publisher)
    if article.seen.through is not None:
        path = ("seen", "through")
        yield Mention(article, document, path, Kind.ARTICLE, article.seen.through)
    for number, edge in enumerate(article.derived_from):
        here = ("derived_from", number)
        yield Mention(article, document, (*here, "article"), Kind.ARTICLE, edge.article)
        for place, incident in enumerate(edge.about):
            yield Mention(article, document, (*here, "about", place), Kind.INCIDENT, incident)
    yield from _in_markdown(article, document, "abstract", article.abstract)


def _of_figure(figure: Figure, document: Document) -> Iterator[Mention]:
    yield Mention(figure, document, ("counter",), Kind.ACTOR, figure.counter)
    for number, point in enumerate(figure.points):
        path = ("points", number, "source")
        yield Mention(figure, document, path, Kind.ARTICLE, point.source)


def _of_warning(warning: Warning_, document: Document) -> Iterator[Mention]:
    for number, tag in enumerate(warning.required_for.tags):
        yield Mention(warning, document, ("required_for", "tags", number), Kind.TAG, tag)


def _in_markdown(record: Record, document: Document, field: str, text: str) -> Iterator[Mention]:
    if "[@" not in text and "](" not in text:
        return
    seen: dict[str, int] = {}

    def at(kind: Kind, name: str, needle: str) -> Mention:
        occurrence = seen.get(needle, 0)
        seen[needle] = occurrence + 1
        return Mention(record, document, (field,), kind, name, needle, occurrence)

    for article in prose.citations(text):
        yield at(Kind.ARTICLE, article, f"[@{article}]")
    for word, name in prose.record_links(text):
        if not (word == "page" and name in prose.BUILT_IN_PAGES):
            yield at(LINKED_KINDS[word], name, f"{word}:{name}")
