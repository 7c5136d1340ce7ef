"""What changed is kept beside what it changed; where the two do not fit, neither is believed."""

import random
from pathlib import Path

import pytest

from sourcebook.incremental import journal, sealed
from sourcebook.incremental.index import indexed
from sourcebook.incremental.journal import Kept
from sourcebook.incremental.pages import KnownPage, Manifest

SEAL = bytes(32)


def tables(**changes: int) -> dict[str, dict[str, int]]:
    entries = {f"entry {number}": number for number in range(100)} | changes
    return {"one": entries, "two": {"whole": 1}}


def read(path: Path) -> Kept:
    kept = journal.read(path, SEAL)
    assert isinstance(kept, Kept)
    return kept


@pytest.fixture
def path(tmp_path: Path) -> Path:
    journal.write(tmp_path / "a.kind", SEAL, None, tables(), lambda: (tables(), "beside"))
    return tmp_path / "a.kind"


def since(path: Path) -> Path:
    return path.with_name(f"{path.name}-since")


def test_a_small_change_leaves_the_large_file_alone(path: Path) -> None:
    before = path.read_bytes()
    for change in ({"entry 1": 7}, {"entry 2": 8, "new": 9}, {}):
        journal.write(path, SEAL, read(path), tables(**change))
        assert path.read_bytes() == before
        assert read(path).tables == tables(**change)
        assert read(path).beside == "beside"
    assert 10 * since(path).stat().st_size < len(before)


def test_what_is_gone_stays_gone(path: Path) -> None:
    now = tables()
    del now["one"]["entry 5"]
    now["two"] = {}
    journal.write(path, SEAL, read(path), now)
    assert read(path).tables == now
    journal.write(path, SEAL, read(path), tables())
    assert read(path).tables == tables()


def test_many_changes_become_a_new_base(path: Path) -> None:
    journal.write(path, SEAL, read(path), tables(new=1))
    many = tables(**{f"new {number}": number for number in range(50)})
    journal.write(path, SEAL, read(path), many, lambda: (many, "anew"))
    assert not since(path).exists()
    assert (read(path).tables, read(path).beside) == (many, "anew")


def test_a_base_without_its_changes_is_what_was_so_once(path: Path) -> None:
    journal.write(path, SEAL, read(path), tables(new=1))
    since(path).unlink()
    assert read(path).tables == tables()


@pytest.mark.parametrize("how", ["cut", "damaged", "empty", "longer", "folder"])
def test_spoilt_changes_are_not_believed_nor_is_their_base(path: Path, how: str) -> None:
    journal.write(path, SEAL, read(path), tables(new=1))
    data = since(path).read_bytes()
    since(path).unlink()
    if how == "folder":
        since(path).mkdir()
    else:
        cut, damaged = data[:-1], data[:-1] + bytes([data[-1] ^ 1])
        spoilt = {"cut": cut, "damaged": damaged, "empty": b"", "longer": data + b"x"}
        since(path).write_bytes(spoilt[how])
    assert isinstance(journal.read(path, SEAL), str)


def test_changes_of_another_base_are_not_believed(path: Path) -> None:
    journal.write(path, SEAL, read(path), tables(new=1))
    sealed.write(path, SEAL, (tables(new=2), None))
    assert isinstance(journal.read(path, SEAL), str)
    journal.write(path, SEAL, None, tables(new=3))
    assert read(path).tables == tables(new=3)


def test_the_index_gives_what_was_put_in() -> None:
    chance = random.Random(5)  # noqa: S311 - the same each time
    names = ["", "a", "aa", "é", "\U0001f600", "\ud800", *(f"name {n}" for n in range(40))]
    for size in (0, 1, 30):
        made_from = [tuple(sorted(chance.sample(names, 5))) for _ in range(size)]
        index = indexed(made_from)
        for name in [*names, "nobody", "name", "zzz"]:
            assert index.of(name) == [n for n, of in enumerate(made_from) if name in of]
        assert [index.names_of(number) for number in range(size)] == made_from


def test_a_manifest_tells_the_same_however_it_is_kept() -> None:
    first = {path: KnownPage(path, (f"of {path}", "all")) for path in "abcdef"}
    manifest = Manifest().after(first, first).indexed()
    second = {"b": KnownPage("B", ("all", "of a")), "g": KnownPage("G", ("of g",))}
    manifest = manifest.after(second, "gfbca")
    expected = {path: second.get(path) or first[path] for path in "gfbca"}
    for kept in (manifest, manifest.indexed()):
        assert {path: set(kept[path].made_from) for path in kept} == {
            path: set(page.made_from) for path, page in expected.items()
        }
        assert {path: kept[path].digest for path in kept} == {
            path: page.digest for path, page in expected.items()
        }
        met = kept.made_from(["of a", "of b", "of e", "of g"])
        assert met == {"a": ["of a"], "b": ["of a"], "g": ["of g"]}
