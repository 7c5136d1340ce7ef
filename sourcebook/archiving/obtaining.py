"""Get a copy of one page after the other: each step is written down before the next one is made.

What is written down tells the next run where to go on: a copy that did not reach its record yet, a
capture that was begun, a page of which there was no copy last week.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final, TypeVar

from sourcebook.archiving.service import Busy, Copy, Declined, Job, Service, Unusable
from sourcebook.model.addresses import fault_of
from sourcebook.web.pace import MOST_WAIT, Pace, asked_to_wait

T = TypeVar("T")

DAY: Final = 86_400.0
NOT_FOUND_FOR: Final = 7 * DAY
"""For how long it is believed that there is no copy, in seconds."""
DECLINED_FOR: Final = 20 * 3_600.0
"""After how long a capture that failed is asked for again: on the next day."""
LASTING_FOR: Final = 90 * DAY
"""After how long, where the reason will be there for long."""
JOB_FOR: Final = 6 * 3_600.0
"""For how long a capture may take before nobody waits for it any more."""
PATIENCE: Final = 180.0
"""How long a run waits for one capture; the next run looks again."""
TRIES: Final = 4
FIRST_WAIT: Final = 30.0
MOST_SILENT: Final = 3
"""After how many pages in a row for which the archive did not answer a run stops."""


@dataclass(frozen=True, slots=True)
class Known:
    """Hold what was learned of a page: times are in seconds since 1970, 0 where there is none."""

    copy: Copy | None = None
    job: str = ""
    asked: float = 0.0
    none: float = 0.0
    declined: float = 0.0
    lasting: bool = False
    words: str = ""
    silent: float = 0.0


class Kind(StrEnum):
    """Name what came of a page."""

    COPY = "copy"
    NONE = "none"
    PENDING = "pending"
    DECLINED = "declined"
    LATER = "later"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Result:
    """Hold what came of a page, with a copy, or why there is none."""

    kind: Kind
    copy: Copy | None = None
    words: str = ""


_NONE = Result(Kind.NONE)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Hold an address, the day near which a copy is best, and the first that it can be of.

    `only_find` is for an address that leads nowhere: to capture that would keep an error.
    """

    url: str
    near: date
    first: date | None = None
    only_find: bool = False


@dataclass
class Obtaining:
    """Ask a service for copies; `write` puts a line where the next run finds it."""

    service: Service
    name: str
    write: Callable[[Mapping[str, Any]], None]
    known: dict[str, Known]
    pace: Pace
    instant: Callable[[], float]
    clock: Callable[[], float]
    capture: bool = False
    _silent: int = field(default=0, init=False)

    def obtain(self, wanted: Wanted) -> Result:
        """Return what comes of a page; raise Unusable where nothing more can be asked."""
        try:
            result = self._obtain(wanted)
        except Declined as declined:
            self._learn(wanted.url, what="declined", lasting=declined.lasting, words=str(declined))
            result = Result(Kind.DECLINED, words=str(declined))
        except Busy as busy:
            self._learn(wanted.url, what="silent")
            self._silent += 1
            if self._silent >= MOST_SILENT:
                raise Unusable(str(busy), "Go on later; nothing is lost.") from None
            return Result(Kind.SILENT, words=str(busy))
        self._silent = 0
        return result

    def _obtain(self, wanted: Wanted) -> Result:
        url, now = wanted.url, self.instant()
        known = self.known.get(url, Known())
        if known.copy is not None:
            return Result(Kind.COPY, known.copy)
        if known.job and self.capture:
            return self._waited_for(url, Job(known.job), known.asked)
        if not _is_young(known.none, now, NOT_FOUND_FOR):
            found = self._patiently(lambda: self.service.find(url, wanted.near))
            if found is not None and _can_be_of(found, wanted):
                return self._kept(url, found)
            self._learn(url, what="none")
        return self._captured(url, known) if self.capture and not wanted.only_find else _NONE

    def _captured(self, url: str, known: Known) -> Result:
        if _is_young(
            known.declined, self.instant(), LASTING_FOR if known.lasting else DECLINED_FOR
        ):
            return Result(Kind.LATER, words=known.words)
        begun = self._patiently(lambda: self.service.capture(url))
        if isinstance(begun, Copy):
            return self._kept(url, begun)
        self._learn(url, what="job", job=begun.name)
        return self._waited_for(url, begun, self.instant())

    def _waited_for(self, url: str, job: Job, asked: float) -> Result:
        end = self.clock() + PATIENCE
        while True:
            copy = self._patiently(lambda: self.service.look(url, job))
            if copy is not None:
                return self._kept(url, copy)
            if self.instant() - asked > JOB_FOR:
                raise Declined("the archive began a capture and never finished it")
            if self.clock() >= end:
                return Result(Kind.PENDING)

    def _patiently(self, ask: Callable[[], T]) -> T:
        """Ask in turn, and again after longer and longer waits, or those asked for."""
        wait = FIRST_WAIT
        for tries_left in reversed(range(TRIES)):
            self.pace.turn()
            try:
                return ask()
            except Busy as busy:
                asked = asked_to_wait(busy.wait, self.instant()) if busy.wait else None
                if asked is not None and asked > MOST_WAIT:
                    minutes = min(round(asked / 60), 10_000)
                    raise Unusable(
                        f"the archive asks us to wait {minutes} minutes",
                        "Go on then; nothing is lost.",
                    ) from None
                if not tries_left:
                    raise
                self.pace.hold(wait if asked is None else asked)
                wait = min(wait * 3, MOST_WAIT)
        raise AssertionError("the last try returns or raises")

    def _kept(self, url: str, copy: Copy) -> Result:
        self._learn(url, what="copy", copy=copy.url, day=copy.day.isoformat())
        return Result(Kind.COPY, copy)

    def _learn(self, url: str, **said: Any) -> None:  # noqa: ANN401 - plain data
        line = {"archive": self.name, "url": url, "at": self.instant(), **said}
        self.write(line)
        learn(self.known, line)


def known_from(lines: Iterable[Mapping[str, Any]], archive: str) -> dict[str, Known]:
    """Return what lines say that were written of an archive, by the addresses of pages."""
    known: dict[str, Known] = {}
    for line in lines:
        if line.get("archive") == archive:
            learn(known, line)
    return known


def learn(known: dict[str, Known], line: Mapping[str, Any]) -> None:
    """Add a line to what is known; one that is not ours says nothing."""
    try:
        url, at = str(line["url"]), float(line["at"])
        before = known.get(url, Known())
        match line["what"]:
            case "copy":
                copy = Copy(str(line["copy"]), date.fromisoformat(line["day"]))
                if fault_of(copy.url) is None:
                    known[url] = Known(copy=copy)
            case "job":
                known[url] = replace(before, job=str(line["job"]), asked=at)
            case "none":
                known[url] = replace(before, none=at)
            case "declined":
                words, lasting = str(line["words"]), bool(line["lasting"])
                known[url] = replace(
                    before, job="", declined=at, lasting=lasting, words=words, silent=0.0
                )
            case "silent":
                known[url] = replace(before, silent=at)
    except (KeyError, TypeError, ValueError, OverflowError):
        return


def _is_young(then: float, now: float, age: float) -> bool:
    return 0 <= now - then < age


def _can_be_of(copy: Copy, wanted: Wanted) -> bool:
    """Tell whether a copy can show what was published; a day is given for time zones."""
    return wanted.first is None or copy.day >= wanted.first - timedelta(days=1)
