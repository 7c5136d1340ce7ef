"""The skeleton of a corpus: which incidents there are, and who reports on each.

It is drawn before any text, because records name each other: a report of the year sums up several
incidents, an incident is merged into another, a translation comes after what it translates.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto
from itertools import count

from benchmarks.corpus.cast import Publisher
from benchmarks.corpus.draw import Draw
from benchmarks.corpus.places import Place, place

FIRST_YEAR = 2008
YEARS = 18
MOST_INCIDENTS = 200_000
"""More would repeat a place within a year too often."""


class State(Enum):
    """Say what has become of a record."""

    PUBLIC = auto()
    DRAFT = auto()
    EMBARGOED = auto()
    WITHDRAWN = auto()
    MERGED = auto()

    @property
    def stands(self) -> bool:
        """Tell whether published records can refer to it."""
        return self is State.PUBLIC

    @property
    def held_back(self) -> bool:
        """Tell whether readers never see it."""
        return self in (State.DRAFT, State.EMBARGOED)


@dataclass(frozen=True, slots=True)
class Edge:
    """Hold what one report rests on, and for which incident; empty for all."""

    report: str
    how: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """Hold the skeleton of one article."""

    id: str
    publisher: Publisher
    kind: str
    language: str
    published: date
    read: date
    basis: str
    place: Place
    edges: tuple[Edge, ...] = ()
    through: str = ""
    """The id of the report that it is known through."""
    held_back: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """Hold what is fixed of an incident before anybody reports on it."""

    number: int
    id: str
    place: Place
    written: str
    """The date in EDTF."""
    first: date
    """The first day that it can have happened on."""
    known: date
    """The day from which on there are reports."""
    state: State
    beside: tuple[str, ...]
    """Other incidents of this place and year."""
    merged_into: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """Hold the skeleton of one incident and of the reports on it, oldest first."""

    event: Event
    own: tuple[Report, ...]
    summary: Report | None = None
    """A report on several incidents that this one cites."""
    related: tuple[str, ...] = ()

    @property
    def reports(self) -> tuple[Report, ...]:
        """Return every report that the incident cites."""
        return (*self.own, self.summary) if self.summary else self.own


def events(number: int, seed: int) -> list[Event]:
    """Return the incidents of a corpus, in the order in which they were recorded."""
    places = [place(which) for which in range(min(max(12, number // 5), 20_000))]
    found: list[Event] = []
    taken: dict[tuple[int, int], list[Event]] = {}
    names: set[str] = set()
    for which in range(number):
        draw = Draw(seed, "event", which)
        where = which % len(places)
        state = _state(draw)
        year = _year(draw)
        same = taken.setdefault((where, year), [])
        # Once in a while something happens twice in a year at one place.
        can_repeat = state.stands and all(event.state.stands for event in same)
        while same and not (can_repeat and draw.chance(0.05)):
            year = FIRST_YEAR + (year - FIRST_YEAR + 1) % YEARS
            same = taken.setdefault((where, year), [])
            can_repeat = state.stands and all(event.state.stands for event in same)
        merged_into = _standing_before(found) if state is State.MERGED else ""
        if state is State.MERGED and not merged_into:
            state = State.WITHDRAWN
        # Of twenty thousand places some share their names.
        name = f"{places[where].slug}-{year}"
        name = next(each for each in _spellings(name, len(same) + 1) if each not in names)
        names.add(name)
        beside = tuple(event.id for event in same)
        event = Event(which, name, places[where], *_when(draw, year), state, beside, merged_into)
        found.append(event)
        same.append(event)
    return found


def _spellings(name: str, first: int) -> Iterator[str]:
    """Yield the ids that an incident can have, numbered from the second of its place and year."""
    return (name if number == 1 else f"{name}-{number}" for number in count(first))


def _state(draw: Draw) -> State:
    return draw.by_weight(
        (
            (0.978, State.PUBLIC),
            (0.010, State.DRAFT),
            (0.002, State.EMBARGOED),
            (0.006, State.WITHDRAWN),
            (0.004, State.MERGED),
        )
    )


def _year(draw: Draw) -> int:
    """Return a year: the archive knows more of recent ones."""
    return FIRST_YEAR + YEARS - 1 - min(draw.whole(0, YEARS - 1), draw.whole(0, YEARS - 1))


def _standing_before(found: list[Event]) -> str:
    return next((event.id for event in reversed(found) if event.state.stands), "")


def _when(draw: Draw, year: int) -> tuple[str, date, date]:
    """Return a date as it is written, its first day, and a day from which on it is known."""
    day = date(year, 1, 1) + timedelta(draw.whole(10, 363))
    month = day.replace(day=1)
    some_days = timedelta(draw.whole(1, 9))
    # EDTF numbers spring 21 to winter 24; winter is left out, since it belongs to two years.
    season = f"{year}-{20 + day.month // 3}" if day.month % 12 > 2 else f"{year}"
    before = date(year, 1, 1)
    return draw.by_weight(
        (
            (0.72, (f"{day}", day, day)),
            (0.06, (f"{day}~", day, day)),
            (0.03, (f"{day}?", day, day)),
            (0.08, (f"{day:%Y-%m}", month, day)),
            (0.02, (f"{day:%Y-%m}~", month, day)),
            (0.02, (f"{day:%Y-%m}-XX", month, day)),
            (0.04, (f"{day - some_days}/{day}", day - some_days, day)),
            (0.01, (f"[{day - timedelta(1)},{day}]", day - timedelta(1), day)),
            (0.01, (season, before, day)),
            (0.01, (f"{year}", before, day)),
        )
    )
