"""The lines of one file, with what hundreds of problems of it ask for worked out once.

A file of the largest size can have tens of thousands of problems. Each is placed in time that does
not grow with the file, or one such file would stall the check.
"""

import re
from bisect import bisect_right
from difflib import get_close_matches
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import Final

PRIVATE: Final = "private"
"""The key whose value is shown to nobody, not even in an error."""

_INNER_NOTES = re.compile(
    r"""(?:^\s*(?P<dashes>(?:-\s+)*)|[{,]\s*)["']?private["']?\s*:""", re.IGNORECASE
)
"""Notes within a group, where they are refused, and yet shown to nobody."""
_NO_KEY = frozenset(["", " ", "\t", "#", "-", "}", "]"])
"""What a line that begins no top-level key begins with."""


class Lines(tuple[str, ...]):  # noqa: SLOT001 - what is worked out once needs a place
    """Hold the lines of a file."""

    @cached_property
    def notes(self) -> frozenset[int]:
        """Return the lines that belong to a `private:`, judged by the text alone.

        The text, because a file that cannot be read has no structure yet, and an error in the notes
        must not print them.
        """
        found = []
        within = False
        indented = -1  # how deep a key `private` stands where it has no right to be
        for number, line in enumerate(self):
            key, colon, _ = line.partition(":")
            if key[:1] not in _NO_KEY:
                if _names_notes(key.strip("\"' ").lower()):
                    within = True
                elif colon:  # a line without one is no key: notes that lost their indentation go on
                    within = False
            depth = len(line) - len(line.lstrip())
            if line.strip() and depth <= indented:
                indented = -1
            inner = _INNER_NOTES.search(line)
            if inner and indented < 0:
                indented = depth + (inner["dashes"] or "").count("-")
            if within or inner or indented >= 0:
                found.append(number)
        return frozenset(found)

    @cached_property
    def _text(self) -> str:
        return "\n".join(self)

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate((len(line) + 1 for line in self), initial=0))

    def place_of(
        self, needle: str, first: tuple[int, int], end: tuple[int, int], occurrence: int
    ) -> tuple[int, int] | None:
        """Return line and column of a piece of text between two places, counted from 0."""
        start = self._starts[min(first[0], len(self))] + first[1]
        stop = self._starts[min(end[0], len(self))] + end[1]
        found = occurrences(self._text, needle, start, stop)
        if occurrence >= len(found):
            return None
        line = bisect_right(self._starts, found[occurrence]) - 1
        return line, found[occurrence] - self._starts[line]


@lru_cache(maxsize=64)
def occurrences(text: str, needle: str, start: int = 0, stop: int | None = None) -> tuple[int, ...]:
    """Return where a text holds another, from left to right, without overlaps."""
    found = []
    place = text.find(needle, start, stop) if needle else -1
    while place >= 0:
        found.append(place)
        place = text.find(needle, place + len(needle), stop)
    return tuple(found)


def count_before(text: str, needle: str, place: int) -> int:
    """Return how often a text holds another before a place."""
    return bisect_right(occurrences(text, needle), place - len(needle))


@lru_cache(maxsize=4096)
def _names_notes(key: str) -> bool:
    """Tell whether a key is, or was meant to be, the one of the notes."""
    return PRIVATE in key or bool(get_close_matches(key[:40], [PRIVATE], cutoff=0.8))
