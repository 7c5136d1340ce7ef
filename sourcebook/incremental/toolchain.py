"""Tell one version of the program from another: by its own code, Python, and the libraries."""

import hashlib
import os
import sys
from pathlib import Path

_INSTALLED = (".dist-info", ".egg-info")

PACKAGE = Path(__file__).resolve().parent.parent


def toolchain() -> bytes:
    """Return the digest of everything but records, templates and assets that decides the output.

    Libraries are told by the names of the folders, or files, that say what is installed: they hold
    the versions.
    """
    state = hashlib.sha256(f"{sys.version} {sys.byteorder}".encode())
    for path in sorted(_code(str(PACKAGE))):
        state.update(path.encode())
        with open(path, "rb") as file:  # noqa: PTH123 - two hundred files, each time
            state.update(hashlib.sha256(file.read()).digest())
    for name in sorted(_libraries()):
        state.update(name.encode())
    return state.digest()


def _code(folder: str) -> list[str]:
    found: list[str] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                found += _code(entry.path)
            elif entry.name.endswith(".py"):
                found.append(entry.path)
    return found


def _libraries() -> set[str]:
    found: set[str] = set()
    for folder in sys.path:
        if folder.endswith("-packages"):
            with os.scandir(folder) as entries:
                found |= {entry.name for entry in entries if entry.name.endswith(_INSTALLED)}
    return found
