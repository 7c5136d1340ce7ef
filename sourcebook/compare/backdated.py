"""Find what is published under a day that is past: feed readers pass over it."""

from collections.abc import Iterable, Iterator
from datetime import date

from sourcebook.compare.comparison import Caution
from sourcebook.compare.state import State
from sourcebook.model.ids import Kind
from sourcebook.model.site import Site
from sourcebook.plan import formats
from sourcebook.plan.identities import (
    change_identity,
    correction_identity,
    source_identity,
    value_identity,
)
from sourcebook.relate.library import Library
from sourcebook.relate.log import CHANGE, CORRECTED, POINT, Entry

RULE = "back-dated"


def backdated(before: State, after: State) -> Iterator[Caution]:
    """Name each new entry of feeds that is older than the newest that was published already.

    Without an error on either side, since what is published is not known otherwise; nothing is
    past on a site that has published nothing.
    """
    old, new = before.library, after.library
    if old is None or new is None or not old.members("log"):
        return
    newest = -old.members("log")[0][0]
    logged, logs = frozenset(old.members("log")), frozenset(new.members("log"))
    known = frozenset(_names(old, new.site, logged - logs))
    for entry in sorted(logs - logged):
        if -entry[0] < newest and _name(new, new.site, entry) not in known:
            yield _caution(new, entry, date.fromordinal(newest))


def _names(library: Library, site: Site, entries: Iterable[Entry]) -> Iterator[str]:
    return (_name(library, site, entry) for entry in entries)


def _name(library: Library, site: Site, entry: Entry) -> str:
    _, kind, name, place = entry
    if kind == CHANGE:
        return change_identity(site, library.incidents[name], -place)
    if kind == POINT:
        return value_identity(site, library.figures[name], -place)
    if kind == CORRECTED:
        figure = library.figures[name]
        at, number = figure.corrected[-place - 1]
        return correction_identity(site, figure, at + 1, number)
    return source_identity(site, library.articles[name])


def _caution(library: Library, entry: Entry, newest: date) -> Caution:
    day, kind, name, place = entry
    field = "date"
    if kind == CHANGE:
        of, what = Kind.INCIDENT, f"its change ({library.incidents[name].changes[-place - 1].kind})"
    elif kind == CORRECTED:
        at, _ = library.figures[name].corrected[-place - 1]
        of, what = Kind.FIGURE, f"a correction of its value as of {_as_of(library, name, at)}"
    elif kind == POINT:
        of, what = Kind.FIGURE, f"its value as of {_as_of(library, name, -place - 1)}"
        field = "added"
    else:
        of, what, field = Kind.ARTICLE, "this source", "added"
    message = (
        f"{what} is new, and stands in the feeds under {formats.day(date.fromordinal(-day))},"
        f" behind what readers have already, up to {formats.day(newest)}: many will never see it;"
        f" write the day on which you publish it as its `{field}`"
    )
    return Caution(RULE, of, name, message)


def _as_of(library: Library, name: str, at: int) -> str:
    return library.figures[name].points[at].as_of.text
