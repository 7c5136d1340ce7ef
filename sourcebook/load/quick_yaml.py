"""Read the YAML that records are written in, quickly; leave every other YAML alone.

Nearly every record is written in a small, regular part of YAML. This module reads that part with
one regular expression, several times faster than a general parser, and knows nothing of the rest:
it returns the data of a text, or None for "not ordinary", and then `yaml_text` reads the text.
It never finds a fault. A text with one is not ordinary, so that problems, their places and their
words come from one reader only. Where this one answers, `yaml_text` gives the same data without any
problem; tests/load/test_quick_yaml.py holds the two together.

A text is a row of *entries*, each one `key: value`, `- value` or `- key: value`, with the lines
that its value goes on over:

    title: A plain text            # a comment
    summary: >-                    # a block, folded (`>`) or literal (`|`)
      Lines that are indented alike.
    where:                         # a value that begins on the next line: entries, indented deeper
      name: 'It''s quoted'
    parties:
      - role: victim               # opens a group in the list, two columns to the right of the dash
        note: A plain text that
          goes on, indented deeper.
    tags: [two, words]             # lists and groups in brackets, on one line

`_ENTRIES` splits the text into entries. `read_quickly` then walks over them and keeps the list or
group that each belongs to, which its column tells. What is not ordinary matches no entry and ends
the reading: anchors, tags, tabs, `---`, keys in quotation marks (but those of translations), a
colon or hash in a wrong place, blank lines in a plain text, brackets over several lines and
whatever else YAML has.
"""

import json
import re
from typing import Any, TypeAlias

from sourcebook.load.characters import any_forbidden
from sourcebook.load.document import Plain

MOST_CHARACTERS = 40_000
"""The longest text that is ordinary: too short to hold more values than a file may."""
_DEEPEST = 8
"""The deepest nesting that is ordinary, brackets not counted."""
_LONGEST_KEY = 60
"""The longest key that is ordinary, in characters."""

# The parts of the expressions. What a loop has matched is not given up again (`*+`), so that the
# time they take grows with the text and no faster. An optional part is written `(?:…|)`, which the
# engine runs quicker than `(?:…)?+`.
_KEY = r"\w[\w\ -]*+(?<!\ )"
_DIGITS = r'"[0-9][0-9a-f]{7}"'
"""A key of a translation (see `editions`), which YAML might take for a number."""
_FIRST = r"""(?:[^\s\-?:,\[\]{}\#&*!|>'"%@`]|-(?![\ \n]))"""
_TEXT = r"[^\n:\#]*+(?:(?::(?![\ \n])|(?<!\ )\#)[^\n:\#]*+)*+(?=[\n\#])"
_SINGLE = r"'[^'\n]*+(?:''[^'\n]*+)*+'"
_DOUBLE = r'"[^"\\\n]*+(?:\\(?:["\\/bfnrt]|u(?![dD][89a-fA-F])[0-9a-fA-F]{4})[^"\\\n]*+)*+"'
_WORD_FIRST = r"""(?:[^\s\-?:,\[\]{}\#&*!|>'"%@`]|-(?=\w))"""
_WORD = _WORD_FIRST + r"[^?:,\[\]{}\#]*+(?::(?=[\w/])[^?:,\[\]{}\#]*+)*+"

_ENTRIES = re.compile(
    rf"""
    (?:\ *+\#[^\n]*+\n | \n)*+                  # lines that hold a comment or nothing
    (?:
      (\ *+)                                    # 1 the indentation
      (-\ |)                                    # 2 the dash of an entry of a list
      (?:({_KEY}|{_DIGITS}):(?:\ ++|(?=\n))|)   # 3 the key
      (?:
        ({_FIRST}{_TEXT}                        # 4 a plain text,
          (?:\n\1\ ++(?![\#\n]){_TEXT})*+)      #   with the lines that it goes on over
      | ({_SINGLE}|{_DOUBLE}|[\[{{][^\n\#]*+)   # 5 a text in quotation marks, or brackets
      | ([>|]-?+)\n                             # 6 the mark of a block,
        (\ ++)                                  # 7 its indentation,
        ([^\ \n][^\n]*+                         # 8 and its lines
          (?:\n\7[^\n]*+|\n(?=\n))*+)
      |)
      (?:\n|\ *+(?:(?<=\ )\#(?=[\ \#\n])[^\n]*+|)\n)    # a comment has a space on either side
    | ((?s:.++))                                # 9 what is not ordinary, to the end of the text
    |)
    """,
    re.VERBOSE,
)
_IN_BRACKETS = re.compile(
    rf"""
    \ *+
    (?:({_KEY}):\ ++|)                          # 1 the key
    ({_WORD}|{_SINGLE}|{_DOUBLE}                # 2 the value
      |\[[^\[\]{{}}]*+\]|\{{[^{{}}]*+\}})
    \ *+(?:,|\Z)
    | (.++)                                     # 3 what is not ordinary
    """,
    re.VERBOSE,
)
_BREAKS = re.compile(r"\n+")


_Level: TypeAlias = tuple[Any, int, bool]
"""An open list or group, the column that its entries begin in, and whether it is a list."""


class _NotOrdinary(Exception):  # noqa: N818 - ends the quick reading, and leaves this module never
    """Say that a text is for the full reader."""


