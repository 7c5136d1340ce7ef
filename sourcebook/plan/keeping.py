"""Plan what a reader with an old citation finds: histories, releases, and how to cite the data."""

from collections.abc import Callable, Iterator

from sourcebook.plan import routes
from sourcebook.plan.citing import citation_file
from sourcebook.plan.here import Here
from sourcebook.plan.outputs import Output, PageOutput, TextOutput
from sourcebook.plan.views.page import history_redirect_view
from sourcebook.plan.views.record_history import history_view
from sourcebook.plan.views.releases import release_view
from sourcebook.relate.versions import release_names

PageAt = Callable[..., PageOutput]
"""Plan a page: of a site, at an address, with a template, by a view and its arguments."""


def keeping(site: Here, page_at: PageAt) -> Iterator[Output]:
    """Yield the history of every incident, and the page of every release.

    None of them is listed for search engines: who looks for an incident shall find its page.
    """
    library = site.library
    for name in (*library.ids("timeline"), *library.ids("tombstones")):
        yield page_at(site, routes.history(name), "history", history_view, name)
    for former, (name,) in library.entire("former incident").items():
        yield page_at(site, routes.history(former), "redirect", history_redirect_view, name)
    for name in release_names(library):
        yield page_at(site, routes.release(name), "release", release_view, name)
    yield TextOutput(routes.file_of(routes.CITATION), citation_file(site))
