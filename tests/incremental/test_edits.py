"""Walk small sites through random edits: the bounded version of `make edits`."""

from pathlib import Path

import pytest

from tests.incremental.walk import walk


@pytest.mark.parametrize(
    ("site", "seed", "steps"),
    [
        ("minimal", 1, 16),
        ("minimal", 2, 16),
        ("rich", 3, 12),
        ("corpus", 4, 8),
        ("two-languages", 8, 12),
    ],
)
def test_a_warm_build_gives_what_a_clean_one_gives(
    tmp_path: Path, site: str, seed: int, steps: int
) -> None:
    toll = walk(tmp_path / "world", site, seed, steps)
    assert toll.steps == steps
    assert toll.broken < steps  # or nothing was proved
