"""Run each drill for as long as a test may take; `make drills` runs them longer."""

from pathlib import Path

import pytest

from tests.publish.drills import crowd, disks, faults, killing, tampering


def test_any_call_of_the_system_may_fail(output: Path) -> None:
    tally = faults.fail_each_call(output, seed=1, step=5)
    assert tally.calls > 30
    assert tally.refused > tally.survived > 0


def test_a_build_may_be_killed_at_any_call(output: Path) -> None:
    assert faults.kill_at_each_call(output, seed=2, step=7).calls > 20


@pytest.mark.parametrize("seed", range(8))
def test_whatever_is_altered_a_warm_build_gives_what_a_clean_one_gives(
    tmp_path: Path, seed: int
) -> None:
    assert tampering.tamper(tmp_path, seed=seed, rounds=20) > 10


def test_readers_find_a_whole_site_however_often_publishers_are_killed(output: Path) -> None:
    toll = killing.kill_publishers(output, seed=1, kills=8, watching=1)
    assert toll.kills == toll.seen["after a kill whole"] == 8
    assert toll.seen["whole"] > 8
    assert toll.seen["mixed"] + toll.seen["vanished"] == 0


def test_readers_find_a_whole_site_however_often_builds_are_killed(tmp_path: Path) -> None:
    toll = killing.kill_builds(tmp_path, seed=1, kills=4, watching=1)
    assert toll.seen["after a kill whole"] == 4
    assert toll.seen["mixed"] + toll.seen["vanished"] == 0


def test_of_many_builds_one_at_a_time_publishes(tmp_path: Path) -> None:
    toll, ended = crowd.publish_at_once(tmp_path, builds=3, times=4)
    assert ended.pop("published") == 12
    assert ended.keys() <= {"another build is publishing to "}
    assert toll.seen["at the end whole"] == 1
    assert toll.seen["mixed"] + toll.seen["vanished"] == 0


@pytest.mark.parametrize("drill", disks.DRILLS, ids=lambda drill: drill.__name__)
def test_the_old_site_stays_on_a_disk_that_takes_no_more(drill: disks.Drill) -> None:
    said = disks.mounted(drill.__name__)
    assert said == "held" or said.startswith("not possible here")
