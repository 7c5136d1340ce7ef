"""Plan the whole site: one output for every file, before any of them is made."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, NamedTuple

from sourcebook.plan import routes
from sourcebook.plan.assets import PublishedAssets
from sourcebook.plan.data.exports import exports
from sourcebook.plan.directory import Directory
from sourcebook.plan.edition import Edition, editions_of, is_shared
from sourcebook.plan.following import following
from sourcebook.plan.headers import headers_file
from sourcebook.plan.here import Here
from sourcebook.plan.keeping import keeping
from sourcebook.plan.lists import OlderPage, older_pages
from sourcebook.plan.outputs import (
    AssetOutput,
    DataOutput,
    Output,
    PageOutput,
    SitemapEntry,
    SitemapOutput,
    TextOutput,
    below,
    distinct,
)
from sourcebook.plan.policy import FROM_DISK
from sourcebook.plan.portable import on_disk
from sourcebook.plan.sharing import sharing
from sourcebook.plan.views import facets, finding
from sourcebook.plan.views.balance import balance_view
from sourcebook.plan.views.data import data_view
from sourcebook.plan.views.feeds import feeds_view
from sourcebook.plan.views.figure import figure_index_view, figure_view
from sourcebook.plan.views.history import corrections_view
from sourcebook.plan.views.incident import incident_view, tombstone_view
from sourcebook.plan.views.map import map_view
from sourcebook.plan.views.older import (
    older_actor_view,
    older_changes_view,
    older_facet_view,
    older_group_view,
    older_harmed_view,
    older_incidents_view,
    older_list_view,
    older_publisher_view,
    older_region_view,
    older_side_view,
    older_sources_view,
    older_tag_view,
    older_year_view,
)
from sourcebook.plan.views.page import not_found_view, prose_page_view, redirect_view
from sourcebook.plan.views.register import (
    actor_index_view,
    actor_view,
    publisher_index_view,
    publisher_view,
    region_index_view,
    region_view,
    tag_index_view,
    tag_view,
)
from sourcebook.plan.views.releases import releases_view
from sourcebook.plan.views.search import documents_data, index_data, search_view, words_data
from sourcebook.plan.views.source import source_index_view, source_view
from sourcebook.plan.views.timeline import home_view, incident_index_view, year_view
from sourcebook.relate.answers import named, parts
from sourcebook.relate.library import Library

INDEX_PAGES: dict[str, Callable[[Here], Any]] = {
    "home": home_view,
    "incidents": incident_index_view,
    "map": map_view,
    "sources": source_index_view,
    "figures": figure_index_view,
    "actors": actor_index_view,
    "regions": region_index_view,
    "tags": tag_index_view,
    "publishers": publisher_index_view,
    "corrections": corrections_view,
    "balance": balance_view,
    "search": search_view,
    "feeds": feeds_view,
    "data": data_view,
    "releases": releases_view,
}
"""The view of every built-in page; its template has the same name."""

MOST_IN_SITEMAP = 50_000
"""How many pages one file may list: https://www.sitemaps.org/protocol.html#index."""

OLDER_PAGES: dict[str, tuple[str, Callable[[Here, OlderPage], Any]]] = {
    "timeline": ("incidents", older_incidents_view),
    "sources": ("sources", older_sources_view),
    "changes": ("changes", older_changes_view),
    "in year": ("year", older_year_view),
    "in region": ("entries", older_region_view),
    "tagged": ("entries", older_tag_view),
    "accused": ("entries", older_actor_view),
    "harmed": ("entries", older_actor_view),
    "speaking": ("entries", older_actor_view),
    "by publisher": ("publisher", older_publisher_view),
    "by side": ("side", older_side_view),
    "harming side": ("entries", older_harmed_view),
    "harming group": ("entries", older_group_view),
    "with status": ("facet", older_facet_view),
    "with origins": ("facet", older_facet_view),
    "contested": ("facet", older_facet_view),
    "answered": ("facet", older_facet_view),
    "in list": ("entries", older_list_view),
}
"""The template, after `older-`, and the view of the older pages of every long list."""


class _Listed(NamedTuple):
    """Hold a page that readers and search engines are led to, and what tells when it changed."""

    url: str
    output: PageOutput
    updated: tuple[str, str] | None


def plan(
    library: Library,
    assets: PublishedAssets,
    edition: Edition | None = None,
    *,
    portable: bool = False,
) -> tuple[Output, ...]:
    """Return every output of an edition; the views are made when they are asked for.

    The records of the library are in its language; left out, it is the first. What all editions
    share, the first has. With `portable`, the site is the one that is opened from a disk.
    """
    edition = edition or editions_of(library.site)[0]
    site = Here(routes.HOME, Directory(library), assets, edition, portable)
    pages = tuple(_pages(site))
    outputs: tuple[Output, ...] = (
        *(page.output for page in pages),
        *_redirects(site),
        *keeping(site, _output),
        *_search(site),
        _output(site, routes.NOT_FOUND, "not-found", not_found_view),
        *following(site),
        *_sitemaps(site, len(pages)),
        _robots(site),
        *_finding(site),
        *exports(site),
        *sharing(site, _output),
        *_assets(assets),
    )
    if portable:
        outputs = tuple(on_disk(outputs, assets))
    elif edition.is_first:
        outputs = (*outputs, headers_file(outputs, edition.roots))
    if not edition.is_first:
        folder = f"{edition.language}/"
        outputs = tuple(below(folder, each) for each in outputs if not is_shared(f"/{each.path}"))
    return distinct(outputs)


