"""Read the command line; every command is a module of sourcebook.commands."""

import sys
import zoneinfo
from argparse import ArgumentParser
from collections.abc import Sequence

from sourcebook.commands import build, check, diff, new, schema, serve, verify
from sourcebook.commands.status import CANNOT_BUILD, NOBODY_READS, STOPPED
from sourcebook.commands.terminal import cannot_write, let_go, open_streams

COMMANDS = {
    "build": build,
    "check": check,
    "diff": diff,
    "new": new,
    "schema": schema,
    "serve": serve,
    "verify": verify,
}
DEFAULT = "build"


def main(arguments: Sequence[str]) -> int:
    """Run a command and return its exit status; 2 for a command line that cannot be read."""
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
    for name, module in COMMANDS.items():
        about = (module.__doc__ or "").strip()
        module.add_options(commands.add_parser(name, help=about, description=about))
    parsed = parser.parse_args(_with_command(arguments))
    # Every machine takes the time zones of the locked package, whatever its own say.
    zoneinfo.reset_tzpath(to=[])
    status: int = COMMANDS[parsed.command].run(parsed)
    return status


def _with_command(arguments: Sequence[str]) -> list[str]:
    """Put the default command in front where none is named."""
    first = arguments[0] if arguments else ""
    if first in ("-h", "--help") or (first and not first.startswith("-")):
        return list(arguments)
    return [DEFAULT, *arguments]
