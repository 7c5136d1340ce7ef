"""Look whether the addresses of sources still lead to them, and write down what is not so."""

import sys
import threading
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from queue import SimpleQueue
from zoneinfo import ZoneInfo

from sourcebook.commands.new_files import CannotWrite, NewFile, write_all
from sourcebook.commands.options import a_number, add_content
from sourcebook.commands.outgoing import (
    Around,
    Refusal,
    add_local,
    chosen,
    read,
    remembered,
    web_for,
)
from sourcebook.commands.status import CANNOT_BUILD, DONE, STOPPED
from sourcebook.commands.terminal import ProgressLine, system_error
from sourcebook.linking.history import TOLD, Past, after, line_of, link_after, read_lines
from sourcebook.linking.visit import Outcome, Visit
from sourcebook.linking.walk import HOSTS_AT_ONCE, Found, Walker, by_host, work
from sourcebook.load.content import Content
from sourcebook.load.one_file import LINKS_FILE
from sourcebook.model.ids import Kind
from sourcebook.model.link import Link
from sourcebook.plan.formats import day as written_day
from sourcebook.propose.editing import CannotEdit
from sourcebook.propose.links_file import with_links
from sourcebook.report import quoted, without_commands
from sourcebook.web.ledger import InUse, Ledger

MEMORY = "links"
"""What the file of what was learned is called, in the program's own folder."""


