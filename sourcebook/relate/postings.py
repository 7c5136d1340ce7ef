"""Hold which documents have which terms, small enough to be kept from one build to the next.

For each term there is one sorted list of postings, packed. A posting is one number: that of a
document, and how often the term stands in each of its fields.
"""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from operator import itemgetter

FIELDS = ("text", "summary", "names", "title")
"""Where in a document a term can stand; most stand in the text alone."""

_WIDTHS = (8, 4, 4, 4)
"""How many bits of a posting count the term in each field; more than they hold counts no more."""
COUNT_BITS = sum(_WIDTHS)
_SHIFTS = tuple(sum(_WIDTHS[:field]) for field in range(len(_WIDTHS)))
_MOST = tuple((1 << width) - 1 for width in _WIDTHS)
_COUNTS = (1 << COUNT_BITS) - 1
_UNSIGNED = "Q"

Words = Mapping[str, int]
"""The terms of one document, each with how often it stands in each field, in one number."""
Postings = Mapping[str, bytes]
"""The postings of every term."""
_SIZE = array(_UNSIGNED).itemsize


def words(fields: Iterable[Iterable[str]]) -> dict[str, int]:
    """Return the words of a document from the terms of each of its fields."""
    found: dict[str, int] = {}
    for shift, most, terms in zip(_SHIFTS, _MOST, fields, strict=True):
        one = 1 << shift
        for term in terms:
            counts = found.get(term, 0)
            if counts >> shift & most < most:
                found[term] = counts + one
    return found


def counted(counts: int) -> tuple[int, ...]:
    """Return how often a term stands in each field."""
    return tuple(counts >> shift & most for shift, most in zip(_SHIFTS, _MOST, strict=True))


def number_of(postings: Postings, term: str) -> int:
    """Return how many documents have a term."""
    return len(postings[term]) // _SIZE


def stepped(packed: bytes) -> dict[int, list[int]]:
    """Return the documents that have one term, by how often it stands in each field.

    Each number stands less the one before it, so that all are short.
    """
    steps: dict[int, list[int]] = {}
    last: dict[int, int] = {}
    for posting in _array(packed):
        counts = posting & _COUNTS
        number = posting >> COUNT_BITS
        if counts in steps:
            steps[counts].append(number - last[counts])
        else:
            steps[counts] = [number]
        last[counts] = number
    return {counts: steps[counts] for counts in sorted(steps)}


def inverted(documents: Iterable[tuple[int, Words]]) -> dict[str, bytes]:
    """Return the postings of documents, by number and words."""
    # Arrays, since there are hundreds of postings for each document: as numbers of Python, they
    # take four times the memory.
    found: defaultdict[str, array[int]] = defaultdict(partial(array, _UNSIGNED))
    for number, known in documents:
        start = number << COUNT_BITS
        for term, counts in known.items():
            found[term].append(start | counts)
    return {term: _packed(found[term]) for term in sorted(found)}


def joined(shares: Sequence[Postings]) -> dict[str, bytes]:
    """Return the postings of all shares of the documents."""
    if len(shares) == 1:
        return dict(shares[0])
    return {
        term: _packed(_array(b"".join(share.get(term, b"") for share in shares)))
        for term in sorted(set().union(*shares))
    }


def revised(
    postings: Postings, gone: Collection[int], now: Mapping[int, Words]
) -> tuple[dict[str, bytes], frozenset[str]]:
    """Return the postings after an edit, and the terms whose postings are others than before.

    `gone` are the numbers of documents that are left out, `now` the words of those that are new or
    may have other words.
    """
    before: dict[int, dict[str, int]] = {number: {} for number in (*gone, *now)}
    for term, number, counts in _found(postings, before):
        before[number][term] = counts
    changes = sorted(
        (term, number, now.get(number, {}).get(term))
        for number, was in before.items()
        for term in was.keys() | now.get(number, {}).keys()
        if was.get(term) != now.get(number, {}).get(term)
    )
    after = dict(postings)
    for term, edits in groupby(changes, key=itemgetter(0)):
        wanted = {number: counts for _, number, counts in edits}
        kept = [
            posting
            for posting in _array(postings.get(term, b""))
            if posting >> COUNT_BITS not in wanted
        ]
        added = [n << COUNT_BITS | counts for n, counts in wanted.items() if counts]
        if kept or added:
            after[term] = _packed(kept + added)
        else:
            del after[term]
    return after, frozenset(term for term, _, _ in changes)


def _found(postings: Postings, numbers: Collection[int]) -> Iterator[tuple[str, int, int]]:
    """Yield term, document and counts of every posting of some documents."""
    wanted = sorted(numbers)
    for term, packed in postings.items():
        found = _array(packed)
        if len(found) < len(wanted):
            for posting in found:
                if posting >> COUNT_BITS in numbers:
                    yield term, posting >> COUNT_BITS, posting & _COUNTS
            continue
        place = 0
        for number in wanted:
            place = bisect_left(found, number << COUNT_BITS, place)
            if place == len(found):
                break
            if found[place] >> COUNT_BITS == number:
                yield term, number, found[place] & _COUNTS


def _array(packed: bytes) -> "array[int]":
    return array(_UNSIGNED, packed)


def _packed(postings: Iterable[int]) -> bytes:
    return array(_UNSIGNED, sorted(postings)).tobytes()
