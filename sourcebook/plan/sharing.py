"""Plan what other sites show of this one: pages for their frames, and pictures for previews."""

from collections.abc import Callable, Iterator
from functools import partial

from sourcebook.plan import routes
from sourcebook.plan.here import Here
from sourcebook.plan.outputs import CardOutput, DataOutput, Output, PageOutput
from sourcebook.plan.views import card, embed
from sourcebook.plan.views.page import embed_redirect_view

PageAt = Callable[..., PageOutput]
"""Plan a page: of a site, at an address, with a template, by a view and its arguments."""


def sharing(site: Here, page_at: PageAt) -> Iterator[Output]:
    """Yield every such file; none of them is listed for search engines."""
    yield from _lists(site, page_at)
    if site.library.site.embeds.incidents:
        yield from _incidents(site, page_at)
    yield from _cards(site)


def _lists(site: Here, page_at: PageAt) -> Iterator[PageOutput]:
    """Yield the lists of incidents: one for each tag, region, side and list of the site."""
    library = site.library
    yield page_at(site, routes.EMBED_TIMELINE, "embed-list", embed.embed_timeline_view)
    for names, route, view in (
        (library.ids("listed tags"), routes.tag, embed.embed_tag_view),
        (library.ids("listed regions"), routes.region, embed.embed_region_view),
        (library.site.sides, routes.side, embed.embed_side_view),
        (library.site.lists, routes.list_, embed.embed_settings_view),
    ):
        for name in names:
            yield page_at(site, routes.embed(route(name)), "embed-list", view, name)


def _incidents(site: Here, page_at: PageAt) -> Iterator[Output]:
    """Yield a small page of each incident; its address stays for as long as that of the large."""
    library = site.library
    for name in library.ids("timeline"):
        address = routes.incident(name)
        yield page_at(
            site, routes.embed(address), "embed-incident", embed.embed_incident_view, name
        )
        data = routes.oembed(address)
        yield DataOutput(routes.file_of(data), partial(embed.oembed_data, site.at(data), name))
    for name in library.ids("tombstones"):
        address = routes.embed(routes.incident(name))
        yield page_at(site, address, "embed-notice", embed.embed_notice_view, name)
    for former, (name,) in library.entire("former incident").items():
        address = routes.embed(routes.incident(former))
        yield page_at(site, address, "redirect", embed_redirect_view, name)


def _cards(site: Here) -> Iterator[CardOutput]:
    library = site.library
    if card.site_words(site):
        yield CardOutput(routes.file_of(routes.SITE_CARD), partial(card.site_card, site))
    if library.site.cards.incidents:
        for name in library.ids("timeline"):
            if card.incident_words(site, library.card(name)):
                path = routes.file_of(routes.card(routes.incident(name)))
                yield CardOutput(path, partial(card.incident_card, site, name))
