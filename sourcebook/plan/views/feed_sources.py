"""What an item of a feed tells of a source."""

from dataclasses import dataclass

from sourcebook.evidence.origins import counts_as_origin
from sourcebook.model import prose
from sourcebook.model.article import Article
from sourcebook.plan import formats, routes
from sourcebook.plan.here import Here
from sourcebook.plan.views.parts import Link, TitleView, date_view, source_label, title_of
from sourcebook.plan.views.prose import CitationView, Prose, prose_view

MOST_INCIDENTS = 12
"""How many of the incidents that cite a source are named: those of long ago, which change least."""
_LEVEL = 4
"""That of the highest heading of an abstract."""


@dataclass(frozen=True, slots=True, eq=False)
class FeedSource:
    """Hold an article: our page about it, and its own address where there is one."""

    label: str
    title: TitleView
    page: str
    address: str | None


@dataclass(frozen=True, slots=True, eq=False)
class SourceTold:
    """Hold a source that came into the record.

    `warnings` are those of all that cite it, of which `incidents` names some.
    """

    source: FeedSource
    publisher: str
    published: str
    kind: str
    authors: tuple[str, ...]
    language: str
    extent: str
    basis: str
    is_origin: bool
    rests_on: tuple[Link, ...]
    problems: tuple[str, ...]
    abstract: Prose
    warnings: tuple[str, ...]
    incidents: tuple[Link, ...]


def source_told(here: Here, article: Article) -> SourceTold:
    """Return what is told of a source."""
    library = here.library
    cards = library.cards(library.ids("citing", article.id))
    return SourceTold(
        source=feed_source(here, article),
        publisher=library.publishers[article.publisher].name,
        published=date_view(article.published).text,
        kind=article.kind.value,
        authors=article.authors,
        language=formats.language(article.language),
        extent=article.seen.extent.value,
        basis=article.basis.value,
        is_origin=counts_as_origin(article),
        rests_on=_rests_on(here, article),
        problems=article.problems,
        abstract=_abstract(here, article),
        warnings=tuple(dict.fromkeys(name for card in cards for name in card.warnings)),
        incidents=tuple(
            Link(card.title, here.to(routes.incident(card.id))) for card in cards[-MOST_INCIDENTS:]
        ),
    )


def feed_source(here: Here, article: Article) -> FeedSource:
    """Name an article by its publisher and day."""
    return FeedSource(
        label=source_label(here, article),
        title=title_of(here, article),
        page=here.to(routes.source(article.id)),
        address=article.url or article.seen_at,
    )


def _rests_on(here: Here, article: Article) -> tuple[Link, ...]:
    found = dict.fromkeys(edge.article for edge in article.derived_from)
    known = (here.library.articles.get(name) for name in found)
    return tuple(
        Link(source_label(here, other), here.to(routes.source(other.id)))
        for other in known
        if other
    )


def _abstract(here: Here, article: Article) -> Prose:
    """Return the abstract; what it cites leads to pages, since a feed has no list of sources."""
    articles = here.library.articles
    cited = dict.fromkeys(prose.citations(article.abstract))
    citations = {
        name: CitationView(number, here.to(routes.source(name)), source_label(here, articles[name]))
        for number, name in enumerate(cited, start=1)
        if name in articles
    }
    return prose_view(here, article.abstract, citations, _LEVEL)
