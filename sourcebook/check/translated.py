"""Say where the translation of a record stands, and how far it has come."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from sourcebook.editions import Standing, standing, translation_of
from sourcebook.load.document import Document, FieldPath
from sourcebook.model.ids import Key, Kind
from sourcebook.model.record import Record
from sourcebook.model.site import Page

MARKDOWN = {
    Kind.INCIDENT: ("account", 3),
    Kind.ARTICLE: ("abstract", 3),
    Kind.PAGE: ("body", 2),
}
"""The field of each kind that is Markdown, and the level that its headings begin at."""
MARKDOWN_FIELDS = tuple(field for field, _ in MARKDOWN.values())
"""The names of these fields; no other field is called so."""
TRANSLATABLE = (
    Kind.INCIDENT,
    Kind.ARTICLE,
    Kind.FIGURE,
    Kind.PAGE,
    Kind.ACTOR,
    Kind.PUBLISHER,
    Kind.TAG,
    Kind.WARNING,
    Kind.GROUP,
    Kind.REGION,
    Kind.SITE,
)
"""The kinds of records that are translated."""


class Translated(NamedTuple):
    """Hold a record, where its translation stands or should stand, and how far it has come."""

    record: Any
    document: Document
    path: FieldPath
    standing: Standing


def translated(
    record: Record, document: Document, language: str, documents: Mapping[Key, Document]
) -> Translated:
    """Return how the translation of a record stands."""
    stands = standing(record, language)
    if translation_of(record, language) is None:
        return Translated(record, document, (), stands)
    return Translated(record, *place_of(record, document, language, documents), stands)


def place_of(
    record: Record, document: Document, language: str, documents: Mapping[Key, Document]
) -> tuple[Document, FieldPath]:
    """Return where a translation of a record stands: that of a page has a file of its own."""
    if isinstance(record, Page):
        return documents[Key(Kind.PAGE, f"{record.id}.{language}")], ()
    return document, ("translations", language)
