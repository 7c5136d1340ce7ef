"""Run the long drills and say what they counted: `make drills`."""

import secrets
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from tests.publish.drills import crowd, disks, faults, killing, tampering


def drills(seed: int) -> Iterator[tuple[str, Callable[[Path], object]]]:
    """Give each drill with its name."""
    yield "every call fails", lambda place: faults.fail_each_call(place / "w/site", seed=seed)
    yield (
        "killed at every call",
        lambda place: faults.kill_at_each_call(place / "w/site", seed=seed),
    )
    yield "tampering", lambda place: _tamper(place, seed)
    yield (
        "publishers killed",
        lambda place: killing.kill_publishers(place / "w/site", seed=seed, kills=300),
    )
    yield "builds killed", lambda place: killing.kill_builds(place, seed=seed, kills=200)
    yield "builds at once", lambda place: crowd.publish_at_once(place, builds=8, times=25)
    for drill in disks.DRILLS:
        yield f"disk: {drill.__name__}", partial(_on_a_disk, drill.__name__)


def _on_a_disk(name: str, _: Path) -> str:
    return disks.mounted(name)


def _tamper(place: Path, seed: int) -> str:
    deeds = 0
    for number in range(200):
        with tempfile.TemporaryDirectory(dir=place) as folder:
            deeds += tampering.tamper(Path(folder), seed=seed + number, rounds=30)
    return f"6,000 builds, {deeds:,} deeds"


def main(arguments: list[str]) -> int:
    """Run the drills whose names hold a word, or all; return 1 where one saw a mixture."""
    word = arguments[0] if arguments else ""
    seed = secrets.randbelow(10**6)
    sys.stdout.write(f"Seed {seed}\n")
    fault = 0
    for name, drill in drills(seed):
        if word not in name:
            continue
        with tempfile.TemporaryDirectory() as folder:
            began = time.monotonic()
            said = str(drill(Path(folder)))
            sys.stdout.write(f"{name}: {said} ({time.monotonic() - began:.0f} s)\n")
            sys.stdout.flush()
            fault |= "mixed" in said or "vanished" in said
    return fault


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
