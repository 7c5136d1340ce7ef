"""Write problems for people: each with its place, its line, a caret, and what to do.

Pure functions that return text. What a record holds is quoted so that it cannot act on a terminal:
control, invisible and direction-changing characters are shown by their numbers, and long texts are
cut. Other readers of problems, such as a code host's annotations, get functions of their own here.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from sourcebook.load.characters import is_forbidden
from sourcebook.problems import Location, Problem, Severity

LINE = 100
"""The most columns of a source line that are shown."""
MESSAGE = 500
"""The most characters of a message or a remedy."""
TAB = "    "

_INDENT = "    "
_GUTTER = "  | "
_HASHES = re.compile(r"(##\w*)\[")
_CUT = "…"
_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}
"""Select Graphic Rendition of ECMA-48: red, yellow, cyan; `1` and `2` are bold and faint."""
_PLURALS = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.NOTE: "notes"}


def report(problems: Iterable[Problem], *, colour: bool = False) -> str:
    """Write every problem, in the order given, and a line that counts them."""
    listed = tuple(problems)
    blocks = [problem_text(problem, colour=colour) for problem in listed]
    return "\n".join([*blocks, summary(listed) + "\n"])


def summary(problems: Iterable[Problem]) -> str:
    """Count problems: "3 errors, 2 warnings in 4 files"."""
    listed = tuple(problems)
    if not listed:
        return "No problems."
    count = Counter(problem.severity for problem in listed)
    parts = [
        f"{count[kind]} {kind if count[kind] == 1 else _PLURALS[kind]}"
        for kind in Severity
        if count[kind]
    ]
    files = len({problem.location.path for problem in listed})
    return f"{', '.join(parts)} in {files} {'file' if files == 1 else 'files'}"


def problem_text(problem: Problem, *, colour: bool = False) -> str:
    """Write one problem: place and message, the line with a caret, and the remedy."""
    place = painted(_place(problem.location), "1", colour)
    label = painted(
        f"{problem.severity}[{quoted(problem.rule)}]", f"1;{_COLOURS[problem.severity]}", colour
    )
    lines = [f"{place}: {label}: {quoted(problem.message)}"]
    if problem.location.excerpt.strip():
        shown, caret = _excerpt(problem.location)
        lines += [_INDENT + shown, painted(_INDENT + caret, _COLOURS[problem.severity], colour)]
    if problem.hint:
        lines.append(f"{_INDENT}{painted('help:', '2', colour)} {quoted(problem.hint)}")
    return "\n".join(map(without_commands, lines)) + "\n"


def quoted(text: str, most: int = MESSAGE) -> str:
    """Return a text that a terminal shows as it is: one line, nothing hidden, cut where long."""
    cut = text if len(text) <= most else text[:most].rstrip() + _CUT
    if cut.isascii() and cut.isprintable():  # nearly all that is ever quoted
        return cut
    return "".join(_visible(character) for character in cut)


def without_commands(line: str) -> str:
    """Return a line that no host of builds takes for a command while it shows our output.

    To GitHub a line that begins with `::` after any spaces can be one, and so can `##[` anywhere;
    others know `##vso[` and `##teamcity[`.
    """
    if line.lstrip().startswith("::"):
        line = _GUTTER + line.removeprefix(_INDENT)
    return _HASHES.sub(r"\1<U+005B>", line)


def painted(text: str, style: str, colour: bool) -> str:  # noqa: FBT001 - handed on as it came
    """Return a text in a style of ECMA-48, such as `1;31`, where colour is wanted."""
    return f"\x1b[{style}m{text}\x1b[0m" if colour else text


def _visible(character: str) -> str:
    if character == "\t":
        return TAB
    if character == "\n" or is_forbidden(character):
        return f"<U+{ord(character):04X}>"
    return character


def _place(location: Location) -> str:
    path = quoted(location.path)
    return f"{path}:{location.line}:{location.column}" if location.line else path


def _excerpt(location: Location) -> tuple[str, str]:
    """Return the source line, cut around the column, and a line with a caret below the column."""
    line = location.excerpt
    column = min(max(location.column - 1, 0), len(line))
    # A caret stands in the middle of a long line, unless the line begins or ends sooner.
    start = max(0, min(column - LINE // 2, len(line) - LINE))
    before, after = line[start:column], line[column : start + LINE]
    left = quoted(before, LINE)
    if start:
        left = _CUT + left.lstrip()
    right = quoted(after, LINE) + (_CUT if start + LINE < len(line) else "")
    return left + right.rstrip(), " " * _columns(left) + "^"


def _columns(text: str) -> int:
    """Return how many columns of a terminal a text takes: East Asian letters two, marks none."""
    return sum(
        0
        if unicodedata.category(character) in ("Mn", "Me")
        else 2
        if unicodedata.east_asian_width(character) in ("W", "F")
        else 1
        for character in text
    )
