"""However many processes take part, and whatever becomes of them, the site is the same."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools.building import RICH, ROOT, contents

BUILD = """
import gc, json, os, signal, sys
from pathlib import Path
from sourcebook import pipeline
from sourcebook.incremental import crew

processes, victim, content, output, cache = sys.argv[1:]
pipeline.CACHE = Path(cache)
crew.WORTHWHILE = 1
os.sched_getaffinity = lambda _: range(int(processes))
fork, started = os.fork, []

def forked():
    process = fork()
    if process:
        started.append(process)
        if len(started) == int(victim):
            os.kill(process, signal.SIGKILL)
    return process

os.fork = forked
pipeline.build(
    Path(content), Path(output), shown_as="content", base_url=None, clean=True,
    progress=lambda *_: None,
)
if not gc.isenabled() or gc.get_freeze_count():
    raise SystemExit("a build leaves the collection of garbage otherwise than it was")
print(json.dumps(len(started)))
"""


def built(tmp_path: Path, processes: int, victim: int = 0) -> tuple[int, dict[str, bytes]]:
    """Build the rich site with some processes, one of them killed; give how many were started."""
    folder = tmp_path / f"{processes}-{victim}"
    folder.mkdir()
    done = subprocess.run(
        [
            *(sys.executable, "-c", BUILD, str(processes), str(victim)),
            *(str(RICH), str(folder / "site"), str(folder / "cache")),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout), contents(folder / "site")


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    started, files = built(tmp_path_factory.mktemp("alone"), 1)
    assert started == 0
    return files


@pytest.mark.parametrize("processes", [3])
def test_any_number_of_processes_gives_the_same_bytes(
    processes: int, alone: dict[str, bytes], tmp_path: Path
) -> None:
    started, files = built(tmp_path, processes)
    assert started >= processes - 1
    assert files == alone


def test_what_a_killed_process_did_not_do_is_done_again(
    alone: dict[str, bytes], tmp_path: Path
) -> None:
    for victim in (1, 3):
        started, files = built(tmp_path, 2, victim)
        assert started >= victim
        assert files == alone
