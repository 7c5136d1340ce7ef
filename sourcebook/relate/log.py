"""Relate what is published here by the day on which it came: the log that the feeds are made of.

Its entries are the changes of incidents, the points of figures and the sources. Each is negative
day, kind, id and negative number, so that the newest stands first: of a change, a point or a
corrected value the number within its record, of a source always -1.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from sourcebook.model.records import Records
from sourcebook.model.words import ChangeKind, Status
from sourcebook.relate.answers import NARROW_LENGTH, WHOLE, Relation
from sourcebook.relate.facts import ArticleFacts, IncidentFacts

CHANGE, CORRECTED, POINT, SOURCE = range(4)
"""The kinds of entries, in the order in which those of one day stand."""

Entry: TypeAlias = tuple[int, int, str, int]
Keys: TypeAlias = tuple[str, ...]
"""Which narrow feeds an entry belongs to, as `<kind> <id>`."""

TAKEN_BACK = (ChangeKind.CORRECTION, ChangeKind.WITHDRAWN)
"""The changes by which something that was said here is said no longer."""


def logged(
    public: Sequence[IncidentFacts],
    articles: Sequence[ArticleFacts],
    regions: Mapping[str, tuple[str, ...]],
    records: Records,
) -> dict[str, Relation]:
    """Return the logs of the whole site, newest first, and what the narrow feeds hold.

    Those have their `newest` entries, or where they lead to older ones a `narrow log` of all.

    `regions` are those of incidents. Merged and withdrawn incidents are among them: who heard of an
    incident must hear of its end.
    """
    settings = records.site.feeds if records.site else None
    own = settings is not None and settings.incidents
    log = sorted(
        (
            *_changes(public, regions, own=own),
            *_points(records, {f.id: f.added for f in articles}),
            *_sources(articles, public if own else ()),
        )
    )
    taken_back = {
        (f.id, -number)
        for f in public
        for number, (_, kind, _) in enumerate(f.changes, start=1)
        if kind in TAKEN_BACK
    }
    length = settings.length if settings else 0
    whole = settings is not None and settings.archives
    narrow = _narrow(log, max(len(log), length) if length and whole else length)
    changes = tuple(entry for entry, _ in log if entry[1] in {CHANGE, CORRECTED})
    return {
        "log": {WHOLE: tuple(entry for entry, _ in log)},
        "changes": {WHOLE: changes},
        "newest change": {WHOLE: (-changes[0][0],) if changes else ()},
        "corrections log": {
            WHOLE: tuple(
                entry
                for entry, _ in log
                if entry[1] == CORRECTED or (entry[1] == CHANGE and entry[2:] in taken_back)
            )
        },
        "figures log": {WHOLE: tuple(e for e, _ in log if e[1] in {CORRECTED, POINT})},
        "sources log": {WHOLE: tuple(e for e, _ in log if e[1] == SOURCE)},
        "newest": {} if whole else narrow,
        "narrow log": narrow if whole else {},
        NARROW_LENGTH: {WHOLE: (length,)},
        "has feed": dict.fromkeys(narrow, (True,)),
        "feeds": {WHOLE: tuple(sorted(k for k in narrow if not k.startswith("incident ")))},
    }


def _changes(
    public: Sequence[IncidentFacts], regions: Mapping[str, tuple[str, ...]], *, own: bool
) -> Iterator[tuple[Entry, Keys]]:
    for f in public:
        keys = (
            *(f"tag {name}" for name in f.tags),
            *(f"region {name}" for name in regions.get(f.id, ())),
            *(f"actor {name}" for name in f.named),
            *([f"incident {f.id}"] if own else ()),
            f"status {f.status}",
        )
        for number, (day, _, before) in enumerate(f.changes, start=1):
            # Those who follow a status are told of what leaves it.
            left = (f"status {before}",) if before and before != f.status else ()
            yield (-day, CHANGE, f.id, -number), keys + left


def _points(records: Records, added: Mapping[str, int]) -> Iterator[tuple[Entry, Keys]]:
    for figure in (figure for figure in records.figures.values() if figure.is_public):
        keys = (f"actor {figure.counter}",)
        for number, (at, place) in enumerate(figure.corrected, start=1):
            corrected = figure.points[at].corrections[place]
            yield (-corrected.date.toordinal(), CORRECTED, figure.id, -number), keys
        for number, point in enumerate(figure.points, start=1):
            day = point.added.toordinal() if point.added else added.get(point.source)
            known = point.as_of.sort_day.toordinal() if day is None else day
            yield (-known, POINT, figure.id, -number), keys


def _sources(
    articles: Sequence[ArticleFacts], incidents: Sequence[IncidentFacts]
) -> Iterator[tuple[Entry, Keys]]:
    citing: dict[str, list[str]] = {}
    for f in incidents:
        for cited in f.articles:
            citing.setdefault(cited, []).append(f"incident {f.id}")
    for article in articles:
        keys = (f"publisher {article.publisher}", *citing.get(article.id, ()))
        yield (-article.added, SOURCE, article.id, -1), keys


def _narrow(log: Sequence[tuple[Entry, Keys]], most: int) -> Relation:
    # A status is followed also while no incident has it.
    narrow: dict[str, list[Entry]] = {f"status {status}": [] for status in Status if most}
    for entry, keys in log if most else ():
        for key in keys:
            known = narrow.setdefault(key, [])
            if len(known) < most:
                known.append(entry)
    return {key: tuple(entries) for key, entries in narrow.items()}
