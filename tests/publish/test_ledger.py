"""Hold the ledger to being read back as it was written, and to harm nothing otherwise."""

from dataclasses import replace
from pathlib import Path

import pytest

from sourcebook.publish import ledger
from sourcebook.publish.ledger import Ledger

SIGNATURE = bytes(range(52))
LEDGER = Ledger(
    device=1,
    root=2,
    instant=3,
    files={"SHA256SUMS": SIGNATURE, "a/é.html": SIGNATURE},
    digests={"SHA256SUMS": "a" * 64, "a/é.html": "b" * 64},
    folders={"a": SIGNATURE},
    standby_root=4,
    standby={"b": SIGNATURE, "b/c": SIGNATURE},
    behind=frozenset({"b/c/d.html"}),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "ledger"


@pytest.mark.parametrize(
    "kept",
    [LEDGER, replace(LEDGER, files={}, digests={}, folders={}, standby={}, behind=frozenset())],
)
def test_what_is_written_is_read_back(file: Path, kept: Ledger) -> None:
    ledger.write(file, kept)
    assert ledger.read(file) == kept


def test_every_damage_is_found(file: Path) -> None:
    ledger.write(file, LEDGER)
    whole = file.read_bytes()
    for place in range(len(whole)):
        file.write_bytes(whole[:place])
        assert isinstance(ledger.read(file), str)
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert isinstance(ledger.read(file), str)


@pytest.mark.parametrize(
    "path", ["../outside", "a/../../outside", "/etc/passwd", "a/..", "..", "a\0b", "a\n\nb"]
)
def test_a_path_that_leads_elsewhere_makes_no_sense(file: Path, path: str) -> None:
    ledger.write(
        file,
        replace(
            LEDGER, files={path: SIGNATURE, "b": SIGNATURE}, digests={path: "a" * 64, "b": "b" * 64}
        ),
    )
    assert ledger.read(file) == "makes no sense"


def test_what_is_no_file_cannot_be_read(file: Path) -> None:
    assert ledger.read(file) == "is missing"
    file.mkdir()
    assert ledger.read(file) == "cannot be read (Is a directory)"
