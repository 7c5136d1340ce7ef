"""Why an incident has its status, and what the next one would need."""

from dataclasses import dataclass

from sourcebook.evidence.status import Requirement
from sourcebook.model.incident import Incident
from sourcebook.model.words import CONTESTING
from sourcebook.plan.here import Here
from sourcebook.plan.views.prose import CitationView
from sourcebook.plan.views.testimony import Citations, ClaimView, Told


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


def standing_view(here: Here, incident: Incident, citations: Citations, told: Told) -> StandingView:
    """Explain the status of an incident."""
    library = here.library
    card = library.card(incident.id)
    finding = library.status_of(incident)
    levels = tuple(_level(needed, citations, told) for needed in finding.requirements)
    after = finding.next_requirement
    return StandingView(
        status=incident.status.value,
        supported=(finding.supported or incident.status).value,
        note=incident.status_note,
        contested=card.contested,
        contesting=tuple(
            view
            for claim in incident.claims
            if card.contested and claim.stance in CONTESTING
            for view in told.of([claim])
        ),
        responded=card.responded,
        levels=levels,
        next=levels[after.status.rank] if after else None,
    )


def _level(needed: Requirement, citations: Citations, told: Told) -> LevelView:
    return LevelView(
        status=needed.status.value,
        definition=needed.status.meaning,
        met=needed.met,
        claims=told.of(needed.claims),
        origins=tuple(citations[name] for name in needed.origins),
        shortfall=needed.shortfall.value if needed.shortfall else None,
        rejected=tuple(view for claim in needed.rejected for view in told.of([claim])),
    )
