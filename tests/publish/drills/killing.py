"""Kill builds at random instants, while readers check every file of the site all the time."""

import json
import random
import select
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.publish.drills.sites import look
from tests.tools.building import RICH, ROOT

# Looks until nobody listens any more, then says what it saw.
READER = """
import collections, json, pathlib, select, sys
from tests.publish.drills.sites import look
seen = collections.Counter()
while not select.select([sys.stdin], [], [], 0)[0]:
    saw = look(pathlib.Path(sys.argv[1]))
    seen["vanished" if saw == "missing" and seen["whole"] else saw] += 1
print(json.dumps(seen))
"""
# Publishes one version after the other; each heals first what the killed one left.
PUBLISHER = """
import pathlib, sys
from sourcebook.publish import publish
from tests.publish.drills.faults import versions
for number, site in enumerate(versions(int(sys.argv[2]))):
    publish(site.items(), pathlib.Path(sys.argv[1]), clean=number % 5 == 4)
    print(number, flush=True)
"""


@dataclass
class Toll:
    """Count what a drill did, and what its readers saw."""

    starts: int = 0
    kills: int = 0
    seen: Counter[str] = field(default_factory=Counter)

    def __str__(self) -> str:
        seen = ", ".join(f"{count:,} {what}" for what, count in sorted(self.seen.items()))
        return f"{self.starts} starts, {self.kills} kills; readers saw {seen}"


@contextmanager
def readers(output: Path, number: int, toll: Toll) -> Iterator[None]:
    """Let programs look at the site again and again while the block runs."""
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", READER, str(output)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        for _ in range(number)
    ]
    try:
        yield
    finally:
        for program in programs:
            said, _ = program.communicate()
            toll.seen.update(json.loads(said))


def kill_publishers(output: Path, *, seed: int, kills: int, watching: int = 2) -> Toll:
    """Kill a program that publishes all the time, start another one, and so on."""
    chance = random.Random(seed)  # noqa: S311 - only as even as it has to be
    toll = Toll()
    with readers(output, watching, toll):
        for number in range(kills):
            program = subprocess.Popen(
                [sys.executable, "-c", PUBLISHER, str(output), str(number)],
                cwd=ROOT,
                stdout=subprocess.PIPE,
            )
            toll.starts += 1
            assert program.stdout
            # Once it has published, at any instant of the next few versions.
            for _ in range(chance.randrange(1, 4)):
                select.select([program.stdout], [], [])
                assert program.stdout.readline(), "the publisher ended by itself"
            select.select([], [], [], chance.random() * 0.02)
            program.kill()
            program.communicate()
            toll.kills += 1
            toll.seen[f"after a kill {look(output)}"] += 1
    return toll


def kill_builds(place: Path, *, seed: int, kills: int, watching: int = 2) -> Toll:
    """Edit a record, start `build.py build`, kill it at any instant of its life, and so on."""
    chance = random.Random(seed)  # noqa: S311 - only as even as it has to be
    toll = Toll()
    content, output = place / "content", place / "site"
    shutil.copytree(RICH, content)
    page = content / "pages" / "about.md"
    command = [sys.executable, str(ROOT / "build.py"), "build"]
    command += ["--content", str(content), "--output", str(output)]
    began = time.monotonic()
    subprocess.run(command, cwd=place, check=True, capture_output=True)
    whole_life = time.monotonic() - began
    with readers(output, watching, toll):
        for number in range(kills):
            with page.open("a", encoding="utf-8") as file:
                file.write(f"\nEdit {number}.\n")
            program = subprocess.Popen(
                command, cwd=place, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            toll.starts += 1
            try:
                program.wait(timeout=chance.random() * whole_life * 1.5)
            except subprocess.TimeoutExpired:
                program.kill()
                program.wait()
                toll.kills += 1
            toll.seen[f"after a kill {look(output)}"] += 1
    subprocess.run(command, cwd=place, check=True, capture_output=True)
    toll.starts += 1
    clean = [*command[:-1], str(place / "clean")]
    subprocess.run(clean, cwd=place, check=True, capture_output=True)
    assert subprocess.run(["diff", "-r", output, place / "clean"], check=False).returncode == 0
    return toll
