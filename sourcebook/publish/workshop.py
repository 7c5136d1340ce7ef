"""Keep what publishing needs beside the site: in one hidden folder, closed to other users."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sourcebook.publish import ledger, lock
from sourcebook.publish.errors import PublishError, explained
from sourcebook.publish.ledger import Ledger
from sourcebook.publish.swap import heal

_IGNORE = "# Made by Sourcebook: the site before the last, and what it is made on.\n*\n"


@dataclass(frozen=True, slots=True)
class Workshop:
    """Name what lies in the folder, and hold its lock.

    `standby` is a whole site: the one before the last. `staging` is the one that is being made; a
    build that finds one knows that the last was killed. `aside` is where the site is for an instant
    on systems that cannot exchange two folders. `ledger` is what the last build knew.
    """

    folder: Path
    lock: int

    @property
    def standby(self) -> Path:
        """Return the folder of the site before the last."""
        return self.folder / "standby"

    @property
    def staging(self) -> Path:
        """Return the folder of the site that is being made."""
        return self.folder / "staging"

    @property
    def aside(self) -> Path:
        """Return the place through which three renames go."""
        return self.folder / "aside"

    @property
    def ledger(self) -> Path:
        """Return the file of what the last build knew."""
        return self.folder / "ledger"

    def remembered(self) -> Ledger | str:
        """Return what the last build knew, or what is wrong with its record."""
        return ledger.read(self.ledger)

    def instant(self) -> int | None:
        """Return what time it is for the file system, see `lock.instant`."""
        return lock.instant(self.lock)


def beside(site: Path) -> Path:
    """Return the folder of the workshop: same file system, name known to every build."""
    return site.with_name(f".{site.name}.sourcebook")


@contextmanager
def opened(site: Path, output: Path) -> Iterator[Workshop]:
    """Make the workshop where it is missing, and hold it alone while the block runs.

    Puts the site back where a build was killed while it was aside.
    """
    folder = beside(site)
    with explained("write beside", output):
        _make(folder)
    with lock.only_one(folder / "lock", output) as descriptor:
        workshop = Workshop(folder, descriptor)
        with explained("clear what a broken build left beside", output):
            heal(site, workshop.aside, workshop.standby)
        yield workshop


def _make(folder: Path) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    try:
        folder.mkdir()
    except FileExistsError:
        if not stat.S_ISDIR(folder.lstat().st_mode):
            raise PublishError(
                f"{folder} is no folder", "Move it elsewhere: the site before the last lies there."
            ) from None
    # Pages that were withdrawn from the site are in it until the next build.
    folder.chmod(0o700)
    ignore = folder / ".gitignore"
    if not os.path.lexists(ignore):
        ignore.write_text(_IGNORE, encoding="utf-8")
