"""Decide from what was found over time what is written of an address.

A page is often away for a day, and a site for a week. So an address is called dead only when its
site said twice that there is no such page, or when nothing answered on several days over weeks. And
who is not let in learns nothing: what was known before stays.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sourcebook.linking.visit import Outcome, Visit
from sourcebook.model.addresses import fault_of
from sourcebook.model.link import Link, LinkState

TIMES_GONE: Final = 2
"""How often in a row a site must say that a page is not there."""
DAYS_FAILED: Final = 3
"""On how many days nothing must have answered, at least, …"""
WEEKS_FAILED: Final = 14
"""… and how many days must lie between the first and the last of them."""
DAY: Final = 86_400.0
SOON: Final = 20 * 3_600.0
"""After how many seconds an address is looked at again that gave no answer: on the next day."""
AGE: Final = 30 * DAY
"""After how many seconds any other address is looked at again."""

_FAILING = frozenset({Outcome.GONE, Outcome.FAILED})
_STATES = {
    Outcome.MOVED: LinkState.MOVED,
    Outcome.PAYWALLED: LinkState.PAYWALLED,
    Outcome.BLOCKED: LinkState.BLOCKED,
}
_CERTAIN = frozenset({LinkState.DEAD, LinkState.MOVED, LinkState.PAYWALLED})


@dataclass(frozen=True, slots=True)
class Past:
    """Hold what was found at an address last, and how long it has been failing.

    `at` is the time of the last look in seconds since 1970. `gone` is how often in a row there was
    no such page; `since` the first day of failures in a row, and `days` on how many there were any.
    """

    at: float
    day: date
    visit: Visit
    gone: int = 0
    since: date | None = None
    days: int = 0

    @property
    def is_settled(self) -> bool:
        """Tell whether looking again tomorrow would say no more."""
        return self.visit.outcome not in _FAILING or self.is_dead

    @property
    def is_dead(self) -> bool:
        """Tell whether the address has failed often enough."""
        return self.gone >= TIMES_GONE or _is_long(self.since, self.day, self.days)

    def is_due(self, now: float) -> bool:
        """Tell whether it is time to look again."""
        return not 0 <= now - self.at < (AGE if self.is_settled else SOON)


def after(past: Past | None, visit: Visit, at: float, day: date) -> Past:
    """Return what is remembered after one more look."""
    if visit.outcome not in _FAILING:
        return Past(at, day, visit)
    gone = (past.gone if past else 0) + 1 if visit.outcome is Outcome.GONE else 0
    if past is None or past.since is None:
        return Past(at, day, visit, gone, day, 1)
    return Past(at, day, visit, gone, past.since, past.days + (day > past.day))


def link_after(known: Link | None, past: Past, name: str, url: str) -> Link | None:
    """Return what is written of an address; None where nothing is wrong with it.

    `known` is what was written before, of this very address.
    """
    outcome = past.visit.outcome
    if outcome is Outcome.ALIVE:
        return None
    state = _state(known, past)
    if state is None:
        return known
    to = past.visit.to if state is LinkState.MOVED else None
    if known is not None and (known.state, known.to) == (state, to):
        return known
    found = past.day.isoformat()
    return Link.model_validate({"id": name, "url": url, "state": state, "found": found, "to": to})


def _state(known: Link | None, past: Past) -> LinkState | None:
    """Return the state that was found, None where what was known before stays."""
    outcome = past.visit.outcome
    if outcome in _STATES:
        if outcome is Outcome.BLOCKED and known is not None and known.state in _CERTAIN:
            return None
        if outcome is Outcome.MOVED and fault_of(past.visit.to):
            return None
        return _STATES[outcome]
    return _failing(known, past) if outcome in _FAILING else None


def _failing(known: Link | None, past: Past) -> LinkState | None:
    before = known.state if known is not None else None
    since, days = past.since or past.day, past.days
    if known is not None and before is LinkState.UNREACHABLE and known.found < since:
        # What is written counts, too: what was remembered may have been lost.
        since, days = known.found, days + 1
    if past.is_dead or _is_long(since, past.day, days):
        return LinkState.DEAD
    return None if before is LinkState.DEAD or days == 1 else LinkState.UNREACHABLE


def _is_long(since: date | None, day: date, days: int) -> bool:
    return since is not None and days >= DAYS_FAILED and (day - since).days >= WEEKS_FAILED


def line_of(url: str, past: Past) -> dict[str, Any]:
    """Return what is remembered, as plain data."""
    return {
        "url": url,
        "at": past.at,
        "day": past.day.isoformat(),
        "outcome": past.visit.outcome.value,
        "words": past.visit.words,
        "to": past.visit.to,
        "gone": past.gone,
        "since": past.since.isoformat() if past.since else None,
        "days": past.days,
    }


TOLD: Final[Mapping[str, Any]] = {"told": True}
"""A line behind which everything above it is in the file of the records."""


def read_lines(lines: Iterable[Mapping[str, Any]]) -> tuple[dict[str, Past], set[str]]:
    """Return what is remembered of each address, and of which the records do not tell yet."""
    pasts: dict[str, Past] = {}
    untold: set[str] = set()
    for line in lines:
        if line.get("told") is True:
            untold.clear()
        elif (found := _read_line(line)) is not None:
            url, past = found
            pasts[url] = past
            untold.add(url)
    return pasts, untold


def _read_line(line: Mapping[str, Any]) -> tuple[str, Past] | None:
    """Return an address and what is remembered of it, None for a line that is not ours."""
    try:
        found = Visit(Outcome(line["outcome"]), str(line["words"]), str(line["to"]))
        since = date.fromisoformat(line["since"]) if line["since"] else None
        day = date.fromisoformat(line["day"])
        past = Past(float(line["at"]), day, found, int(line["gone"]), since, int(line["days"]))
        return str(line["url"]), past
    except (KeyError, TypeError, ValueError, OverflowError):
        return None
