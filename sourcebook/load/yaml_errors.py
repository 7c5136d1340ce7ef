"""Explain PyYAML's syntax errors in the words of someone who edits a text file."""

import re
from collections.abc import Iterator

import yaml

from sourcebook.load.document import error, location
from sourcebook.load.lines import Lines
from sourcebook.problems import Problem

_TAB = (
    "a tab stands where only spaces may indent",
    "Replace the tab by spaces; every level is indented by two.",
)
_NEVER_CLOSED = r"unexpected end of stream|while parsing a flow|while scanning a quoted scalar"
"""Errors that are noticed far below, yet are made where the text, list or group opens."""
_BEGINS_WHERE_IT_OPENS = rf"{_NEVER_CLOSED}|could not find expected ':'|while scanning an alias"
_KEY_WITHOUT_SPACE = re.compile(r"\s*(?:- )?([a-z_]+)(?::(?![ \t]|//|$)|\s*=)")
_BARE_KEY = re.compile(r"\s*[a-z_]+\s*")
_EXPLANATIONS: tuple[tuple[str, str, str], ...] = (
    (
        r"mapping values are not allowed",
        "a colon followed by a space stands inside an unquoted text, or the indentation is off",
        'Put it into quotation marks, `title: "One: two"`, or line the key up with its group.',
    ),
    (
        r"did not find expected (',' or '\]')|while parsing a flow sequence",
        "a list that begins with `[` is not closed",
        "Close it with `]`; put a text that contains [ or ] into quotation marks.",
    ),
    (
        r"did not find expected (',' or '\}')|while parsing a flow mapping",
        "a group that begins with `{` is not closed",
        "Close it with `}`; put a text with brackets, commas or colons into quotation marks.",
    ),
    (
        r"unexpected end of stream|while scanning a quoted scalar|found unexpected document",
        "a quotation mark is opened and never closed",
        "Close the text with the same mark; inside '…' write two marks ('') for one.",
    ),
    (
        r"unknown escape character|did not find expected hexdecimal|invalid Unicode character",
        'a backslash inside "…" begins an escape that does not exist',
        "Use '…' instead of \"…\", or write \\\\ for a backslash.",
    ),
    (
        r"could not find expected ':'",
        "a key is not followed by a colon",
        "Write `key: value`; indent a text that goes on over several lines under its key.",
    ),
    (
        r"did not find expected key|while parsing a block mapping",
        "this line does not line up with the keys above it",
        "Indent it like its group; a text with quotation marks inside needs the other kind around.",
    ),
    (
        r"did not find expected '-' indicator|while parsing a block collection",
        "this line does not line up with the list above it",
        "Begin every entry of the list with `- ` at the same indentation.",
    ),
    (
        r"block sequence entries are not allowed",
        "a list begins on the line of its key, or the indentation is off",
        "Begin the list on the next line, each entry with `- `.",
    ),
    (
        r"undefined tag|while parsing a tag|while scanning a tag|found undefined tag",
        "a text that begins with `!` is read as a type",
        "Put it into quotation marks.",
    ),
    (
        r"while scanning an alias|while scanning an anchor",
        "a text that begins with `*` or `&` is read as an alias",
        "Put it into quotation marks.",
    ),
    (
        r"did not find expected node content",
        "a value is missing here, or a bracket is opened and never closed",
        "Close `[` with `]` and `{` with `}`; put a text with brackets into quotation marks.",
    ),
    (
        r"cannot start any token",
        "a text begins with a character that YAML keeps for itself",
        "Put the text into quotation marks.",
    ),
    (
        r"special characters are not allowed|control characters are not allowed|unacceptable",
        "the file holds a control character",
        "Delete it; retype the line if nothing is to be seen.",
    ),
    (
        r"while scanning a block scalar",
        "a text begins with `>` or `|`, which YAML keeps for itself",
        "Put the text into quotation marks, or on the lines below, indented by two.",
    ),
    (
        r"expected <document start>",
        "the record ended at a line `...` or `---`, and more follows",
        "Remove that line; a file holds one record.",
    ),
    (
        r"mapping keys are not allowed",
        "a text begins with `?`, which YAML keeps for itself",
        "Put the text into quotation marks.",
    ),
    (
        r"incompatible YAML document|directive",
        "a line that begins with `%` is read as a directive",
        "Put the text into quotation marks.",
    ),
)


