"""Find the addresses of a site, and those whose answer changes."""

from collections.abc import Iterator

from sourcebook.compare.comparison import AddressChange, Answer, Found
from sourcebook.plan import routes
from sourcebook.plan.directory import Directory
from sourcebook.plan.lists import older_pages
from sourcebook.plan.views import facets
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
    """Return every address of the site's pages, with what a reader finds there.

    Histories, and pages for the frames of other sites, are left out: each comes and goes with
    another page.
    """
    return {**dict.fromkeys(_pages(library), _PAGE), **dict(_notices(library))}


def _pages(library: Library) -> Iterator[str]:
    directory = Directory(library)
    yield from directory.indexes.values()
    yield from map(routes.year, library.years)
    yield from map(routes.incident, library.ids("timeline"))
    yield from map(routes.source, library.articles)
    yield from map(routes.figure, library.figures)
    yield from map(routes.actor, library.ids("listed actors"))
    yield from map(routes.region, library.ids("listed regions"))
    yield from map(routes.tag, library.ids("listed tags"))
    yield from map(routes.publisher, library.ids("listed publishers"))
    yield from map(routes.page, library.pages)
    yield from map(routes.side, library.site.sides)
    yield from map(routes.list_, library.site.lists)
    yield from map(routes.release, library.ids("releases"))
    yield from (address for address, _, _ in facets.pages(library))
    yield from (page.address for page in older_pages(library))


def _notices(library: Library) -> Iterator[tuple[str, Found]]:
    """Yield the addresses at which something else stood before."""
    for name in library.ids("tombstones"):
        yield routes.incident(name), _NOTICE
    for kind, route in (("incident", routes.incident), ("source", routes.source)):
        for former, (name,) in library.entire(f"former {kind}").items():
            yield route(former), Found(Answer.REDIRECT, route(str(name)))
