"""Read the command line; every command is a module of sourcebook.commands."""

import gc
import sys
import zoneinfo
from argparse import ArgumentParser
from collections.abc import Sequence
from importlib import import_module

from sourcebook.commands.status import CANNOT_BUILD, NOBODY_READS, STOPPED
from sourcebook.commands.terminal import cannot_write, let_go, open_streams

COMMANDS = {
    "archive": "List the sources without an archived copy; find copies, or ask for some.",
    "build": "Build the site.",
    "check": "Check the records, and say everything that is wrong with them at once.",
    "diff": "Say what a change to the records means, compared with a revision or another folder.",
    "links": "Look whether the addresses of sources still lead to them.",
    "new": "Ask for an incident or an article and write its file, or start a timeline of your own.",
    "release": "Write down which version the data have, for those who cite them.",
    "schema": "Write the JSON Schemas from which editors complete and check records.",
    "serve": "Show the site on this machine, and build it again on every save.",
    "translate": "List what is to be translated, write it into the records, stamp what is done.",
    "verify": "Tell whether a published site is what its list and its records say.",
    "why": "Say from which records, templates and assets a page of the site is made.",
}
"""What each command does: the first line of its module, which is imported only to be run."""
DEFAULT = "build"


def main(arguments: Sequence[str]) -> int:
    """Run a command and return its exit status; 2 for a command line that cannot be read."""
    # To look for garbage among a million records takes a tenth of a build, and finds nothing.
    gc.disable()
    open_streams()
    try:
        status = _run(arguments)
        sys.stdout.flush()
        sys.stderr.flush()
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped; nothing was changed.\n")
        return STOPPED
    except BrokenPipeError:
        let_go(sys.stdout)
        return NOBODY_READS
    except OSError as error:
        if error.filename is not None:  # only a stream that is open already has no name
            raise
        cannot_write(error)
        return CANNOT_BUILD
    return status


def _run(arguments: Sequence[str]) -> int:
    parser = ArgumentParser(
        prog="build.py", description="Turn a folder of records into a published timeline."
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    whole = _with_command(arguments)
    module = import_module(f"sourcebook.commands.{whole[0]}") if whole[0] in COMMANDS else None
    for name, about in COMMANDS.items():
        options = commands.add_parser(name, help=about, description=about)
        if module is not None and name == whole[0]:
            module.add_options(options)
    parsed = parser.parse_args(whole)
    # Every machine takes the time zones of the locked package, whatever its own say.
    zoneinfo.reset_tzpath(to=[])
    status: int = module.run(parsed) if module is not None else CANNOT_BUILD
    return status


def _with_command(arguments: Sequence[str]) -> list[str]:
    """Put the default command in front where none is named."""
    first = arguments[0] if arguments else ""
    if first in ("-h", "--help") or (first and not first.startswith("-")):
        return list(arguments)
    return [DEFAULT, *arguments]
