"""Build the site."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from sourcebook import pipeline, report
from sourcebook.commands.options import a_base_url, add_content
from sourcebook.commands.status import CANNOT_BUILD, DONE, RECORDS_HAVE_ERRORS
from sourcebook.commands.terminal import ProgressLine, system_error, wants_colour
from sourcebook.problems import BuildFailed, Problem, Severity
from sourcebook.publish import PublishError


def add_options(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    add_content(parser)
    parser.add_argument(
        "--output", type=Path, default=Path("site"), metavar="DIR", help="folder of the site"
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


def run(arguments: Namespace) -> int:
    """Build the site and return the exit status: 0 built, 1 records with errors, 2 surroundings."""
    progress = ProgressLine()
    try:
        built = pipeline.build(
            arguments.content,
            arguments.output,
            shown_as=str(arguments.content),
            base_url=arguments.base_url,
            clean=arguments.clean,
            progress=progress,
        )
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
    sys.stdout.write(
        f"Built {report.quoted(str(arguments.output))}: {built.records:,} records, "
        f"{built.pages:,} pages, {progress.seconds:.1f} seconds. "
        "To look at it: make serve, or any static web server.\n"
    )
    return DONE


def _remarks(problems: tuple[Problem, ...]) -> str:
    """Write the warnings in full, and how many notes there are: they would drown the rest."""
    warnings = [problem for problem in problems if problem.severity is Severity.WARNING]
    notes = len(problems) - len(warnings)
    text = report.report(warnings, colour=wants_colour(sys.stderr)) if warnings else ""
    if notes:
        text += f"{notes:,} {'note' if notes == 1 else 'notes'}: build.py check shows them.\n"
    return text
