"""The search: its page, and the files that the page loads for a query."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sourcebook.model.dates import parse
from sourcebook.model.shown_text import told as told_of
from sourcebook.model.terms import FUNCTION_WORDS
from sourcebook.model.words import Status
from sourcebook.plan import formats, routes
from sourcebook.plan.here import Here
from sourcebook.plan.views.frame import Frame, frame
from sourcebook.plan.views.original import original_note
from sourcebook.plan.views.parts import date_view, place_text, title_of
from sourcebook.relate.documents import GROUP_BITS, GROUPS, PLACE_BITS
from sourcebook.relate.postings import FIELDS, counted

LISTS = ("incidents", "regions", "tags", "sources")
"""The built-in pages that a reader without a script is led to instead, beside the years."""


@dataclass(frozen=True, slots=True)
class ListLink:
    """Hold a built-in page, by its name."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class SearchView:
    """Hold the search page; `index`, `words` and `documents` are where its files are."""

    frame: Frame
    root: str
    search: str
    index: str
    words: str
    documents: str
    years: tuple[int, ...]
    statuses: tuple[str, ...]
    figures: bool
    listed_years: tuple[ListLink, ...]
    lists: tuple[ListLink, ...]


def search_view(here: Here) -> SearchView:
    """Return the search page."""
    library = here.library
    indexes = here.directory.indexes
    return SearchView(
        frame=frame(here),
        root=here.to_folder(routes.HOME),
        search=here.to(routes.SEARCH),
        index=here.to(routes.SEARCH_INDEX),
        words=here.to_folder(routes.SEARCH_WORDS),
        documents=here.to_folder(routes.SEARCH_DOCUMENTS),
        years=library.members("searchable years"),
        statuses=tuple(status.value for status in Status),
        figures="figures" in indexes,
        listed_years=tuple(
            ListLink(str(year), here.to(routes.year(year))) for year in library.years
        ),
        lists=tuple(ListLink(name, here.to(indexes[name])) for name in LISTS if name in indexes),
    )


def index_data(here: Here) -> dict[str, Any]:
    """Return what the search page must know before it can load anything else.

    A number of a document is its year, its group and its place, from the highest bit to the lowest;
    the highest bits of the place name the file that tells of the document.
    """
    count, chunk_bits = here.library.members("searchable")
    return {
        "documents": count,
        "groups": GROUPS,
        "groupBits": GROUP_BITS,
        "placeBits": PLACE_BITS,
        "chunkBits": chunk_bits,
        "fields": FIELDS,
        "shards": here.library.search.shards,
        "functionWords": sorted(FUNCTION_WORDS),
    }


def words_data(here: Here, shard: str) -> dict[str, list[Any]]:
    """Return the terms of a shard, each with the documents that have it.

    Of a term they follow one another in groups: first how often it stands in each of the fields,
    without the zeros at the end, then the numbers of the documents, each less the one before.
    """
    return {
        term: [part for counts, steps in found.items() for part in (_counts(counts), steps)]
        for term, found in here.library.search.shard(shard).items()
    }


@lru_cache(maxsize=1024)
def _counts(counts: int) -> tuple[int, ...]:
    in_fields = list(counted(counts))
    while not in_fields[-1]:
        in_fields.pop()
    return tuple(in_fields)


def documents_data(here: Here, chunk: str) -> dict[str, dict[str, Any]]:
    """Return what is told of the documents of a chunk in a list of results, by number."""
    members = here.library.members("documents", chunk)
    root = here.at(routes.HOME)  # the page puts the way to the root before each address
    return {str(number): _TOLD[kind](root, name) for number, kind, name in members}


def _incident(here: Here, name: str) -> dict[str, Any]:
    """Tell of an incident no more than lists do: nothing of the account."""
    card = here.library.card(name)
    place, region, country = card.place
    told: dict[str, Any] = {
        "url": here.to(routes.incident(name)),
        **_titled(card.title),
        "date": date_view(parse(card.when)).text,
        "place": place_text(place, region, formats.country(country)),
    }
    if card.contested:
        told["contested"] = True
    if card.warnings:
        told["warnings"] = card.warnings
    return told


def _source(here: Here, name: str) -> dict[str, Any]:
    article = here.library.articles[name]
    title = title_of(here, article)
    told = {
        "url": here.to(routes.source(name)),
        "title": title.text,
        "date": date_view(article.published).text,
        "publisher": here.library.publishers[article.publisher].name,
    }
    return told | {"language": title.language} if title.language else told


def _figure(here: Here, name: str) -> dict[str, Any]:
    figure = here.library.figures[name]
    counter = here.library.actors[figure.counter].name
    return {"url": here.to(routes.figure(name)), **_titled(figure.title), "publisher": counter}


def _page(here: Here, name: str) -> dict[str, Any]:
    return {"url": here.to(routes.page(name)), **_titled(here.library.pages[name].title)}


def _titled(title: str) -> dict[str, str]:
    """Name the language of a title that is not in that of the page, for programs and in words."""
    _, language = told_of(title)
    if not language:
        return {"title": title}
    return {"title": title, "language": language, "original": original_note(language)}


_TOLD = {"incident": _incident, "source": _source, "figure": _figure, "page": _page}
