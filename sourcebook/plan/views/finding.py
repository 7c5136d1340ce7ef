"""What the script of the timeline reads to choose among all incidents, and to show the chosen ones.

Incidents are counted from the oldest, from 0, so that a new one changes no other's number.
"""

from collections.abc import Iterable
from hashlib import sha256
from itertools import pairwise
from typing import Any

from sourcebook.model.shown_text import told
from sourcebook.plan import routes
from sourcebook.plan.here import Here
from sourcebook.plan.views.entry import entry
from sourcebook.plan.views.facets import values_of
from sourcebook.relate.answers import PART, part_of, parts
from sourcebook.relate.weighed import RELATIONS, relation_of


def facets_data(here: Here) -> dict[str, Any]:
    """Return for every value of every facet which incidents have it.

    Shape: `incidents` is how many there are, `part` how many a file of entries holds, `orders` what
    each of these files says of its order, `facets` maps facet and value to ascending numbers of
    incidents, each but the first written as the distance from the one before it.
    """
    library = here.library
    timeline = library.ids("timeline")
    number = {name: len(timeline) - 1 - place for place, name in enumerate(timeline)}
    found: dict[str, dict[str, list[int]]] = {}
    for facet in RELATIONS:
        found[facet] = {
            value: _distances(
                sorted(number[name] for name in library.ids(*relation_of(facet, value)))
            )
            for value in values_of(library, facet)
        }
    orders = [
        _order(part_of(timeline, place).members) for place in range(1, parts(len(timeline)) + 1)
    ]
    return {"incidents": len(timeline), "part": PART, "orders": orders, "facets": found}


def entries_data(here: Here, part: int) -> dict[str, Any]:
    """Return the incidents of one part of the timeline as lists show them, oldest first.

    Its `order` is also in the data of the facets: a reader who gets one file older than the other
    would be shown other incidents than those chosen. `languages` names the texts of an incident
    that are not in the language of the page, and the language of each; `original` says so in words.
    """
    library = here.library
    shown = here.at(routes.HOME)
    page = library.page_of("timeline", number=part)
    entries = (entry(shown, card) for card in library.cards(reversed(page.members)))
    shown_as = [
        {
            "url": one.url,
            "title": one.title,
            "date": one.date.text,
            "place": one.place,
            "summary": one.summary,
            "status": one.status,
            "contested": one.contested,
            "articles": one.articles,
            "origins": one.origins,
            "warnings": one.warnings,
            **_languages(title=one.title, place=one.place, summary=one.summary),
            **({"original": one.original} if one.original else {}),
        }
        for one in entries
    ]
    return {"order": _order(page.members), "entries": shown_as}


def _order(incidents: Iterable[str]) -> str:
    return sha256(" ".join(incidents).encode()).hexdigest()[:12]


def _distances(numbers: list[int]) -> list[int]:
    return numbers[:1] + [after - before for before, after in pairwise(numbers)]


def _languages(**texts: str) -> dict[str, dict[str, str]]:
    """Return what an entry has besides where an edition shows some of its texts in the original."""
    found = {name: language for name, text in texts.items() if (language := told(text)[1])}
    return {"languages": found} if found else {}
