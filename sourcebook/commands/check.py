"""Check the records, and say everything that is wrong with them at once."""

import sys
from argparse import ArgumentParser, Namespace

from sourcebook import report
from sourcebook.check import check
from sourcebook.commands.options import add_content
from sourcebook.commands.status import CANNOT_BUILD, DONE, RECORDS_HAVE_ERRORS
from sourcebook.commands.terminal import system_error, wants_colour
from sourcebook.load.content import load_content
from sourcebook.problems import any_error


def add_options(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    add_content(parser)


def run(arguments: Namespace) -> int:
    """Check the records and return the exit status: 0 no errors, 1 errors, 2 surroundings."""
    try:
        problems = check(load_content(arguments.content, str(arguments.content)))
    except OSError as error:
        sys.stderr.write(system_error(error))
        return CANNOT_BUILD
    sys.stdout.write(report.report(problems, colour=wants_colour(sys.stdout)))
    return RECORDS_HAVE_ERRORS if any_error(problems) else DONE
