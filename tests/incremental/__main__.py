"""Take thousands of random steps and say what they did: `make edits`."""

import sys
import tempfile
import time
from argparse import ArgumentParser
from pathlib import Path

from tests.incremental.walk import SITES, Toll, a_seed, walk

STEPS_A_WALK = 50


def main(arguments: list[str]) -> int:
    """Walk until the steps are taken, each time from another seed; stop at the first fault."""
    parser = ArgumentParser(prog="python -m tests.incremental", description=__doc__)
    parser.add_argument("--steps", type=int, default=1000, help="how many in all (default: 1000)")
    parser.add_argument("--seed", type=int, help="walk from this seed alone")
    parser.add_argument("--site", choices=SITES, help="walk on this site alone")
    asked = parser.parse_args(arguments)
    toll = Toll()
    began = time.monotonic()
    while toll.steps < asked.steps:
        for site in [asked.site] if asked.site else SITES:
            seed = asked.seed if asked.seed is not None else a_seed()
            steps = min(STEPS_A_WALK, asked.steps)
            with _folder() as folder:
                walk(Path(folder) / "world", site, seed, steps, toll)
            sys.stdout.write(
                f"{toll.steps:,} steps, {toll.broken:,} of them on records with errors; "
                f"{toll.made:,} pages made; {time.monotonic() - began:.0f} s\n"
            )
            sys.stdout.flush()
    sys.stdout.write("".join(f"{count:6,} {name}\n" for name, count in toll.deeds.most_common()))
    return 0


def _folder() -> "tempfile.TemporaryDirectory[str]":
    return tempfile.TemporaryDirectory(prefix="edits-")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
