"""Keep records in their shortest form: as `pickle` writes them, with their text, compressed.

A record is small, so that it is compressed with another one of its folder in mind: most of it is
names of fields, which all have. What is in here never leaves the program.
"""

import pickle
import zlib
from collections.abc import Mapping
from typing import NamedTuple

from sourcebook.model.record import Record

_LEVEL = 3
"""Of zlib: higher ones take longer, and gain a twentieth."""
_ALIKE = 16_000
"""How many bytes of that other one; zlib looks back twice as far."""

Place = tuple[int, int, int]
"""Where a record begins, where its text begins, and where that ends."""


class Shortest(NamedTuple):
    """Hold records by the names of their files, one after the other; `places` says where.

    `alike` is, for each folder, what its records were compressed with in mind.
    """

    data: bytes
    alike: Mapping[str, bytes]
    places: Mapping[str, Place]

    def record(self, name: str) -> Record:
        """Return a record."""
        start, end, _ = self.places[name]
        # Of this process, or of a copy of it: nobody else has written it.
        record: Record = pickle.loads(self._out(name, start, end))  # noqa: S301
        return record

    def text(self, name: str) -> str:
        """Return the text of its file."""
        _, start, end = self.places[name]
        return self._out(name, start, end).decode()

    def _out(self, name: str, start: int, end: int) -> bytes:
        out = zlib.decompressobj(zdict=self.alike[_folder(name)])
        return out.decompress(memoryview(self.data)[start:end])


class Shortening:
    """Put records into their shortest form, one after the other."""

    def __init__(self) -> None:
        """Begin with none."""
        self._data = bytearray()
        self._alike: dict[str, bytes] = {}
        self._places: dict[str, Place] = {}

    def add(self, name: str, record: Record, text: str) -> None:
        """Add a record, and the text of its file."""
        pickled = pickle.dumps(record, pickle.HIGHEST_PROTOCOL)
        typed = text.encode()
        alike = self._alike.setdefault(_folder(name), (typed + pickled)[-_ALIKE:])
        start = len(self._data)
        self._put(pickled, alike)
        middle = len(self._data)
        self._put(typed, alike)
        self._places[name] = (start, middle, len(self._data))

    def done(self) -> Shortest:
        """Return all of them."""
        return Shortest(bytes(self._data), self._alike, self._places)

    def _put(self, data: bytes, alike: bytes) -> None:
        into = zlib.compressobj(_LEVEL, zdict=alike)
        self._data += into.compress(data)
        self._data += into.flush()


def _folder(name: str) -> str:
    return name.partition("/")[0]
