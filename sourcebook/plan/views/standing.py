"""Why an incident has its status, and what the next one would need."""

from dataclasses import dataclass

from sourcebook.evidence.status import Requirement, has_response, is_contested
from sourcebook.model.incident import Incident
from sourcebook.model.words import Stance
from sourcebook.plan.here import Here
from sourcebook.plan.views.prose import CitationView
from sourcebook.plan.views.testimony import Citations, ClaimView, claim_view


@dataclass(frozen=True, slots=True)
class LevelView:
    """Hold one status of the ladder: what it means, and what the records offer for it.

    `claims` are those that meet it, oldest first; `shortfall` says why it is not met, None where
    it is; `rejected` are claims that would count but for it.
    """

    status: str
    definition: str
    met: bool
    claims: tuple[ClaimView, ...]
    origins: tuple[CitationView, ...]
    shortfall: str | None
    rejected: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class StandingView:
    """Hold the declared and the supported status with their reasons, and the next one's needs."""

    status: str
    supported: str
    note: str | None
    contested: bool
    contesting: tuple[ClaimView, ...]
    responded: bool
    levels: tuple[LevelView, ...]
    next: LevelView | None


def standing_view(here: Here, incident: Incident, citations: Citations) -> StandingView:
    """Explain the status of an incident."""
    library = here.library
    finding = library.status_of(incident)
    levels = tuple(_level(here, needed, citations) for needed in finding.requirements)
    contested = is_contested(incident, library.actors)
    after = finding.next_requirement
    return StandingView(
        status=incident.status.value,
        supported=(finding.supported or incident.status).value,
        note=incident.status_note,
        contested=contested,
        contesting=tuple(
            claim_view(here, claim, citations)
            for claim in incident.claims
            if contested and claim.stance in (Stance.DENIES, Stance.DISPUTES)
        ),
        responded=has_response(incident, library.actors),
        levels=levels,
        next=levels[after.status.rank] if after else None,
    )


def _level(here: Here, needed: Requirement, citations: Citations) -> LevelView:
    claims = sorted(needed.claims, key=lambda claim: claim.date.sort_day)
    return LevelView(
        status=needed.status.value,
        definition=needed.status.definition,
        met=needed.met,
        claims=tuple(claim_view(here, claim, citations) for claim in claims),
        origins=tuple(citations[name] for name in needed.origins),
        shortfall=needed.shortfall.value if needed.shortfall else None,
        rejected=tuple(claim_view(here, claim, citations) for claim in needed.rejected),
    )
