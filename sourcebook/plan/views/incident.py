"""The page of an incident, and the notice that remains of one merged or withdrawn."""

from collections.abc import Iterator
from dataclasses import dataclass

from sourcebook.model.incident import Incident
from sourcebook.model.vocabulary import Region
from sourcebook.model.words import ASSERTING
from sourcebook.plan import formats, routes
from sourcebook.plan.bibliography import References, Work, references
from sourcebook.plan.data.collections import own_file
from sourcebook.plan.here import Here
from sourcebook.plan.suggestion import SuggestionView, suggestion
from sourcebook.plan.views.anchors import anchors_of
from sourcebook.plan.views.card import incident_preview
from sourcebook.plan.views.chain import ChainView, chain_view
from sourcebook.plan.views.citing import SourceItem, chain_list
from sourcebook.plan.views.embed import EmbedCode, embed_code
from sourcebook.plan.views.entry import RelatedView, related_view
from sourcebook.plan.views.facing import FacingView, facing_view
from sourcebook.plan.views.frame import Frame, frame
from sourcebook.plan.views.history import ChangeView, history
from sourcebook.plan.views.locator import LocatorView, incident_locator
from sourcebook.plan.views.parts import (
    DateView,
    Link,
    date_view,
    day_view,
    incident_link,
    place_text,
)
from sourcebook.plan.views.prose import CitationView, Prose, prose_view, reading_minutes
from sourcebook.plan.views.ranges import OutcomeView, range_views
from sourcebook.plan.views.standing import StandingView, standing_view
from sourcebook.plan.views.structured import incident_data
from sourcebook.plan.views.testimony import (
    Citations,
    CountView,
    EnvelopeView,
    PartyView,
    cited,
    count_views,
    envelope_views,
    party_views,
    told,
)
from sourcebook.plan.views.thing import Structured
from sourcebook.plan.views.uses import uses_of
from sourcebook.plan.views.version import VersionView, version_view
from sourcebook.relate.versions import Version, version_of


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
    """Hold the page of an incident.

    `stated_in` are the sources of what the summary sums up; `minutes` is how long the account takes
    to read, None where that goes without saying.
    """

    frame: Frame
    structured: Structured
    title: str
    summary: str
    stated_in: tuple[CitationView, ...]
    warnings: tuple[WarningView, ...]
    when: WhenView
    where: WhereView
    locator: LocatorView | None
    standing: StandingView
    parties: tuple[PartyView, ...]
    envelopes: tuple[EnvelopeView, ...]
    counts: tuple[CountView, ...]
    ranges: tuple[OutcomeView, ...]
    claims: FacingView
    account: Prose
    minutes: int | None
    articles: int
    origins: int
    chain: ChainView | None
    sources: tuple[SourceItem, ...]
    tags: tuple[Link, ...]
    year: Link
    changes: tuple[ChangeView, ...]
    changed: DateView
    version: VersionView
    history: str
    references: References
    suggestion: SuggestionView
    published: DateView
    embed: EmbedCode | None
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
    history: str


def incident_view(here: Here, name: str) -> IncidentView:
    """Return the page of an incident."""
    library = here.library
    incident = library.incidents[name]
    anchors = anchors_of(incident)
    uses = uses_of(here, incident, anchors)
    chain = library.chain_of(incident)
    sources = chain_list(here, chain, uses)
    citations = sources.citations
    neighbours = library.neighbours(incident)
    year = incident.when.date.sort_day.year
    claims = told(here, incident, citations, anchors)
    card = library.card(name)
    counts = count_views(here, incident, citations, anchors)
    related = library.cards(library.ids("related", incident.id))
    version = version_of(library, incident)
    preview = incident_preview(here, name)
    return IncidentView(
        frame=frame(
            here,
            library.updated_on("incident", incident.id),
            preview,
            own_file(here, "incidents", name),
            record=incident,
        ),
        structured=incident_data(here, incident, preview.url if preview else None),
        title=incident.title,
        summary=incident.summary,
        stated_in=cited(citations, _summed_up(incident)),
        warnings=tuple(
            WarningView(library.warnings[warning].name, library.warnings[warning].description)
            for warning in incident.warnings
        ),
        when=_when(incident, citations),
        where=_where(here, incident, citations),
        locator=incident_locator(here, incident),
        standing=standing_view(here, incident, citations, claims),
        parties=party_views(here, incident, citations),
        envelopes=envelope_views(here, incident, citations),
        counts=counts,
        ranges=range_views(incident.casualties, counts),
        claims=facing_view(here, incident, claims),
        account=prose_view(here, incident.account, citations, heading_level=3),
        minutes=reading_minutes(incident.account),
        articles=card.articles,
        origins=card.origins,
        chain=chain_view(here, chain, citations),
        sources=sources.items,
        tags=tuple(Link(library.tags[tag].name, here.to(routes.tag(tag))) for tag in incident.tags),
        year=Link(str(year), here.to(routes.year(year))),
        changes=history(incident),
        changed=day_view(version.date),
        version=version_view(version),
        history=here.to(routes.history(name)),
        references=references(_work(here, incident, version)),
        suggestion=suggestion(
            library.site, incident.title, here.permalink, formats.day(version.date)
        ),
        published=day_view(incident.changes[0].date),
        embed=embed_code(here, card),
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
        frame=frame(
            here,
            here.library.updated_on("incident", incident.id),
            data=own_file(here, "incidents", name),
            record=incident,
        ),
        title=incident.title,
        merged_into=incident_link(here, target) if target else None,
        withdrawn=incident.withdrawn,
        changes=history(incident),
        history=here.to(routes.history(name)),
    )


def _summed_up(incident: Incident) -> Iterator[str]:
    """Yield the sources of the statements that the event happened, and of every count."""
    yield from (claim.source for claim in incident.claims if claim.stance in ASSERTING)
    yield from (row.source for row in incident.casualties)


def _work(here: Here, incident: Incident, version: Version) -> Work:
    site = here.library.site
    return Work(
        id=incident.id,
        title=incident.title,
        authors=tuple(editor.name for editor in site.editors),
        site=site.title,
        status=formats.status_word(incident.status),
        version=version,
        language=site.language,
        address=here.permalink,
    )


def _when(incident: Incident, citations: Citations) -> WhenView:
    when = incident.when
    return WhenView(
        date_view(when.date), when.note, citations[when.source] if when.source else None
    )


def _where(here: Here, incident: Incident, citations: Citations) -> WhereView:
    where = incident.where
    country = formats.country(where.country)
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
