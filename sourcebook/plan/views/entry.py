"""An incident as lists show it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from sourcebook.model.dates import parse
from sourcebook.model.words import Outcome
from sourcebook.plan import formats, routes
from sourcebook.plan.here import Here
from sourcebook.plan.views.original import behind_note, original_note
from sourcebook.plan.views.paging import Paging, paging
from sourcebook.plan.views.parts import DateView, Link, date_view, place_text
from sourcebook.relate.answers import WHOLE
from sourcebook.relate.card import Card, Tally
from sourcebook.wording import Words, spoken

_ENTRIES = 1 << 14
"""How many incidents are kept as lists show them: many pages, one after another, show the same."""


@dataclass(frozen=True, slots=True, eq=False)
class EntryView:
    """Hold an incident for a list: enough to decide whether to open it.

    `original` says which language its title or summary is in where that is not the language of the
    page, else nothing.
    """

    id: str
    url: str
    title: str
    summary: str
    date: DateView
    place: str
    status: str
    contested: bool
    articles: int
    origins: int
    warnings: tuple[str, ...]
    original: str


@dataclass(frozen=True, slots=True, eq=False)
class RelatedView:
    """Hold an incident in one line, never without its status."""

    link: Link
    date: DateView
    status: str


@dataclass(frozen=True, slots=True)
class EntryList:
    """Hold a list of incidents, newest first: those on the page, and how many there are."""

    count: int
    entries: tuple[EntryView, ...]
    paging: Paging | None


@dataclass(frozen=True, slots=True)
class TotalView:
    """Hold the least number of people that a list of incidents accounts for, by outcome.

    `minimum` is the sum of the lowest stated numbers; `incidents` is how many state one.
    """

    outcome: str
    minimum: str
    incidents: int


def entry(here: Here, card: Card) -> EntryView:
    """Return an incident as lists show it."""
    return _entry(spoken(), card, here.to(routes.incident(card.id)))


@lru_cache(_ENTRIES)
def _entry(_in: Words, card: Card, url: str) -> EntryView:
    """Show an incident alike on all pages that link to it alike."""
    name, region, country = card.place
    return EntryView(
        id=card.id,
        url=url,
        title=card.title,
        summary=card.summary,
        date=date_view(parse(card.when)),
        place=place_text(name, region, formats.country(country)),
        status=card.status,
        contested=card.contested,
        articles=card.articles,
        origins=card.origins,
        warnings=card.warnings,
        original=note_on(card),
    )


def note_on(card: Card) -> str:
    """Say whether an edition shows an incident in the original, or in a translation behind it."""
    languages = dict(card.originals)
    tag = languages.get("title") or languages.get("summary")
    if tag:
        return original_note(tag)
    return behind_note() if "" in languages.values() else ""


def related_view(here: Here, card: Card) -> RelatedView:
    """Return an incident in one line."""
    return _related(spoken(), card, here.to(routes.incident(card.id)))


@lru_cache(_ENTRIES)
def _related(_in: Words, card: Card, url: str) -> RelatedView:
    return RelatedView(Link(card.title, url), date_view(parse(card.when)), card.status)


def entries(here: Here, cards: Iterable[Card]) -> tuple[EntryView, ...]:
    """Return incidents as lists show them."""
    return tuple(entry(here, card) for card in cards)


def entry_list(here: Here, relation: str, key: str = WHOLE) -> EntryList:
    """Return a list of incidents, or what the front page has of a long one."""
    page = here.library.page_of(relation, key)
    return EntryList(
        page.length or 0,
        entries(here, here.library.cards(page.members)),
        paging(here, page, relation, key),
    )


def totals(tallies: Iterable[Tally]) -> tuple[TotalView, ...]:
    """Add the lowest number of each incident, so that no total claims more than is listed."""
    low: dict[str, list[int]] = {}
    for tally in tallies:
        for outcome, least in tally.least:
            low.setdefault(outcome, []).append(least)
    return tuple(
        TotalView(outcome.value, formats.number(sum(low[outcome])), len(low[outcome]))
        for outcome in Outcome
        if outcome in low
    )
