"""Keep drawn pictures from one build to the next, and draw again what cannot be trusted."""

from pathlib import Path

import pytest

from sourcebook.incremental import pictures
from sourcebook.incremental.pictures import Pictures

SEAL = bytes(32)


def test_a_picture_is_found_again_by_its_words(tmp_path: Path) -> None:
    known = Pictures(tmp_path / "cards", SEAL)
    assert known.get(b"words") is None
    known.keep(b"words", b"picture")
    assert known.get(b"words") == b"picture"
    assert known.get(b"other words") is None


def test_another_version_draws_anew(tmp_path: Path) -> None:
    Pictures(tmp_path, SEAL).keep(b"words", b"picture")
    assert Pictures(tmp_path, b"1" * 32).get(b"words") is None


def test_a_damaged_picture_is_drawn_anew(tmp_path: Path) -> None:
    known = Pictures(tmp_path, SEAL)
    known.keep(b"words", b"picture")
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:-1])
    assert known.get(b"words") is None


def test_the_oldest_give_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST", 3)
    known = Pictures(tmp_path, SEAL)
    for number in range(5):
        known.keep(bytes([number]), b"picture")
    known.tidy()
    assert len(list(tmp_path.iterdir())) == 3
    Pictures(tmp_path / "none", SEAL).tidy()
