"""Rules on what is recorded twice: incidents and addresses."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from heapq import heappop, heappush
from math import asin, cos, floor, radians, sin, sqrt

from sourcebook.check.review import Review
from sourcebook.check.rule import Finding, Findings, rule
from sourcebook.model.ids import Key, Kind
from sourcebook.model.words import Seen
from sourcebook.problems import Severity
from sourcebook.relate.facts import IncidentFacts, plain_address

NEAR = 5.0
"""Kilometres within which two incidents can be one."""
EARTH = 6371.0
"""Radius of the earth, in kilometres."""


@rule("near-duplicate", Severity.WARNING, whole=True)
def near_duplicate(review: Review) -> Findings:
    """One event that is recorded twice would be counted twice.

    Compared are incidents of the same place, or within five kilometres, whose dates overlap. Two
    that name each other as `related` are known to be different.
    """
    found: dict[str, str] = {}
    crowd = _Crowd()
    standing = (facts for facts in review.facts.incidents.values() if not facts.tombstone)
    for incident in sorted(standing, key=lambda facts: (facts.days[0], facts.id)):
        other = crowd.like(incident)
        if other is not None:
            # Said of the later id, so that the report does not depend on the dates.
            found.setdefault(max(incident.id, other.id), min(incident.id, other.id))
        crowd.add(incident)
    for later, earlier in sorted(found.items()):
        one, other_one = review.records.incidents[earlier], review.records.incidents[later]
        yield Finding(
            review.documents[Key(Kind.INCIDENT, later)].at("where", "name"),
            f"`{earlier}` has the same place and an overlapping date "
            f"({one.when.date}, here {other_one.when.date})",
            "If they are one event, merge them; if not, name the other in `related`.",
        )


@dataclass(slots=True)
class _Crowd:
    """Hold the incidents seen so far by place, without those that ended before the one at hand.

    Incidents come in the order of their first day, so one that has ended is never looked at again.
    """

    places: dict[Hashable, list[tuple[int, str, IncidentFacts]]] = field(default_factory=dict)

    def add(self, incident: IncidentFacts) -> None:
        for place in (incident.place, _cell(incident)):
            if place is not None:
                waiting = self.places.setdefault(place, [])
                heappush(waiting, (incident.days[1], incident.id, incident))

    def like(self, incident: IncidentFacts) -> IncidentFacts | None:
        for place, must_measure in _places_around(incident):
            waiting = self.places.get(place)
            while waiting and waiting[0][0] < incident.days[0]:
                heappop(waiting)
            for _, _, other in waiting or ():
                near = not must_measure or _distance(incident, other) <= NEAR
                if near and not _are_told_apart(incident, other):
                    return other
        return None


def _places_around(incident: IncidentFacts) -> Iterator[tuple[Hashable, bool]]:
    """Yield the keys under which a duplicate can be, and whether its distance is still open."""
    yield incident.place, False
    cell = _cell(incident)
    if cell is not None:
        steps = (-1, 0, 1)
        for x, y, z in ((x, y, z) for x in steps for y in steps for z in steps):
            yield (cell[0] + x, cell[1] + y, cell[2] + z), True


def _cell(incident: IncidentFacts) -> tuple[int, int, int] | None:
    """Return the cube, with edges as long as the distance, that a known spot is in."""
    if incident.spot is None:
        return None
    x, y, z = (floor(axis * EARTH / NEAR) for axis in _on_the_sphere(incident.spot))
    return x, y, z


def _on_the_sphere(spot: tuple[float, float]) -> tuple[float, float, float]:
    latitude, longitude = map(radians, spot)
    return cos(latitude) * cos(longitude), cos(latitude) * sin(longitude), sin(latitude)


def _distance(one: IncidentFacts, other: IncidentFacts) -> float:
    """Return the kilometres between two spots, along the surface."""
    if one.spot is None or other.spot is None:
        return EARTH
    pairs = zip(_on_the_sphere(one.spot), _on_the_sphere(other.spot), strict=True)
    chord = sqrt(sum((a - b) ** 2 for a, b in pairs))
    return 2 * EARTH * asin(min(1.0, chord / 2))


def _are_told_apart(one: IncidentFacts, other: IncidentFacts) -> bool:
    return one.id in other.related or other.id in one.related


@rule("same-address", Severity.ERROR, whole=True)
def same_address(review: Review) -> Findings:
    """One article that is recorded twice would look like two sources."""
    first: dict[str, str] = {}
    for article in review.facts.articles.values():
        other = first.setdefault(article.address, article.id) if article.address else article.id
        if other != article.id:
            yield Finding(
                review.documents[Key(Kind.ARTICLE, article.id)].at("url"),
                f"`{other}` has the same address",
                "Keep one of the two records, and put the id of the other into its `former_ids`.",
            )


@rule("seen-at-repeats-url", Severity.ERROR, Kind.ARTICLE)
def seen_at_repeats_url(review: Review) -> Findings:
    """`seen_at` tells that another copy was read; the article's own address is none."""
    for article, document in review.articles:
        if (
            article.url is not None
            and article.seen_at is not None
            and plain_address(article.url) == plain_address(article.seen_at)
        ):
            yield Finding(document.at("seen_at"), "this is the same as `url`", "Remove the line.")


@rule("no-address", Severity.NOTE, Kind.ARTICLE)
def no_address(review: Review) -> Findings:
    """A source that readers cannot open should say where it was seen."""
    for article, document in review.articles:
        known = article.url or article.seen_at or article.archived
        if known is None and article.seen.extent is not Seen.THROUGH:
            yield Finding(
                document.whole(),
                "the source has no address, and was not seen through another one",
                "Add `url`, `seen_at` or `archived` if one is known.",
            )
