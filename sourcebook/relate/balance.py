"""Apply the same metrics to every side, so that a reader can judge the selection."""

from dataclasses import dataclass
from fractions import Fraction

from sourcebook.model.incident import Incident
from sourcebook.model.words import Status
from sourcebook.relate.library import Library


@dataclass(frozen=True, slots=True)
class SideBalance:
    """Hold the metrics of the incidents in which one side is accused or convicted.

    Shares are of `incidents`; they are None where there is no incident.
    """

    side: str
    incidents: tuple[Incident, ...]
    by_status: tuple[tuple[Status, int], ...]
    origins_per_incident: Fraction | None
    with_response: int
    single_origin: tuple[Incident, ...]
    contested: int


def balance(library: Library) -> tuple[SideBalance, ...]:
    """Return the metrics of every side of the site, in the order of its settings.

    An incident in which two sides are accused counts for both.
    """
    return tuple(_side(library, side) for side in library.site.sides)


def _side(library: Library, side: str) -> SideBalance:
    incidents = tuple(i for i in library.incidents if side in library.accused_sides(i))
    origins = {incident.id: len(library.origins_of(incident)) for incident in incidents}
    return SideBalance(
        side=side,
        incidents=incidents,
        by_status=tuple(
            (status, sum(incident.status is status for incident in incidents)) for status in Status
        ),
        origins_per_incident=(
            Fraction(sum(origins.values()), len(incidents)) if incidents else None
        ),
        with_response=sum(library.has_response(incident) for incident in incidents),
        single_origin=tuple(i for i in incidents if origins[i.id] == 1),
        contested=sum(library.is_contested(incident) for incident in incidents),
    )
