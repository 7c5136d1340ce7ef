"""Find the status that the evidence of an incident supports, with the reasons.

The rules, as published on the methodology page: *alleged*: at least one claim that alleges or
reports. *corroborated*: at least two independent origins among the claims that assert the core
event. *verified*: a `verifies` claim by an actor that is no party to the conflict.
*adjudicated*: a `convicts` or `acquits` claim by a court.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sourcebook.evidence.origins import Articles, origins
from sourcebook.model.incident import Claim, Incident
from sourcebook.model.vocabulary import NO_SIDE, Actor
from sourcebook.model.words import (
    ASSERTING,
    CONTESTING,
    RESPONDING,
    ActorKind,
    Stance,
    Status,
)

Actors = Mapping[str, Actor]
Claims = tuple[Claim, ...]

ORIGINS_FOR_CORROBORATION = 2


class Shortfall(StrEnum):
    """Name why evidence that looks like a requirement's does not meet it."""

    NONE_OFFERED = "none-offered"
    TOO_FEW_ORIGINS = "too-few-origins"
    BY_A_PARTY = "by-a-party"
    NOT_A_COURT = "not-a-court"


@dataclass(frozen=True, slots=True)
class Requirement:
    """Hold what one status asks for, and what the records offer.

    `claims` are the claims that count towards it, `origins` the independent origins of those.
    `shortfall` is None where it is met; `rejected` are claims that would count but for it.
    """

    status: Status
    claims: tuple[Claim, ...]
    origins: tuple[str, ...]
    shortfall: Shortfall | None = None
    rejected: tuple[Claim, ...] = ()

    @property
    def met(self) -> bool:
        """Tell whether the evidence meets the requirement."""
        return self.shortfall is None


@dataclass(frozen=True, slots=True)
class StatusFinding:
    """Hold the supported status, None where nothing is alleged, and what was asked on the way."""

    supported: Status | None
    requirements: tuple[Requirement, ...]

    def requirement(self, status: Status) -> Requirement:
        """Return what the status asks for."""
        return self.requirements[status.rank]

    @property
    def next_requirement(self) -> Requirement | None:
        """Return the lowest unmet requirement above the supported status."""
        rank = -1 if self.supported is None else self.supported.rank
        above = (r for r in self.requirements if r.status.rank > rank)
        return next(above, None)


def supported_status(incident: Incident, articles: Articles, actors: Actors) -> StatusFinding:
    """Return the highest status whose requirement is met, with every requirement."""
    asserting = tuple(claim for claim in incident.claims if claim.stance in ASSERTING)
    rest_on = _origins(asserting, incident, articles)
    requirements = (
        _alleged(asserting, rest_on),
        _corroborated(asserting, rest_on),
        _verified(incident, articles, actors),
        _adjudicated(incident, articles, actors),
    )
    met = [requirement.status for requirement in requirements if requirement.met]
    return StatusFinding(met[-1] if met else None, requirements)


def contesting(incident: Incident, actors: Actors) -> Claims:
    """Return the claims by which the accused side denies or disputes."""
    return _of_sides(accused_sides(incident, actors), CONTESTING, incident, actors)


def is_contested(incident: Incident, actors: Actors) -> bool:
    """Tell whether the accused side denies or disputes."""
    return bool(contesting(incident, actors))


def responding(incident: Incident, actors: Actors) -> Claims:
    """Return the claims by which the accused side answers, whatever it says."""
    return _of_sides(accused_sides(incident, actors), RESPONDING, incident, actors)


def has_response(incident: Incident, actors: Actors) -> bool:
    """Tell whether an answer of the accused side is recorded."""
    return is_answered_by(accused_sides(incident, actors), incident, actors)


def is_answered_by(sides: Collection[str], incident: Incident, actors: Actors) -> bool:
    """Tell whether an answer of one of the sides is recorded."""
    return bool(_of_sides(sides, RESPONDING, incident, actors))


def accused_sides(incident: Incident, actors: Actors) -> frozenset[str]:
    """Return the sides of the accused and the convicted."""
    sides = {side_of(party.actor, actors) for party in incident.accused if party.actor}
    return frozenset(sides - {NO_SIDE})


def side_of(actor: str, actors: Actors) -> str:
    """Return the side of an actor, `none` for one that is unknown."""
    known = actors.get(actor)
    return known.side if known else NO_SIDE


def _of_sides(
    sides: Collection[str], stances: Collection[Stance], incident: Incident, actors: Actors
) -> Claims:
    """Return the claims with one of the stances of actors of the sides."""
    return tuple(
        claim
        for claim in incident.claims
        if claim.stance in stances and side_of(claim.by, actors) in sides
    )


def _origins(claims: Claims, incident: Incident, articles: Articles) -> tuple[str, ...]:
    return origins((claim.source for claim in claims), incident.id, articles)


def _alleged(asserting: Claims, rest_on: tuple[str, ...]) -> Requirement:
    shortfall = None if asserting else Shortfall.NONE_OFFERED
    return Requirement(Status.ALLEGED, asserting, rest_on, shortfall)


def _corroborated(asserting: Claims, rest_on: tuple[str, ...]) -> Requirement:
    short = len(rest_on) < ORIGINS_FOR_CORROBORATION
    return Requirement(
        Status.CORROBORATED, asserting, rest_on, Shortfall.TOO_FEW_ORIGINS if short else None
    )


def _verified(incident: Incident, articles: Articles, actors: Actors) -> Requirement:
    offered = _claims(incident, Stance.VERIFIES)
    counting = tuple(
        claim for claim in offered if claim.by in actors and side_of(claim.by, actors) == NO_SIDE
    )
    return Requirement(
        Status.VERIFIED,
        counting,
        _origins(counting, incident, articles),
        _shortfall(offered, counting, Shortfall.BY_A_PARTY),
        _rejected(offered, counting),
    )


def _adjudicated(incident: Incident, articles: Articles, actors: Actors) -> Requirement:
    offered = _claims(incident, Stance.CONVICTS, Stance.ACQUITS)
    counting = tuple(
        claim
        for claim in offered
        if claim.by in actors and actors[claim.by].kind is ActorKind.COURT
    )
    return Requirement(
        Status.ADJUDICATED,
        counting,
        _origins(counting, incident, articles),
        _shortfall(offered, counting, Shortfall.NOT_A_COURT),
        _rejected(offered, counting),
    )


def _claims(incident: Incident, *stances: Stance) -> Claims:
    return tuple(claim for claim in incident.claims if claim.stance in stances)


def _shortfall(offered: Claims, counting: Claims, otherwise: Shortfall) -> Shortfall | None:
    if counting:
        return None
    return otherwise if offered else Shortfall.NONE_OFFERED


def _rejected(offered: Claims, counting: Claims) -> Claims:
    kept = set(map(id, counting))  # equal claims count alike, and comparing thousands takes long
    return tuple(claim for claim in offered if id(claim) not in kept)
