"""Apply the same metrics to every side, so that a reader can judge the selection."""

from dataclasses import dataclass
from fractions import Fraction

from sourcebook.model.words import Status
from sourcebook.relate.library import Library


@dataclass(frozen=True, slots=True)
class SideBalance:
    """Hold the metrics of the incidents in which one side is accused or convicted.

    `incidents` is how many there are; the mean is None where there is none.
    """

    side: str
    incidents: int
    by_status: tuple[tuple[Status, int], ...]
    origins_per_incident: Fraction | None
    with_response: int
    no_origin: int
    single_origin: int
    several_origins: int
    contested: int


def balance(library: Library) -> tuple[SideBalance, ...]:
    """Return the metrics of every side of the site, in the order of its settings.

    An incident in which two sides are accused counts for both.
    """
    return tuple(_side(library, side) for side in library.site.sides)


def unattributed(library: Library) -> int:
    """Return how many incidents accuse no side, and so are in nobody's metrics."""
    accusing = {name for members in library.entire("by side").values() for name in members}
    return library.count("timeline") - len(accusing)


def _side(library: Library, side: str) -> SideBalance:
    tallies = library.tallies("by side", side)
    statuses = [tally.status for tally in tallies]
    origins = [tally.origins for tally in tallies]
    return SideBalance(
        side=side,
        incidents=len(tallies),
        by_status=tuple((status, statuses.count(status.value)) for status in Status),
        origins_per_incident=Fraction(sum(origins), len(tallies)) if tallies else None,
        with_response=sum(tally.responded for tally in tallies),
        no_origin=origins.count(0),
        single_origin=origins.count(1),
        several_origins=len(origins) - origins.count(0) - origins.count(1),
        contested=sum(tally.contested for tally in tallies),
    )
