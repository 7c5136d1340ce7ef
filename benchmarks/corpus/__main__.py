"""Write a corpus: `python -m benchmarks.corpus --incidents 10000 --output DIR`."""

import sys
from argparse import ArgumentParser
from pathlib import Path

from benchmarks.corpus import SEED, write_corpus
from benchmarks.corpus.story import MOST_INCIDENTS


def main() -> int:
    """Write what the command line asks for and return the exit status."""
    parser = ArgumentParser(prog="python -m benchmarks.corpus", description=__doc__)
    parser.add_argument("--incidents", type=int, required=True, metavar="N", help="how many")
    parser.add_argument(
        "--output", type=Path, required=True, metavar="DIR", help="a folder that is new or empty"
    )
    parser.add_argument(
        "--seed", type=int, default=SEED, help="another corpus (default %(default)s)"
    )
    arguments = parser.parse_args()
    if not 1 <= arguments.incidents <= MOST_INCIDENTS:
        parser.error(f"--incidents takes a number from 1 to {MOST_INCIDENTS:,}")
    if arguments.output.exists() and any(arguments.output.iterdir()):
        parser.error(f"{arguments.output} is not empty")
    written = write_corpus(arguments.output, arguments.incidents, arguments.seed)
    sys.stdout.write(f"Wrote {written:,} files to {arguments.output}.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
