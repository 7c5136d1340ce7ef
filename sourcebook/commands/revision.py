"""Read a content folder as it was at a revision of git.

Only `rev-parse`, `ls-tree` and `cat-file` are asked, which run no hook, no filter and no attribute
of the repository: what comes out are the bytes that were committed. Git is told where its options
end, and what looks like an option is no revision.
"""

import os
import re
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from sourcebook.load.files import MAX_FILES, largest

_REGULAR = (b"100644", b"100755")
_LINK = b"120000"
_OBJECT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_MISLEADING = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
"""Variables that hooks of git set, and that name another place than the folder asked for."""


class NoRepository(Exception):  # noqa: N818 - an answer, named as what it says
    """Say why git cannot be asked about a folder."""


@dataclass(frozen=True, slots=True)
class Revision:
    """Hold a commit, and the object of the folder in it; `tree` is None where it has no such."""

    folder: Path
    commit: str
    tree: str | None


@dataclass(frozen=True, slots=True)
class _File:
    mode: bytes
    blob: bytes
    size: int
    path: Path


def find_revision(name: str, folder: Path) -> Revision | None:
    """Return the commit that a name means in the repository around a folder, None for none.

    Raises NoRepository where git is missing or finds no repository around the folder.
    """
    inside = _git(folder, "rev-parse", "--is-inside-work-tree")
    if inside.returncode:
        raise NoRepository(os.fsdecode(inside.stderr).strip())
    found = _object(folder, name) if not name.startswith("-") else None
    commit = _object(folder, f"{found}^{{commit}}") if found else None
    return Revision(folder, commit, _object(folder, f"{commit}:./")) if commit else None


@contextmanager
def written_out(revision: Revision) -> Iterator[Path]:
    """Write the files of the folder into a temporary one, which is gone afterwards.

    A link becomes a link to nothing: what it named is not read, here or later.
    """
    with tempfile.TemporaryDirectory(prefix="sourcebook-") as made:
        content = Path(made) / "content"
        content.mkdir()
        if revision.tree is not None:
            _write(_listed(revision.folder, revision.tree), revision.folder, content)
        yield content


def _object(folder: Path, name: str) -> str | None:
    """Return the id of the object that a name means, None where it means none."""
    answer = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", name)
    found = answer.stdout.decode("ascii", "replace").strip()
    return found if _OBJECT.fullmatch(found) else None  # `^main` gives an id to leave out


def _listed(folder: Path, tree: str) -> list[_File]:
    answer = _git(folder, "ls-tree", "-r", "-l", "-z", "--full-tree", "--end-of-options", tree)
    if answer.returncode:
        raise OSError(os.fsdecode(answer.stderr).strip())
    entries = [entry.partition(b"\t") for entry in answer.stdout.split(b"\0") if entry]
    return [
        _File(mode, blob, int(size), Path(os.fsdecode(path)))
        for about, _, path in entries[: MAX_FILES + 1]
        for mode, kind, blob, size in [about.split()]
        if kind == b"blob" and _stays_inside(path)
    ]


def _stays_inside(path: bytes) -> bool:
    """Tell whether a path has plain names only; a crafted tree can hold others."""
    return all(part not in {b"", b".", b".."} for part in path.split(b"/"))


def _write(files: Sequence[_File], folder: Path, content: Path) -> None:
    with subprocess.Popen(  # noqa: S603 - a fixed list of arguments
        _command(folder, "cat-file", "--batch"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=_environment(),
    ) as batch:
        if batch.stdin is None or batch.stdout is None:  # both are asked for
            raise AssertionError(batch.args)
        for file in files:
            path = content / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            if file.mode == _LINK:
                path.symlink_to("nothing")
            elif file.mode in _REGULAR:
                with path.open("xb") as stream:
                    most = largest(file.path.as_posix())
                    if file.size > most:  # as long as the reader needs to refuse it
                        stream.truncate(most + 1)
                    else:
                        stream.write(_read(file.blob, batch.stdin, batch.stdout))
        batch.stdin.close()


def _read(blob: bytes, asked: IO[bytes], answered: IO[bytes]) -> bytes:
    """Return the bytes of a blob, in the form that `git cat-file --batch` answers."""
    asked.write(blob + b"\n")
    asked.flush()
    head = answered.readline().split()
    if head[1:2] != [b"blob"]:
        raise OSError(f"git has lost the object {os.fsdecode(blob)}")
    return answered.read(int(head[2]) + 1)[:-1]


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(  # noqa: S603 - a fixed list of arguments; what users give stands last
            _command(folder, *arguments), capture_output=True, check=False, env=_environment()
        )
    except FileNotFoundError as missing:
        if missing.filename != "git":
            raise
        raise NoRepository("git is not installed") from None


def _command(folder: Path, *arguments: str) -> list[str]:
    return ["git", "-C", str(folder), *arguments]


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _MISLEADING}
    # A clone that lacks an object may fetch it, but asks nobody for a password.
    return {**kept, "GIT_TERMINAL_PROMPT": "0"}
