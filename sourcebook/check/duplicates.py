"""Rules on what is recorded twice: incidents and addresses."""

import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from heapq import heappop, heappush
from math import asin, cos, floor, radians, sin, sqrt
from urllib.parse import parse_qsl, urlencode, urlsplit

from sourcebook.check.review import Review
from sourcebook.check.rule import Finding, Findings, rule
from sourcebook.model.ids import Key, Kind
from sourcebook.model.incident import Incident, Where
from sourcebook.model.words import PlacePrecision, Seen
from sourcebook.problems import Severity

NEAR = 5.0
"""Kilometres within which two incidents can be one."""
EARTH = 6371.0
"""Radius of the earth, in kilometres."""

_TRACKING = re.compile(
    r"utm_.*|fbclid|gclid|dclid|msclkid|yclid|twclid|igshid|mc_cid|mc_eid|ref|ref_src|_ga|si"
)
"""Parameters of an address that say who was led there, not what is there."""


@rule("near-duplicate", Severity.WARNING)
def near_duplicate(review: Review) -> Findings:
    """One event that is recorded twice would be counted twice.

    Compared are incidents of the same place, or within five kilometres, whose dates overlap. Two
    that name each other as `related` are known to be different.
    """
    found: dict[str, str] = {}
    crowd = _Crowd()
    for incident in sorted(
        (incident for incident, _ in review.standing_incidents),
        key=lambda i: (_first_day(i), i.id),
    ):
        other = crowd.like(incident)
        if other is not None:
            # Said of the later id, so that the report does not depend on the dates.
            found.setdefault(max(incident.id, other.id), min(incident.id, other.id))
        crowd.add(incident)
    for later, earlier in sorted(found.items()):
        incident = review.records.incidents[later]
        yield Finding(
            review.documents[Key(Kind.INCIDENT, later)].at("where", "name"),
            f"`{earlier}` has the same place and an overlapping date "
            f"({review.records.incidents[earlier].when.date}, here {incident.when.date})",
            "If they are one event, merge them; if not, name the other in `related`.",
        )


def _first_day(incident: Incident) -> int:
    earliest = incident.when.date.earliest
    return earliest.toordinal() if earliest else 0


@dataclass(slots=True)
class _Crowd:
    """Hold the incidents seen so far by place, without those that ended before the one at hand.

    Incidents come in the order of their first day, so one that has ended is never looked at again.
    """

    places: dict[Hashable, list[tuple[int, str, Incident]]] = field(default_factory=dict)

    def add(self, incident: Incident) -> None:
        latest = incident.when.date.latest
        last_day = latest.toordinal() if latest else 10**9
        for place in (_named_place(incident.where), _cell(incident.where)):
            if place is not None:
                heappush(self.places.setdefault(place, []), (last_day, incident.id, incident))

    def like(self, incident: Incident) -> Incident | None:
        first_day = _first_day(incident)
        for place, must_measure in _places_around(incident.where):
            waiting = self.places.get(place)
            while waiting and waiting[0][0] < first_day:
                heappop(waiting)
            for _, _, other in waiting or ():
                near = not must_measure or _distance(incident.where, other.where) <= NEAR
                if near and not _are_told_apart(incident, other):
                    return other
        return None


def _named_place(where: Where) -> Hashable:
    return (where.country, where.name.casefold())


def _places_around(where: Where) -> Iterator[tuple[Hashable, bool]]:
    """Yield the keys under which a duplicate can be, and whether its distance is still open."""
    yield _named_place(where), False
    cell = _cell(where)
    if cell is not None:
        steps = (-1, 0, 1)
        for x, y, z in ((x, y, z) for x in steps for y in steps for z in steps):
            yield (cell[0] + x, cell[1] + y, cell[2] + z), True


def _cell(where: Where) -> tuple[int, int, int] | None:
    """Return the cube, with edges as long as the distance, that a known spot is in."""
    point = _point(where)
    if point is None:
        return None
    x, y, z = (floor(axis * EARTH / NEAR) for axis in point)
    return x, y, z


def _point(where: Where) -> tuple[float, float, float] | None:
    if where.precision not in (PlacePrecision.EXACT, PlacePrecision.SETTLEMENT):
        return None
    if where.latitude is None or where.longitude is None:
        return None
    latitude, longitude = radians(where.latitude), radians(where.longitude)
    return cos(latitude) * cos(longitude), cos(latitude) * sin(longitude), sin(latitude)


def _distance(one: Where, other: Where) -> float:
    """Return the kilometres between two spots, along the surface."""
    here, there = _point(one), _point(other)
    if here is None or there is None:
        return EARTH
    chord = sqrt(sum((a - b) ** 2 for a, b in zip(here, there, strict=True)))
    return 2 * EARTH * asin(min(1.0, chord / 2))


def _are_told_apart(one: Incident, other: Incident) -> bool:
    return one.id in other.related or other.id in one.related


@rule("same-address", Severity.ERROR)
def same_address(review: Review) -> Findings:
    """One article that is recorded twice would look like two sources."""
    first: dict[str, str] = {}
    for article, document in review.articles:
        if article.url is None:
            continue
        other = first.setdefault(plain_address(article.url), article.id)
        if other != article.id:
            yield Finding(
                document.at("url"),
                f"`{other}` has the same address",
                "Keep one of the two records, and put the id of the other into its `former_ids`.",
            )


def plain_address(url: str) -> str:
    """Return what of an address says where it leads: two that lead to one page are alike."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.").rstrip(".")
    standard = {"http": 80, "https": 443}.get(parts.scheme)
    port = f":{parts.port}" if parts.port not in (None, standard) else ""
    query = urlencode(
        sorted(
            (name, value)
            for name, value in parse_qsl(parts.query, keep_blank_values=True)
            if not _TRACKING.fullmatch(name.lower())
        )
    )
    return f"{host}{port}{parts.path.rstrip('/')}?{query}"


@rule("seen-at-repeats-url", Severity.ERROR)
def seen_at_repeats_url(review: Review) -> Findings:
    """`seen_at` tells that another copy was read; the article's own address is none."""
    for article, document in review.articles:
        if (
            article.url is not None
            and article.seen_at is not None
            and plain_address(article.url) == plain_address(article.seen_at)
        ):
            yield Finding(document.at("seen_at"), "this is the same as `url`", "Remove the line.")


@rule("no-address", Severity.NOTE)
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
