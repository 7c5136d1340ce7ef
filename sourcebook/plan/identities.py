"""Name what is published so that no other site has the same name: `tag:` URIs (RFC 4151).

A name follows from the record alone. It is made of the first id that the record had, and stays when
the site moves, a record is renamed or edited; it is the same in feeds and in the data. Feeds of a
further edition begin it with their language: a translation is another text than its original.
"""

import re
from collections.abc import Sequence
from urllib.parse import quote

from sourcebook.model.article import Article
from sourcebook.model.figure import Figure, FigurePoint
from sourcebook.model.incident import Incident
from sourcebook.model.site import Site

_HOW_SURE = re.compile(r"[~?%]")


def feed_identity(site: Site, kind: str, name: str) -> str:
    """Name a feed, whatever its format and however many parts it has."""
    return _tag(site, "feed", kind, name)


def change_identity(site: Site, incident: Incident, number: int) -> str:
    """Name a change by its number, which counts from 1: the first is the record itself."""
    first = (*incident.former_ids, incident.id)[0]
    if number == 1:
        return _tag(site, "incident", first)
    change = incident.changes[number - 1]
    alike = sum((c.date, c.kind) == (change.date, change.kind) for c in incident.changes[:number])
    return _tag(site, "incident", first, change.date.isoformat(), change.kind.value, _nth(alike))


def source_identity(site: Site, article: Article) -> str:
    """Name an article as a source of this site."""
    return _tag(site, "source", (*article.former_ids, article.id)[0])


def value_identity(site: Site, figure: Figure, number: int) -> str:
    """Name a value of a figure by its number, which counts from 1."""
    return _tag(site, "figure", figure.id, *_value(figure.points, number))


def correction_identity(site: Site, figure: Figure, number: int, place: int) -> str:
    """Name a correction of a value: by the number of each, from 1 and from 0."""
    found = figure.points[number - 1].corrections
    day = found[place].date
    alike = sum(correction.date == day for correction in found[: place + 1])
    value = _value(figure.points, number)
    return _tag(site, "figure", figure.id, *value, "correction", day.isoformat(), _nth(alike))


def _value(points: Sequence[FigurePoint], number: int) -> tuple[str, ...]:
    """Name a value by its day and period; how sure these are changes no name."""
    own = _days(points[number - 1])
    return (*own, _nth(sum(_days(point) == own for point in points[:number])))


def _days(point: FigurePoint) -> tuple[str, str]:
    period = point.period.text if point.period else ""
    return _HOW_SURE.sub("", point.as_of.text), _HOW_SURE.sub("", period)


def _nth(number: int) -> str:
    """Return what tells the second from the first that is called alike, "" for the first."""
    return str(number) if number > 1 else ""


def _tag(site: Site, *path: str) -> str:
    if site.language in site.editions:
        path = (site.language, *path)
    return f"tag:{site.identity}:" + "/".join(quote(step, safe="") for step in path if step)
