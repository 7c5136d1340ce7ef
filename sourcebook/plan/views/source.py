"""The page of an article, and the list of all sources."""

from dataclasses import dataclass

from sourcebook.evidence.origins import counts_as_origin
from sourcebook.model.article import Article, Edge
from sourcebook.plan import formats, routes
from sourcebook.plan.data.collections import own_file
from sourcebook.plan.here import Here
from sourcebook.plan.suggestion import SuggestionView, suggestion
from sourcebook.plan.views.citing import (
    ReadingView,
    SourceItem,
    cited_in,
    flat_list,
    reading_view,
)
from sourcebook.plan.views.entry import EntryView, entries
from sourcebook.plan.views.frame import Frame, frame
from sourcebook.plan.views.paging import Paging, paging
from sourcebook.plan.views.parts import (
    DateView,
    ExternalLink,
    Link,
    TitleView,
    date_view,
    day_view,
    external_if,
    incident_link,
    title_of,
)
from sourcebook.plan.views.prose import Prose, prose_view
from sourcebook.plan.views.publisher import PublisherView, publisher_known
from sourcebook.plan.views.structured import source_data
from sourcebook.plan.views.thing import Structured
from sourcebook.relate.answers import LongList
from sourcebook.relate.links import link_of


@dataclass(frozen=True, slots=True)
class EdgeView:
    """Hold a step between two sources; `about` names the incidents it holds for, if not all."""

    source: SourceItem
    how: str
    about: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ArchiveView:
    """Hold a copy in a public archive."""

    link: ExternalLink
    date: DateView


@dataclass(frozen=True, slots=True)
class LinkStateView:
    """Hold what was found at the address of a source, and whether a copy is named beside it."""

    state: str
    found: DateView
    to: ExternalLink | None
    copied: bool


@dataclass(frozen=True, slots=True)
class FixityView:
    """Hold what the text that we read was, to the byte."""

    sha256: str
    bytes: str


@dataclass(frozen=True, slots=True)
class SourceView:
    """Hold the page of an article."""

    frame: Frame
    structured: Structured
    title: TitleView
    publisher: PublisherView
    authors: tuple[str, ...]
    published: DateView
    kind: str
    language: str
    external: ExternalLink | None
    link_state: LinkStateView | None
    seen_at: ExternalLink | None
    archived: ArchiveView | None
    accessed: DateView | None
    reading: ReadingView
    basis: str
    is_origin: bool
    rests_on: tuple[EdgeView, ...]
    resting_on: tuple[EdgeView, ...]
    fixity: FixityView | None
    problems: tuple[str, ...]
    abstract: Prose
    cited: tuple[SourceItem, ...]
    incidents: tuple[EntryView, ...]
    figures: tuple[Link, ...]
    suggestion: SuggestionView


@dataclass(frozen=True, slots=True)
class SourceRow:
    """Hold a source in the list of all; `incidents` and `figures` are how many cite it."""

    item: SourceItem
    incidents: int
    figures: int


@dataclass(frozen=True, slots=True)
class SourceYear:
    """Hold the sources published in a year, newest first.

    Of a year that is `continued` another page has newer ones.
    """

    year: int
    rows: tuple[SourceRow, ...]
    continued: bool


@dataclass(frozen=True, slots=True)
class SourceIndexView:
    """Hold the list of all sources."""

    frame: Frame
    sources: int
    originals: int
    years: tuple[SourceYear, ...]
    paging: Paging | None


def source_view(here: Here, name: str) -> SourceView:
    """Return the page of an article."""
    library = here.library
    article = library.articles[name]
    cited = cited_in(here, article.abstract)
    published = date_view(article.published)
    updated = library.updated_on("source", article.id)
    cards = library.cards(library.ids("citing", article.id))
    archived = article.archived
    return SourceView(
        frame=frame(here, updated, data=own_file(here, "articles", name), record=article),
        structured=source_data(here, article),
        title=title_of(here, article),
        publisher=publisher_known(here, article.publisher),
        authors=article.authors,
        published=published,
        kind=article.kind.value,
        language=formats.language(article.language),
        external=external_if(article.url),
        link_state=_link_state(here, article),
        seen_at=external_if(article.seen_at),
        archived=(
            ArchiveView(archive, day_view(archived.date))
            if archived and (archive := external_if(archived.url))
            else None
        ),
        accessed=day_view(article.accessed) if article.accessed else None,
        reading=reading_view(here, article),
        basis=article.basis.value,
        is_origin=counts_as_origin(article),
        rests_on=tuple(
            _edge(here, edge, edge.article)
            for edge in article.derived_from
            if edge.article in library.articles
        ),
        resting_on=tuple(
            _edge(here, edge, other)
            for other in library.ids("resting on", article.id)
            for edge in library.articles[other].derived_from
            if edge.article == article.id
        ),
        fixity=(
            FixityView(article.fixity.sha256, formats.number(article.fixity.bytes))
            if article.fixity
            else None
        ),
        problems=article.problems,
        abstract=prose_view(here, article.abstract, cited.citations, heading_level=3),
        cited=cited.items,
        incidents=entries(here, cards),
        figures=tuple(
            Link(library.figures[figure].title, here.to(routes.figure(figure)))
            for figure in library.ids("figures citing", article.id)
        ),
        suggestion=suggestion(
            library.site,
            article.title,
            here.permalink,
            formats.day(updated) if updated else published.text,
        ),
    )


def source_index_view(here: Here) -> SourceIndexView:
    """Return the list of all sources, or the newest of many."""
    library = here.library
    page = library.page_of("sources")
    return SourceIndexView(
        frame=frame(here, library.updated),
        sources=page.length or 0,
        originals=library.origins,
        years=source_years(here, page),
        paging=paging(here, page, "sources"),
    )


def source_years(here: Here, page: LongList) -> tuple[SourceYear, ...]:
    """Return the sources of a page by the year in which they were published."""
    library = here.library
    years: dict[int, list[SourceRow]] = {}
    for item, name in zip(flat_list(here, page.members).items, page.members, strict=True):
        row = SourceRow(item, library.count("citing", name), library.count("figures citing", name))
        years.setdefault(library.articles[name].published.sort_day.year, []).append(row)
    newer = library.articles[page.part.newer].published.sort_day.year if page.part.newer else None
    return tuple(
        SourceYear(year, tuple(rows), continued=year == newer) for year, rows in years.items()
    )


def _link_state(here: Here, article: Article) -> LinkStateView | None:
    link = link_of(here.library, article)
    if link is None:
        return None
    copied = article.archived is not None
    return LinkStateView(link.state.value, day_view(link.found), external_if(link.to), copied)


def _edge(here: Here, edge: Edge, article: str) -> EdgeView:
    known = here.library.incidents
    return EdgeView(
        source=flat_list(here, [article]).items[0],
        how=edge.how.value,
        about=tuple(incident_link(here, known[name]) for name in edge.about if name in known),
    )
