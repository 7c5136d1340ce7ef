"""The pages of actors, regions, tags and publishers, and the list of each."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from sourcebook.plan import formats, routes
from sourcebook.plan.data.collections import own_file
from sourcebook.plan.here import Here
from sourcebook.plan.views.citing import SourceItem, flat_list
from sourcebook.plan.views.embed import EmbedCode, list_embed_code
from sourcebook.plan.views.entry import EntryList, TotalView, entry_list, totals
from sourcebook.plan.views.frame import Frame, frame
from sourcebook.plan.views.locator import LocatorView, region_locator
from sourcebook.plan.views.paging import Paging, paging
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
    accused: EntryList
    accused_totals: tuple[TotalView, ...]
    harmed: EntryList
    speaking: EntryList
    figures: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class RegionView:
    """Hold the page of a region."""

    frame: Frame
    name: str
    country: str
    code: str | None
    note: str | None
    locator: LocatorView | None
    incidents: EntryList
    totals: tuple[TotalView, ...]
    embed: EmbedCode


@dataclass(frozen=True, slots=True)
class TagView:
    """Hold the page of a tag."""

    frame: Frame
    name: str
    description: str
    incidents: EntryList
    totals: tuple[TotalView, ...]
    embed: EmbedCode


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
    sources: int
    shown: tuple[SourceItem, ...]
    paging: Paging | None
    incidents: int


def actor_view(here: Here, name: str) -> ActorView:
    """Return the page of an actor."""
    library = here.library
    actor = library.actors[name]
    return ActorView(
        frame=_framed(here, "actor", name),
        name=actor.name,
        kind=actor.kind.value,
        definition=actor.kind.meaning,
        side=side_name(here, actor.side),
        note=actor.note,
        external=external_if(actor.url),
        accused=entry_list(here, "accused", name),
        accused_totals=totals(library.tallies("accused", name)),
        harmed=entry_list(here, "harmed", name),
        speaking=entry_list(here, "speaking", name),
        figures=tuple(
            Link(library.figures[figure].title, here.to(routes.figure(figure)))
            for figure in library.ids("counted by", name)
        ),
    )


def region_view(here: Here, name: str) -> RegionView:
    """Return the page of a region."""
    region = here.library.regions[name]
    return RegionView(
        frame=_framed(here, "region", name),
        name=region.name,
        country=formats.country(region.country),
        code=region.iso_3166_2,
        note=region.note,
        locator=region_locator(here, region),
        incidents=entry_list(here, "in region", name),
        totals=totals(here.library.tallies("in region", name)),
        embed=list_embed_code(here, region.name),
    )


def tag_view(here: Here, name: str) -> TagView:
    """Return the page of a tag."""
    tag = here.library.tags[name]
    return TagView(
        frame=_framed(here, "tag", name),
        name=tag.name,
        description=tag.description,
        incidents=entry_list(here, "tagged", name),
        totals=totals(here.library.tallies("tagged", name)),
        embed=list_embed_code(here, tag.name),
    )


def publisher_view(here: Here, name: str) -> PublisherView:
    """Return the page of a publisher."""
    library = here.library
    publisher = library.publishers[name]
    page = library.page_of("by publisher", name)
    return PublisherView(
        frame=_framed(here, "publisher", name),
        name=publisher.name,
        kind=publisher.kind.value,
        definition=publisher.kind.meaning,
        country=formats.country(publisher.country) if publisher.country else None,
        languages=formats.listing(formats.language(tag) for tag in publisher.languages),
        note=publisher.note,
        external=external_if(publisher.url),
        sources=page.length or 0,
        shown=flat_list(here, page.members).items,
        paging=paging(here, page, "by publisher", name),
        incidents=library.count("using publisher", name),
    )


def actor_index_view(here: Here) -> RegisterView:
    """Return the list of all actors, by kind."""
    library = here.library
    actors = sorted(
        (library.actors[name] for name in library.ids("listed actors")), key=lambda a: a.kind.value
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
                        library.count("naming", actor.id),
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
    regions = [library.regions[name] for name in library.ids("listed regions")]
    groups = groupby(regions, key=lambda region: region.country)
    return _register(
        here,
        (
            RegisterGroup(
                formats.country(country),
                tuple(
                    RegisterItem(
                        Link(region.name, here.to(routes.region(region.id))),
                        None,
                        library.count("in region", region.id),
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
            library.count("tagged", tag.id),
        )
        for tag in (library.tags[name] for name in library.ids("listed tags"))
    )
    return _register(here, [RegisterGroup(None, items)])


def publisher_index_view(here: Here) -> RegisterView:
    """Return the list of all publishers, by kind."""
    library = here.library
    publishers = sorted(
        (library.publishers[name] for name in library.ids("listed publishers")),
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
                        formats.country(publisher.country) if publisher.country else None,
                        library.count("by publisher", publisher.id),
                    )
                    for publisher in group
                ),
            )
            for kind, group in groups
        ),
    )


def _register(here: Here, groups: Iterable[RegisterGroup]) -> RegisterView:
    return RegisterView(frame(here, here.library.updated), tuple(groups))


def _framed(here: Here, kind: str, name: str) -> Frame:
    updated = here.library.updated_on(kind, name)
    record = getattr(here.library, f"{kind}s")[name]
    return frame(here, updated, data=own_file(here, f"{kind}s", name), record=record)
