"""Put the claims of the sides face to face, in the same form."""

from dataclasses import dataclass

from sourcebook.model.incident import Incident
from sourcebook.model.vocabulary import NO_SIDE
from sourcebook.model.words import ASSERTING
from sourcebook.plan.here import Here
from sourcebook.plan.views.parts import side_name
from sourcebook.plan.views.testimony import ClaimView, Told


@dataclass(frozen=True, slots=True)
class SideClaims:
    """Hold the claims of one side, oldest first; of an accused side there may be none.

    `side` is None for those on no side, "" where claims are not told apart by sides.
    """

    anchor: str
    side: str | None
    accused: bool
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class FacingView:
    """Hold all claims in columns: first what is said, beside it what the accused side answers.

    `answers` is the anchor of the claims of the accused side, None where it made none.
    """

    columns: tuple[tuple[SideClaims, ...], ...]
    answers: str | None


def facing_view(here: Here, incident: Incident, told: Told) -> FacingView:
    """Return the claims of an incident by side.

    Where no side is accused, nobody is answered, and the claims stand in one list. Sides that
    assert the event come before those that only speak of it, and those that spoke first come first.
    """
    accused = here.library.card(incident.id).accused_sides
    if not accused:
        return FacingView(
            ((SideClaims("claims-all", "", accused=False, claims=told.views),),), None
        )
    by_side: dict[str, list[ClaimView]] = {}
    asserting = set()
    for claim, view in told.claims:
        side = here.library.actors[claim.by].side
        by_side.setdefault(side, []).append(view)
        if claim.stance in ASSERTING:
            asserting.add(side)
    speaking = sorted(by_side, key=lambda side: side not in asserting)

    def of(side: str) -> SideClaims:
        name = None if side == NO_SIDE else side_name(here, side)
        return SideClaims(
            f"side-{side}", name, accused=side in accused, claims=tuple(by_side.get(side, ()))
        )

    others = tuple(of(side) for side in speaking if side not in accused)
    answering = tuple(of(side) for side in accused)
    return FacingView(
        (others, answering) if others else tuple((side,) for side in answering),
        next((side.anchor for side in answering if side.claims), None),
    )
