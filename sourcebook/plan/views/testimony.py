"""Who says what about an incident, whom it names, and how many people are counted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sourcebook.model.incident import Casualties, Claim, Incident, Party
from sourcebook.plan import formats
from sourcebook.plan.here import Here
from sourcebook.plan.views.anchors import Anchors
from sourcebook.plan.views.parts import (
    DateView,
    Link,
    actor_link,
    date_view,
    side_name,
)
from sourcebook.plan.views.prose import CitationView
from sourcebook.plan.views.quotes import QuoteView, quote_of

Citations = Mapping[str, CitationView]


@dataclass(frozen=True, slots=True)
class ClaimView:
    """Hold what one actor says or does; `side` is None for one who is on no side."""

    anchor: str
    by: Link
    side: str | None
    stance: str
    date: DateView
    says: str
    quote: QuoteView | None
    citation: CitationView


@dataclass(frozen=True, slots=True)
class CountView:
    """Hold one claimant's count."""

    anchor: str
    outcome: str
    people: str
    by: Link
    side: str | None
    as_of: DateView
    basis: str
    note: str | None
    quote: QuoteView | None
    citation: CitationView


@dataclass(frozen=True, slots=True)
class EnvelopeView:
    """Hold the range of all counts of one outcome, and the sources of those counts."""

    outcome: str
    people: str
    claimants: int
    citations: tuple[CitationView, ...]


@dataclass(frozen=True, slots=True)
class PartyView:
    """Hold a party to the incident; `why_named` says where the person's name was made public."""

    role: str
    actor: Link | None
    side: str | None
    group: str | None
    count: str | None
    name: str | None
    why_named: str | None
    note: str | None
    citations: tuple[CitationView, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """Hold the claims of an incident with their views, oldest first."""

    claims: tuple[tuple[Claim, ClaimView], ...]

    @property
    def views(self) -> tuple[ClaimView, ...]:
        """Return all views."""
        return tuple(view for _, view in self.claims)

    def of(self, claims: Iterable[Claim]) -> tuple[ClaimView, ...]:
        """Return the views of some of the claims."""
        wanted = set(map(id, claims))  # equal claims are as good, but take long to compare
        return tuple(view for claim, view in self.claims if id(claim) in wanted)


def told(here: Here, incident: Incident, citations: Citations, anchors: Anchors) -> Told:
    """Return the claims of an incident, whoever makes them."""
    named = zip(incident.claims, anchors.claims, strict=True)
    ordered = sorted(named, key=lambda pair: pair[0].date.sort_day)
    return Told(
        tuple((claim, _claim_view(here, claim, citations, anchor)) for claim, anchor in ordered)
    )


def _claim_view(here: Here, claim: Claim, citations: Citations, anchor: str) -> ClaimView:
    return ClaimView(
        anchor=anchor,
        by=actor_link(here, claim.by),
        side=side_name(here, here.library.actors[claim.by].side),
        stance=claim.stance.value,
        date=date_view(claim.date),
        says=claim.says,
        quote=quote_of(here, claim.quote, claim.source),
        citation=citations[claim.source],
    )


def count_views(
    here: Here, incident: Incident, citations: Citations, anchors: Anchors
) -> tuple[CountView, ...]:
    """Return the counts of an incident, each with its claimant."""
    return tuple(
        _count_view(here, row, citations, anchor)
        for row, anchor in zip(incident.casualties, anchors.counts, strict=True)
    )


def envelope_views(
    here: Here, incident: Incident, citations: Citations
) -> tuple[EnvelopeView, ...]:
    """Return the range of all counts for each outcome."""
    sources: dict[str, dict[str, None]] = {}
    for row in incident.casualties:
        sources.setdefault(row.outcome.value, {})[row.source] = None
    return tuple(
        EnvelopeView(
            envelope.outcome.value,
            formats.envelope(envelope.low, envelope.high, open_ended=envelope.open_ended),
            envelope.claimants,
            cited(citations, sources[envelope.outcome.value]),
        )
        for envelope in here.library.envelopes_of(incident)
    )


def cited(citations: Citations, sources: Iterable[str]) -> tuple[CitationView, ...]:
    """Return the citation of each source once, by number."""
    found = {citations[source].number: citations[source] for source in sources}
    return tuple(found[number] for number in sorted(found))


def party_views(here: Here, incident: Incident, citations: Citations) -> tuple[PartyView, ...]:
    """Return the parties of an incident."""
    return tuple(_party_view(here, party, citations) for party in incident.parties)


def _count_view(here: Here, row: Casualties, citations: Citations, anchor: str) -> CountView:
    return CountView(
        anchor=anchor,
        outcome=row.outcome.value,
        people=formats.count_range(row.min, row.max),
        by=actor_link(here, row.by),
        side=side_name(here, here.library.actors[row.by].side),
        as_of=date_view(row.as_of),
        basis=row.basis.value,
        note=row.note,
        quote=quote_of(here, row.quote, row.source),
        citation=citations[row.source],
    )


def _party_view(here: Here, party: Party, citations: Citations) -> PartyView:
    library = here.library
    sources = [party.source, party.named.source if party.named else None]
    return PartyView(
        role=party.role.value,
        actor=actor_link(here, party.actor) if party.actor else None,
        side=side_name(here, library.actors[party.actor].side) if party.actor else None,
        group=library.groups[party.group].name if party.group else None,
        count=formats.number(party.count) if party.count is not None else None,
        name=party.name,
        why_named=party.named.why if party.named else None,
        note=party.note,
        citations=tuple(citations[name] for name in dict.fromkeys(filter(None, sources))),
    )
