"""Put the casualty ranges of several claimants side by side, without adding them."""

from collections.abc import Iterable
from dataclasses import dataclass

from sourcebook.model.incident import Casualties
from sourcebook.model.words import Outcome


@dataclass(frozen=True, slots=True)
class Envelope:
    """Hold the range of all claimants' ranges for one outcome.

    `low` is the lowest minimum, `high` the highest stated number; `open_ended` tells that some
    claimant states only a minimum.
    """

    outcome: Outcome
    low: int
    high: int
    open_ended: bool
    claimants: int


def envelopes(rows: Iterable[Casualties]) -> tuple[Envelope, ...]:
    """Return one envelope for each outcome that occurs, in the order of the model."""
    by_outcome: dict[Outcome, list[Casualties]] = {}
    for row in rows:
        by_outcome.setdefault(row.outcome, []).append(row)
    return tuple(
        Envelope(
            outcome,
            low=min(row.min for row in group),
            high=max(row.max if row.max is not None else row.min for row in group),
            open_ended=any(row.max is None for row in group),
            claimants=len({row.by for row in group}),
        )
        for outcome in Outcome
        if (group := by_outcome.get(outcome))
    )
