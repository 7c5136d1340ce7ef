"""Find the line of a part of a JSON text, which the parser of Python does not tell.

Only asked when something is wrong; what lies beside the way to it is passed over by that parser.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_SPACE = re.compile(r"[ \t\n\r]*")
_VALUE = json.JSONDecoder(parse_int=float).raw_decode


class Place(NamedTuple):
    """Hold a line and a column, counted from one."""

    line: int
    column: int


class JsonPlaces:
    """Answer where parts of one text stand; of what was passed once the way is remembered."""

    def __init__(self, text: str) -> None:
        """Look into a text that Python can read as JSON."""
        self._text = text
        self._known: dict[int, dict[str | int, int]] = {}

    def of(self, path: Iterable[str | int]) -> Place:
        """Return where a value begins, or else the last thing on the way to it that is there."""
        here = self._past_space(0)
        for step in path:
            if here not in self._known:
                self._known[here] = dict(self._parts(here))
            found = self._known[here].get(step)
            if found is None:
                break
            here = found
        line_start = self._text.rfind("\n", 0, here) + 1
        return Place(self._text.count("\n", 0, here) + 1, here - line_start + 1)

    def _parts(self, start: int) -> Iterator[tuple[str | int, int]]:
        """Yield the keys, or numbers, of a group or list that begins here, and where each is."""
        text = self._text
        kind = text[start]
        if kind not in "{[":
            return
        at = self._past_space(start + 1)
        number = 0
        while text[at] not in "}]":
            key: str | int = number
            if kind == "{":
                key, end = _VALUE(text, at)
                at = self._past_space(self._past_space(end) + 1)
            yield key, at
            _, end = _VALUE(text, at)
            at = self._past_space(end)
            if text[at] == ",":
                at = self._past_space(at + 1)
            number += 1

    def _past_space(self, at: int) -> int:
        found = _SPACE.match(self._text, at)
        return found.end() if found else at
