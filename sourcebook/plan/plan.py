"""Plan the whole site: one output for every file, before any of them is made."""

from collections.abc import Iterator
from typing import Any

from sourcebook.plan import routes
from sourcebook.plan.assets import PublishedAssets
from sourcebook.plan.directory import Directory
from sourcebook.plan.headers import headers_file
from sourcebook.plan.here import Here
from sourcebook.plan.outputs import (
    AssetOutput,
    FeedOutput,
    Output,
    PageOutput,
    SitemapEntry,
    SitemapOutput,
    TextOutput,
    in_order,
)
from sourcebook.plan.views.balance import balance_view
from sourcebook.plan.views.feed import feed_view
from sourcebook.plan.views.figure import figure_index_view, figure_view
from sourcebook.plan.views.history import corrections_view
from sourcebook.plan.views.incident import incident_view, tombstone_view
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
from sourcebook.plan.views.source import source_index_view, source_view
from sourcebook.plan.views.timeline import home_view, incident_index_view, year_view
from sourcebook.relate.library import Library

INDEX_PAGES = {
    "home": home_view,
    "incidents": incident_index_view,
    "sources": source_index_view,
    "figures": figure_index_view,
    "actors": actor_index_view,
    "regions": region_index_view,
    "tags": tag_index_view,
    "publishers": publisher_index_view,
    "corrections": corrections_view,
    "balance": balance_view,
}
"""The view of every built-in page; its template has the same name."""


def plan(library: Library, assets: PublishedAssets) -> tuple[Output, ...]:
    """Return every output of the site by path."""
    site = Here(routes.HOME, Directory(library), assets)
    pages = tuple(_pages(site))
    outputs: tuple[Output, ...] = (
        *pages,
        *_redirects(site),
        _page(site.at(routes.NOT_FOUND), "not-found", not_found_view(site.at(routes.NOT_FOUND))),
        FeedOutput(routes.file_of(routes.FEED), feed_view(library)),
        _sitemap(pages),
        _robots(site),
        *_assets(assets),
    )
    return in_order((*outputs, headers_file(outputs)))


def _page(here: Here, template: str, view: Any) -> PageOutput:  # noqa: ANN401 - of any page
    return PageOutput(routes.file_of(here.url), f"pages/{template}.html", view)


def _pages(site: Here) -> Iterator[PageOutput]:
    """Yield every page that readers and search engines are led to."""
    for name, address in site.directory.indexes.items():
        yield _page(here := site.at(address), name, INDEX_PAGES[name](here))
    yield from _incident_pages(site)
    yield from _source_pages(site)
    yield from _register_pages(site)
    for page in site.library.pages:
        here = site.at(routes.page(page.id))
        yield _page(here, "prose", prose_page_view(here, page))


def _incident_pages(site: Here) -> Iterator[PageOutput]:
    for year in site.library.by_year:
        yield _page(here := site.at(routes.year(year)), "year", year_view(here, year))
    for incident in site.library.incidents:
        here = site.at(routes.incident(incident.id))
        yield _page(here, "incident", incident_view(here, incident))
    for incident in site.library.tombstones:
        here = site.at(routes.incident(incident.id))
        yield _page(here, "tombstone", tombstone_view(here, incident))


def _source_pages(site: Here) -> Iterator[PageOutput]:
    for article in site.library.articles.values():
        here = site.at(routes.source(article.id))
        yield _page(here, "source", source_view(here, article))
    for figure in site.library.figures.values():
        here = site.at(routes.figure(figure.id))
        yield _page(here, "figure", figure_view(here, figure))


def _register_pages(site: Here) -> Iterator[PageOutput]:
    for name in site.directory.actors:
        yield _page(here := site.at(routes.actor(name)), "actor", actor_view(here, name))
    for name in site.directory.regions:
        yield _page(here := site.at(routes.region(name)), "region", region_view(here, name))
    for name in site.directory.tags:
        yield _page(here := site.at(routes.tag(name)), "tag", tag_view(here, name))
    for name in site.directory.publishers:
        here = site.at(routes.publisher(name))
        yield _page(here, "publisher", publisher_view(here, name))


def _redirects(site: Here) -> Iterator[PageOutput]:
    """Yield a page at every former address of a record."""
    for incident in site.library.incident_by_id.values():
        for former in incident.former_ids:
            here = site.at(routes.incident(former))
            target = routes.incident(incident.id)
            yield _page(here, "redirect", redirect_view(here, target, incident.title))
    for article in site.library.articles.values():
        for former in article.former_ids:
            here = site.at(routes.source(former))
            target = routes.source(article.id)
            yield _page(here, "redirect", redirect_view(here, target, article.title))


def _sitemap(pages: tuple[PageOutput, ...]) -> SitemapOutput:
    frames = [page.view.frame for page in pages]
    entries = (
        SitemapEntry(frame.permalink, frame.updated.machine if frame.updated else None)
        for frame in frames
    )
    return SitemapOutput(
        routes.file_of(routes.SITEMAP), tuple(sorted(entries, key=lambda entry: entry.address))
    )


def _robots(site: Here) -> TextOutput:
    text = f"User-agent: *\nAllow: /\n\nSitemap: {site.whole(routes.SITEMAP)}\n"
    return TextOutput(routes.file_of(routes.ROBOTS), text)


def _assets(assets: PublishedAssets) -> Iterator[AssetOutput]:
    for name, content in assets.files.items():
        yield AssetOutput(routes.file_of(routes.asset(name)), content)
