"""Pages of prose, the page for an address that does not exist, and redirects."""

from dataclasses import dataclass

from sourcebook.plan import routes
from sourcebook.plan.here import Here
from sourcebook.plan.locales import direction
from sourcebook.plan.views.citing import SourceItem, cited_in
from sourcebook.plan.views.frame import Frame, frame
from sourcebook.plan.views.prose import Prose, prose_view


@dataclass(frozen=True, slots=True)
class ProsePageView:
    """Hold a page of prose."""

    frame: Frame
    title: str
    summary: str
    body: Prose
    cited: tuple[SourceItem, ...]


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """Hold the page for an address that does not exist."""

    frame: Frame
    incidents: str
    sources: str | None


@dataclass(frozen=True, slots=True)
class RedirectView:
    """Hold the page at the former address of a record."""

    language: str
    direction: str
    site_title: str
    title: str
    url: str
    permalink: str


def prose_page_view(here: Here, name: str) -> ProsePageView:
    """Return a page of prose."""
    page = here.library.pages[name]
    cited = cited_in(here, page.body)
    return ProsePageView(
        frame(here, record=page),
        page.title,
        page.summary,
        prose_view(here, page.body, cited.citations, heading_level=2),
        cited.items,
    )


def not_found_view(here: Here) -> NotFoundView:
    """Return the page for an address that does not exist."""
    sources = here.directory.indexes.get("sources")
    return NotFoundView(frame(here), here.to(routes.INCIDENTS), here.to_if(sources))


def redirect_view(here: Here, kind: str, name: str) -> RedirectView:
    """Return the page that leads from a former address of a record to the one it has now."""
    return _redirect(here, kind, name, here.directory.address_of(kind, name) or routes.HOME)


def embed_redirect_view(here: Here, name: str) -> RedirectView:
    """Return the same for a frame that shows an incident under a former address."""
    return _redirect(here, "incident", name, routes.embed(routes.incident(name)))


def history_redirect_view(here: Here, name: str) -> RedirectView:
    """Return the same for what changed in an incident that had another id."""
    return _redirect(here, "incident", name, routes.history(name))


def _redirect(here: Here, kind: str, name: str, target: str) -> RedirectView:
    library = here.library
    record = library.incidents[name] if kind == "incident" else library.articles[name]
    site = library.site
    return RedirectView(
        site.language,
        direction(site.language),
        site.title,
        record.title,
        here.to(target),
        here.whole(target),
    )
