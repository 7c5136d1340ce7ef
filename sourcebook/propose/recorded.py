"""Find what is recorded already: a source by its address, an incident by its place and day."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from sourcebook.model.article import Article
from sourcebook.model.dates import Edtf
from sourcebook.model.incident import Incident
from sourcebook.model.records import Records
from sourcebook.relate.facts import plain_address


def article_at(url: str, records: Records) -> Article | None:
    """Return the article that has the address, or was read or archived there."""
    wanted = plain_address(url)
    for article in records.articles.values():
        if any(plain_address(address) == wanted for address in _addresses(article)):
            return article
    return None


def _addresses(article: Article) -> Iterator[str]:
    if article.url:
        yield article.url
    if article.seen_at:
        yield article.seen_at
    if article.archived:
        yield article.archived.url


def publisher_at(url: str, records: Records) -> str:
    """Return the publisher whose web site the address is on, empty where none is known.

    The vocabulary says so, else the addresses of what it has published.
    """
    host = _host(url)
    for publisher in records.publishers.values():
        home = _host(publisher.url) if publisher.url else ""
        if home and (host == home or host.endswith(f".{home}")):
            return publisher.id
    found = {a.publisher for a in records.articles.values() if a.url and _host(a.url) == host}
    return found.pop() if len(found) == 1 else ""


def _host(url: str) -> str:
    return plain_address(f"https://{urlsplit(url).hostname or ''}").rstrip("?")


def incidents_like(place: str, country: str, date: Edtf, records: Records) -> tuple[Incident, ...]:
    """Return the incidents of the same place whose dates overlap.

    A place counts as the same up to the comma: what follows tells a street from the next one.
    """
    return tuple(
        incident
        for incident in records.incidents.values()
        if not incident.tombstone
        and incident.where.country == country
        and _settlement(incident.where.name) == _settlement(place)
        and incident.when.date.may_overlap(date)
    )


def _settlement(place: str) -> str:
    return place.partition(",")[0].strip().casefold()
