"""Put new files in their place: all of them or none, and never over another one."""

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sourcebook.report import quoted


class CannotWrite(Exception):  # noqa: N818 - an outcome of the command
    """Say why nothing was written."""


@dataclass(frozen=True, slots=True)
class NewFile:
    """Hold what a file shall be; `before` is what it was, None for one that must not be there."""

    path: Path
    data: bytes
    before: bytes | None = None


def write_all(files: Iterable[NewFile]) -> None:
    """Write every file, in order, or leave everything as it was.

    Each is written in full beside its place first. Whatever interrupts, Ctrl-C too, no file is half
    written, and what was put in place already is taken back. Raises CannotWrite where a file is
    there that must not be, or was changed meanwhile, and OSError where the system refuses.
    """
    staged: list[tuple[NewFile, Path]] = []
    folders: list[Path] = []
    try:
        for file in files:
            folders += _made(file.path.parent)
            beside = file.path.with_name(f".{file.path.name}.{os.getpid()}.new")
            staged.append((file, beside))
            _write(file, beside)
        for file, beside in staged:
            _put(file, beside)
    except BaseException:
        for file, beside in reversed(staged):
            _take_back(file, beside)
            beside.unlink(missing_ok=True)
        for folder in reversed(folders):
            with suppress(OSError):  # somebody may use it by now
                folder.rmdir()
        raise
    for _, beside in staged:
        beside.unlink(missing_ok=True)


def _made(folder: Path) -> list[Path]:
    """Make a folder with those above it, and return the ones that were not there."""
    missing = [above for above in (folder, *folder.parents) if not above.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return missing[::-1]


def _write(file: NewFile, beside: Path) -> None:
    with beside.open("xb") as stream:
        stream.write(file.data)
        stream.flush()
        os.fsync(stream.fileno())
    if file.before is not None:
        shutil.copymode(file.path, beside)


def _put(file: NewFile, beside: Path) -> None:
    if file.before is None:
        try:
            _put_new(file.path, beside)
        except FileExistsError:
            raise CannotWrite(f"{quoted(str(file.path))} is there already") from None
    elif file.path.read_bytes() != file.before:
        raise CannotWrite(f"{quoted(str(file.path))} was changed by somebody else meanwhile")
    else:
        beside.replace(file.path)


def _put_new(path: Path, beside: Path) -> None:
    """Give a file its name; raise FileExistsError where something has it, unlike a renaming."""
    try:
        path.hardlink_to(beside)
    except FileExistsError:
        raise
    except OSError:  # a disk without hard links: take the name first
        path.touch(exist_ok=False)
        beside.replace(path)


def _take_back(file: NewFile, beside: Path) -> None:
    """Undo what was put in place, and nothing else."""
    if file.before is None:
        if file.path.is_file() and _is_ours(file, beside):
            file.path.unlink()
    elif not beside.exists() and file.path.read_bytes() == file.data:
        beside.write_bytes(file.before)
        shutil.copymode(file.path, beside)
        beside.replace(file.path)


def _is_ours(file: NewFile, beside: Path) -> bool:
    if beside.exists():
        return file.path.samefile(beside)
    return file.path.read_bytes() == file.data
