"""Apply the same metrics to every side, so that a reader can judge the selection."""

from dataclasses import dataclass
from fractions import Fraction

from sourcebook.model.words import Status
from sourcebook.relate.card import Card
from sourcebook.relate.library import Library


@dataclass(frozen=True, slots=True)
class SideBalance:
    """Hold the metrics of the incidents in which one side is accused or convicted.

    Shares are of `incidents`; they are None where there is no incident.
    """

    side: str
    incidents: tuple[Card, ...]
    by_status: tuple[tuple[Status, int], ...]
    origins_per_incident: Fraction | None
    with_response: int
    single_origin: int
    contested: int


def balance(library: Library) -> tuple[SideBalance, ...]:
    """Return the metrics of every side of the site, in the order of its settings.

    An incident in which two sides are accused counts for both.
    """
    return tuple(_side(library, side) for side in library.site.sides)


def _side(library: Library, side: str) -> SideBalance:
    cards = library.cards(library.ids("by side", side))
    statuses = [card.status for card in cards]
    origins = [card.origins for card in cards]
    return SideBalance(
        side=side,
        incidents=cards,
        by_status=tuple((status, statuses.count(status.value)) for status in Status),
        origins_per_incident=Fraction(sum(origins), len(cards)) if cards else None,
        with_response=sum(card.responded for card in cards),
        single_origin=origins.count(1),
        contested=sum(card.contested for card in cards),
    )
