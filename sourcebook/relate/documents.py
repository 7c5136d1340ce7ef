"""Number what the search finds, so that a number says what a filter asks and never moves.

Lists of numbers are most of the index. The number of a document follows from its own kind, status,
year and id: another record that comes or goes leaves it as it is, and a reader's browser can count
and filter thousands of documents without loading one of them.
"""

import zlib
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import NamedTuple, TypeVar

from sourcebook.model.record import Publishable
from sourcebook.model.records import Records
from sourcebook.model.words import Status
from sourcebook.relate.answers import WHOLE, Relation
from sourcebook.relate.facts import ArticleFacts, IncidentFacts

P = TypeVar("P", bound=Publishable)

GROUPS = ("page", "figure", "source", *(status.value for status in Status))
"""What a document is; of an incident, its status."""

PLACE_BITS = 18
"""How much of a number tells the documents of a group and year apart."""
GROUP_BITS = 3
"""How much of it, above, is the group; the year, 0 where there is none, is all above."""
_PLACES = (1 << PLACE_BITS) - (1 << 12)
"""To how many places ids are scattered; the others take what is pushed on at the end."""

CHUNK = 32
"""How many documents are told of in one file, at most, on average."""


class Document(NamedTuple):
    """Hold the number, the kind and the id of what the search finds."""

    number: int
    kind: str
    id: str

    @property
    def key(self) -> str:
        """Return what tells a document from all others."""
        return f"{self.kind} {self.id}"


def number(
    incidents: Iterable[IncidentFacts], articles: Iterable[ArticleFacts], records: Records
) -> Mapping[str, Relation]:
    """Return the documents by the chunk that tells of them, and what is common to all of them.

    `searchable` holds how many there are, and how many bits of a place name its chunk;
    `searchable years` are all years in which there are any.
    """
    groups: dict[tuple[int, int], list[tuple[str, str]]] = {}
    listed = chain(
        (((f.year, GROUPS.index(f.status)), ("incident", f.id)) for f in incidents),
        (((f.year, GROUPS.index("source")), ("source", f.id)) for f in articles),
        (((0, GROUPS.index("figure")), ("figure", f.id)) for f in _public(records.figures)),
        (((0, GROUPS.index("page")), ("page", p.id)) for p in _public(records.pages)),
    )
    for year_and_group, named in listed:
        groups.setdefault(year_and_group, []).append(named)
    count = sum(map(len, groups.values()))
    bits = ((count - 1) // CHUNK).bit_length() if count else 0
    chunks: dict[str, list[tuple[int, str, str]]] = {}
    for (year, group), members in groups.items():
        start = (year << GROUP_BITS | group) << PLACE_BITS
        for place, kind, name in _placed(members):
            chunk = f"{place >> PLACE_BITS - bits:x}"
            chunks.setdefault(chunk, []).append((start + place, kind, name))
    years = sorted({year for year, _ in groups if year}, reverse=True)
    return {
        "documents": {chunk: tuple(sorted(found)) for chunk, found in sorted(chunks.items())},
        "searchable": {WHOLE: (count, bits)},
        "searchable years": {WHOLE: tuple(years)},
    }


def _placed(members: Iterable[tuple[str, str]]) -> Iterable[tuple[int, str, str]]:
    """Scatter ids by a digest; of two that meet, the later goes on to the next free place."""
    last = -1
    for wanted, kind, name in sorted(
        (zlib.crc32(f"{kind} {name}".encode()) % _PLACES, kind, name) for kind, name in members
    ):
        last = max(wanted, last + 1)
        yield last, kind, name


def _public(records: Mapping[str, P]) -> Iterable[P]:
    return (record for record in records.values() if record.is_public)
