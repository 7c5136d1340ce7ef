"""The form between a comparison and its writers: headings, lines and styled spans of text.

The writers draw every span, so that what a record says reaches a terminal or a page of Markdown in
one place only, where it is made harmless.
"""

from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    """Name how a span is drawn."""

    PLAIN = "plain"
    STRONG = "strong"
    FAINT = "faint"
    CODE = "code"
    BEFORE = "before"
    AFTER = "after"
    DELETED = "deleted"
    INSERTED = "inserted"


class Mark(StrEnum):
    """Name what stands before a line."""

    NONE = ""
    ADDED = "+"
    REMOVED = "-"
    CHANGED = "~"
    CAUTION = "!"


@dataclass(frozen=True, slots=True)
class Span:
    """Hold a text on one line, and how it is drawn."""

    text: str
    style: Style = Style.PLAIN


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """Hold a line of an outline; `level` counts from 0."""

    level: int
    spans: Spans
    mark: Mark = Mark.NONE


@dataclass(frozen=True, slots=True)
class Section:
    """Hold the lines below a heading; `urgent` asks to be seen first."""

    heading: str
    lines: tuple[Line, ...]
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """Hold what the writers draw: what was compared, what came out in sentences, the details."""

    title: Spans
    summary: tuple[Spans, ...]
    sections: tuple[Section, ...]


def plain(text: str) -> Spans:
    """Return a text as it is."""
    return (Span(text),)
