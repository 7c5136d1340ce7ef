"""Refuse what the YAML parser would count or read otherwise, before it sees the text."""

import re

from sourcebook.load.characters import name_of
from sourcebook.load.document import error, location
from sourcebook.load.lines import Lines
from sourcebook.problems import Problem

MAX_DIRECTIVES = 20
"""The most lines that begin with `%`: the parser compares each directive with all before it."""

_BREAK = re.compile("[\x85\u2028\u2029]")
"""Ends a line to the parser and to no editor, so that all lines below would be named wrongly."""


def refused(text: str, path: str, lines: Lines, first_line: int) -> Problem | None:
    """Return why a text is not parsed at all, or None."""
    if (hidden := _BREAK.search(text)) is not None:
        number = first_line + text.count("\n", 0, hidden.start())
        column = hidden.start() - (text.rfind("\n", 0, hidden.start()) + 1)
        return error(
            "forbidden-character",
            location(path, lines, number, column),
            f"the text holds {name_of(hidden[0])}, which a reader cannot see",
            "Delete it, or put an ordinary line break there.",
        )
    if text.count("\n%") > MAX_DIRECTIVES:
        number = first_line + text.count("\n", 0, text.index("\n%")) + 1
        return error(
            "yaml-syntax",
            location(path, lines, number, 0),
            "lines that begin with `%` are read as directives",
            "Remove them, or indent the text that they belong to.",
        )
    return None
