"""Write down which version the data have, for those who cite them."""

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sourcebook.check import check
from sourcebook.commands.new_files import CannotWrite, NewFile, write_all
from sourcebook.commands.options import add_content
from sourcebook.commands.status import CANNOT_BUILD, DONE, NOTHING_NEW, RECORDS_HAVE_ERRORS
from sourcebook.commands.terminal import system_error, wants_colour
from sourcebook.load.content import load_content
from sourcebook.model.text import MAX_PARAGRAPH
from sourcebook.problems import Severity, any_error
from sourcebook.propose.editing import CannotEdit, read_back
from sourcebook.propose.release import CannotRelease, NothingNew, release_name, release_text
from sourcebook.relate.library import Library
from sourcebook.report import quoted, report

FOLDER = "releases"


def add_options(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    add_content(parser)
    parser.add_argument(
        "--date",
        type=_day,
        metavar="DAY",
        help="day of the release, such as 2026-11-23; today where the editors are, if left out",
    )
    parser.add_argument(
        "--note", type=_note, metavar="TEXT", help="what readers shall be told of the release"
    )


def run(arguments: Namespace) -> int:
    """Write the release; return the exit status.

    0 written, 1 records have errors, 2 it cannot be written or is not possible on that day, 3
    nothing has changed.
    """
    try:
        content = load_content(arguments.content, str(arguments.content))
        problems = check(content)
        if any_error(problems):
            errors = [problem for problem in problems if problem.severity is Severity.ERROR]
            sys.stderr.write(report(errors, colour=wants_colour(sys.stderr)))
            sys.stderr.write("Nothing was released.\n")
            return RECORDS_HAVE_ERRORS
        file = _released(Library(content.records), arguments)
        write_all([file])
    except NothingNew as refused:
        sys.stderr.write(f"Nothing was released: {refused}.\n")
        return NOTHING_NEW
    except (CannotRelease, CannotWrite) as refused:
        sys.stderr.write(f"error: nothing was released: {refused}\n")
        return CANNOT_BUILD
    except OSError as error:
        sys.stderr.write(system_error(error))
        return CANNOT_BUILD
    sys.stdout.write(
        f"Wrote {quoted(str(file.path))}. Commit it: from then on it is never changed.\n"
    )
    return DONE


def _released(library: Library, arguments: Namespace) -> NewFile:
    """Return the file of the release, which the next check can read."""
    today = datetime.now(ZoneInfo(library.site.timezone)).date()
    day = arguments.date or today
    if day > today:
        # No release could be made before that day has come.
        raise CannotRelease(f"{day} is still to come where the editors are")
    inside = f"{FOLDER}/{release_name(library, day)}.yaml"
    data = release_text(library, arguments.note).encode()
    try:
        problems = read_back(data, inside).problems
    except CannotEdit as refused:
        raise CannotRelease(str(refused)) from None
    if problems:
        raise CannotRelease(problems[0].message)
    return NewFile(arguments.content / inside, data)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError("write a full date, such as 2026-11-23") from None


def _note(text: str) -> str:
    line = " ".join(text.split())
    if not line or len(line) > MAX_PARAGRAPH or not line.isprintable():
        raise ArgumentTypeError(f"write 1 to {MAX_PARAGRAPH} characters of plain text")
    return line
