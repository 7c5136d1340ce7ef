"""Kill builds at any instant, and watch the folder as a reader does."""

import os
import random
import select
import signal
import subprocess
import sys
from pathlib import Path

from sourcebook.publish import publish
from tests.tools.building import ROOT

KILLS = 24
FILES = 30

# Publishes one version after another, for ever, and says each time that it starts.
BUILD = """
import sys
from pathlib import Path
from sourcebook.publish import publish

version = int(sys.argv[2])
while True:
    version += 1
    print(version, flush=True)
    files = [(f"{n}/index.html", f"{version}".encode()) for n in range(int(sys.argv[3]))]
    publish(files, Path(sys.argv[1]))
"""


def version_of(folder: Path) -> int:
    """Read the whole site through one open folder, and give the version that every file has."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        found = set()
        for number in range(FILES):
            file = os.open(f"{number}/index.html", os.O_RDONLY, dir_fd=descriptor)
            found.add(os.read(file, 100))
            os.close(file)
    finally:
        os.close(descriptor)
    (version,) = found
    return int(version)


def looked_at_once(output: Path, seen: int) -> int:
    """Read the site, never older than before, and give its version."""
    try:
        version = version_of(output)
    except FileNotFoundError:
        return seen  # the folder that is open here was replaced, and is being removed
    assert version >= seen
    return version


def test_readers_find_a_whole_site_however_often_builds_are_killed(output: Path) -> None:
    chance = random.Random(1945)  # noqa: S311 - as many looks in every run
    publish([(f"{number}/index.html", b"0") for number in range(FILES)], output)
    seen = 0
    for _ in range(KILLS):
        build = subprocess.Popen(
            [sys.executable, "-c", BUILD, str(output), str(seen), str(FILES)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
        )
        assert build.stdout
        # Let it come into its first, second or third version, and then a little further.
        for _ in range(chance.randrange(1, 4)):
            while not select.select([build.stdout], [], [], 0)[0]:
                seen = looked_at_once(output, seen)
            assert os.read(build.stdout.fileno(), 100), "the build ended by itself"
        for _ in range(chance.randrange(40)):
            seen = looked_at_once(output, seen)
        build.send_signal(signal.SIGKILL)
        build.communicate()
        seen = version_of(output)  # nothing changes any more: what is there has to be whole
    assert seen > KILLS // 2
    publish([("index.html", b"the end")], output)
    assert sorted(os.listdir(output.parent)) == [".site.sourcebook", "site"]  # noqa: PTH208
    assert (output / "index.html").read_bytes() == b"the end"
