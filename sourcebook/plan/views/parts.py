"""Small pieces that many views are made of.

Pieces that many pages share are equal only to themselves (`eq=False`): the HTML of each is looked
up by the piece, and comparing all that it holds takes longer than to make the HTML.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from urllib.parse import urlsplit

from sourcebook.model.article import Article
from sourcebook.model.dates import Edtf, parse
from sourcebook.model.incident import Incident
from sourcebook.plan import formats, routes
from sourcebook.plan.here import Here
from sourcebook.plan.locales import direction
from sourcebook.relate.card import Card
from sourcebook.wording import Words, spoken

_DATES = 1 << 14
"""How many dates are kept as they are written for readers."""
_ISOLATED, _UNTIL_HERE = "\u2068", "\u2069"
_HOST = re.compile(r"https?://(?P<host>[a-z0-9.-]+)(?=[/?#]|$)")


@dataclass(frozen=True, slots=True, eq=False)
class Link:
    """Hold a text, and where it leads; None where there is no page."""

    text: str
    url: str | None


@dataclass(frozen=True, slots=True, eq=False)
class DateView:
    """Hold a date for readers, in a shorter form for lists, and for `<time datetime>` if it can."""

    text: str
    short: str
    machine: str | None


@dataclass(frozen=True, slots=True, eq=False)
class ExternalLink:
    """Hold an address outside of the site, and the host that a reader will land on."""

    url: str
    host: str


@dataclass(frozen=True, slots=True)
class TitleView:
    """Hold a title and its language, None where that is the language of the page."""

    text: str
    language: str | None


def date_view(value: Edtf) -> DateView:
    """Write a date as it is known."""
    return _date_view(spoken(), value.text)


@lru_cache(_DATES)
def _date_view(_in: Words, text: str) -> DateView:
    value = parse(text)
    return DateView(
        formats.edtf(value), formats.edtf(value, short=True), formats.machine_date(value)
    )


def day_view(value: date) -> DateView:
    """Write a full date."""
    return _day_view(spoken(), value)


@lru_cache(_DATES)
def _day_view(_in: Words, value: date) -> DateView:
    return DateView(formats.day(value), formats.day(value, short=True), value.isoformat())


def external(url: str) -> ExternalLink:
    """Name the host of an address."""
    plain = _HOST.match(url)  # nearly all are, and taking an address apart takes longer
    host = plain["host"] if plain else urlsplit(url).hostname or url
    return ExternalLink(url, host.removeprefix("www."))


def external_if(url: str | None) -> ExternalLink | None:
    """Name the host of an address, where there is one."""
    return None if url is None else external(url)


def title_of(here: Here, article: Article) -> TitleView:
    """Return the title of an article; a description in brackets is ours, and may be translated."""
    ours = article.title.startswith("[")
    foreign = not ours and article.language != here.library.site.language
    own = article.language if foreign else getattr(article.title, "language", None)
    return TitleView(article.title, own)


def actor_link(here: Here, name: str) -> Link:
    """Link to an actor."""
    return _shared_link(here, "actor", name)


def publisher_link(here: Here, name: str) -> Link:
    """Link to a publisher."""
    return _shared_link(here, "publisher", name)


def _shared_link(here: Here, kind: str, name: str) -> Link:
    """Make a link once for all pages of a folder; that to the page itself is another one."""
    place = here.url if here.url.endswith(f"/{name}/") else here.neighbourhood
    return here.library.reading.once((kind, name, place), _link, here, kind, name)


def _link(here: Here, kind: str, name: str) -> Link:
    library = here.library
    entry = library.actors[name] if kind == "actor" else library.publishers[name]
    return Link(entry.name, here.to_if(here.directory.address_of(kind, name)))


def incident_link(here: Here, incident: Incident | Card) -> Link:
    """Link to an incident."""
    return Link(incident.title, here.to(routes.incident(incident.id)))


def source_link(here: Here, article: Article) -> Link:
    """Link to an article by its publisher and date."""
    return Link(source_label(here, article), here.to(routes.source(article.id)))


def source_label(here: Here, article: Article) -> str:
    """Name an article by its publisher and date.

    Where one writes from right to left, the name is set apart: else the day beside a name in other
    letters would be drawn as a part of it.
    """
    publisher = here.library.publishers[article.publisher].name
    if direction(here.library.site.language):
        publisher = f"{_ISOLATED}{publisher}{_UNTIL_HERE}"
    return f"{publisher}, {date_view(article.published).text}"


def place_text(name: str, region: str, country: str) -> str:
    """Write a place from the smallest unit to the largest, each name once."""
    units = (name, region, country)
    return ", ".join(dict.fromkeys(unit for unit in units if unit))


def side_name(here: Here, side: str) -> str | None:
    """Return the name of a side, None for an actor on no side, "" where the site has no sides."""
    sides = here.library.site.sides
    if not sides:
        return ""
    return sides[side].name if side in sides else None
