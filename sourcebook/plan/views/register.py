"""The pages of actors, regions, tags and publishers, and the list of each."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from sourcebook.model.countries import country_name
from sourcebook.model.incident import Incident
from sourcebook.plan import formats, routes
from sourcebook.plan.here import Here
from sourcebook.plan.views.citing import SourceItem, flat_list
from sourcebook.plan.views.entry import EntryView, TotalView, entries, newest_change, totals
from sourcebook.plan.views.frame import Frame, frame
from sourcebook.plan.views.parts import ExternalLink, Link, external_if, side_name


@dataclass(frozen=True, slots=True)
class RegisterItem:
    """Hold an entry of a list; `count` is how many incidents, or sources, it leads to."""

    link: Link
    detail: str | None
    count: int


@dataclass(frozen=True, slots=True)
class RegisterGroup:
    """Hold entries that belong together: `heading` is a word of the model, or a name."""

    heading: str | None
    entries: tuple[RegisterItem, ...]


@dataclass(frozen=True, slots=True)
class RegisterView:
    """Hold the list of all actors, regions, tags or publishers."""

    frame: Frame
    groups: tuple[RegisterGroup, ...]


@dataclass(frozen=True, slots=True)
class ActorView:
    """Hold the page of an actor; `side` is None for one on no side."""

    frame: Frame
    name: str
    kind: str
    definition: str
    side: str | None
    note: str | None
    external: ExternalLink | None
    accused: tuple[EntryView, ...]
    accused_totals: tuple[TotalView, ...]
    harmed: tuple[EntryView, ...]
    speaking: tuple[EntryView, ...]
    figures: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class RegionView:
    """Hold the page of a region."""

    frame: Frame
    name: str
    country: str
    code: str | None
    note: str | None
    incidents: tuple[EntryView, ...]
    totals: tuple[TotalView, ...]


@dataclass(frozen=True, slots=True)
class TagView:
    """Hold the page of a tag."""

    frame: Frame
    name: str
    description: str
    incidents: tuple[EntryView, ...]
    totals: tuple[TotalView, ...]


@dataclass(frozen=True, slots=True)
class PublisherView:
    """Hold the page of a publisher."""

    frame: Frame
    name: str
    kind: str
    definition: str
    country: str | None
    languages: str
    note: str | None
    external: ExternalLink | None
    sources: tuple[SourceItem, ...]
    incidents: int


def actor_view(here: Here, name: str) -> ActorView:
    """Return the page of an actor."""
    library = here.library
    actor = library.actors[name]
    named = library.incidents_naming(name)
    accused = [i for i in named if any(party.actor == name for party in i.accused)]
    harmed = [i for i in named if any(party.actor == name for party in i.victims)]
    speaking = [i for i in named if _speaks(name, i)]
    return ActorView(
        frame=frame(here, newest_change(named)),
        name=actor.name,
        kind=actor.kind.value,
        definition=actor.kind.definition,
        side=side_name(here, actor.side),
        note=actor.note,
        external=external_if(actor.url),
        accused=entries(here, accused),
        accused_totals=totals(here, accused),
        harmed=entries(here, harmed),
        speaking=entries(here, speaking),
        figures=tuple(
            Link(figure.title, here.to(routes.figure(figure.id)))
            for figure in library.figures_by(name)
        ),
    )


def region_view(here: Here, name: str) -> RegionView:
    """Return the page of a region."""
    region = here.library.regions[name]
    incidents = here.library.incidents_in(name)
    return RegionView(
        frame=frame(here, newest_change(incidents)),
        name=region.name,
        country=country_name(region.country),
        code=region.iso_3166_2,
        note=region.note,
        incidents=entries(here, incidents),
        totals=totals(here, incidents),
    )


def tag_view(here: Here, name: str) -> TagView:
    """Return the page of a tag."""
    tag = here.library.tags[name]
    incidents = here.library.incidents_tagged(name)
    return TagView(
        frame=frame(here, newest_change(incidents)),
        name=tag.name,
        description=tag.description,
        incidents=entries(here, incidents),
        totals=totals(here, incidents),
    )


def publisher_view(here: Here, name: str) -> PublisherView:
    """Return the page of a publisher."""
    library = here.library
    publisher = library.publishers[name]
    articles = library.articles_by(name)
    incidents = _citing_any(here, (article.id for article in articles))
    return PublisherView(
        frame=frame(here, newest_change(incidents)),
        name=publisher.name,
        kind=publisher.kind.value,
        definition=publisher.kind.definition,
        country=country_name(publisher.country) if publisher.country else None,
        languages=formats.listing(formats.language(tag) for tag in publisher.languages),
        note=publisher.note,
        external=external_if(publisher.url),
        sources=flat_list(here, (article.id for article in articles)).items,
        incidents=len(incidents),
    )


def actor_index_view(here: Here) -> RegisterView:
    """Return the list of all actors, by kind."""
    library = here.library
    actors = sorted(
        (library.actors[name] for name in here.directory.actors), key=lambda a: a.kind.value
    )
    groups = groupby(actors, key=lambda actor: actor.kind.value)
    return _register(
        here,
        (
            RegisterGroup(
                kind,
                tuple(
                    RegisterItem(
                        Link(actor.name, here.to(routes.actor(actor.id))),
                        side_name(here, actor.side),
                        len(library.incidents_naming(actor.id)),
                    )
                    for actor in group
                ),
            )
            for kind, group in groups
        ),
    )


def region_index_view(here: Here) -> RegisterView:
    """Return the list of all regions, by country."""
    library = here.library
    regions = [library.regions[name] for name in here.directory.regions]
    groups = groupby(regions, key=lambda region: region.country)
    return _register(
        here,
        (
            RegisterGroup(
                country_name(country),
                tuple(
                    RegisterItem(
                        Link(region.name, here.to(routes.region(region.id))),
                        None,
                        len(library.incidents_in(region.id)),
                    )
                    for region in group
                ),
            )
            for country, group in groups
        ),
    )


def tag_index_view(here: Here) -> RegisterView:
    """Return the list of all tags."""
    library = here.library
    items = tuple(
        RegisterItem(
            Link(tag.name, here.to(routes.tag(tag.id))),
            tag.description,
            len(library.incidents_tagged(tag.id)),
        )
        for tag in (library.tags[name] for name in here.directory.tags)
    )
    return _register(here, [RegisterGroup(None, items)])


def publisher_index_view(here: Here) -> RegisterView:
    """Return the list of all publishers, by kind."""
    library = here.library
    publishers = sorted(
        (library.publishers[name] for name in here.directory.publishers),
        key=lambda publisher: publisher.kind.value,
    )
    groups = groupby(publishers, key=lambda publisher: publisher.kind.value)
    return _register(
        here,
        (
            RegisterGroup(
                kind,
                tuple(
                    RegisterItem(
                        Link(publisher.name, here.to(routes.publisher(publisher.id))),
                        country_name(publisher.country) if publisher.country else None,
                        len(library.articles_by(publisher.id)),
                    )
                    for publisher in group
                ),
            )
            for kind, group in groups
        ),
    )


def _register(here: Here, groups: Iterable[RegisterGroup]) -> RegisterView:
    return RegisterView(frame(here, here.library.updated), tuple(groups))


def _speaks(actor: str, incident: Incident) -> bool:
    speakers = {claim.by for claim in incident.claims} | {row.by for row in incident.casualties}
    return actor in speakers


def _citing_any(here: Here, articles: Iterable[str]) -> list[Incident]:
    found = {
        incident.id: incident
        for article in articles
        for incident in here.library.incidents_citing(article)
    }
    return list(found.values())
