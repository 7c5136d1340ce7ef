#!/usr/bin/env python3
"""The front door of Sourcebook: `python build.py --help` says what it can do."""

import os
import sys

if sys.version_info < (3, 11):  # noqa: UP036 - said in words where pip would not
    sys.exit("Sourcebook needs Python 3.11 or newer.")

try:
    from sourcebook.cli import main
except ModuleNotFoundError as missing:
    if (missing.name or "").startswith("sourcebook"):
        raise
    sys.stderr.write(f"error: the Python package {missing.name} is not installed.\n")
    sys.stderr.write("help: run `make site`, which installs what is needed into .venv.\n")
    sys.exit(2)

if __name__ == "__main__":
    status = main(sys.argv[1:])  # which has written out all that it has to say
    if sys.getprofile() or sys.gettrace():
        sys.exit(status)  # a profiler or a debugger has something to say still
    # Python would take a million records apart first, one by one: a fifth of the time of an edit.
    os._exit(status)
