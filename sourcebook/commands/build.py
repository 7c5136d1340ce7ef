"""Build the site."""

import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sourcebook import program, report
from sourcebook.commands.options import a_base_url, add_content
from sourcebook.commands.status import CANNOT_BUILD, DONE, RECORDS_HAVE_ERRORS
from sourcebook.commands.terminal import ProgressLine, system_error, wants_colour
from sourcebook.incremental.glance import Glance
from sourcebook.incremental.plain import thawed
from sourcebook.problems import BuildFailed, Problem, Severity
from sourcebook.publish import PublishError
from sourcebook.report import quoted, without_commands

SITE = Path("site")
PORTABLE_SITE = Path("site-portable")
"""Where a site goes unless told otherwise: the edition for disks never replaces the other one."""


def add_options(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    add_content(parser)
    parser.add_argument(
        "--output",
        type=Path,
        metavar="DIR",
        help=f"folder of the site ({SITE}; with --portable, {PORTABLE_SITE})",
    )
    parser.add_argument(
        "--base-url",
        type=a_base_url,
        metavar="URL",
        help="where the site will be published, instead of what site.yaml says",
    )
    parser.add_argument(
        "--clean", action="store_true", help="make every file anew; gives the same bytes"
    )
    parser.add_argument(
        "--explain", action="store_true", help="say of each page that is made anew why it is"
    )
    parser.add_argument(
        "--portable",
        action="store_true",
        help="build the edition that opens from a disk, without a network or a server",
    )
    parser.add_argument(
        "--zip",
        type=Path,
        metavar="FILE",
        help="with --portable: also pack it into this ZIP file; gives the same bytes each time",
    )


def run(arguments: Namespace) -> int:
    """Build the site and return the exit status: 0 built, 1 records with errors, 2 surroundings."""
    if arguments.zip and not arguments.portable:
        sys.stderr.write(
            "error: --zip packs the edition that opens from a disk\nhelp: Add --portable.\n"
        )
        return CANNOT_BUILD
    arguments.output = arguments.output or (PORTABLE_SITE if arguments.portable else SITE)
    progress = ProgressLine()
    try:
        built, packed = _built_and_packed(arguments, progress)
    except BuildFailed as failed:
        progress.clear()
        sys.stderr.write(report.report(failed.problems, colour=wants_colour(sys.stderr)))
        sys.stderr.write(
            f"Nothing was published; {report.quoted(str(arguments.output))} is as it was.\n"
        )
        return RECORDS_HAVE_ERRORS
    except PublishError as error:
        progress.clear()
        sys.stderr.write(f"error: {error.message}\nhelp: {error.hint}\n")
        return CANNOT_BUILD
    except OSError as error:
        progress.clear()
        sys.stderr.write(system_error(error))
        return CANNOT_BUILD
    progress.clear()
    sys.stderr.write(_remarks(built.problems))
    if arguments.explain:
        sys.stdout.write(_explanation(built.reasons))
    sys.stdout.write(
        f"Built {report.quoted(str(arguments.output))}: {built.records:,} records, "
        f"{built.pages:,} pages, {progress.seconds:.1f} seconds. {_TO_LOOK[arguments.portable]}\n"
        f"{packed}"
    )
    return DONE


_TO_LOOK = {
    False: "To look at it: make serve, or any static web server.",
    True: "To look at it: open its index.html.",
}


def _built_and_packed(arguments: Namespace, progress: ProgressLine) -> tuple["_Summary", str]:
    """Build, pack the site into a ZIP file where one is asked for, and return what is told."""
    if not arguments.zip:
        return _summary(arguments, progress), ""
    from sourcebook.publish import zip_file  # noqa: PLC0415 - few builds pack

    zip_file.examine(arguments.zip, arguments.output)
    built = _summary(arguments, progress)

    def told(done: int, files: int) -> None:
        progress("Packing the files", done, files)

    digest, size = zip_file.pack(arguments.output, arguments.zip, told)
    name = report.quoted(str(arguments.zip))
    return built, f"Packed {name}: {size:,} bytes, SHA-256 {digest}\n"


@dataclass(frozen=True, slots=True)
class _Summary:
    """Hold what is told of a build."""

    records: int
    pages: int
    problems: tuple[Problem, ...]
    reasons: Mapping[str, str] = field(default_factory=dict)


def _summary(arguments: Namespace, progress: ProgressLine) -> _Summary:
    """Return what the last build told, where another would change nothing; else build."""
    glance = None
    if not arguments.clean and arguments.content.is_dir():
        shown_as = str(arguments.content)
        glance = program.glance(
            arguments.content,
            arguments.output,
            shown_as=shown_as,
            base_url=arguments.base_url,
            portable=arguments.portable,
        )
        seen = glance.unchanged()
        if seen is not None:
            remarks = tuple(thawed(remark, shown_as) for remark in seen.remarks)
            return _Summary(seen.records, seen.pages, remarks)
    return _built(arguments, progress, glance)


def _built(arguments: Namespace, progress: ProgressLine, seen: Glance | None) -> _Summary:
    # Imported only where something is to be built: the import takes longer than a look.
    from sourcebook import pipeline  # noqa: PLC0415

    built = pipeline.build(
        arguments.content,
        arguments.output,
        shown_as=str(arguments.content),
        base_url=arguments.base_url,
        clean=arguments.clean,
        progress=progress,
        seen=seen,
        portable=arguments.portable,
    )
    return _Summary(built.records, built.pages, built.problems, built.reasons)


def _remarks(problems: tuple[Problem, ...]) -> str:
    """Write the warnings in full, and how many notes there are: they would drown the rest."""
    warnings = [problem for problem in problems if problem.severity is Severity.WARNING]
    notes = len(problems) - len(warnings)
    text = report.report(warnings, colour=wants_colour(sys.stderr)) if warnings else ""
    if notes:
        text += f"{notes:,} {'note' if notes == 1 else 'notes'}: build.py check shows them.\n"
    return text


def _explanation(reasons: Mapping[str, str]) -> str:
    """Write a line for each file that was made anew, and how many there were of each reason."""
    lines = [f"{quoted(path)}: {quoted(reason)}" for path, reason in sorted(reasons.items())]
    kinds = Counter(reason.partition(":")[0] for reason in reasons.values())
    counts = "; ".join(f"{number:,}: {quoted(kind)}" for kind, number in kinds.most_common())
    lines.append(f"Made anew: {len(lines):,} ({counts})" if lines else "Nothing was made anew.")
    return "".join(f"{without_commands(line)}\n" for line in lines)
