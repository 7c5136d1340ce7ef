"""The page of an incident, and the notice that remains of one merged or withdrawn."""

from dataclasses import dataclass

from sourcebook.model.countries import country_name
from sourcebook.model.incident import Incident
from sourcebook.model.vocabulary import Region
from sourcebook.plan import formats, routes
from sourcebook.plan.here import Here
from sourcebook.plan.views.chain import ChainView, chain_view
from sourcebook.plan.views.citing import SourceItem, chain_list
from sourcebook.plan.views.entry import RelatedView, related_view
from sourcebook.plan.views.frame import Frame, frame
from sourcebook.plan.views.history import ChangeView, history
from sourcebook.plan.views.parts import (
    DateView,
    Link,
    date_view,
    day_view,
    incident_link,
    place_text,
)
from sourcebook.plan.views.prose import CitationView, Prose, prose_view
from sourcebook.plan.views.ranges import OutcomeView, range_views
from sourcebook.plan.views.standing import StandingView, standing_view
from sourcebook.plan.views.testimony import (
    Citations,
    ClaimView,
    CountView,
    EnvelopeView,
    PartyView,
    count_views,
    envelope_views,
    party_views,
    told,
)


@dataclass(frozen=True, slots=True)
class WarningView:
    """Hold a content warning."""

    name: str
    description: str


@dataclass(frozen=True, slots=True)
class WhenView:
    """Hold when it happened, and what says so."""

    date: DateView
    note: str | None
    citation: CitationView | None


@dataclass(frozen=True, slots=True)
class WhereView:
    """Hold where it happened, how precisely that is known, and what says so."""

    text: str
    name: str
    district: str | None
    region: Link | None
    region_note: str | None
    country: str
    coordinates: str | None
    precision: str
    note: str | None
    citation: CitationView | None


@dataclass(frozen=True, slots=True)
class IncidentView:
    """Hold the page of an incident."""

    frame: Frame
    title: str
    summary: str
    warnings: tuple[WarningView, ...]
    when: WhenView
    where: WhereView
    standing: StandingView
    parties: tuple[PartyView, ...]
    envelopes: tuple[EnvelopeView, ...]
    counts: tuple[CountView, ...]
    ranges: tuple[OutcomeView, ...]
    claims: tuple[ClaimView, ...]
    account: Prose
    articles: int
    origins: int
    chain: ChainView | None
    sources: tuple[SourceItem, ...]
    tags: tuple[Link, ...]
    year: Link
    changes: tuple[ChangeView, ...]
    changed: DateView
    related: tuple[RelatedView, ...]
    sharing: tuple[RelatedView, ...]
    earlier: RelatedView | None
    later: RelatedView | None


@dataclass(frozen=True, slots=True)
class TombstoneView:
    """Hold the notice that remains of an incident: where it went, or why it was withdrawn."""

    frame: Frame
    title: str
    merged_into: Link | None
    withdrawn: str | None
    changes: tuple[ChangeView, ...]


def incident_view(here: Here, name: str) -> IncidentView:
    """Return the page of an incident."""
    library = here.library
    incident = library.incidents[name]
    chain = library.chain_of(incident)
    sources = chain_list(here, chain)
    citations = sources.citations
    neighbours = library.neighbours(incident)
    year = incident.when.date.sort_day.year
    claims = told(here, incident, citations)
    card = library.card(name)
    counts = count_views(here, incident, citations)
    related = library.cards(library.ids("related", incident.id))
    changed = incident.changes[-1].date
    return IncidentView(
        frame=frame(here, library.updated_on("incident", incident.id)),
        title=incident.title,
        summary=incident.summary,
        warnings=tuple(
            WarningView(library.warnings[warning].name, library.warnings[warning].description)
            for warning in incident.warnings
        ),
        when=_when(incident, citations),
        where=_where(here, incident, citations),
        standing=standing_view(here, incident, citations, claims),
        parties=party_views(here, incident, citations),
        envelopes=envelope_views(here, incident),
        counts=counts,
        ranges=range_views(incident.casualties, counts),
        claims=claims.views,
        account=prose_view(here, incident.account, citations, heading_level=3),
        articles=card.articles,
        origins=card.origins,
        chain=chain_view(here, chain, citations),
        sources=sources.items,
        tags=tuple(Link(library.tags[tag].name, here.to(routes.tag(tag))) for tag in incident.tags),
        year=Link(str(year), here.to(routes.year(year))),
        changes=history(incident),
        changed=day_view(changed),
        related=tuple(related_view(here, other) for other in related),
        sharing=tuple(
            related_view(here, other)
            for other in library.sharing_an_article_with(incident)
            if other not in related
        ),
        earlier=related_view(here, neighbours.earlier) if neighbours.earlier else None,
        later=related_view(here, neighbours.later) if neighbours.later else None,
    )


def tombstone_view(here: Here, name: str) -> TombstoneView:
    """Return the notice that remains of an incident."""
    incident = here.library.incidents[name]
    target = here.library.incidents.get(incident.merged_into or "")
    return TombstoneView(
        frame=frame(here, here.library.updated_on("incident", incident.id)),
        title=incident.title,
        merged_into=incident_link(here, target) if target else None,
        withdrawn=incident.withdrawn,
        changes=history(incident),
    )


def _when(incident: Incident, citations: Citations) -> WhenView:
    when = incident.when
    return WhenView(
        date_view(when.date), when.note, citations[when.source] if when.source else None
    )


def _where(here: Here, incident: Incident, citations: Citations) -> WhereView:
    where = incident.where
    country = country_name(where.country)
    region = here.library.region_of(incident.id)
    coordinates = None
    if where.latitude is not None and where.longitude is not None:
        coordinates = formats.coordinates(where.latitude, where.longitude, where.precision.decimals)
    return WhereView(
        text=place_text(where.name, where.region or "", country),
        name=where.name,
        district=where.district,
        region=_region(here, incident, region),
        region_note=region.note if region else None,
        country=country,
        coordinates=coordinates,
        precision=where.precision.value,
        note=where.note,
        citation=citations[where.source] if where.source else None,
    )


def _region(here: Here, incident: Incident, region: Region | None) -> Link | None:
    if region:
        return Link(region.name, here.to(routes.region(region.id)))
    return Link(incident.where.region, None) if incident.where.region else None
