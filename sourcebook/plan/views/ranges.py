"""The counts of an incident drawn beside one another: a dot, a bar, or an open end for each.

All claimants of an outcome stand on one axis, whoever they are; nothing is added or averaged.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sourcebook.model.incident import Casualties
from sourcebook.model.words import Outcome
from sourcebook.plan.views.axis import WHOLE, NumberAxis, Tick, number_axis
from sourcebook.plan.views.testimony import CountView

FEWEST_COUNTS = 2


@dataclass(frozen=True, slots=True)
class RangeView:
    """Hold one count and its place on the axis, in per cent.

    `shape` is `dot` for one number, `bar` for two, `open` where only the least is stated.
    """

    count: CountView
    shape: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """Hold the counts of one outcome, and the axis that they share."""

    outcome: str
    ticks: tuple[Tick, ...]
    ranges: tuple[RangeView, ...]


def range_views(rows: Sequence[Casualties], counts: Sequence[CountView]) -> tuple[OutcomeView, ...]:
    """Draw counts, each with its view; nothing where one number each is all that is known."""
    by_outcome: dict[Outcome, list[tuple[Casualties, CountView]]] = {
        outcome: [] for outcome in Outcome
    }
    for row, count in zip(rows, counts, strict=True):
        by_outcome[row.outcome].append((row, count))
    if not any(map(_worth_drawing, by_outcome.values())):
        return ()
    return tuple(_outcome(outcome, group) for outcome, group in by_outcome.items() if group)


def _worth_drawing(group: Sequence[tuple[Casualties, CountView]]) -> bool:
    several_numbers = any(row.max is not None and row.max > row.min for row, _ in group)
    return several_numbers or len(group) >= FEWEST_COUNTS


def _outcome(outcome: Outcome, group: Sequence[tuple[Casualties, CountView]]) -> OutcomeView:
    axis = number_axis(
        max(row.min if row.max is None else row.max for row, _ in group),
        open_ended=any(row.max is None for row, _ in group),
    )
    ranges = tuple(_range(row, count, axis) for row, count in group)
    return OutcomeView(outcome.value, axis.ticks, ranges)


def _range(row: Casualties, count: CountView, axis: NumberAxis) -> RangeView:
    start = axis.along(row.min)
    if row.max is None:
        return RangeView(count, "open", start, WHOLE)
    shape = "dot" if row.max == row.min else "bar"
    return RangeView(count, shape, start, axis.along(row.max))
