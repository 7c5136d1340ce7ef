"""Make versions of a small site, and look at a folder as a careful reader does."""

import hashlib
import os
import random
import stat
from pathlib import Path

from sourcebook.publish import sums

Site = dict[str, bytes]
Seen = dict[str, tuple[int, bytes]]

SHAPES = (
    "index.html",
    "feed.xml",
    "a/index.html",
    "a/b/index.html",
    "a/b/c.html",
    "d",
    "d/index.html",
    "e/index.html",
    "e/f/g/h/index.html",
    "i.html",
)
"""Paths that meet in every way: a file is a folder in the next version, folders come and go."""


def a_version(chance: random.Random) -> Site:
    """Return some of the paths, each with one of few contents, all of one size."""
    chosen = [path for path in SHAPES if chance.random() < 0.7]
    if "d" in chosen and "d/index.html" in chosen:
        chosen.remove(chance.choice(["d", "d/index.html"]))
    return {path: f"{path} {chance.randrange(3)}".encode() for path in chosen}


def seen(folder: Path) -> Seen:
    """Return mode and bytes of all that is in a folder: the site, whoever made it, and how."""
    found: Seen = {"": (folder.lstat().st_mode, b"")}
    for path in sorted(folder.rglob("*")):
        mode = path.lstat().st_mode
        content = path.read_bytes() if stat.S_ISREG(mode) else b""
        found[path.relative_to(folder).as_posix()] = (mode, content)
    return found


def expected(site: Site) -> Seen:
    """Return what `seen` has to find of a site."""
    digests = {path: hashlib.sha256(content).hexdigest() for path, content in site.items()}
    files = {**site, sums.NAME: sums.written(digests)}
    found: Seen = {path: (stat.S_IFREG | 0o644, content) for path, content in files.items()}
    for path in files:
        for folder in Path(path).parents:
            name = folder.as_posix()
            found["" if name == "." else name] = (stat.S_IFDIR | 0o755, b"")
    return found


def look(output: Path) -> str:
    """Read the whole site through one open folder: "whole", "gone" or "mixed".

    It is gone when the folder is not the site any more: a reader tries again then.
    """
    try:
        root = os.open(output, os.O_RDONLY | os.O_DIRECTORY)
    except FileNotFoundError:
        return "missing"
    try:
        digests = sums.read(_read(root, sums.NAME))
        if digests is None:
            return "mixed"
        for path, digest in digests.items():
            if hashlib.sha256(_read(root, path)).hexdigest() != digest:
                return "mixed"
    except OSError:
        return "mixed" if os.path.samestat(os.fstat(root), os.stat(output)) else "gone"  # noqa: PTH116
    else:
        return "whole"
    finally:
        os.close(root)


def _read(root: int, path: str) -> bytes:
    descriptor = os.open(path, os.O_RDONLY, dir_fd=root)
    with open(descriptor, "rb") as file:  # noqa: PTH123 - opened below a folder
        return file.read()
