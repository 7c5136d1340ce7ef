"""Note everything that is asked of the records, so that nobody has to declare it.

Every answer of the library has a name, such as `incident bucha-2022` for a record or `citing
reuters-2024` for a list of ids. While a view is made, the names of all answers that went into it
are noted; it can have become another one only if one of those answers did. There is no other way
from a record to a page, so no dependency can be forgotten.
"""

from collections.abc import Callable, Hashable, ItemsView, Iterable, Iterator, Mapping, ValuesView
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, Generic, TypeVar

T = TypeVar("T")
V = TypeVar("V")

_AT_HAND = 2_000
"""How many records of a kind are kept: neighbours in time have sources in common."""


def made_of(records: Mapping[str, T], make: Callable[[Iterable[T]], V]) -> V:
    """Return what is made of every record; a shelf makes it once."""
    return records.made(make) if isinstance(records, Shelf) else make(records.values())


class Reading:
    """Note the names of answers; outside of a `noted` block nobody looks at the notes."""

    __slots__ = ("_kept", "names")

    def __init__(self) -> None:
        """Begin with notes that nobody looks at."""
        self.names: set[str] = set()
        self._kept: dict[Hashable, tuple[Any, frozenset[str]]] = {}

    def once(self, key: Hashable, make: Callable[..., T], *arguments: object) -> T:
        """Make for each key only once what many pages show; each notes what it was made from."""
        known = self._kept.get(key)
        if known is None:
            with self.noted() as names:
                made = make(*arguments)
            self._kept[key] = known = (made, frozenset(names))
        self.names.update(known[1])
        value: T = known[0]
        return value

    @contextmanager
    def noted(self) -> Iterator[set[str]]:
        """Give the set into which the block's notes go; a block inside notes for itself alone."""
        outer, self.names = self.names, set()
        try:
            yield self.names
        finally:
            self.names = outer


class Shelf(Mapping[str, T], Generic[T]):
    """Hold the records of one kind by id, and note which are looked at, or looked for.

    A record is fetched when it is asked for, and only those asked for last are kept: a site can
    have more than there is memory for. The list of all ids has a name of its own, `all incidents`,
    and so has the whole of all records, `every incident`.
    """

    __slots__ = ("_every", "_fetched", "_ids", "_kind", "_made", "_reading")

    def __init__(
        self, kind: str, ids: Mapping[str, object], fetch: Callable[[str], T], reading: Reading
    ) -> None:
        """Take the ids that exist, in order, and what fetches the record of one of them."""
        self._kind = kind
        self._ids = ids
        self._reading = reading
        self._fetched = lru_cache(_AT_HAND)(fetch)
        self._every: dict[str, T] | None = None
        self._made: dict[Callable[[Iterable[T]], Any], Any] = {}

    def __getitem__(self, name: str) -> T:
        self._reading.names.add(f"{self._kind} {name}")
        if name not in self._ids:
            raise KeyError(name)
        return self._fetched(name)

    def __contains__(self, name: object) -> bool:
        self._reading.names.add(f"{self._kind} {name}")
        return name in self._ids

    def __iter__(self) -> Iterator[str]:
        self._reading.names.add(f"all {self._kind}s")
        return iter(self._ids)

    def values(self) -> ValuesView[T]:
        """Return every record."""
        self._reading.names.add(f"every {self._kind}")
        return self._all().values()

    def items(self) -> ItemsView[str, T]:
        """Return every record with its id."""
        self._reading.names.add(f"every {self._kind}")
        return self._all().items()

    def made(self, make: Callable[[Iterable[T]], V]) -> V:
        """Return what is made of every record, making it once."""
        self._reading.names.add(f"every {self._kind}")
        if make not in self._made:
            self._made[make] = make(self._all().values())
        found: V = self._made[make]
        return found

    def _all(self) -> dict[str, T]:
        if self._every is None:
            self._every = {name: self._fetched(name) for name in self._ids}
        return self._every

    def __len__(self) -> int:
        self._reading.names.add(f"all {self._kind}s")
        return len(self._ids)
