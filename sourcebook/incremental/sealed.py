"""Keep plain data in a file that is either whole and ours, or not read at all.

The file begins with a digest of the rest, which begins with the version of whoever wrote it. So a
file that is cut off, damaged, or of another version is told before anything of it is used. The data
are in the format of Python's `marshal`, which reads megabytes in milliseconds and runs no code; it
is not proof against forgery, and the file is trusted as the program beside it is.
"""

import hashlib
import marshal
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

MOST = 32
"""How many files of one kind are kept: those of folders that are built no more give way."""
NOTHING = "nothing is remembered of an earlier build"
"""Why a file that is missing cannot be used."""
_DIGEST = 32


class Opened(NamedTuple):
    """Hold the data of a file, and the digest that it begins with."""

    digest: bytes
    data: Any


def read(path: Path, version: bytes) -> Any:  # noqa: ANN401 - whatever was written
    """Return the data of a file; a text that says why not, where it cannot be used."""
    found = opened(path, version)
    return found if isinstance(found, str) else found.data


def opened(path: Path, version: bytes) -> Opened | str:
    """Return the data of a file with its digest; a text that says why not."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return NOTHING
    except OSError as error:
        return f"what is remembered cannot be read: {error.strerror}"
    payload = memoryview(content)[_DIGEST:]  # there may be many megabytes of it
    if _digest(payload) != content[:_DIGEST]:
        return "what is remembered of an earlier build is damaged"
    if payload[: len(version)] != version:
        return "another version of the program made what is remembered"
    return Opened(content[:_DIGEST], marshal.loads(payload[len(version) :]))  # noqa: S302 - said above


def write(path: Path, version: bytes, data: Any) -> bytes | None:  # noqa: ANN401 - plain data
    """Write the data and return their digest; what cannot be written is not remembered (None).

    `version` has the same length each time.
    """
    payload = marshal.dumps(data)  # there may be many megabytes of it, too many to hold twice
    digest = _digest(version, payload)
    new = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with new.open("wb") as file:
            file.writelines((digest, version, payload))
        new.replace(path)
    except OSError:
        with suppress(OSError):
            new.unlink()
        with suppress(OSError):
            path.unlink()  # or the next build would believe an older one
        return None
    with suppress(OSError):
        _tidy(path)
    return digest


def _tidy(written: Path) -> None:
    """Remove the oldest files of the kind that was written, where there are too many."""
    alike = [path for path in written.parent.glob(f"*{written.suffix}") if path.suffix]
    if len(alike) > MOST:
        for path in sorted(alike, key=lambda path: path.stat().st_mtime)[:-MOST]:
            path.unlink(missing_ok=True)


def _digest(*payload: bytes | memoryview) -> bytes:
    """Return what tells damage: the quickest of the long digests."""
    found = hashlib.blake2b(digest_size=_DIGEST)
    for part in payload:
        found.update(part)
    return found.digest()
