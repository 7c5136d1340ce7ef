"""Divide the terms of a site by how they begin, so that a query loads only what it needs.

The shard of a term is named after the longest of all shards' names with which the term begins. A
small site has one shard, named "". Where a shard would be too large, those groups of its terms that
have one more letter in common and are heavy get a shard of their own, and so on.
"""

from collections.abc import Container, Iterable, Iterator, Mapping

from sourcebook.relate.postings import Postings, number_of

MOST = 32_000
"""How heavy a shard is at most, about in bytes; one term alone can be heavier."""
LEAST = 2_000
"""How heavy a group is at least to get a shard of its own."""
_A_TERM = 30
_A_POSTING = 6

Shards = Mapping[str, tuple[str, ...]]
"""The terms of every shard."""


def divide(postings: Postings) -> Shards:
    """Return the shards of all terms."""
    weights = {
        term: len(term) + _A_TERM + _A_POSTING * number_of(postings, term) for term in postings
    }
    return dict(sorted(_divided("", sorted(postings), weights)))


def named(shard: str) -> str:
    """Return the name of the answer that a shard is."""
    return f"words {shard or '_'}"


def shard_of(term: str, shards: Container[str]) -> str | None:
    """Return the shard of a term, None where no shard can have it."""
    beginnings = (term[:end] for end in range(len(term), -1, -1))
    return next((name for name in beginnings if name in shards), None)


def changed(before: Iterable[str], now: Shards, terms: Iterable[str]) -> set[str]:
    """Return the shards that are others than before, by the terms whose postings changed.

    Where shards have come or gone, so have terms into and out of the one next above.
    """
    moved = frozenset(before) ^ now.keys()
    touched = {shard_of(term, now) for term in (*terms, *moved)}
    touched |= {shard_of(name[:-1], now) for name in moved if name}
    return {name for name in touched if name is not None}


def _divided(
    name: str, terms: list[str], weights: Mapping[str, int]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    total = sum(map(weights.__getitem__, terms))
    if total > MOST:
        groups: dict[str, list[str]] = {}
        for term in terms:
            groups.setdefault(term[: len(name) + 1], []).append(term)
        longer = [
            (sum(map(weights.__getitem__, groups[more])), more) for more in groups.keys() - {name}
        ]
        for weight, more in sorted(longer, reverse=True):
            if total <= MOST or weight < LEAST:
                break
            yield from _divided(more, groups.pop(more), weights)
            total -= weight
        terms = sorted(term for group in groups.values() for term in group)
    if terms:
        yield name, tuple(terms)
