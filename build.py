#!/usr/bin/env python3
"""The front door of Sourcebook: `python build.py --help` says what it can do."""

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
    sys.exit(main(sys.argv[1:]))
