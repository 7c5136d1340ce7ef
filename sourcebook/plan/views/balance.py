"""The same metrics for every side."""

from collections.abc import Callable
from dataclasses import dataclass

from sourcebook.model.words import Status
from sourcebook.plan import formats, routes
from sourcebook.plan.here import Here
from sourcebook.plan.views.entry import RelatedView, related_view
from sourcebook.plan.views.frame import Frame, frame
from sourcebook.plan.views.paging import Paging, paging
from sourcebook.relate.balance import SideBalance, balance, unattributed
from sourcebook.relate.weighed import NUMBERS_OF_ORIGINS

ONE = NUMBERS_OF_ORIGINS[1]
"""The incidents that rest on a single origin."""


@dataclass(frozen=True, slots=True)
class SideView:
    """Hold a side, and the incidents in which it is accused or was convicted."""

    name: str
    note: str | None
    incidents: tuple[RelatedView, ...]
    paging: Paging | None


@dataclass(frozen=True, slots=True)
class MetricView:
    """Hold one metric: a number for each side, and the incidents it is a part of, if it is one.

    A share is given as "1 of 6": per cent of a few incidents would look surer than they are.
    """

    name: str
    values: tuple[str, ...]
    wholes: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class OneOriginView:
    """Hold an incident that rests on a single origin, and the sides that are accused in it."""

    incident: RelatedView
    accused: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BalanceView:
    """Hold the page of balance: `metrics` in the order of `sides`, then one for each status.

    `unattributed` is how many incidents accuse no side; `origins` has the page of each number of
    origins; `one_origin` are incidents of any side, as many as a page of a list holds.
    """

    frame: Frame
    sides: tuple[SideView, ...]
    metrics: tuple[MetricView, ...]
    statuses: tuple[MetricView, ...]
    unattributed: int
    origins: tuple[tuple[str, str], ...]
    one_origin: tuple[OneOriginView, ...]
    one_origin_paging: Paging | None


def balance_view(here: Here) -> BalanceView:
    """Return the page of balance."""
    library = here.library
    sides = balance(library)
    one_origin = library.page_of("with origins", ONE)
    return BalanceView(
        frame=frame(here, library.updated),
        sides=tuple(_side(here, side.side) for side in sides),
        metrics=(
            MetricView(
                "incidents",
                tuple(formats.number(side.incidents) for side in sides),
                tuple(None for _ in sides),
            ),
            MetricView(
                "origins-per-incident",
                tuple(
                    formats.ratio(side.origins_per_incident)
                    if side.origins_per_incident is not None
                    else "–"
                    for side in sides
                ),
                tuple(None for _ in sides),
            ),
            _counted("with-response", sides, lambda side: side.with_response),
            _counted("no-origin", sides, lambda side: side.no_origin),
            _counted("single-origin", sides, lambda side: side.single_origin),
            _counted("several-origins", sides, lambda side: side.several_origins),
            _counted("contested", sides, lambda side: side.contested),
        ),
        unattributed=unattributed(library),
        origins=tuple((number, here.to(routes.origins(number))) for number in NUMBERS_OF_ORIGINS),
        statuses=tuple(_by_status(status, sides) for status in Status),
        one_origin=tuple(
            OneOriginView(
                related_view(here, card),
                tuple(library.site.sides[side].name for side in card.accused_sides),
            )
            for card in library.cards(one_origin.members)
        ),
        one_origin_paging=paging(here, one_origin, "with origins", ONE),
    )


def _side(here: Here, name: str) -> SideView:
    library = here.library
    side = library.site.sides[name]
    page = library.page_of("by side", name)
    return SideView(
        side.name,
        side.note,
        tuple(related_view(here, card) for card in library.cards(page.members)),
        paging(here, page, "by side", name),
    )


def _by_status(status: Status, sides: tuple[SideBalance, ...]) -> MetricView:
    return _counted(status.value, sides, lambda side: dict(side.by_status)[status])


def _counted(
    name: str, sides: tuple[SideBalance, ...], count: Callable[[SideBalance], int]
) -> MetricView:
    return MetricView(
        name,
        tuple(formats.number(count(side)) for side in sides),
        tuple(formats.number(side.incidents) if side.incidents else None for side in sides),
    )
