"""A file that was read: what it says, and where each piece of it stands.

A document keeps neither its data, which has become a record, nor any place: both are read from the
text again when they are asked for, which only a problem does. A site of 100,000 records would else
hold each record three times over.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, Protocol, TypeAlias

from sourcebook.load.lines import Lines
from sourcebook.problems import Location, Problem, Severity

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain] | None"
"""What YAML is before it has types: text, lists, groups of keys, and nothing."""

FieldPath: TypeAlias = tuple[str | int, ...]
"""The keys and list places that lead to a value."""


class Span(NamedTuple):
    """Hold where a value stands: lines and columns count from 0, the end is excluded."""

    key_line: int
    key_column: int
    line: int
    column: int
    end_line: int
    end_column: int


class Places(NamedTuple):
    """Hold the lines of a file, and where in them each value stands."""

    lines: Lines
    spans: Mapping[FieldPath, Span]


class Source(Protocol):
    """Give what one file says; few documents are asked where something stands."""

    @property
    def path(self) -> str:
        """Return the file as the user would type it."""

    @property
    def text(self) -> str:
        """Return its text."""

    @property
    def data(self) -> Plain:
        """Return its data."""

    @property
    def places(self) -> Places:
        """Return where each value of the data stands."""


@dataclass(frozen=True, slots=True)
class Document:
    """Point into one file, or into one entry of a vocabulary.

    `root` is the path of the entry within the file.
    """

    source: Source
    root: FieldPath = ()

    @property
    def path(self) -> str:
        """Return the file as the user would type it."""
        return self.source.path

    @property
    def text(self) -> str:
        """Return the text of the whole file."""
        return self.source.text

    @property
    def lines(self) -> Lines:
        """Return the lines of the whole file."""
        return self.source.places.lines

    @property
    def data(self) -> Plain:
        """Return the data of the file, or of the entry; it is read anew, so keep it while using."""
        data = self.source.data
        for part in self.root:
            data = data[part] if isinstance(data, dict) and isinstance(part, str) else None
        return data

    def entry(self, name: str) -> "Document":
        """Return the part of the document below one of its keys."""
        return Document(self.source, (*self.root, name))

    def at(self, *path: str | int) -> Location:
        """Point at the value of a field; where it is missing, at the nearest group around it."""
        span = self._span(path)
        return self._location(span.line, span.column, path)

    def at_key(self, *path: str | int) -> Location:
        """Point at the key of a field; where it is missing, at the nearest group around it."""
        span = self._span(path)
        return self._location(span.key_line, span.key_column, path)

    def at_text(self, needle: str, *path: str | int, occurrence: int = 0) -> Location:
        """Point at a piece of a field's text, at the field itself where the text is folded."""
        span = self._span(path)
        place = self.source.places.lines.place_of(
            needle, (span.line, span.column), (span.end_line, span.end_column), occurrence
        )
        return self._location(*place, path) if place else self.at(*path)

    def whole(self) -> Location:
        """Point at the document as a whole."""
        return self.at_key()

    def _span(self, path: FieldPath) -> Span:
        spans = self.source.places.spans
        full = (*self.root, *path)
        while full and full not in spans:
            full = full[:-1]
        return spans.get(full, Span(0, 0, 0, 0, 0, 0))

    def _location(self, line: int, column: int, path: FieldPath) -> Location:
        return location(self.path, self.source.places.lines, line, column, path)


def location(
    path: str, lines: Lines, line: int, column: int, field_path: FieldPath = ()
) -> Location:
    """Point at a place, counted from 0, and show its line unless it is a private note."""
    shown = "" if line >= len(lines) or line in lines.notes else lines[line]
    return Location(path, line + 1, column + 1, dotted(field_path), shown)


def dotted(path: FieldPath) -> str:
    """Write a path as contributors read it: `claims[2].source`, lists counted from 1."""
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}"
    return text.removeprefix(".")


def error(rule: str, location: Location, message: str, hint: str = "") -> Problem:
    """Make the problem of something that stops the build."""
    return Problem(rule, Severity.ERROR, location, message, hint)
