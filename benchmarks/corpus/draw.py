"""Draw from a seed: the same choices on every machine and in every run."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Draw:
    """Make the choices for one part of the corpus, the same for the same names."""

    def __init__(self, *names: object) -> None:
        """Start from names, such as the seed, the kind of record and its number."""
        # A text as seed is hashed by SHA-512, so no hash seed of the interpreter matters.
        self._next = Random(":".join(map(str, names))).random

    def pick(self, choices: Sequence[T]) -> T:
        """Return one of the choices, each equally likely."""
        return choices[int(self._next() * len(choices))]

    def early(self, choices: Sequence[T]) -> T:
        """Return one of the choices, the first ones most often, as a few actors are in all news."""
        return choices[int(self._next() ** 3 * len(choices))]

    def whole(self, low: int, high: int) -> int:
        """Return a whole number between the two, both included."""
        return low + int(self._next() * (high - low + 1))

    def chance(self, share: float) -> bool:
        """Return true in the given share of cases."""
        return self._next() < share

    def by_weight(self, choices: Sequence[tuple[float, T]]) -> T:
        """Return one of the choices, as often as the weight before it; weights add up to 1."""
        drawn = self._next()
        for weight, choice in choices:
            drawn -= weight
            if drawn < 0:
                return choice
        return choices[-1][1]

    def some(self, choices: Sequence[T], number: int) -> list[T]:
        """Return a number of different choices, fewer where there are not so many."""
        left = list(choices)
        return [left.pop(int(self._next() * len(left))) for _ in range(min(number, len(left)))]
