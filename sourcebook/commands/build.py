"""Build the site."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from sourcebook import pipeline, report
from sourcebook.commands.options import a_base_url
from sourcebook.commands.terminal import ProgressLine, wants_colour
from sourcebook.problems import BuildFailed
from sourcebook.publish import PublishError

BUILT, RECORDS_HAVE_ERRORS, CANNOT_BUILD = 0, 1, 2


def add_options(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "--content", type=Path, default=Path("content"), metavar="DIR", help="folder of the records"
    )
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
    shown_as = str(arguments.content).rstrip("/")
    try:
        built = pipeline.build(
            arguments.content,
            arguments.output,
            shown_as=shown_as,
            base_url=arguments.base_url,
            clean=arguments.clean,
            progress=progress,
        )
    except BuildFailed as failed:
        progress.clear()
        sys.stderr.write(report.report(failed.problems, colour=wants_colour(sys.stderr)))
        sys.stderr.write(f"Nothing was published; {arguments.output} is as it was.\n")
        return RECORDS_HAVE_ERRORS
    except PublishError as error:
        progress.clear()
        sys.stderr.write(f"error: {error.message}\nhelp: {error.hint}\n")
        return CANNOT_BUILD
    except OSError as error:
        progress.clear()
        reason = error.strerror or str(error)
        sys.stderr.write(f"error: {error.filename or shown_as}: {reason}\n")
        return CANNOT_BUILD
    progress.clear()
    if built.problems:
        sys.stderr.write(report.report(built.problems, colour=wants_colour(sys.stderr)))
    sys.stdout.write(
        f"Built {arguments.output}: {built.records:,} records, {built.pages:,} pages, "
        f"{progress.seconds:.1f} seconds. To look at it: make serve, or any static web server.\n"
    )
    return BUILT
