"""Find what was made from an answer, without reading what all the rest was made from.

Ten thousand incidents have pages that are made from eight hundred thousand answers in all; an edit
asks for those of a few. So the names of the answers are kept in order, one after the other, and
with each the numbers of what was made from it. A name is looked up as in a dictionary of paper.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

_NUMBER: Final = "I"
_TEXT = ("utf-8", "surrogatepass")


class Index(NamedTuple):
    """Hold names in order and the numbers with each, as plain data: four long strings of bytes.

    `name_ends` and `number_ends` tell for each name where it, and where its numbers end.
    """

    names: bytes = b""
    name_ends: bytes = b""
    numbers: bytes = b""
    number_ends: bytes = b""

    def of(self, name: str) -> list[int]:
        """Return the numbers of what was made from an answer."""
        wanted, ends = _encoded(name), self._numbers(self.name_ends)
        places = range(len(ends))
        place = bisect_left(places, wanted, key=lambda place: self._name(place, ends))
        if place == len(ends) or self._name(place, ends) != wanted:
            return []
        of_numbers = self._numbers(self.number_ends)
        start = of_numbers[place - 1] if place else 0
        return self._numbers(self.numbers)[start : of_numbers[place]].tolist()

    def names_of(self, number: int) -> tuple[str, ...]:
        """Return the names of the answers that one thing was made from."""
        ends, of_numbers = self._numbers(self.name_ends), self._numbers(self.number_ends)
        numbers = self._numbers(self.numbers)
        places = (place for place, found in enumerate(numbers) if found == number)
        return tuple(self._name(bisect_right(of_numbers, p), ends).decode(*_TEXT) for p in places)

    def entries(self) -> Iterator[tuple[str, list[int]]]:
        """Yield every name with its numbers, in order."""
        ends, numbers = self._numbers(self.name_ends), self._numbers(self.numbers)
        start = 0
        for place, end in enumerate(self._numbers(self.number_ends)):
            yield self._name(place, ends).decode(*_TEXT), numbers[start:end].tolist()
            start = end

    def _name(self, place: int, ends: "memoryview[int]") -> bytes:
        return self.names[ends[place - 1] if place else 0 : ends[place]]

    @staticmethod
    def _numbers(data: bytes) -> "memoryview[int]":
        return memoryview(data).cast(_NUMBER)


def indexed(made_from: Iterable[Iterable[str]]) -> Index:
    """Return the index of things that are numbered in their order."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, names in enumerate(made_from):
        for name in names:
            found[name].append(number)
    text = bytearray()
    name_ends, numbers, number_ends = array(_NUMBER), array(_NUMBER), array(_NUMBER)
    for name in sorted(found):  # which is the order of their bytes, too
        text += _encoded(name)
        name_ends.append(len(text))
        numbers.extend(found[name])
        number_ends.append(len(numbers))
    return Index(bytes(text), name_ends.tobytes(), numbers.tobytes(), number_ends.tobytes())


def _encoded(name: str) -> bytes:
    return name.encode(*_TEXT)
