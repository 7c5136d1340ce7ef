"""List the sources without an archived copy; find copies, ask for some, and write them down."""

import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from sourcebook.archiving.obtaining import Kind, Known, Obtaining, Wanted, known_from
from sourcebook.archiving.service import Copy, Unusable
from sourcebook.archiving.sources import Sources, sources_of
from sourcebook.commands.archive_services import must_capture, service_for
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
from sourcebook.commands.terminal import system_error
from sourcebook.load.content import Content
from sourcebook.model.ids import Key
from sourcebook.model.ids import Kind as RecordKind
from sourcebook.plan.formats import day
from sourcebook.propose.archived_line import with_archived
from sourcebook.propose.editing import CannotEdit
from sourcebook.report import quoted, without_commands
from sourcebook.web.ledger import InUse, Ledger
from sourcebook.web.pace import Pace

MEMORY = "archive"
"""What the file of what was learned is called, in the program's own folder."""
_TOLD = {
    Kind.NONE: "no copy yet",
    Kind.PENDING: "the capture is not finished; the next run looks again",
    Kind.DECLINED: "no copy: {words}",
    Kind.LATER: "not asked again yet: {words}",
    Kind.SILENT: "not asked: {words}; the next run asks again",
}


def add_options(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    add_content(parser)
    parser.add_argument(
        "ids", nargs="*", metavar="ID", help="only these sources, by their ids; else all"
    )
    doing = parser.add_mutually_exclusive_group()
    doing.add_argument(
        "--list", action="store_true", help="list the sources and ask nobody: the default"
    )
    doing.add_argument(
        "--find",
        action="store_true",
        help="ask the archive for copies that it has, and write them into the records",
    )
    doing.add_argument(
        "--capture",
        action="store_true",
        help="find copies, ask the archive to capture what it has none of, and write both",
    )
    parser.add_argument(
        "--limit", type=a_number, metavar="N", help="ask for no more than this many sources"
    )
    add_local(parser)


def run(arguments: Namespace) -> int:
    """Do what was asked for; return 0 done, 2 where something is in the way, 130 stopped."""
    return run_in(arguments, Around())


def run_in(arguments: Namespace, around: Around) -> int:
    """Do what was asked for, in a world of one's own."""
    try:
        content, site = read(arguments.content)
        sources = sources_of(chosen(arguments.ids, content), content.records.links)
        if not (arguments.find or arguments.capture):
            sys.stdout.write(_listed(sources, content, arguments.limit))
            return DONE
        web = web_for(site, around, local=arguments.allow_local)
        today = datetime.fromtimestamp(around.now(), UTC).date()
        service, name = service_for(
            site.archive, web, today, around.environment, local=arguments.allow_local
        )
        if arguments.capture:
            must_capture(service)
        with Ledger(around.ledger(MEMORY, arguments.content)) as ledger:
            known = known_from(remembered(ledger, "archive", "url", "what"), name)
            pace = Pace(float(site.archive.pause), around.clock, around.pause)
            obtaining = Obtaining(
                service, name, ledger.add, known, pace, around.now, around.clock, arguments.capture
            )
            return _Run(content, arguments.content, obtaining).over(
                _in_turn(sources.without, known)[: arguments.limit]
            )
    except Refusal as refused:
        sys.stderr.write(f"error: {refused}\nhelp: {refused.hint}\n")
    except InUse:
        sys.stderr.write("error: another run of this command is at work\nhelp: Wait for it.\n")
    except OSError as error:
        sys.stderr.write(system_error(error))
    return CANNOT_BUILD


class _Run:
    """Get one copy after the other, and tell of each."""

    def __init__(self, content: Content, folder: Path, obtaining: Obtaining) -> None:
        self._content = content
        self._folder = folder
        self._obtaining = obtaining
        self._done: Counter[str] = Counter()

    def over(self, sources: Sequence[tuple[str, Wanted]]) -> int:
        """Go through the sources; whatever ends it, what was learned is kept."""
        status = DONE
        if not sources:
            sys.stdout.write("Every source that has an address has a copy, or is not asked for.\n")
        try:
            for number, (name, wanted) in enumerate(sources, start=1):
                told = self._one(name, wanted)
                _say(f"[{number}/{len(sources)}] {quoted(name)}: {told}")
        except Unusable as unusable:
            sys.stderr.write(f"error: {quoted(str(unusable))}\nhelp: {unusable.hint}\n")
            status = CANNOT_BUILD
        except OSError as error:
            sys.stderr.write(system_error(error))
            sys.stderr.write("help: What was learned before is kept; mend this and run again.\n")
            status = CANNOT_BUILD
        except KeyboardInterrupt:
            sys.stderr.write("\nStopped. What was learned is kept; the next run goes on.\n")
            status = STOPPED
        if sources:
            sys.stdout.write(self._sum())
        return status

    def _one(self, name: str, wanted: Wanted) -> str:
        result = self._obtaining.obtain(wanted)
        if result.copy is None:
            self._done[result.kind] += 1
            if result.kind is Kind.NONE and wanted.only_find:
                return "no copy, and the address leads nowhere"
            return _TOLD[result.kind].format(words=quoted(result.words))
        document = self._content.documents[Key(RecordKind.ARTICLE, name)]
        inside = Path(document.path).relative_to(self._folder)
        try:
            _write(self._folder / inside, inside.as_posix(), wanted.url, result.copy)
        except (CannotEdit, CannotWrite) as refused:
            self._done["by hand"] += 1
            copy = f"archived: {{url: {quoted(result.copy.url, 4_000)}, date: {result.copy.day}}}"
            return f"{document.path} was not changed: {refused}. Write into it:\n    {copy}"
        self._done[Kind.COPY] += 1
        return f"copy of {day(result.copy.day)}, written into {document.path}"

    def _sum(self) -> str:
        done = self._done
        parts = [
            f"{done[Kind.COPY]} written",
            f"{done[Kind.NONE]} without a copy",
            f"{done[Kind.PENDING]} being captured",
            f"{done[Kind.DECLINED] + done[Kind.LATER] + done[Kind.SILENT]} not captured",
            f"{done['by hand']} to be written by hand",
        ]
        said = ", ".join(part for part in parts if not part.startswith("0 "))
        check = " `build.py check` reads them." if done[Kind.COPY] else ""
        return f"Copies: {said or 'none'}.{check}\n"


def _write(path: Path, inside: str, url: str, copy: Copy) -> None:
    before = path.read_bytes()
    after = with_archived(before, inside, url, copy.url, copy.day)
    write_all([NewFile(path, after, before)])


def _in_turn(sources: Mapping[str, Wanted], known: Mapping[str, Known]) -> list[tuple[str, Wanted]]:
    """Return the sources to ask for: those at the end for which the archive did not answer."""
    return sorted(
        sources.items(), key=lambda pair: (known.get(pair[1].url, Known()).silent, pair[0])
    )


def _listed(sources: Sources, content: Content, limit: int | None) -> str:
    lines = []
    for name, wanted in list(sources.without.items())[:limit]:
        path = content.documents[Key(RecordKind.ARTICLE, name)].path
        dead = " (leads nowhere: only looked for)" if wanted.only_find else ""
        lines.append(f"{quoted(path)}: {quoted(wanted.url, 200)}{dead}")
    left = len(sources.without) - len(lines)
    lines += [f"… and {left} more"] if left else []
    counts = [
        f"{len(sources.without)} without a copy",
        f"{sources.archived} with one",
        f"{sources.no_address} without an address",
        f"{sources.held_back} held back, which are asked for nothing",
    ]
    lines.append(f"Sources: {', '.join(count for count in counts if count[:2] != '0 ')}.")
    if sources.without:
        lines.append("Nobody was asked. `build.py archive --find` looks for copies that there are,")
        lines.append("`build.py archive --capture` asks for new ones, too; see docs/archiving.md.")
    return "".join(f"{without_commands(line)}\n" for line in lines)


def _say(line: str) -> None:
    sys.stdout.write(f"{without_commands(line)}\n")
    sys.stdout.flush()
