"""Check the records, and say everything that is wrong with them at once."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from pathlib import Path, PurePath

from sourcebook import program
from sourcebook.check import check
from sourcebook.commands.options import add_content
from sourcebook.commands.status import CANNOT_BUILD, DONE, RECORDS_HAVE_ERRORS
from sourcebook.commands.terminal import system_error, wants_colour
from sourcebook.incremental.checking import checked
from sourcebook.incremental.memory import Memory
from sourcebook.incremental.toolchain import toolchain
from sourcebook.load.content import Content, load_content
from sourcebook.problems import BuildFailed, Problem, any_error
from sourcebook.report import quoted
from sourcebook.reports.as_github import as_github
from sourcebook.reports.as_json import as_json
from sourcebook.reports.as_sarif import as_sarif
from sourcebook.reports.as_text import as_text
from sourcebook.reports.findings import Findings

FORMATS: dict[str, Callable[[Findings, Content], str]] = {
    "text": lambda findings, _: as_text(findings, colour=wants_colour(sys.stdout)),
    "github": lambda findings, _: as_github(findings),
    "json": lambda findings, _: as_json(findings),
    "sarif": lambda findings, content: as_sarif(findings, _repository(content)),
}


class _NotOfTheRecordsError(Exception):
    """Say why a path is not one that can be asked about; the second text is what to do."""


def add_options(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    add_content(parser)
    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help="report only what is in these files and folders; all records are read all the same",
    )
    parser.add_argument(
        "--format",
        choices=tuple(FORMATS),
        default="text",
        help="for people (text), for annotations (github), for programs (json, sarif)",
    )
    parser.add_argument(
        "--clean", action="store_true", help="read and check all anew; says the same"
    )


def run(arguments: Namespace) -> int:
    """Check the records and return the exit status: 0 no errors, 1 errors, 2 surroundings."""
    try:
        wanted = [_inside(path, arguments.content) for path in arguments.paths]
        content, problems = _checked(arguments.content, clean=arguments.clean)
    except _NotOfTheRecordsError as refused:
        message, hint = refused.args
        sys.stderr.write(f"error: {message}\nhelp: {hint}\n")
        return CANNOT_BUILD
    except OSError as error:
        sys.stderr.write(system_error(error))
        return CANNOT_BUILD
    findings = _reported(problems, wanted)
    sys.stdout.write(FORMATS[arguments.format](findings, content))
    return RECORDS_HAVE_ERRORS if any_error(findings.problems) else DONE


def _checked(folder: Path, *, clean: bool) -> tuple[Content, tuple[Problem, ...]]:
    """Return what the folder holds, and every problem; what is known already is not looked for."""
    shown_as = str(folder)
    try:
        found = checked(folder, shown_as, Memory(program.CACHE, toolchain()), clean=clean)
    except BuildFailed:
        # A file was changed since the folder was looked at: what is there now is read at once.
        content = load_content(folder, shown_as)
        return content, check(content)
    return found.content, found.problems


def _inside(path: Path, content: Path) -> PurePath:
    """Return a path as problems name it, where it is there and one of the content folder."""
    shown = quoted(str(path))
    if not path.exists():
        raise _NotOfTheRecordsError(
            f"there is no {shown}", "Name files or folders of the records, or none to see all."
        )
    whole, folder = path.resolve(), content.resolve()
    if not whole.is_relative_to(folder):
        raise _NotOfTheRecordsError(
            f"{shown} is not in {quoted(str(content))}",
            "Name files or folders in it, or another folder of records with --content.",
        )
    return content / whole.relative_to(folder)


def _reported(problems: tuple[Problem, ...], wanted: Sequence[PurePath]) -> Findings:
    if not wanted:
        return Findings(problems)
    asked = {
        problem
        for problem in problems
        if any(PurePath(problem.location.path).is_relative_to(path) for path in wanted)
    }
    return Findings(
        tuple(problem for problem in problems if problem in asked),
        tuple(problem for problem in problems if problem not in asked),
    )


def _repository(content: Content) -> str | None:
    return content.records.site.repository if content.records.site else None
