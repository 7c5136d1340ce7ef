"""A file that was read: plain data, and where each piece of it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from sourcebook.load.lines import PRIVATE, Lines
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


@dataclass(frozen=True, slots=True)
class Document:
    """Hold the data of one file (or of one entry of a vocabulary) with every position.

    `path` is the file as the user would type it, `lines` its text, `root` the path of `data`
    within the file.
    """

    path: str
    lines: Lines
    data: Plain
    spans: Mapping[FieldPath, Span] = field(repr=False)
    root: FieldPath = ()

    def entry(self, name: str) -> "Document":
        """Return the part of the document below one of its keys."""
        data = self.data[name] if isinstance(self.data, dict) else None
        return Document(self.path, self.lines, data, self.spans, (*self.root, name))

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
        place = self.lines.place_of(
            needle, (span.line, span.column), (span.end_line, span.end_column), occurrence
        )
        return self._location(*place, path) if place else self.at(*path)

    def whole(self) -> Location:
        """Point at the document as a whole."""
        return self.at_key()

    def _span(self, path: FieldPath) -> Span:
        full = (*self.root, *path)
        while full and full not in self.spans:
            full = full[:-1]
        return self.spans.get(full, Span(0, 0, 0, 0, 0, 0))

    def _location(self, line: int, column: int, path: FieldPath) -> Location:
        return location(self.path, self.lines, line, column, path)


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
