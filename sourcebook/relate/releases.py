"""Relate releases to incidents: which versions of an incident were released, and when."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sourcebook.model.release import Release
from sourcebook.model.shown_text import told
from sourcebook.relate.answers import WHOLE, Relation
from sourcebook.relate.facts import IncidentFacts


class Released(NamedTuple):
    """Hold a version of an incident that a release recorded; `day` is an ordinal."""

    release: str
    day: int
    changes: int
    digest: str


class InRelease(NamedTuple):
    """Hold an incident that was new or had changed in a release.

    `incident` is its id today, `named` the id that it had; both are "" where it is no longer
    public, since pages give away nothing of what is held back.
    `before` is how many changes it had in the release before that held it, 0 where none did.
    """

    incident: str
    named: str
    day: int
    changes: int
    digest: str
    before: int


class Made(NamedTuple):
    """Hold a release; `records` are the numbers of records by kind.

    `language` is that of the note, where it is not the one of the edition.
    """

    digest: str
    note: str
    language: str
    records: tuple[tuple[str, int], ...]
    incidents: tuple[tuple[str, str, int, int, str, int], ...]


def released(
    public: Iterable[IncidentFacts], releases: Mapping[str, Release]
) -> dict[str, Relation]:
    """Return the names of the releases, newest first, what each held, and the same by incident.

    An incident that was renamed has what was released under its former ids.
    """
    ordered = sorted((r for r in releases.values() if r.order), key=lambda r: r.order or ())
    known = [*public] if ordered else []
    today = {name: f.id for f in known for name in (*f.former_ids, f.id)}
    versions: dict[str, list[tuple[str, int, int, str]]] = {}
    made: dict[str, tuple[object, ...]] = {}
    for release in ordered:
        held = []
        for named, version in release.incidents.items():
            name, day = today.get(named, ""), version.date.toordinal()
            before = versions.setdefault(name or named, [])
            changes = before[-1][2] if before else 0
            shown = named if name else ""
            held.append((name, shown, day, version.changes, version.digest, changes))
            before.append((release.id, day, version.changes, version.digest))
        numbers = tuple((kind, getattr(release.records, kind)) for kind in _kinds(release))
        made[release.id] = (release.digest, *told(release.note or ""), numbers, tuple(held))
    return {
        "releases": {WHOLE: tuple(release.id for release in reversed(ordered))},
        "release": made,
        "released": {name: tuple(found[::-1]) for name, found in versions.items()},
    }


def _kinds(release: Release) -> Iterable[str]:
    return type(release.records).model_fields
