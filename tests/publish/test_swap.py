"""Hold the swap of two folders to losing nothing, with the system's exchange and without."""

import ctypes
import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from sourcebook.publish import publish, swap

OLD, NEW = [("index.html", b"old")], [("index.html", b"new")]


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path, Path]:
    """Give a new and an old folder, each with a file that names it, and a path that is free."""
    for name in ("new", "old"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "name").write_text(name)
    return tmp_path / "new", tmp_path / "old", tmp_path / "aside"


@pytest.fixture
def without_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swap, "exchanged", lambda *_: False)


def names(*folders: Path) -> list[str]:
    return [(folder / "name").read_text() for folder in folders]


def test_the_system_exchanges(folders: tuple[Path, Path, Path]) -> None:
    new, old, aside = folders
    assert swap.exchanged(new, old) in (True, False)  # macOS has it not
    swap.swap(new, old, aside)
    assert "old" in names(new, old)


@pytest.mark.usefixtures("without_exchange")
def test_three_renames_do_the_same(folders: tuple[Path, Path, Path]) -> None:
    new, old, aside = folders
    swap.swap(new, old, aside)
    assert names(new, old) == ["old", "new"]
    assert not aside.exists()


@pytest.mark.usefixtures("without_exchange")
def test_a_rename_that_fails_puts_the_old_folder_back(folders: tuple[Path, Path, Path]) -> None:
    _, old, aside = folders
    with pytest.raises(FileNotFoundError):
        swap.swap(old.with_name("missing"), old, aside)
    assert names(old) == ["old"]


def test_a_swap_of_what_is_not_there_fails(folders: tuple[Path, Path, Path]) -> None:
    _, old, aside = folders
    with pytest.raises(FileNotFoundError):
        swap.swap(old.with_name("missing"), old, aside)
    assert names(old) == ["old"]


@pytest.mark.parametrize("answer", [None, errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP])
def test_a_system_without_exchange_is_told_from_a_failure(
    folders: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch, answer: int | None
) -> None:
    new, old, aside = folders
    monkeypatch.setattr(swap, "_library", lambda: a_library_that_answers(errno.EACCES))
    with pytest.raises(PermissionError):
        swap.swap(new, old, aside)
    assert names(new, old) == ["new", "old"]
    monkeypatch.setattr(swap, "_library", lambda: a_library_that_answers(answer))
    swap.swap(new, old, aside)
    assert names(new, old) == ["old", "new"]


def a_library_that_answers(number: int | None) -> SimpleNamespace:
    """Stand for a C library whose every exchange fails, or that has none."""

    def renameat2(*_: object) -> int:
        ctypes.set_errno(number or 0)
        return -1

    return SimpleNamespace() if number is None else SimpleNamespace(renameat2=renameat2)


@pytest.mark.usefixtures("without_exchange")
def test_a_site_is_published_without_exchange(output: Path) -> None:
    publish(OLD, output)
    publish(NEW, output)
    assert (output / "index.html").read_bytes() == b"new"
    assert sorted(os.listdir(output.parent)) == [".site.sourcebook", "site"]  # noqa: PTH208


@pytest.mark.parametrize(("renames", "found"), [(1, b"old"), (2, b"new")])
def test_a_build_killed_between_two_renames_loses_nothing(
    output: Path, renames: int, found: bytes
) -> None:
    shop = output.with_name(".site.sourcebook")
    publish(OLD, output)
    publish(NEW, output.with_name("new"))
    output.with_name("new").rename(shop / "standby")
    shutil.rmtree(output.with_name(".new.sourcebook"))
    output.rename(shop / "aside")
    if renames == 2:
        (shop / "standby").rename(output)

    def with_an_error() -> Iterator[tuple[str, bytes]]:
        yield from ()
        raise LookupError

    with pytest.raises(LookupError):
        publish(with_an_error(), output)
    assert (output / "index.html").read_bytes() == found
    assert sorted(os.listdir(output.parent)) == [".site.sourcebook", "site"]  # noqa: PTH208
