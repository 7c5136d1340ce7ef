"""Translations of the texts of a record, which stand beside them in the same file.

The texts at the top level of a record stand under their own names. `of` says which originals they
were made of, so that a change of one shows. Texts that lie deeper stand under `texts`, each by the
first digits of the digest of its original: none can come to stand beside another speaker's claim
when rows are moved, and the same words are translated once.
"""

import re
from typing import Annotated, Any, TypeAlias

from pydantic import (
    Field,
    PlainValidator,
    ValidatorFunctionWrapHandler,
    WithJsonSchema,
    WrapValidator,
)

from sourcebook.model.record import Part, Record
from sourcebook.model.text import Line, Markdown, Paragraph, refusal, shown

TEXT_DIGITS = 8
"""How many digits of its digest a text is named by under `texts`."""
STAMP_DIGITS = 12
"""How many digits of the digest of all named texts a stamp begins with."""
SENTENCE_DIGITS = 4
"""How many digits of the digest of each sentence a stamp holds."""
MAX_STAMP = 50_000

_TEXT_KEY = re.compile(rf"[0-9a-f]{{{TEXT_DIGITS}}}")
_SENTENCE = rf"[0-9a-f]{{{SENTENCE_DIGITS}}}"
_STAMP = re.compile(
    rf"[0-9a-f]{{{STAMP_DIGITS}}}(?: [a-z][a-z_]{{1,30}}={_SENTENCE}(?:\.{_SENTENCE}){{0,9999}})+"
)


def _or_empty(value: Any, read: ValidatorFunctionWrapHandler) -> Any:
    """Read a text that is still to be written as one that is empty."""
    return "" if isinstance(value, str) and not value.strip() else read(value)


def _text_key(value: Any) -> str:
    text = value.strip() if isinstance(value, str) else ""
    if not _TEXT_KEY.fullmatch(text):
        raise refusal(
            "malformed-key",
            f"{shown(text)} is not the digest of a text",
            f"`build.py translate --write` writes these: {TEXT_DIGITS} digits, 0-9 and a-f.",
        )
    return text


def _stamp(value: Any) -> str:
    text = " ".join(value.split()) if isinstance(value, str) and len(value) <= MAX_STAMP else "?"
    if text and not _STAMP.fullmatch(text):
        raise refusal(
            "wrong-type",
            "this does not say what a translation was made of",
            "`build.py translate --stamp` writes it. Take back what was edited by hand, or remove "
            "the line.",
        )
    return text


AnyLine: TypeAlias = Annotated[Line, WrapValidator(_or_empty)]
"""One line, or nothing yet."""
AnyParagraph: TypeAlias = Annotated[Paragraph, WrapValidator(_or_empty)]
"""Plain text, or nothing yet."""
AnyMarkdown: TypeAlias = Annotated[Markdown, WrapValidator(_or_empty)]
"""Markdown, or nothing yet."""
TextKey: TypeAlias = Annotated[
    str,
    PlainValidator(_text_key),
    WithJsonSchema({"type": "string", "pattern": f"^{_TEXT_KEY.pattern}$"}),
]
"""The first digits of the digest of a text."""
Stamp: TypeAlias = Annotated[
    str, PlainValidator(_stamp), WithJsonSchema({"type": "string", "maxLength": MAX_STAMP})
]
"""What translations were made of, or nothing yet."""


class Translation(Part):
    """Hold what every translation has."""

    of: Stamp = ""
    """What the named texts were translated from; `build.py translate --stamp` writes it."""


class IncidentTranslation(Translation):
    """The texts of an incident in another language."""

    title: AnyLine = ""
    """The title."""
    summary: AnyParagraph = ""
    """The summary."""
    status_note: AnyParagraph = ""
    """What a reader must know of the status."""
    account: AnyMarkdown = ""
    """The account, with the citations and links of the original."""
    withdrawn: AnyParagraph = ""
    """Why the record was withdrawn."""
    texts: dict[TextKey, AnyParagraph] = Field(default={})
    """All other texts, each by a digest of its original: `build.py translate --write`."""


class ArticleTranslation(Translation):
    """The texts of an article in another language; a headline stays as it was printed."""

    title: AnyLine = ""
    """Our own description of it, in square brackets."""
    abstract: AnyMarkdown = ""
    """The abstract, with the citations and links of the original."""
    texts: dict[TextKey, AnyParagraph] = Field(default={})
    """All other texts, each by a digest of its original: `build.py translate --write`."""


class FigureTranslation(Translation):
    """The texts of a figure in another language."""

    title: AnyLine = ""
    """What is counted, and by whom."""
    counts: AnyLine = ""
    """What one unit is."""
    scope: AnyParagraph = ""
    """What is counted and what is not."""
    note: AnyParagraph = ""
    """What a reader must know of the count."""
    texts: dict[TextKey, AnyParagraph] = Field(default={})
    """All other texts, each by a digest of its original: `build.py translate --write`."""


class EntryTranslation(Translation):
    """The texts of an actor or a region in another language."""

    name: AnyLine = ""
    """The name as readers know it."""
    note: AnyParagraph = ""
    """The note."""


class PublisherTranslation(Translation):
    """The texts of a publisher in another language; a name stays, a description is translated."""

    name: AnyLine = ""
    """What describes a publisher that has no name of its own."""
    note: AnyParagraph = ""
    """The note."""


class DescriptionTranslation(Translation):
    """The texts of a tag, a warning or a group in another language."""

    name: AnyLine = ""
    """The name as readers see it."""
    description: AnyParagraph = ""
    """The description."""


class SiteTranslation(Translation):
    """The texts of the settings in another language."""

    title: AnyLine = ""
    """The name of the site."""
    tagline: AnyLine = ""
    """What it is, in one line."""
    description: AnyParagraph = ""
    """What it is, in one to three sentences."""
    texts: dict[TextKey, AnyParagraph] = Field(default={})
    """All other texts, each by a digest of its original: `build.py translate --write`."""


class PageTranslation(Record):
    """A page of prose in another language: the file `<id>.<language>.md` beside its own."""

    id: Line = Field(exclude=True)
    of: Stamp = ""
    """What the texts were translated from; `build.py translate --stamp` writes it."""
    title: AnyLine = ""
    """The title of the page."""
    summary: AnyParagraph = ""
    """What the page tells, for search engines."""
    body: AnyMarkdown = ""
    """The text below the front matter, with the citations and links of the original."""

    @property
    def page(self) -> str:
        """Return the id of the page."""
        return self.id.partition(".")[0]

    @property
    def language(self) -> str:
        """Return the language that it is translated into."""
        return self.id.partition(".")[2]
