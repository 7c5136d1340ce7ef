"""Find the addresses of a site, and those whose answer changes."""

from collections.abc import Iterator

from sourcebook.compare.comparison import AddressChange, Answer, Found
from sourcebook.plan import routes
from sourcebook.plan.directory import Directory
from sourcebook.relate.library import Library

_PAGE = Found(Answer.PAGE)
_NOTICE = Found(Answer.NOTICE)


def address_changes(before: Library, after: Library) -> tuple[AddressChange, ...]:
    """Return every address at which readers find something else, by address."""
    old, new = addresses(before), addresses(after)
    return tuple(
        AddressChange(address, old.get(address), new.get(address))
        for address in sorted({*old, *new})
        if old.get(address) != new.get(address)
    )


def addresses(library: Library) -> dict[str, Found]:
    """Return every address of the site's pages, with what a reader finds there."""
    return {**dict.fromkeys(_pages(library), _PAGE), **dict(_notices(library))}


def _pages(library: Library) -> Iterator[str]:
    directory = Directory(library)
    yield from directory.indexes.values()
    yield from map(routes.year, library.by_year)
    yield from (routes.incident(incident.id) for incident in library.incidents)
    yield from map(routes.source, library.articles)
    yield from map(routes.figure, library.figures)
    yield from map(routes.actor, directory.actors)
    yield from map(routes.region, directory.regions)
    yield from map(routes.tag, directory.tags)
    yield from map(routes.publisher, directory.publishers)
    yield from (routes.page(page.id) for page in library.pages)


def _notices(library: Library) -> Iterator[tuple[str, Found]]:
    """Yield the addresses at which something else stood before."""
    for incident in library.tombstones:
        yield routes.incident(incident.id), _NOTICE
    for incident in library.incident_by_id.values():
        for former in incident.former_ids:
            yield routes.incident(former), Found(Answer.REDIRECT, routes.incident(incident.id))
    for article in library.articles.values():
        for former in article.former_ids:
            yield routes.source(former), Found(Answer.REDIRECT, routes.source(article.id))
