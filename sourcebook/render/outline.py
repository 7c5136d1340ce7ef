"""Fit the headings of a text below those of its page."""

import re

_LOWEST_HEADING = 6
_WORD = re.compile(r"[^\W_]+")
_ANCHOR_PREFIX = "text-"
"""Keeps the anchors of a text apart from those of the page around it."""


class Outline:
    """Place the headings of one text, one after another."""

    def __init__(self, top: int) -> None:
        """Begin a text whose highest headings get the given level."""
        self._top = top
        self._open_levels: list[int] = []
        self._anchors: dict[str, int] = {}

    def level(self, typed: int) -> int:
        """Return the level of the next heading, given the typed one: never one below a gap."""
        while self._open_levels and self._open_levels[-1] >= typed:
            self._open_levels.pop()
        self._open_levels.append(typed)
        return min(self._top + len(self._open_levels) - 1, _LOWEST_HEADING)

    def anchor(self, words: str) -> str:
        """Return a name for a place, or "" for words without a letter or digit.

        It holds letters and digits of any script, and a number when it is taken.
        """
        slug = "-".join(_WORD.findall(words.casefold()))
        if not slug:
            return ""
        anchor = f"{_ANCHOR_PREFIX}{slug}"
        self._anchors[anchor] = number = self._anchors.get(anchor, 0) + 1
        # The double hyphen keeps it apart from the anchor of a heading that ends in a number.
        return anchor if number == 1 else f"{anchor}--{number}"
