"""Put whole corpora of hostile text through the build, and say what came of it: `make corpora`.

Texts go into every context of the records, a batch a site. Chromium parses every page of every
site, and shows a good part of them. To try something: `make corpora ARGS="--most 100"`.
"""

import multiprocessing
import os
import sys
import tempfile
from argparse import ArgumentParser
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from tests.corpora.batch import batch_judged, lines_of
from tests.corpora.builds import Outcome, known_parts
from tests.corpora.hostile import Tally
from tests.corpora.sources import WHOLE, hostile_texts
from tests.corpora.unchecked import unchecked_judged
from tests.tools.chromium import launched

BATCH = 120
"""Lines a site: enough for long lists of records, few enough to see that it goes on."""
HERE = Path(__file__).parent
MOST_FAULTS = 20


def main(most: int | None) -> int:
    """Try all corpora, or some texts of each, and return the exit status."""
    corpora = {name: texts[:most] for name, texts in hostile_texts().items()}
    os.environ[WHOLE] = "yes"
    # What needs no browser is a test of the suite.
    tests = [str(HERE / f"test_{name}.py") for name in ("yaml_suite", "commonmark", "pasted_texts")]
    failed = pytest.main(["--quiet", "--numprocesses=0", *tests])
    with tempfile.TemporaryDirectory() as folder, launched() as browser:
        known = known_parts(browser, Path(folder))
        every = [text for texts in corpora.values() for text in texts]
        alone = unchecked_judged(browser, Path(folder) / "unchecked", every, known)
    _say_outcome("Markdown without a check", alone)
    outcomes = _in_records(corpora, known)
    total = Outcome()
    for name, outcome in outcomes.items():
        _say(f"{name}: {len(corpora[name]):,} texts in {_summary(outcome)}")
        total.add(outcome)
    _say_contexts(total.tally)
    return int(bool(failed or alone.faults or total.faults))


def _in_records(corpora: dict[str, tuple[str, ...]], known: frozenset[str]) -> dict[str, Outcome]:
    """Put the texts into records, as many sites at once as there are processors."""
    outcomes = {name: Outcome() for name in corpora}
    batches = [
        (name, texts[start : start + BATCH])
        for name, texts in ((name, lines_of(texts)) for name, texts in corpora.items())
        for start in range(0, len(texts), BATCH)
    ]
    spawning = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(os.cpu_count(), mp_context=spawning) as workers:
        judging = workers.map(partial(batch_judged, known), (texts for _, texts in batches))
        for done, ((name, _), outcome) in enumerate(zip(batches, judging, strict=True), start=1):
            outcomes[name].add(outcome)
            _say_outcome(f"{done} of {len(batches)}, {name}", outcome)
    return outcomes


def _say_outcome(what: str, outcome: Outcome) -> None:
    _say(f"{what}: {_summary(outcome)}")
    for fault in outcome.faults[:MOST_FAULTS]:
        _say(f"  FAULT {fault}")


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
