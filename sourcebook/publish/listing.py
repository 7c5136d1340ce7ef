"""List a folder of a site, and tell what in it is no work of ours."""

import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

DEBRIS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""Files that desktops leave in every folder that somebody looks into; they are nobody's work."""
TOP = ""
"""The path of the site's own folder."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one name in a folder; a link is no folder, wherever it leads."""

    path: str
    name: str
    is_folder: bool
    inode: int


@dataclass(frozen=True, slots=True)
class Ours:
    """Know the files that builds have put into a folder, and the folders that hold them."""

    files: Collection[str]
    folders: Collection[str]

    def has(self, entry: Entry) -> bool:
        """Tell whether a build may have made what is there under this name."""
        return entry.path in (self.folders if entry.is_folder else self.files)


def entries(root: int, folder: str) -> list[Entry]:
    """Return what is in a folder below an open one."""
    descriptor = os.open(
        folder or ".", os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=root
    )
    prefix = f"{folder}/" if folder else ""
    try:
        with os.scandir(descriptor) as found:
            return [
                Entry(
                    prefix + entry.name,
                    entry.name,
                    entry.is_dir(follow_symlinks=False),
                    entry.inode(),
                )
                for entry in found
            ]
    finally:
        os.close(descriptor)


def walk(root: int, ours: Ours) -> Iterator[tuple[str, list[Entry]]]:
    """Yield every folder of ours below an open one, with what is in it; the top one first."""
    waiting = [TOP]
    while waiting:
        folder = waiting.pop()
        found = entries(root, folder)
        yield folder, found
        waiting += [entry.path for entry in found if entry.is_folder and ours.has(entry)]


def folders_of(paths: Iterable[str]) -> set[str]:
    """Return every folder that holds one of the files, at any depth, but not the top one."""
    folders: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return folders
