"""Follow sources to what they rest on.

An origin of an incident is an article whose basis is `original`, reached from the incident's
articles along `derived_from`, over edges that hold for that incident. An original article is an
origin itself, and what it analyses is not followed: its own work makes it independent. An article
of unknown basis leads nowhere and never counts, and neither does a copy.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sourcebook.model.article import Article, Edge
from sourcebook.model.words import ArticleBasis, ArticleKind

Articles = Mapping[str, Article]

MOST_LOOPS = 50
"""The most loops that are told."""


@dataclass(frozen=True, slots=True)
class SourceNode:
    """Hold one article in the chain of an incident, and what it rests on there.

    `edge` is the step that led here, None at the top; `repeated` marks an article whose own chain
    is shown at its first mention.
    """

    article: str
    edge: Edge | None
    is_origin: bool
    rests_on: tuple["SourceNode", ...]
    repeated: bool = False


def counts_as_origin(article: Article) -> bool:
    """Tell whether the article is an origin: original, and neither a copy nor a rewrite."""
    if article.basis is not ArticleBasis.ORIGINAL or article.kind is ArticleKind.COPY:
        return False
    return not article.restates


def origins(start: Iterable[str], incident: str, articles: Articles) -> tuple[str, ...]:
    """Return the origins that the articles lead to in what they say of the incident, by id."""
    found: set[str] = set()
    seen: set[str] = set()
    waiting = list(start)
    while waiting:
        name = waiting.pop()
        article = articles.get(name)
        if article is None or name in seen:
            continue
        seen.add(name)
        if counts_as_origin(article):
            found.add(name)
        else:
            waiting += [edge.article for edge in article.edges_for(incident)]
    return tuple(sorted(found))


def chain(start: Iterable[str], incident: str, articles: Articles) -> tuple[SourceNode, ...]:
    """Return the articles with what they rest on, as trees; each article is unfolded once.

    Articles on which another one of `start` rests come below that one only, so that the tops are
    the articles that nothing else here restates.
    """
    names = [name for name in dict.fromkeys(start) if name in articles]
    below = {
        edge.article
        for name in names
        for edge in articles[name].edges_for(incident)
        if edge.article != name
    }
    tops = [name for name in names if name not in below]
    unfolded: set[str] = set()
    nodes = [_unfold(name, None, incident, articles, unfolded) for name in tops]
    # Members of a loop are below one another; the check refuses loops, yet none may vanish here.
    nodes += [
        _unfold(name, None, incident, articles, unfolded) for name in names if name not in unfolded
    ]
    return tuple(nodes)


def _unfold(
    name: str, edge: Edge | None, incident: str, articles: Articles, unfolded: set[str]
) -> SourceNode:
    article = articles[name]
    repeated = name in unfolded and bool(article.edges_for(incident))
    unfolded.add(name)
    rests_on = (
        ()
        if repeated
        else tuple(
            _unfold(step.article, step, incident, articles, unfolded)
            for step in article.edges_for(incident)
            if step.article in articles
        )
    )
    return SourceNode(name, edge, counts_as_origin(article), rests_on, repeated)


def loops(rests_on: Mapping[str, Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    """Return the loops of what rests on what, each once, from its smallest id back to itself.

    Not all of them where there are very many: a few hundred articles can make millions.
    """
    found: dict[tuple[str, ...], None] = {}
    done: set[str] = set()
    for start in sorted(rests_on):
        if start in done:
            continue
        path: list[str] = [start]
        places = {start: 0}
        steps = [iter(_targets(start, rests_on))]
        while steps:
            target = next(steps[-1], None)
            if target is None:
                steps.pop()
                name = path.pop()
                del places[name]
                done.add(name)
            elif target in places:
                loop = path[places[target] :]
                first = loop.index(min(loop))
                found[(*loop[first:], *loop[:first], loop[first])] = None
                if len(found) == MOST_LOOPS:
                    return tuple(sorted(found))
            elif target not in done:
                places[target] = len(path)
                path.append(target)
                steps.append(iter(_targets(target, rests_on)))
    return tuple(sorted(found))


def depths(rests_on: Mapping[str, Iterable[str]]) -> dict[str, int]:
    """Return over how many steps each article rests on others, along the longest way.

    A step that closes a loop counts nothing.
    """
    found: dict[str, int] = {}
    for start in rests_on:
        path = [start] if start not in found else []
        steps = [iter(_targets(name, rests_on)) for name in path]
        open_ = set(path)
        while steps:
            target = next(steps[-1], None)
            if target is None:
                steps.pop()
                name = path.pop()
                open_.discard(name)
                below = (found[other] for other in _targets(name, rests_on) if other in found)
                found[name] = 1 + max(below, default=-1)
            elif target not in found and target not in open_:
                path.append(target)
                open_.add(target)
                steps.append(iter(_targets(target, rests_on)))
    return found


def _targets(name: str, rests_on: Mapping[str, Iterable[str]]) -> list[str]:
    return sorted({target for target in rests_on[name] if target in rests_on})
