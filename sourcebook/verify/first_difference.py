"""Find the first line in which two files differ."""

from itertools import count, zip_longest

from sourcebook.verify.findings import Difference

AROUND = 60
"""How many characters of a line are kept on each side of the place where it differs."""
_CUT = "…"


def first_difference(expected: bytes, given: bytes) -> Difference | None:
    """Return where two texts begin to differ; None where one is no text in UTF-8, or they agree."""
    try:
        texts = expected.decode(), given.decode()
    except UnicodeDecodeError:
        return None
    if any("\0" in text for text in texts):
        return None
    lines = zip_longest(*map(_lines, texts))
    for number, (one, other) in enumerate(lines, start=1):
        if one != other:
            column = _column(one or "", other or "")
            return Difference(number, column + 1, _cut(one, column), _cut(other, column))
    return None


def _lines(text: str) -> list[str]:
    """Return the lines as editors count them, each with its end."""
    *lines, last = text.split("\n")
    return [*(f"{line}\n" for line in lines), *([last] if last else [])]


def _column(one: str, other: str) -> int:
    return next(n for n in count() if one[n : n + 1] != other[n : n + 1])


def _cut(line: str | None, column: int) -> str | None:
    """Return what stands around a column; the end of the line only where the lines differ there."""
    if line is None:
        return None
    text = line.removesuffix("\n") if column < len(line) - 1 else line
    start, end = max(0, column - AROUND), column + AROUND
    return (_CUT if start else "") + text[start:end] + (_CUT if end < len(text) else "")
