"""Read one file: quickly where its YAML is ordinary, in full where it is not.

Places are read in full as well, when they are asked for. What was read is not kept for long: a
record is made of it at once, and few files are asked for more. So a file keeps its text only, and
the readings of the last few files stay at hand.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from sourcebook.load.characters import any_forbidden, forbidden, refused_as
from sourcebook.load.document import Document, Places, Plain, Span, error, location
from sourcebook.load.front_matter import split, split_quickly
from sourcebook.load.lines import Lines
from sourcebook.load.quick_yaml import read_quickly
from sourcebook.load.yaml_text import YamlText, read_yaml
from sourcebook.problems import Problem

_MARK = "<<<<<<< "
_CONFLICT = re.compile(r"<{7} \S")
"""What git puts above the first of two versions."""
MOST_SHOWN = 101
"""How many lines with hidden characters are looked for: one more than are listed."""
_AT_HAND = 32
"""How many readings are kept: the rules of the check take the files in the same order."""


@dataclass(frozen=True, slots=True)
class KeptText:
    """Hold the text of a file; its data and their places are read from it on demand.

    `body_field` names the field that the Markdown below a front matter is, empty where the whole
    file is YAML.
    """

    path: str
    text: str
    body_field: str = ""

    @property
    def data(self) -> Plain:
        """Return the data of the file."""
        quick = _quickly(self)
        return _in_full(self)[1].data if quick is None else quick

    @property
    def places(self) -> Places:
        """Return where each value of the data stands."""
        lines, found = _in_full(self)
        return Places(lines, found.spans)


def read_yaml_file(text: str, path: str) -> tuple[Document | None, list[Problem]]:
    """Read a file that is YAML from its first line to its last."""
    return _read(KeptText(path, text))


def read_markdown_file(
    text: str, path: str, body_field: str
) -> tuple[Document | None, list[Problem]]:
    """Read a file with front matter and Markdown; the Markdown becomes the field `body_field`."""
    return _read(KeptText(path, text, body_field))


def _read(file: KeptText) -> tuple[Document | None, list[Problem]]:
    if _quickly(file) is not None:
        return Document(file), []
    _, found = _in_full(file)
    return Document(file) if found.readable else None, list(found.problems)


@lru_cache(maxsize=_AT_HAND)
def _quickly(file: KeptText) -> dict[str, Plain] | None:
    """Return the data of a file that is ordinary from end to end, else None."""
    if not file.body_field:
        return read_quickly(file.text)
    parts = split_quickly(file.text)
    if parts is None:
        return None
    matter, body = parts
    data = read_quickly(matter)
    if data is None or file.body_field in data or any_forbidden(body) or _MARK in body:
        return None
    data[file.body_field] = body
    return data


@lru_cache(maxsize=_AT_HAND)
def _in_full(file: KeptText) -> tuple[Lines, YamlText]:
    """Read a file with every place and every problem."""
    lines = Lines(file.text.split("\n"))
    if _MARK in file.text:
        for number, line in enumerate(lines):
            if _CONFLICT.match(line):
                return lines, YamlText(problems=[_conflict(file, lines, number)], readable=False)
    if file.body_field:
        return lines, _markdown_in_full(file, lines)
    found = read_yaml(file.text, file.path, lines)
    _refuse_hidden(found, file.path, lines, len(lines))
    return lines, found


def _conflict(file: KeptText, lines: Lines, number: int) -> Problem:
    return error(
        "merge-conflict",
        location(file.path, lines, number, 0),
        "two versions of the text stand here, as git left them",
        "Keep what is right of both, and remove the lines `<<<<<<<`, `=======` and `>>>>>>>`.",
    )


def _refuse_hidden(found: YamlText, path: str, lines: Lines, end: int) -> None:
    """Refuse what hides in comments: a reviewer would see another file than we read."""
    if not found.readable or any(p.rule == "forbidden-character" for p in found.problems):
        return
    found.problems += _characters(lines, range(end), path)


def _markdown_in_full(file: KeptText, lines: Lines) -> YamlText:
    matter = split(lines, file.path)
    if isinstance(matter, Problem):
        return YamlText(problems=[matter], readable=False)
    found = read_yaml(matter.yaml, file.path, lines, matter.yaml_line)
    if not found.readable:
        return found
    _refuse_hidden(found, file.path, lines, matter.body_line)
    first = next(
        (n for n in range(matter.body_line, len(lines)) if lines[n].strip()), matter.body_line
    )
    found.problems += _characters(lines, range(matter.body_line, len(lines)), file.path)
    if found.data is None:
        found.data = {}
    if isinstance(found.data, dict):
        body = (file.body_field,)
        if file.body_field in found.data:
            span = found.spans[body]
            found.problems.append(
                error(
                    "unknown-key",
                    location(file.path, lines, span.key_line, span.key_column),
                    f"`{file.body_field}` is not a field of the front matter",
                    "Write the text below the second `---`.",
                )
            )
        found.data[file.body_field] = matter.body
        found.spans[body] = Span(first, 0, first, 0, len(lines), 0)
    return found


def _characters(lines: Lines, numbers: range, path: str) -> list[Problem]:
    found = (
        (number, place, character)
        for number in numbers
        if number not in lines.notes
        for place, character in islice(forbidden(lines[number]), 1)
    )
    return [
        error(
            "forbidden-character",
            location(path, lines, number, place),
            f"the text holds {refused_as(character)}",
            "Delete it; retype the word if it seems to be nowhere.",
        )
        for number, place, character in islice(found, MOST_SHOWN)
    ]