def add_options(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    add_content(parser)
    parser.add_argument(
        "ids", nargs="*", metavar="ID", help="only these sources, by their ids; else all"
    )
    parser.add_argument("--list", action="store_true", help="tell what is known, and ask nobody")
    parser.add_argument(
        "--again", action="store_true", help="look also at what was looked at lately"
    )
    parser.add_argument(
        "--limit", type=a_number, metavar="N", help="look at no more than this many addresses"
    )
    add_local(parser)


def run(arguments: Namespace) -> int:
    """Look, and write down what was found; return 0 done, 2 something in the way, 130 stopped."""
    return run_in(arguments, Around())


def run_in(arguments: Namespace, around: Around) -> int:
    """Look, and write down what was found, in a world of one's own."""
    stop = threading.Event()
    try:
        content, site = read(arguments.content)
        _refuse_unreadable(content, arguments.content)
        addresses = _addresses(content, arguments.ids)
        if arguments.list:
            sys.stdout.write(_listed(content, addresses))
            return DONE
        with Ledger(around.ledger(MEMORY, arguments.content)) as ledger:
            pasts, untold = read_lines(remembered(ledger, "url"))
            now = around.now()
            due = [
                url
                for url in dict.fromkeys(addresses.values())
                if arguments.again or url not in pasts or pasts[url].is_due(now)
            ][: arguments.limit]
            today = datetime.fromtimestamp(now, UTC).astimezone(ZoneInfo(site.timezone)).date()
            web = web_for(site, around, local=arguments.allow_local)
            walker = Walker(
                web, around.clock, around.now, around.pause, stop.is_set, arguments.allow_local
            )
            looking = _Looking(ledger, pasts, untold, today, len(due))
            status = looking.over(_visits(walker, due), around, stop)
            learned = {url: pasts[url] for url in untold}
            written = _write_down(arguments.content, content, _addresses(content), learned)
            if untold and written == DONE:
                ledger.add(TOLD)
            return max(status, written)
    except Refusal as refused:
        sys.stderr.write(f"error: {refused}\nhelp: {refused.hint}\n")
    except InUse:
        sys.stderr.write("error: another run of this command is at work\nhelp: Wait for it.\n")
    except OSError as error:
        sys.stderr.write(system_error(error))
    finally:
        stop.set()
    return CANNOT_BUILD


class _Looking:
    """Remember what is found as it comes, and tell of what is not plainly alive."""

    def __init__(
        self, ledger: Ledger, pasts: dict[str, Past], untold: set[str], today: date, total: int
    ) -> None:
        self._ledger = ledger
        self._pasts = pasts
        self._untold = untold
        self._today = today
        self._total = total
        self._outcomes: Counter[Outcome] = Counter()
        self._progress = ProgressLine()

    def over(
        self, visits: Iterator[tuple[str, Visit]], around: Around, stop: threading.Event
    ) -> int:
        """Go through what is found; whatever ends it, what was learned is kept."""
        status = DONE
        try:
            for url, visit in visits:
                past = after(self._pasts.get(url), visit, around.now(), self._today)
                self._ledger.add(line_of(url, past))
                self._pasts[url] = past
                self._untold.add(url)
                self._outcomes[visit.outcome] += 1
                self._tell(url, visit)
        except OSError as error:
            stop.set()
            sys.stderr.write(system_error(error))
            sys.stderr.write("help: What was learned before is kept; mend this and run again.\n")
            status = CANNOT_BUILD
        except KeyboardInterrupt:
            stop.set()
            sys.stderr.write("\nStopped. What was learned is kept; the next run goes on.\n")
            status = STOPPED
        self._progress.clear()
        looked = f"Looked at {self._outcomes.total()} of {self._total} addresses"
        counts = ", ".join(f"{self._outcomes[o]} {o}" for o in Outcome if self._outcomes[o])
        if counts or not self._total:
            sys.stdout.write(f"{looked}: {counts}.\n" if counts else "No address is due.\n")
        if self._outcomes[Outcome.GONE] or self._outcomes[Outcome.FAILED]:
            sys.stdout.write("What fails once is remembered, and written down if it fails again.\n")
        return status

    def _tell(self, url: str, visit: Visit) -> None:
        if visit.outcome is not Outcome.ALIVE:
            self._progress.clear()
            to = f" ({quoted(visit.to, 200)})" if visit.to else ""
            line = f"{visit.outcome}: {quoted(url, 200)}: {quoted(visit.words)}{to}"
            sys.stdout.write(f"{without_commands(line)}\n")
            sys.stdout.flush()
        self._progress("Looking at addresses", self._outcomes.total(), self._total)


def _visits(walker: Walker, urls: Sequence[str]) -> Iterator[tuple[str, Visit]]:
    """Yield what is found at each address, as it comes, from several hosts at once."""
    hosts = by_host(urls)
    waiting: SimpleQueue[list[str]] = SimpleQueue()
    for addresses in hosts:
        waiting.put(addresses)
    found: Found = SimpleQueue()
    working = min(HOSTS_AT_ONCE, len(hosts))
    for _ in range(working):
        threading.Thread(target=work, args=(walker, waiting, found), daemon=True).start()
    while working:
        item = found.get()
        if item is None:
            working -= 1
        elif isinstance(item, BaseException):
            raise item
        else:
            yield item


def _write_down(
    folder: Path,
    content: Content,
    addresses: Mapping[str, str],
    learned: Mapping[str, Past],
) -> int:
    """Bring the file of the records up to what was learned since it was written last."""
    records, path = content.records, folder / LINKS_FILE
    links = {}
    for name, known in records.links.items():
        article = records.articles.get(name)
        if name not in content.names[Kind.ARTICLE] or (article and article.url != known.url):
            continue  # it says nothing of the address that the source has now
        links[name] = known
    for name, url in addresses.items():
        past, known_now = learned.get(url), links.get(name)
        if past is None or (known_now is not None and past.day < known_now.found):
            continue  # nothing is new, or somebody else knows better
        link = link_after(known_now, past, name, url)
        if link is None:
            links.pop(name, None)
        else:
            links[name] = link
    try:
        before = path.read_bytes() if path.exists() else None
        data = with_links(before or b"", links)
        if data != (before or b""):
            write_all([NewFile(path, data, before)])
    except (CannotEdit, CannotWrite) as refused:
        sys.stderr.write(f"error: {quoted(str(path))} was not changed: {refused}\n")
        sys.stderr.write("help: What was learned is kept; mend the file and run again.\n")
        return CANNOT_BUILD
    sys.stdout.write(_told(records.links, links, path))
    return DONE


def _told(before: Mapping[str, Link], now: Mapping[str, Link], path: Path) -> str:
    changed = [name for name in sorted({*before, *now}) if before.get(name) != now.get(name)]
    if not changed:
        return f"{quoted(str(path))} says so already.\n" if now else "Nothing to write down.\n"
    lines = [f"Written into {quoted(str(path))}:"]
    for name in changed:
        link = now.get(name)
        lines.append(f"  {name}: {link.state if link else 'nothing is wrong any more'}")
    return "".join(f"{line}\n" for line in lines)


def _addresses(content: Content, ids: Sequence[str] = ()) -> dict[str, str]:
    """Return the addresses of sources that are public; what is held back is not looked at."""
    sources = chosen(ids, content)
    return {name: a.url for name, a in sources.items() if a.url and a.is_public}


def _refuse_unreadable(content: Content, folder: Path) -> None:
    path = str(folder / LINKS_FILE)
    if any(problem.location.path == path for problem in content.problems):
        raise Refusal(f"{quoted(path)} has errors", "`build.py check` says what is wrong.")


def _listed(content: Content, addresses: Iterable[str]) -> str:
    links = content.records.links
    known = [links[name] for name in addresses if name in links]
    lines = [
        f"{link.state} since {written_day(link.found)}: {quoted(link.id)}: {quoted(link.url, 200)}"
        for link in known
    ]
    lines.append(f"Of {len(list(addresses))} addresses {len(known)} are not plainly alive.")
    return "".join(f"{without_commands(line)}\n" for line in lines)
