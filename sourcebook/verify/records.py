"""Know which record a page comes from."""

from collections.abc import Callable, Mapping

from sourcebook.load.document import Document
from sourcebook.model.ids import Key, Kind
from sourcebook.plan import routes

_ROUTES: Mapping[Kind, Callable[[str], str]] = {
    Kind.INCIDENT: routes.incident,
    Kind.ARTICLE: routes.source,
    Kind.FIGURE: routes.figure,
    Kind.PAGE: routes.page,
    Kind.ACTOR: routes.actor,
    Kind.PUBLISHER: routes.publisher,
    Kind.TAG: routes.tag,
}


def records_by_page(documents: Mapping[Key, Document]) -> dict[str, str]:
    """Return the file of the record that each page is about, by the path of the page's file."""
    return {
        routes.file_of(_ROUTES[key.kind](key.id)): document.path
        for key, document in documents.items()
        if key.kind in _ROUTES
    }