def _output(
    site: Here,
    url: str,
    template: str,
    view: Callable[..., Any],
    *arguments: Any,  # noqa: ANN401 - of any view
) -> PageOutput:
    return PageOutput(
        routes.file_of(url), f"pages/{template}.html", partial(_viewed, view, site, url, arguments)
    )


def _viewed(
    view: Callable[..., Any],
    site: Here,
    url: str,
    arguments: tuple[Any, ...],
) -> Any:  # noqa: ANN401 - of any view
    return view(site.at(url), *arguments)


def _pages(site: Here) -> Iterator[_Listed]:
    library = site.library

    def pages(
        kind: str,
        names: Iterable[str],
        route: Callable[[str], str],
        view: Callable[[Here, str], Any],
        template: str | None = None,
    ) -> Iterator[_Listed]:
        for name in names:
            url = route(name)
            output = _output(site, url, template or kind, view, name)
            yield _Listed(url, output, (kind, name))

    for name, url in site.directory.indexes.items():
        updated = ("incidents", "") if name == "incidents" else None
        yield _Listed(url, _output(site, url, name, INDEX_PAGES[name]), updated)
    years = map(str, library.years)
    yield from pages("year", years, lambda year: routes.year(int(year)), year_view)
    yield from pages("incident", library.ids("timeline"), routes.incident, incident_view)
    yield from pages(
        "incident", library.ids("tombstones"), routes.incident, tombstone_view, "tombstone"
    )
    yield from pages("source", library.ids("sources"), routes.source, source_view)
    yield from pages("figure", library.figures, routes.figure, figure_view)
    yield from pages("actor", library.ids("listed actors"), routes.actor, actor_view)
    yield from pages("region", library.ids("listed regions"), routes.region, region_view)
    yield from pages("tag", library.ids("listed tags"), routes.tag, tag_view)
    yield from pages(
        "publisher", library.ids("listed publishers"), routes.publisher, publisher_view
    )
    for url, facet, value in facets.pages(library):
        output = _output(site, url, "facet", facets.facet_page_view, facet, value)
        yield _Listed(url, output, (facet, value))
    yield from pages("side", library.site.sides, routes.side, facets.side_view)
    yield from pages("list", library.site.lists, routes.list_, facets.list_view)
    yield from pages("page", library.ids("pages"), routes.page, prose_page_view, "prose")
    for older in older_pages(library):
        template, view = OLDER_PAGES[older.relation]
        output = _output(site, older.address, f"older-{template}", view, older)
        name = named(older.relation, older.key)
        yield _Listed(older.address, output, (f"part {older.number} of", name))


def _redirects(site: Here) -> Iterator[PageOutput]:
    """Yield a page at every former address of a record."""
    for kind, route in (("incident", routes.incident), ("source", routes.source)):
        for former, (name,) in site.library.entire(f"former {kind}").items():
            yield _output(site, route(former), "redirect", redirect_view, kind, name)


def _search(site: Here) -> Iterator[DataOutput]:
    """Yield the files that the search page loads, those of a query alone."""
    yield DataOutput(routes.file_of(routes.SEARCH_INDEX), partial(index_data, site))
    for shard in site.library.search.shards:
        yield DataOutput(routes.file_of(routes.words(shard)), partial(words_data, site, shard))
    for chunk in site.library.entire("documents"):
        path = routes.file_of(routes.documents(chunk))
        yield DataOutput(path, partial(documents_data, site, chunk))


def _sitemaps(site: Here, pages: int) -> Iterator[SitemapOutput]:
    """Yield the list of so many pages; where they are too many for one, several and an index."""
    path = routes.file_of(routes.SITEMAP)
    if pages <= MOST_IN_SITEMAP:
        yield SitemapOutput(path, partial(_sitemap, site, slice(None)))
        return
    starts = range(0, pages, MOST_IN_SITEMAP)
    parts = {routes.sitemap_part(n): slice(i, i + MOST_IN_SITEMAP) for n, i in enumerate(starts, 1)}
    listed = tuple(SitemapEntry(site.whole(part)) for part in parts)
    yield SitemapOutput(path, lambda: listed, index=True)
    for part, which in parts.items():
        yield SitemapOutput(routes.file_of(part), partial(_sitemap, site, which))


def _sitemap(site: Here, which: slice) -> tuple[SitemapEntry, ...]:
    # The pages are listed again, since what tells that there are others must be noted here.
    library = site.library
    whole = site.whole("")
    entries = []
    for url, _, updated in sorted(_pages(site), key=lambda page: page.url)[which]:
        day = library.updated_on(*updated) if updated else library.updated
        entries.append(SitemapEntry(f"{whole}{url}", day.isoformat() if day else None))
    return tuple(entries)


def _robots(site: Here) -> TextOutput:
    base = site.library.site.base_url
    lists = (routes.whole(base, f"{root}{routes.SITEMAP}") for root in site.edition.roots)
    text = "User-agent: *\nAllow: /\n\n" + "".join(f"Sitemap: {address}\n" for address in lists)
    return TextOutput(routes.file_of(routes.ROBOTS), text)


def _finding(site: Here) -> Iterator[DataOutput]:
    """Yield what the script of the timeline reads: who has which facet, and entries to show."""
    path = routes.file_of(routes.find("facets"))
    yield DataOutput(path, partial(finding.facets_data, site))
    for number in range(1, parts(site.library.count("timeline")) + 1):
        path = routes.file_of(routes.find(f"entries/{number}"))
        yield DataOutput(path, partial(finding.entries_data, site, number))


def _assets(assets: PublishedAssets) -> Iterator[AssetOutput]:
    for name, content in assets.files.items():
        if name == assets.names.get(FROM_DISK):
            continue  # only the edition on a disk has it
        yield AssetOutput(routes.file_of(routes.asset(name)), content)
