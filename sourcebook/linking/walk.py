"""Visit many addresses: each host by one visitor, one request at a time, several hosts at once."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from urllib.parse import urlsplit

from sourcebook.linking.visit import Outcome, Visit, visit
from sourcebook.web.address import Refused, target_of
from sourcebook.web.asking import Fault, Unanswered
from sourcebook.web.following import Asking, Astray, follow
from sourcebook.web.pace import MOST_WAIT, Pace, asked_to_wait
from sourcebook.web.robots import ANYTHING, LARGEST, Robots, robots_of

PRODUCT = "sourcebook"
"""The name by which a robots.txt can speak to us."""
HOSTS_AT_ONCE = 8
BETWEEN = 2.0
"""Seconds between two addresses of one host."""
_SILENT = frozenset({Fault.NAME, Fault.CONNECTION, Fault.TIME})
_MOST_SILENT = 2
"""After how many addresses in a row without an answer a host is left alone for this time."""
_SERVER_FAULT = 500
_FINE = range(200, 300)


@dataclass(frozen=True, slots=True)
class Walker:
    """Hold what visits need: the web, what time it is, and how to wait.

    `instant` is the time in seconds since 1970, `clock` only ever goes forward.
    """

    web: Asking
    clock: Callable[[], float]
    instant: Callable[[], float]
    pause: Callable[[float], object]
    stopped: Callable[[], bool] = lambda: False
    local: bool = False

    def of_host(self, addresses: Sequence[str]) -> Iterator[tuple[str, Visit]]:
        """Yield what is found at each address of one host, in order."""
        pace = Pace(BETWEEN, self.clock, self.pause)
        robots: dict[str, Robots | None] = {}
        silent = 0
        last = Visit(Outcome.FAILED)
        for address in addresses:
            if self.stopped():
                return
            if silent >= _MOST_SILENT:
                yield address, last
                continue
            try:
                target = target_of(address, local=self.local)
            except Refused as refused:
                yield address, Visit(Outcome.ASIDE, str(refused))
                continue
            if target.site not in robots:
                pace.turn()
                robots[target.site] = self._robots(target.site)
            rules = robots[target.site]
            if rules is None:
                yield address, Visit(Outcome.ASIDE, "its robots.txt cannot be had")
                continue
            if not rules.allows(target.path):
                yield address, Visit(Outcome.BLOCKED, "its robots.txt asks programs to stay away")
                continue
            pace.turn()
            if self.stopped():
                return
            last = self._patiently(address, pace)
            silent = silent + 1 if last.words in {f.value for f in _SILENT} else 0
            yield address, last

    def _patiently(self, address: str, pace: Pace) -> Visit:
        """Look, and look once more where the server asks to wait a little."""
        found = visit(self.web, address)
        wait = asked_to_wait(found.wait, self.instant()) if found.wait else None
        if wait is None or wait > MOST_WAIT:
            return found
        pace.hold(max(wait, BETWEEN))
        pace.turn()
        return found if self.stopped() else visit(self.web, address)

    def _robots(self, site: str) -> Robots | None:
        """Return what a site asks of programs, None where it does not say because of a fault."""
        try:
            answer = follow(self.web, "GET", f"{site}/robots.txt", most=LARGEST).answer
        except (Unanswered, Astray, Refused):
            return ANYTHING  # the pages themselves will tell
        if answer.status >= _SERVER_FAULT:
            return None
        if answer.status not in _FINE:
            return ANYTHING
        return robots_of(answer.body.decode("utf-8", "replace"), PRODUCT)


def by_host(addresses: Collection[str]) -> list[list[str]]:
    """Return the addresses of each host, the host with the most of them first."""
    hosts: dict[str, list[str]] = {}
    for address in dict.fromkeys(addresses):
        hosts.setdefault((urlsplit(address).hostname or "").removeprefix("www."), []).append(
            address
        )
    return sorted(hosts.values(), key=len, reverse=True)


Found = SimpleQueue[tuple[str, Visit] | BaseException | None]


def work(walker: Walker, waiting: "SimpleQueue[list[str]]", found: Found) -> None:
    """Take one host after the other until none is waiting, and tell what is found; then None."""
    try:
        while True:
            for pair in walker.of_host(waiting.get_nowait()):
                found.put(pair)
    except Empty:
        pass
    except Exception as error:  # noqa: BLE001 - whoever waits for it raises it
        found.put(error)
    found.put(None)
