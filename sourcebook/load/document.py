"""A file that was read: plain data, and where each piece of it stands."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import NamedTuple, TypeAlias

from sourcebook.problems import Location, Problem, Severity

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain] | None"
"""What YAML is before it has types: text, lists, groups of keys, and nothing."""

FieldPath: TypeAlias = tuple[str | int, ...]
"""The keys and list places that lead to a value."""

PRIVATE = "private"
"""The key whose value is shown to nobody, not even in an error."""


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
    lines: tuple[str, ...]
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
        for number in range(span.line, min(span.end_line + 1, len(self.lines))):
            start = span.column if number == span.line else 0
            end = span.end_column if number == span.end_line else None
            for match in re.finditer(re.escape(needle), self.lines[number][:end]):
                if match.start() < start:
                    continue
                if occurrence == 0:
                    return self._location(number, match.start(), path)
                occurrence -= 1
        return self.at(*path)

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
    path: str, lines: tuple[str, ...], line: int, column: int, field_path: FieldPath = ()
) -> Location:
    """Point at a place, counted from 0, and show its line unless it is a private note."""
    shown = "" if line >= len(lines) or _is_private(lines, line) else lines[line]
    return Location(path, line + 1, column + 1, dotted(field_path), shown)


def _is_private(lines: tuple[str, ...], line: int) -> bool:
    """Tell whether a line belongs to a top-level `private:`, judged by the text alone.

    The text, because a file that cannot be read has no structure yet, and an error in the notes
    must not print them.
    """
    for number in range(line, -1, -1):
        key, colon, _ = lines[number].partition(":")
        if key[:1] in ("", " ", "\t", "#", "-", "}", "]"):
            continue
        if _names_notes(key.strip("\"' ").lower()):
            return True
        if colon:  # a line without one is no key: notes that lost their indentation go on
            return False
    return False


def _names_notes(key: str) -> bool:
    """Tell whether a key is, or was meant to be, the one of the notes."""
    return PRIVATE in key or bool(get_close_matches(key[:40], [PRIVATE], cutoff=0.8))


def dotted(path: FieldPath) -> str:
    """Write a path as contributors read it: `claims[2].source`, lists counted from 1."""
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}"
    return text.removeprefix(".")


def error(rule: str, location: Location, message: str, hint: str = "") -> Problem:
    """Make the problem of something that stops the build."""
    return Problem(rule, Severity.ERROR, location, message, hint)
