"""Tell versions: of an incident, of the whole data set, and those that releases recorded.

A version is a day and a digest. That of an incident is the day of its newest change with the digest
of what editors wrote in it; that of the data set is made of the digests of all public records. Both
follow from the records alone, so that anybody can work them out from the published data.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from sourcebook.model.incident import Incident
from sourcebook.model.record import Record
from sourcebook.model.release import order_of
from sourcebook.relate.facts import digest_of
from sourcebook.relate.library import Library
from sourcebook.relate.releases import InRelease, Made, Released

SHORT = 8
"""How many digits of a digest a reference names."""
_FEW: Mapping[str, tuple[str, Callable[[Library], Mapping[str, Record]]]] = {
    "figure": ("figures", lambda library: library.figures),
    "actor": ("listed actors", lambda library: library.actors),
    "publisher": ("listed publishers", lambda library: library.publishers),
    "tag": ("listed tags", lambda library: library.tags),
    "region": ("listed regions", lambda library: library.regions),
}
"""The kinds of which there are few: the relation that holds those published, and the records."""


class Version(NamedTuple):
    """Hold a version; the digest is SHA-256 in hexadecimal."""

    date: date
    digest: str

    @property
    def short(self) -> str:
        """Return the digits of the digest that a reference names."""
        return self.digest[:SHORT]


class DataVersion(NamedTuple):
    """Hold the version of the data set.

    `date` is that of the release that has it; of one that no release has yet, the day of what came
    in last, which can be that of the newest release, and None for a site without records. `records`
    are the numbers of records by kind, `release` is the name of the release.
    """

    date: date | None
    digest: str
    records: Mapping[str, int]
    release: str | None


def version_of(library: Library, incident: Incident) -> Version:
    """Return the version of an incident that is public, or of the notice that remains of it."""
    # The digest follows from the record, which was noted when somebody got hold of it.
    found = library.facts.incidents[incident.id].digest
    return Version(incident.changes[-1].date, found.hex())


def data_version(library: Library) -> DataVersion:
    """Return the version of the data set as it stands."""
    return library.reading.once("data version", _data_version, library)


def released_versions(library: Library, incident: str) -> tuple[Released, ...]:
    """Return the versions of an incident that were released, newest first."""
    return tuple(map(Released._make, library.members("released", incident)))


def release_names(library: Library) -> tuple[str, ...]:
    """Return the names of all releases, newest first."""
    return library.ids("releases")


def release_of(library: Library, name: str) -> tuple[Made, tuple[InRelease, ...]]:
    """Return a release, and the incidents that were new or had changed in it."""
    made = Made._make(library.members("release", name))
    return made, tuple(map(InRelease._make, made.incidents))


def day_of(release: str) -> date:
    """Return the day that the name of a release tells."""
    order = order_of(release)
    if order is None:
        raise AssertionError(f"the check lets no release be named {release!r}")
    return order[0]


def _data_version(library: Library) -> DataVersion:
    lines = sorted(_lines(library))
    digest = hashlib.sha256("".join(lines).encode()).hexdigest()
    kinds = Counter(line.partition(" ")[0] for line in lines)
    records = {f"{kind}s": kinds[kind] for kind in ("incident", "article", *_FEW)}
    newest = next(iter(release_names(library)), None)
    log = library.page_of("log").members
    days = [date.fromordinal(-log[0][0])] if log else []
    if newest is None:
        return DataVersion(max(days, default=None), digest, records, None)
    if release_of(library, newest)[0].digest == digest:
        return DataVersion(day_of(newest), digest, records, newest)
    return DataVersion(max([*days, day_of(newest)]), digest, records, None)


def _lines(library: Library) -> Iterator[str]:
    """Yield a line for each public record: its kind, its id, and its digest."""
    # All of them are looked at, without making any record: their facts have the digests.
    library.reading.names.update(("every incident", "every article"))
    for kind, group in (("incident", library.facts.incidents), ("article", library.facts.articles)):
        yield from (f"{kind} {f.id} {f.digest.hex()}\n" for f in group.values() if f.public)
    for kind, (relation, shelf) in _FEW.items():
        for name in library.ids(relation):
            yield f"{kind} {name} {digest_of(shelf(library)[name]).hex()}\n"
