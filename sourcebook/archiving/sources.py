"""Find the sources of which no copy is in an archive."""

from collections.abc import Mapping
from dataclasses import dataclass

from sourcebook.archiving.obtaining import Wanted
from sourcebook.model.article import Article
from sourcebook.model.link import Link, LinkState


@dataclass(frozen=True, slots=True)
class Sources:
    """Hold the sources of a site by whether there is a copy, all by id.

    `held_back` are asked for nothing: an archive shows to everybody what it was asked for.
    """

    without: Mapping[str, Wanted]
    archived: int
    no_address: int
    held_back: int


def sources_of(articles: Mapping[str, Article], links: Mapping[str, Link]) -> Sources:
    """Return the sources by whether there is a copy."""
    without: dict[str, Wanted] = {}
    archived = no_address = held_back = 0
    for name, article in articles.items():
        if article.archived is not None:
            archived += 1
        elif article.url is None:
            no_address += 1
        elif not article.is_public:
            held_back += 1
        else:
            without[name] = _wanted(article, article.url, links.get(name))
    return Sources(without, archived, no_address, held_back)


def _wanted(article: Article, url: str, link: Link | None) -> Wanted:
    published = article.published
    return Wanted(
        url,
        article.accessed or published.sort_day,
        published.earliest,
        only_find=link is not None and link.url == url and link.state is LinkState.DEAD,
    )
