"""Know before parsing whether a text would take the Markdown parser very long.

The parser looks for the end of whatever a mark opens, from each mark to the end of its block, so
that its work grows with marks times length; and it takes each level of nesting by calling itself.
The bounds keep the longest text that a record may hold (100,000 characters) below a few seconds; a
text written by hand stays below a hundredth of them.
"""

import re

MAX_NESTING = 24
"""Levels of lists and quotations, counted at the beginning of a line."""
MAX_DEPTH = 60
"""Levels of elements in the parsed text, emphasis included."""
MAX_BRACKET_WORK = 5_000_000
"""Opening brackets times characters, added up over paragraphs, list items and table rows."""
MAX_WORK = 100_000_000
"""Marks of any kind times characters, added up over the blocks."""

_BLOCK = re.compile(r"\n[ \t]*\n")
_PIECE = re.compile(r"\n[ \t]*(?:\n|(?=\||(?:[*+-]|[0-9]+\.)[ \t]))")
_PREFIX = re.compile(r"^(?:[ \t]|>|[*+-](?=[ \t])|\d+\.(?=[ \t]))+", re.MULTILINE)
_NEST = re.compile(r" {4}|\t|>|[*+-]|\d+\.")
_MARKS = re.compile(r"[\[`#=*_\n]")


class TooIntricateError(Exception):
    """Tell that a text is beyond the bounds."""


def within_bounds(text: str) -> None:
    """Raise TooIntricateError for a text beyond the bounds; takes time in proportion to it."""
    if any(len(_NEST.findall(line[0])) > MAX_NESTING for line in _PREFIX.finditer(text)):
        raise TooIntricateError
    if not is_soon_read(text):
        raise TooIntricateError


def is_soon_read(text: str) -> bool:
    """Tell whether a text is within the bounds of work; it may still be nested too deeply."""
    size = len(text)
    if size * size <= MAX_WORK and text.count("[") * size <= MAX_BRACKET_WORK:
        return True  # in whatever pieces
    return (
        sum(piece.count("[") * len(piece) for piece in _PIECE.split(text)) <= MAX_BRACKET_WORK
        and sum(len(_MARKS.findall(block)) * len(block) for block in _BLOCK.split(text)) <= MAX_WORK
    )
