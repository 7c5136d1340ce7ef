"""Put whole corpora of hostile text through the build, and say what came of it: `make corpora`.

Texts go into every context of the records, a batch a site. Chromium parses every page of every
site, and shows a good part of them. To try something: `make corpora ARGS="--most 100"`.
"""

import multiprocessing
import os
import sys
import tempfile
import time
from argparse import ArgumentParser
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from tests.corpora.batch import batch_judged, lines_of
from tests.corpora.builds import Outcome, known_parts
from tests.corpora.hostile import Tally
from tests.corpora.sources import WHOLE, hostile_texts
from tests.tools.chromium import launched

BATCH = 120
"""Lines a site: enough for long lists of records, few enough to see that it goes on."""
HERE = Path(__file__).parent
MOST_FAULTS = 20


def main(most: int | None) -> int:
    """Try all corpora and return the exit status."""
    began = time.monotonic()
    # What needs no browser is a test of the suite.
    tests = [str(HERE / f"test_{name}.py") for name in ("yaml_suite", "commonmark", "pasted_texts")]
    os.environ[WHOLE] = "yes"
    others = pytest.main(["--quiet", "--numprocesses=0", *tests])
    with tempfile.TemporaryDirectory() as folder, launched() as browser:
        known = known_parts(browser, Path(folder))
    outcomes = {name: Outcome() for name in hostile_texts()}
    batches = [
        (name, texts[start : start + BATCH])
        for name, all_of_them in hostile_texts().items()
        for texts in [lines_of(all_of_them[:most])]
        for start in range(0, len(texts), BATCH)
    ]
    spawning = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(os.cpu_count(), mp_context=spawning) as workers:
        judging = workers.map(partial(batch_judged, known), (texts for _, texts in batches))
        for done, ((name, _), outcome) in enumerate(zip(batches, judging, strict=True), start=1):
            outcomes[name].add(outcome)
            minutes = (time.monotonic() - began) / 60
            _say(f"{minutes:5.1f} min, {done} of {len(batches)}: {name}, {_summary(outcome)}")
            for fault in outcome.faults[:MOST_FAULTS]:
                _say(f"  FAULT {fault}")
    _say("")
    total = Outcome()
    for name, outcome in outcomes.items():
        _say(f"{name}: {len(hostile_texts()[name][:most]):,} texts in {_summary(outcome)}")
        total.add(outcome)
    _say_contexts(total.tally)
    return int(bool(total.faults or others))


def _summary(outcome: Outcome) -> str:
    pages = f"{outcome.pages:,} pages parsed, {outcome.opened:,} of them shown"
    return f"{outcome.texts:,} lines, {pages}, {len(outcome.faults):,} faults"


def _say_contexts(tally: Tally) -> None:
    """Say of every context how many lines passed there, how many were refused, or set aside."""
    _say(f"{'context and form':50} passed  refused  set aside")
    for name in sorted({*tally.accepted, *tally.refused, *tally.set_aside}):
        counts = (tally.accepted[name], tally.refused[name], tally.set_aside[name])
        _say("{:50} {:6,} {:8,} {:10,}".format(name, *counts))


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - a command: it talks to a terminal


if __name__ == "__main__":
    parser = ArgumentParser(description=__doc__)
    parser.add_argument(
        "--most", type=int, metavar="N", help="texts of each corpus, instead of all"
    )
    sys.exit(main(parser.parse_args().most))
