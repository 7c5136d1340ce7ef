"""The items of feeds: the same words for an entry of the log, in every feed and format."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TypeAlias
from zoneinfo import ZoneInfo

from sourcebook.model.figure import Figure
from sourcebook.plan import routes
from sourcebook.plan.anchors import change_address
from sourcebook.plan.here import Here
from sourcebook.plan.identities import (
    change_identity,
    correction_identity,
    source_identity,
    value_identity,
)
from sourcebook.plan.views.feed_changes import ChangeTold, change_told
from sourcebook.plan.views.feed_numbers import PointTold, corrected_told, point_told
from sourcebook.plan.views.feed_sources import SourceTold, source_told
from sourcebook.relate.log import CHANGE, CORRECTED, POINT, Entry

_NOON = time(12)

Told: TypeAlias = ChangeTold | PointTold | SourceTold


@dataclass(frozen=True, slots=True, eq=False)
class FeedItem:
    """Hold one item; `moment` is ISO 8601 with the offset, all addresses are whole.

    `kind` is `change`, `figure` or `source`, and `title` that of the record. `guid` names what
    happened, not its address (see `identities`). `elsewhere` is the
    address of the source itself.
    """

    guid: str
    address: str
    moment: str
    kind: str
    title: str
    elsewhere: str | None
    categories: tuple[str, ...]
    told: Told


def items(here: Here, entries: Sequence[Entry]) -> tuple[FeedItem, ...]:
    """Return the items of entries; that of an entry is made once for all feeds made one by one."""
    reading = here.library.reading
    return tuple(
        reading.lately(("feed item", *entry), _item, here, entry) for entry in map(tuple, entries)
    )


def moment_of(here: Here, day: int) -> str:
    """Return noon of a day where the editors are: the same day for nearly every reader."""
    zone = ZoneInfo(here.library.site.timezone)
    return datetime.combine(date.fromordinal(day), _NOON, zone).isoformat()


def _item(here: Here, entry: Entry) -> FeedItem:
    day, kind, name, number = entry
    moment = moment_of(here, -day)
    if kind == CHANGE:
        return _change(here, name, -number, moment)
    if kind == POINT:
        return _point(here, name, -number, moment)
    if kind == CORRECTED:
        return _corrected(here, name, -number, moment)
    return _source(here, name, moment)


def _change(here: Here, name: str, number: int, moment: str) -> FeedItem:
    library = here.library
    incident = library.incidents[name]
    region = library.region_of(name)
    tags = [library.tags[tag].name for tag in incident.tags]
    return FeedItem(
        guid=change_identity(library.site, incident, number),
        address=here.to(change_address(incident, number)),
        moment=moment,
        kind="change",
        title=incident.title,
        elsewhere=None,
        categories=tuple(dict.fromkeys([*tags, *([region.name] if region else [])])),
        told=change_told(here, incident, number),
    )


def _point(here: Here, name: str, number: int, moment: str) -> FeedItem:
    figure = here.library.figures[name]
    guid = value_identity(here.library.site, figure, number)
    return _of_figure(here, figure, guid, moment, point_told(here, figure, number))


def _corrected(here: Here, name: str, number: int, moment: str) -> FeedItem:
    figure = here.library.figures[name]
    at, place = figure.corrected[number - 1]
    guid = correction_identity(here.library.site, figure, at + 1, place)
    return _of_figure(here, figure, guid, moment, corrected_told(here, figure, at + 1, place))


def _of_figure(here: Here, figure: Figure, guid: str, moment: str, told: PointTold) -> FeedItem:
    return FeedItem(
        guid=guid,
        address=here.to(routes.figure(figure.id)),
        moment=moment,
        kind="figure",
        title=figure.title,
        elsewhere=None,
        categories=(here.library.actors[figure.counter].name,),
        told=told,
    )


def _source(here: Here, name: str, moment: str) -> FeedItem:
    article = here.library.articles[name]
    return FeedItem(
        guid=source_identity(here.library.site, article),
        address=here.to(routes.source(name)),
        moment=moment,
        kind="source",
        title=article.title,
        elsewhere=article.url or article.seen_at,
        categories=(here.library.publishers[article.publisher].name,),
        told=source_told(here, article),
    )
