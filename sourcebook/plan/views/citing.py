"""The list of sources of a page, and the numbers that cite them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sourcebook.evidence.origins import SourceNode, counts_as_origin
from sourcebook.model import prose
from sourcebook.model.article import Article
from sourcebook.plan import routes
from sourcebook.plan.here import Here
from sourcebook.plan.views.parts import (
    DateView,
    ExternalLink,
    Link,
    TitleView,
    date_view,
    external_if,
    publisher_link,
    source_label,
    source_link,
    title_of,
)
from sourcebook.plan.views.prose import CitationView
from sourcebook.plan.views.uses import UseView


@dataclass(frozen=True, slots=True)
class ReadingView:
    """Hold how much of a source we have read: `full`, `excerpt`, or through another one."""

    extent: str
    through: Link | None


@dataclass(frozen=True, slots=True)
class SourceItem:
    """Hold one source as a list of sources shows it.

    `how` says how the source above it in a chain uses it, None at the top, and `partly` that it
    does so for some incidents only. `repeated` marks one that the list has shown before, with all
    that it rests on. `anchor` is None there. `uses` are the places on the page that cite it, where
    the page tells.
    """

    number: int
    anchor: str | None
    page: str
    title: TitleView
    publisher: Link
    authors: tuple[str, ...]
    published: DateView
    kind: str
    external: ExternalLink | None
    reading: ReadingView
    basis: str
    is_origin: bool
    problems: int
    how: str | None
    partly: bool
    repeated: bool
    uses: tuple[UseView, ...]
    rests_on: tuple["SourceItem", ...]


@dataclass(frozen=True, slots=True)
class SourceList:
    """Hold the sources of a page as trees, and a citation for each by the id of the article."""

    items: tuple[SourceItem, ...]
    citations: Mapping[str, CitationView]


def chain_list(
    here: Here, chain: Iterable[SourceNode], uses: Mapping[str, tuple[UseView, ...]] | None = None
) -> SourceList:
    """List the sources of a chain, numbered in the order in which a reader meets them.

    `uses` tells for some of them where the page cites them.
    """
    trees = tuple(chain)
    numbers: dict[str, int] = {}
    for node in _flat(trees):
        numbers.setdefault(node.article, len(numbers) + 1)
    placed: set[str] = set()
    items = tuple(_item(here, node, numbers, placed, uses or {}) for node in trees)
    return SourceList(items, _citations(here, numbers))


def flat_list(here: Here, articles: Iterable[str]) -> SourceList:
    """List articles, numbered in the order of their first mention."""
    names = [name for name in dict.fromkeys(articles) if name in here.library.articles]
    return chain_list(
        here,
        (
            SourceNode(name, None, counts_as_origin(here.library.articles[name]), ())
            for name in names
        ),
    )


def cited_in(here: Here, *texts: str) -> SourceList:
    """List the articles that some texts in Markdown cite."""
    return flat_list(here, (name for text in texts for name in prose.citations(text)))


def reading_view(here: Here, article: Article) -> ReadingView:
    """Say how much of a source we have read."""
    through = article.seen.through
    known = here.library.articles.get(through) if through else None
    return ReadingView(article.seen.extent.value, source_link(here, known) if known else None)


def _flat(nodes: Iterable[SourceNode]) -> Iterable[SourceNode]:
    for node in nodes:
        yield node
        yield from _flat(node.rests_on)


def _citations(here: Here, numbers: Mapping[str, int]) -> dict[str, CitationView]:
    return {
        name: CitationView(
            number, f"#{_anchor(name)}", source_label(here, here.library.articles[name])
        )
        for name, number in numbers.items()
    }


def _item(
    here: Here,
    node: SourceNode,
    numbers: Mapping[str, int],
    placed: set[str],
    uses: Mapping[str, tuple[UseView, ...]],
) -> SourceItem:
    article = here.library.articles[node.article]
    first = node.article not in placed
    placed.add(node.article)
    return SourceItem(
        number=numbers[node.article],
        anchor=_anchor(node.article) if first else None,
        page=here.to(routes.source(article.id)),
        title=title_of(here, article),
        publisher=publisher_link(here, article.publisher),
        authors=article.authors,
        published=date_view(article.published),
        kind=article.kind.value,
        external=external_if(article.url or article.seen_at),
        reading=reading_view(here, article),
        basis=article.basis.value,
        is_origin=node.is_origin,
        problems=len(article.problems),
        how=node.edge.how.value if node.edge else None,
        partly=bool(node.edge and node.edge.about),
        repeated=not first,
        uses=uses.get(node.article, ()) if first else (),
        rests_on=tuple(_item(here, below, numbers, placed, uses) for below in node.rests_on),
    )


def _anchor(article: str) -> str:
    return f"source-{article}"