def read_quickly(text: str) -> dict[str, Plain] | None:
    """Return the data of a text that is a group of ordinary entries, else None."""
    if (
        len(text) > MOST_CHARACTERS
        or text[-1:] != "\n"  # without it, the end of the last block is another
        or "\t" in text
        or any_forbidden(text)
    ):
        return None
    try:
        return _group(text)
    except _NotOrdinary:
        return None


def _group(text: str) -> dict[str, Plain]:
    root: dict[str, Plain] = {}
    level: _Level = root, 0, False
    inner, column, in_list = level
    outer: list[_Level] = []
    awaited = ""  # the key whose value begins on the next line
    for indentation, dash, key, plain, marked, block, margin, body, odd in _ENTRIES.findall(text):
        at = len(indentation)
        if awaited or dash or in_list or at != column:  # it is not one more key of the same group
            level = _level(level, outer, awaited, at, dash)
            if dash and key:
                outer.append(level)
                level[0].append({})
                level = level[0][-1], at + 2, False
            inner, column, in_list = level
        if key[:1] == '"':
            key = key[1:-1]  # noqa: PLW2901 - in place, a hundred thousand times
        if key and (key in inner or len(key) > _LONGEST_KEY or len(outer) > _DEEPEST):
            raise _NotOrdinary
        value: Plain = (
            plain.rstrip(" ")
            if plain and "\n" not in plain
            else _value(plain, marked, block, margin, body, column)
        )
        awaited = key if value is None else ""
        if key:
            inner[key] = value
        elif dash and value is not None:
            inner.append(value)
        elif indentation or dash or odd or value is not None:
            raise _NotOrdinary
    if not root:
        raise _NotOrdinary
    return root


def _level(level: _Level, outer: list[_Level], awaited: str, at: int, dash: str) -> _Level:
    """Return the list or group that an entry stands in, and keep those around it in `outer`."""
    inner, column, in_list = level
    if awaited and (at > column or (dash and at == column)):
        outer.append(level)
        inner[awaited] = [] if dash else {}
        return inner[awaited], at, bool(dash)
    # A list may stand in the column of its key: then a line without a dash ends it.
    while outer and (column > at or (in_list and not dash)):
        level = _, column, in_list = outer.pop()
    if column != at or in_list != bool(dash):
        raise _NotOrdinary
    return level


def _value(  # noqa: PLR0913, PLR0917 - the groups of an entry that can hold its value
    plain: str, marked: str, block: str, margin: str, body: str, column: int
) -> Plain:
    """Return the value of an entry, None where it has none on its own lines."""
    if plain:
        return _unwrapped(plain, column)
    if marked:
        return _marked(marked)
    return _block(block, margin, body, column) if block else None


def _unwrapped(text: str, column: int) -> str:
    """Fold a plain text that goes on over several lines, all deeper than their group."""
    first, *others = text.split("\n")
    if not all(line.startswith(" " * (column + 1)) for line in others):
        raise _NotOrdinary
    return " ".join((first.rstrip(" "), *(line.strip(" ") for line in others)))


def _block(mark: str, margin: str, body: str, column: int) -> str:
    """Take the margin from the lines of a block, and fold them where its mark says so."""
    if len(margin) <= column:
        raise _NotOrdinary
    text = body.replace("\n" + margin, "\n").rstrip("\n")
    if mark[0] == ">":
        if "\n " in text:  # lines that stand out are not folded
            raise _NotOrdinary
        text = _BREAKS.sub(_folded, text) if "\n\n" in text else text.replace("\n", " ")
    return text if mark[-1] == "-" else text + "\n"


def _folded(breaks: re.Match[str]) -> str:
    """Return one line break as a space, several as one fewer."""
    return breaks[0][1:] or " "


def _marked(value: str) -> Plain:
    """Read a text in quotation marks, or a list or group in brackets."""
    match value[0]:
        case "'":
            return value[1:-1].replace("''", "'")
        case '"':
            return _double(value)
        case "[":
            return _list_in_brackets(value.rstrip(" "))
    return _group_in_brackets(value.rstrip(" "))


def _double(value: str) -> str:
    """Read a text in double marks, whose escapes are those that YAML and JSON have in common."""
    if "\\" not in value:
        return value[1:-1]
    text: str = json.loads(value)
    if any_forbidden(text):
        raise _NotOrdinary
    return text


def _list_in_brackets(value: str) -> list[Plain]:
    if value[-1] != "]":
        raise _NotOrdinary
    values: list[Plain] = []
    for key, word, odd in _IN_BRACKETS.findall(value[1:-1]):
        if key or odd:
            raise _NotOrdinary
        values.append(_word(word))
    return values


def _group_in_brackets(value: str) -> dict[str, Plain]:
    if value[-1] != "}":
        raise _NotOrdinary
    group: dict[str, Plain] = {}
    for key, word, odd in _IN_BRACKETS.findall(value[1:-1]):
        if odd or not key or key in group or len(key) > _LONGEST_KEY:
            raise _NotOrdinary
        group[key] = _word(word)
    return group


def _word(word: str) -> Plain:
    return _marked(word) if word[0] in "'\"[{" else word.rstrip(" ")
