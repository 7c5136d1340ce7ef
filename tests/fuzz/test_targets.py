"""Give the targets of `make fuzz` the test sites, and every input that failed once."""

from pathlib import Path

import pytest

from tests.fuzz.explore import DICTIONARIES
from tests.fuzz.targets import DICTIONARIES as NAMES
from tests.fuzz.targets import TARGETS, give, seeds
from tests.tools.building import ROOT

FOUND = sorted(path for path in (Path(__file__).parent / "found").rglob("*") if path.is_file())


@pytest.mark.parametrize("target", TARGETS)
def test_a_target_takes_the_test_sites(target: str) -> None:
    begun = list(seeds(target, ROOT / "tests" / "sites"))
    assert begun
    for seed in begun[:40]:
        give(target, seed)


@pytest.mark.parametrize("file", FOUND, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_what_failed_once_does_not_fail_again(file: Path) -> None:
    assert file.parent.name in TARGETS
    give(file.parent.name, file.read_bytes())


def test_every_dictionary_is_there() -> None:
    assert {path.name for path in DICTIONARIES.iterdir()} == set(NAMES.values())
