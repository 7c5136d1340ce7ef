"""Put documents together: all of a kind, in parts where they are many.

A collection of many begins with what is new. Its `older` is the address of the part with those that
came in before, and so on to the oldest; numbered parts stay at their address as they are, but for
records that change.
"""

from collections.abc import Callable, Iterable

from sourcebook.model.plain import Plain, plain_changes
from sourcebook.model.words import ChangeKind
from sourcebook.plan import routes
from sourcebook.plan.anchors import change_address
from sourcebook.plan.data import documents
from sourcebook.plan.here import Here
from sourcebook.plan.identities import change_identity, correction_identity
from sourcebook.relate.answers import WHOLE, parts
from sourcebook.relate.dated import Dated, DatedCorrection, dated
from sourcebook.relate.exports import NEWEST, NUMBERED

Document = Callable[[Here, str], Plain]

IN_PARTS: dict[str, tuple[str, Document]] = {
    "incidents": ("added incidents", documents.incident_document),
    "articles": ("added articles", documents.article_document),
}
"""The relation of the parts of each large collection, and what makes its documents."""
WHOLE_KINDS: dict[str, tuple[str, Document]] = {
    "figures": ("figures", documents.figure_document),
    "actors": ("listed actors", documents.actor_document),
    "publishers": ("listed publishers", documents.publisher_document),
    "tags": ("listed tags", documents.tag_document),
    "regions": ("listed regions", documents.region_document),
}
"""The relation of each collection that is in one file, and what makes its documents."""
CHANGES = "changes"


def singles(here: Here) -> tuple[str, ...]:
    """Return the kinds of which each record has a file of its own."""
    return (*(IN_PARTS if here.library.site.data.records else ()), *WHOLE_KINDS)


def own_file(here: Here, kind: str, name: str) -> str | None:
    """Return the link to a record as JSON, None where it has no file of its own."""
    return here.to(routes.record(kind, name)) if kind in singles(here) else None


def single(here: Here, make: Document, name: str) -> Plain:
    """Return a document that stands in a file of its own, with the terms of its use."""
    return {"licence": here.library.site.licence.url, **make(here, name)}


def part(here: Here, kind: str, key: str) -> Plain:
    """Return a part of a large collection, by the key of the part."""
    relation, make = IN_PARTS[kind]
    library = here.library
    if key == NEWEST:
        older: int = library.members(relation, NUMBERED)[0]
    else:
        older = int(key) - 1
    found = [make(here, name) for name in library.ids(relation, key)]
    return _collection(here, kind, found, older)


def whole(here: Here, kind: str) -> Plain:
    """Return a collection that is in one file."""
    relation, make = WHOLE_KINDS[kind]
    return _collection(here, kind, (make(here, name) for name in here.library.ids(relation)), 0)


def changes(here: Here, number: int | None) -> Plain:
    """Return what changed, newest first: a numbered part, or what is new."""
    page = here.library.page_of(CHANGES, number=number)
    found = (_dated(here, entry) for entry in dated(here.library, page.members))
    return _collection(here, CHANGES, found, page.number - 1)


def _dated(here: Here, found: Dated) -> Plain:
    site = here.library.site
    if isinstance(found, DatedCorrection):
        figure, correction = found.figure, found.correction
        page = here.whole(routes.figure(figure.id))
        return {
            "figure": figure.id,
            "point": found.number,
            "number": found.place + 1,
            "title": figure.title,
            "state": documents.STANDING,
            "page": page,
            "guid": correction_identity(site, figure, found.number, found.place),
            "address": page,
            "change": {
                "date": correction.date.isoformat(),
                "kind": ChangeKind.CORRECTION.value,
                **({"note": correction.note} if correction.note else {}),
                "was": str(correction.was),
                "now": str(found.point.value_after(found.place)),
            },
        }
    incident = found.incident
    return {
        "incident": incident.id,
        "number": found.number,
        "title": incident.title,
        "state": documents.state_of(incident),
        "page": here.whole(routes.incident(incident.id)),
        "guid": change_identity(site, incident, found.number),
        "address": here.whole(change_address(incident, found.number)),
        "change": plain_changes(incident)[found.number - 1],
    }


def size(here: Here, kind: str) -> int:
    """Return how many records a collection holds in all."""
    library = here.library
    if kind in IN_PARTS:
        return len(library.incidents if kind == "incidents" else library.articles)
    return library.count(CHANGES if kind == CHANGES else WHOLE_KINDS[kind][0], WHOLE)


def files(here: Here, kind: str) -> int:
    """Return in how many files a collection is."""
    if kind in IN_PARTS:
        numbered: int = here.library.members(IN_PARTS[kind][0], NUMBERED)[0]
        return numbered + 1
    return parts(here.library.count(CHANGES)) if kind == CHANGES else 1


def _collection(here: Here, kind: str, found: Iterable[Plain], older: int) -> Plain:
    return {
        "kind": kind,
        "licence": here.library.site.licence.url,
        "items": list(found),
        "older": here.whole(routes.data_part(kind, older)) if older else None,
    }
