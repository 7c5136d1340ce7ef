"""See at a glance that nothing changed since the last build, and that the site is what it made.

This is the one question that can be answered without reading a record: every file of the content
folder, of the templates and of the assets is the same, and so is every file of the site. Nothing
heavy is imported for it.
"""

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sourcebook.incremental import sealed
from sourcebook.incremental.listed import Listed, listed
from sourcebook.incremental.plain import Frozen
from sourcebook.publish import publishing


@dataclass(frozen=True, slots=True)
class Seen:
    """Hold what a build saw and said: the files it was made from, the site, and its summary.

    `records_digest` is that of the listed content files, `site` that of the site's own list.
    """

    instant: int
    records_digest: bytes
    site: str
    records: int
    pages: int
    remarks: tuple[Frozen, ...]


@dataclass(frozen=True)
class Glance:
    """Look at one content folder and one output folder; `version` is that of all the program.

    To the program belong the templates, the assets, and what the command line says.
    """

    content: Path
    shown_as: str
    output: Path
    folder: Path
    version: bytes

    @cached_property
    def listed(self) -> Listed:
        """Return the files of the content folder, as they were when this was first asked."""
        return listed(self.content, self.shown_as, self.folder)

    def unchanged(self) -> Seen | None:
        """Return what the last build saw if everything is as it was then, else None.

        Raises PublishError as a build would, where the folder of the site holds foreign files.
        """
        data = sealed.read(self._path, self.version)
        now = self.listed
        if isinstance(data, str) or now.instant is None or now.problems:
            return None
        seen = Seen(*data)
        if seen.instant >= now.instant or seen.records_digest != now.digest:
            return None
        with publishing(self.output, content=self.content) as press:
            return seen if press.is_still(seen.site) else None

    def keep(self, site: str, counts: tuple[int, int], remarks: Iterable[Frozen]) -> None:
        """Remember a build of the files that were listed, and of a site whose list has a digest.

        Nothing that changed later, came or went is taken as seen.
        """
        now = self.listed
        if now.is_settled:
            data = (now.instant, now.digest, site, *counts, tuple(remarks))
            sealed.write(self._path, self.version, data)

    @property
    def _path(self) -> Path:
        name = hashlib.sha256(os.fsencode(self.output.resolve())).hexdigest()[:16]
        return self.folder / f"{name}.glance"


def files_digest(folders: Iterable[Path]) -> bytes:
    """Return the digest of every file below some folders that belong to the program."""
    state = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                state.update(path.relative_to(folder).as_posix().encode())
                state.update(hashlib.sha256(path.read_bytes()).digest())
    return state.digest()