def explained(problem: yaml.YAMLError, path: str, lines: Lines, first_line: int) -> Problem:
    """Turn a syntax error into a problem that says what to do."""
    said = " ".join(
        str(part)
        for part in (
            getattr(problem, "context", None),
            getattr(problem, "problem", None),
            getattr(problem, "reason", None),
        )
        if part
    )
    opening = getattr(problem, "context_mark", None)
    mark = getattr(problem, "problem_mark", None) or opening
    line, column = (mark.line + first_line, mark.column) if mark else _of_character(problem, lines)
    message, hint = "the YAML of this file cannot be read here", "Compare it with the lines above."
    line = min(line, max(len(lines) - 1, 0))
    if lines and "\t" in _indentation(lines[line]):
        message, hint = _TAB
        return error("yaml-syntax", location(path, lines, line, 0), message, hint)
    for pattern, better, remedy in _EXPLANATIONS:
        if re.search(pattern, said):
            message, hint = better, remedy
            break
    if opening is not None and re.search(_BEGINS_WHERE_IT_OPENS, said):
        line, column = min(opening.line + first_line, max(len(lines) - 1, 0)), opening.column
    for number, at, closer, nearer in _nearer(said, lines, line, column):
        line, column, message, hint = number, at, closer, nearer
    column = min(column, len(lines[line]) if lines else 0)
    return error("yaml-syntax", location(path, lines, line, column), message, hint)


def _nearer(said: str, lines: Lines, line: int, column: int) -> Iterator[tuple[int, int, str, str]]:
    """Yield line, column, message and hint where the text shows which mistake it is."""
    text = lines[line] if lines else ""
    before = text[:column].rstrip()
    if text.startswith("```"):
        yield line, 0, "the mark of a block of code was copied along", "Delete this line."
    elif "mapping values are not allowed" in said or "could not find expected ':'" in said:
        above = line
        if "mapping values" in said and _BARE_KEY.fullmatch(before):
            above = next((n for n in range(line - 1, -1, -1) if lines[n].strip()), line)
        if (found := _KEY_WITHOUT_SPACE.match(lines[above])) is not None:
            message = f"no colon with an ordinary space behind it follows the key `{found[1]}`"
            yield above, found.start(1), message, f"Write `{found[1]}: ` and then the value."
        elif above < line and len(_indentation(text)) > len(_indentation(lines[above])):
            hint = "Line up the keys of a group; a group is indented by two below its key."
            message = "this line is indented deeper than the line above it"
            yield line, len(_indentation(text)), message, hint
    elif "did not find expected key" in said and before.endswith(("'", '"', "]", "}")):
        message = f"the text goes on behind the closing `{before[-1]}`"
        hint = (
            "Put the whole text into quotation marks of the other kind than those within: "
            "\"…'…\" or '…\"…'."
        )
        yield line, column, message, hint
    elif re.search(r"did not find expected ',' or '\}'", said) and "}" in text[column:]:
        message = "a comma is missing in a group in `{ }`, or a text in it needs quotation marks"
        yield line, column, message, "Write a comma between the entries: `{one: a, two: b}`."


def _indentation(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _of_character(problem: yaml.YAMLError, lines: Lines) -> tuple[int, int]:
    """Return line and column of a character that the reader refused, which has no mark."""
    character = getattr(problem, "character", None)
    if isinstance(character, int):
        character = chr(character)
    if isinstance(character, str):
        for number, line in enumerate(lines):
            column = line.find(character)
            if column >= 0:
                return number, column
    return 0, 0
