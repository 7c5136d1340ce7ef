"""Find the lines of a value in YAML, so that others can be put beside it."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from sourcebook.load.document import Document, FieldPath, Span
from sourcebook.propose.editing import CannotEdit


class LineEdit(NamedTuple):
    """Hold one edit: where it is, from 0, how many lines go, and which come instead."""

    at: int
    removed: int
    lines: tuple[str, ...]


def edited(lines: list[str], edits: Iterable[LineEdit], end: str) -> bytes:
    """Return a file with its edits done; of several at one place, the first stands first."""
    result = list(lines)
    if result and not result[-1].endswith("\n"):
        result[-1] += end
    order = sorted((edit.at, edit.removed > 0, n, edit) for n, edit in enumerate(edits))
    # From the last line to the first; what goes does so before anything comes in its place.
    for *_, edit in reversed(order):
        result[edit.at : edit.at + edit.removed] = [f"{line}{end}" for line in edit.lines]
    return "".join(result).encode("utf-8")


class BlockLines:
    """Answer on which lines the values of a record stand; paths begin at the record."""

    def __init__(self, document: Document, lines: list[str], without: str = "") -> None:
        """Take the record and the lines of its file; `without` is the text below a front matter."""
        self._spans = document.source.places.spans
        self._root = document.root
        self._lines = lines
        self._without = (*document.root, without)

    def has(self, *path: str) -> bool:
        """Tell whether there is a value."""
        return (*self._root, *path) in self._spans

    def span(self, *path: str) -> Span:
        """Return where a value stands."""
        return self._spans[(*self._root, *path)]

    def keys(self, *path: str) -> list[str]:
        """Return the keys of a group, in their order."""
        return [str(below[-1]) for below in self._below.get((*self._root, *path), ())]

    @cached_property
    def _below(self) -> Mapping[FieldPath, list[FieldPath]]:
        found: dict[FieldPath, list[FieldPath]] = {}
        depth = len(self._root)
        for path in self._spans:
            if path[:depth] == self._root and len(path) > depth and path != self._without:
                found.setdefault(path[:-1], []).append(path)
        return found

    def is_braced(self, *path: str) -> bool:
        """Tell whether a group stands between braces."""
        span = self.span(*path)
        return self._lines[span.line][span.column : span.column + 1] in ("{", "[")

    def column(self, *path: str) -> int:
        """Return where the keys of a group begin."""
        keys = self.keys(*path)
        if not keys:
            raise CannotEdit(f"`{'.'.join(path) or 'the record'}` has no keys yet: remove it")
        return self.span(*path, keys[0]).key_column

    def last(self, *path: str) -> int:
        """Return the number of the last line of a value, without what only follows it."""
        return self._last((*self._root, *path))

    def _last(self, path: FieldPath) -> int:
        span = self._spans.get(path)
        below = self._below.get(path)
        if below and not (span and self._lines[span.line][span.column : span.column + 1] in "{["):
            return max(map(self._last, below))
        if span is None:
            raise CannotEdit("the record has no values")
        if span.end_column or span.end_line == span.line:
            return span.end_line
        last = span.end_line - 1  # a block scalar, which ends where the next line begins
        while last > span.line and not self._lines[last].strip():
            last -= 1
        return last

    def end(self, *path: str) -> int:
        """Return the line before which another key of a group can be put."""
        column = self.column(*path)
        line = self.last(*path) + 1
        while line < len(self._lines) and _belongs(self._lines[line], column):
            line += 1
        return line

    def on_lines(self, *path: str) -> LineEdit:
        """Return the edit by which a group between braces stands on lines of its own."""
        span = self.span(*path)
        keys = self.keys(*path)
        if not keys:
            raise CannotEdit(f"`{'.'.join(path)}` is empty: remove it")
        if self._lines[span.line][span.column] != "{":
            raise CannotEdit(f"`{'.'.join(path)}` is a list")
        head = self._lines[span.line][: span.column].rstrip()
        tail = self._lines[span.end_line][span.end_column :].strip()
        if tail and not tail.startswith("#"):
            raise CannotEdit("another value stands on the same line")
        margin = " " * (span.key_column + 2)
        values = (self.span(*path, key) for key in keys)
        said = (
            self._between((v.key_line, v.key_column), (v.end_line, v.end_column)) for v in values
        )
        lines = (f"{head}  {tail}".rstrip(), *(f"{margin}{text}" for text in said))
        return LineEdit(span.line, span.end_line - span.line + 1, lines)

    def _between(self, start: tuple[int, int], end: tuple[int, int]) -> str:
        if start[0] == end[0]:
            return self._lines[start[0]][start[1] : end[1]].rstrip()
        within = self._lines[start[0] + 1 : end[0]]
        parts = [self._lines[start[0]][start[1] :], *within, self._lines[end[0]][: end[1]]]
        if any("#" in part for part in parts):
            raise CannotEdit("a note stands between its braces")
        return " ".join(part.strip() for part in parts)


def _belongs(line: str, column: int) -> bool:
    """Tell whether a line is a note on the value above it, by how deep it stands."""
    text = line.lstrip()
    return text.startswith("#") and len(line) - len(text) > column
