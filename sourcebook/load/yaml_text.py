"""Read YAML as untrusted text: every scalar stays what was typed, every key keeps its place.

PyYAML gives the events; building the data is ours. The events come one after another without
recursion, so that depth, size and number are bounded before anything is built. Its own resolution
(`NO` is false, `12:30` is 750, `010` is 8) never runs.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from sourcebook.load.characters import forbidden, refused_as
from sourcebook.load.document import FieldPath, Plain, Span, error, location
from sourcebook.load.lines import PRIVATE, Lines
from sourcebook.load.yaml_errors import explained
from sourcebook.load.yaml_refused import refused
from sourcebook.problems import Problem

_LOST = re.compile(r"[ \t]+#[^\s#]")
"""A # behind an unquoted text, with something close behind it."""
MAX_NESTING = 12
"""The deepest nesting of lists and keys; a record needs five."""
MAX_VALUES, _ROOM = 20_000, 35
"""The most values in one file, or one for so many characters: no line of a release has fewer."""
MAX_KEY = 100
"""The longest key, in characters."""

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Stop(Exception):  # noqa: N818 - ends the reading of one file, and leaves this module never
    """Carry the problem that makes the rest of a file unreadable."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


@dataclass(slots=True)
class YamlText:
    """Collect what one YAML text holds: its data, the place of each value, and its problems."""

    data: Plain = None
    spans: dict[FieldPath, Span] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    readable: bool = True


def read_yaml(text: str, path: str, lines: Lines, first_line: int = 0) -> YamlText:
    """Read one YAML text of a file; `first_line` is the line of the file that it begins on."""
    reader = _Reader(path, lines, first_line, max(MAX_VALUES, len(text) // _ROOM))
    if (before := refused(text, path, lines, first_line)) is not None:
        return YamlText(problems=[before], readable=False)
    try:
        reader.read(text)
    except _Stop as stop:
        reader.result.problems.append(stop.problem)
        reader.result.readable = False
    except yaml.YAMLError as problem:
        reader.result.problems.append(explained(problem, path, lines, first_line))
        reader.result.readable = False
    return reader.result


@dataclass(slots=True)
class _Open:
    """Hold a list or a group of keys whose end has not come yet."""

    value: "list[Plain] | dict[str, Plain]"
    path: FieldPath
    span: Span
    key: str | None = None
    key_mark: tuple[int, int] = (0, 0)
    first_keys: dict[str, int] = field(default_factory=dict)


class _Reader:
    """Build the data of one document from its events."""

    def __init__(self, path: str, lines: Lines, first_line: int, most: int) -> None:
        self.path = path
        self.lines = lines
        self.first_line = first_line
        self.result = YamlText()
        self._open: list[_Open] = []
        self._values = 0
        self._most = most
        self._documents = 0

    def read(self, text: str) -> None:
        """Take every event of the text."""
        for event in _events(text):
            self._take(event)

    def _take(self, event: yaml.Event) -> None:
        match event:
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    raise self._stop(
                        event,
                        "second-document",
                        "a second document begins here",
                        "Remove the line `---`; a file holds one record.",
                    )
                if event.version or event.tags:
                    message = "a line that begins with `%` gives directions to a reader of YAML"
                    hint = "Remove it, and the line `---` below it."
                    raise self._stop(event, "yaml-syntax", message, hint)
            case yaml.AliasEvent():
                raise self._stop(
                    event,
                    "yaml-alias",
                    f"{self._quoted(f'*{event.anchor}')} repeats a part of the file by an alias",
                    "Write the value itself; a text that begins with * needs quotation marks.",
                )
            case yaml.ScalarEvent():
                self._refuse_extras(event)
                self._take_scalar(event)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._refuse_extras(event)
                self._enter(event)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._leave(event)

    def _refuse_extras(self, event: yaml.NodeEvent) -> None:
        tag = getattr(event, "tag", None)
        if event.anchor is not None:
            raise self._stop(
                event,
                "yaml-anchor",
                f"{self._quoted(f'&{event.anchor}')} names a part of the file by an anchor",
                "Remove it; a text that begins with & needs quotation marks.",
            )
        if tag is not None:
            raise self._stop(
                event,
                "yaml-tag",
                f"{self._quoted(tag)} gives a type by a tag",
                "Remove it; a text that begins with ! needs quotation marks.",
            )

    def _take_scalar(self, event: yaml.ScalarEvent) -> None:
        text: str = event.value
        group = self._open[-1] if self._open else None
        if group and isinstance(group.value, dict) and group.key is None:
            self._take_key(event, group)
            return
        span = self._span(event)
        path = self._place(span)
        self._refuse_characters(text, span, path)
        if not event.style:
            self._refuse_lost_text(span)
        # An empty plain scalar is a key without a value; an empty quoted one is an empty text.
        self._put(None if text == "" and not event.style else text)

    def _refuse_lost_text(self, span: Span) -> None:
        """Refuse `camp #120 of …`: what stands behind the # would vanish without a word.

        A comment is told from such a text by the space that people write behind its #.
        """
        line = self.lines[span.end_line] if span.end_line < len(self.lines) else ""
        if _LOST.match(line, span.end_column):
            self._report(
                "yaml-syntax",
                span.end_line,
                line.index("#", span.end_column),
                "what follows this # is read as a comment, and would be lost",
                "Put the whole text into quotation marks; a real comment has a space behind its #.",
            )

    def _take_key(self, event: yaml.ScalarEvent, group: _Open) -> None:
        key: str = event.value
        line, column = self._mark(event.start_mark)
        if key == "<<" and not event.style:
            raise self._stop(
                event,
                "yaml-merge",
                "`<<` merges one part of the file into another",
                "Write the keys themselves.",
            )
        if len(key) > MAX_KEY or "\n" in key or any(True for _ in forbidden(key)):
            raise self._stop(
                event,
                "malformed-key",
                "this key is too long, or holds characters that no key has",
                "Look for a missing colon or quotation mark on this line.",
            )
        if key in group.first_keys:
            self._report(
                "duplicate-key",
                line,
                column,
                f"{self._quoted(key)} stands twice here, first on line {group.first_keys[key]}",
                "Keep one of the two.",
            )
        else:
            group.first_keys[key] = line + 1
        group.key, group.key_mark = key, (line, column)

    def _enter(self, event: yaml.CollectionStartEvent) -> None:
        group = self._open[-1] if self._open else None
        if group and isinstance(group.value, dict) and group.key is None:
            raise self._stop(
                event,
                "malformed-key",
                "a list or a group of keys stands where a key is expected",
                "Put a text that contains { } or [ ] into quotation marks.",
            )
        if len(self._open) >= MAX_NESTING:
            raise self._stop(
                event,
                "too-deep",
                f"lists and keys are nested deeper than {MAX_NESTING}",
                "Look for brackets that do not belong here.",
            )
        span = self._span(event)
        path = self._place(span)
        value: list[Plain] | dict[str, Plain] = (
            {} if isinstance(event, yaml.MappingStartEvent) else []
        )
        self._put(value)
        self._open.append(_Open(value, path, span))

    def _leave(self, event: yaml.Event) -> None:
        group = self._open.pop()
        end_line, end_column = self._mark(event.end_mark)
        old = self.result.spans[group.path]
        self.result.spans[group.path] = old._replace(end_line=end_line, end_column=end_column)

    def _place(self, span: Span) -> FieldPath:
        """Note the place of the value that comes next, and return its path."""
        self._values += 1
        if self._values > self._most:
            raise _Stop(
                error(
                    "too-long",
                    location(self.path, self.lines, span.line, span.column),
                    f"the file holds more than {self._most} values",
                    "Split the record.",
                )
            )
        path: FieldPath = ()
        if self._open:
            group = self._open[-1]
            if isinstance(group.value, dict):
                path = (*group.path, group.key or "")
                span = span._replace(key_line=group.key_mark[0], key_column=group.key_mark[1])
            else:
                path = (*group.path, len(group.value))
        self.result.spans.setdefault(path, span)
        return path

    def _put(self, value: Plain) -> None:
        if not self._open:
            self.result.data = value
            return
        group = self._open[-1]
        if isinstance(group.value, list):
            group.value.append(value)
        else:
            group.value.setdefault(group.key or "", value)
            group.key = None

    def _refuse_characters(self, text: str, span: Span, path: FieldPath) -> None:
        if PRIVATE in path:
            return
        for _, character in forbidden(text):
            line, column = self._find(character, span)
            self._report(
                "forbidden-character",
                line,
                column,
                f"the text holds {refused_as(character)}",
                "Delete it; retype the word if it seems to be nowhere.",
            )
            return  # one a value is enough to find them all

    def _quoted(self, text: str) -> str:
        """Quote a piece of the file for a message, unless it stands in the editors' notes."""
        notes = any(PRIVATE in (group.key, *group.path) for group in self._open[-1:])
        return "this" if notes else f"`{text[:41]}`"

    def _find(self, character: str, span: Span) -> tuple[int, int]:
        """Return where the value holds the character itself, else where the value begins."""
        for number in range(span.line, min(span.end_line + 1, len(self.lines))):
            start = span.column if number == span.line else 0
            end = span.end_column if number == span.end_line else None
            column = self.lines[number].find(character, start, end)
            if column >= 0:
                return number, column
        return span.line, span.column

    def _span(self, event: yaml.Event) -> Span:
        line, column = self._mark(event.start_mark)
        end_line, end_column = self._mark(event.end_mark)
        return Span(line, column, line, column, end_line, end_column)

    def _mark(self, mark: Any) -> tuple[int, int]:
        return mark.line + self.first_line, mark.column

    def _report(self, rule: str, line: int, column: int, message: str, hint: str) -> None:
        place = location(self.path, self.lines, line, column)
        self.result.problems.append(error(rule, place, message, hint))

    def _stop(self, event: yaml.Event, rule: str, message: str, hint: str) -> _Stop:
        line, column = self._mark(event.start_mark)
        return _Stop(error(rule, location(self.path, self.lines, line, column), message, hint))


def _events(text: str) -> Iterator[yaml.Event]:
    loader = _Loader(text)
    try:
        while loader.check_event():
            yield loader.get_event()
    finally:
        loader.dispose()
