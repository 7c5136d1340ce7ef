"""See at a glance that nothing changed since the last build, and that the site is what it made.

This is the one question that can be answered without reading a record: every file of the content
folder, of the templates and of the assets is the same, and so is every file of the site. Nothing
heavy is imported for it.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sourcebook.incremental import sealed
from sourcebook.incremental.clock import instant_of
from sourcebook.incremental.plain import Frozen
from sourcebook.load.files import list_files
from sourcebook.publish import publishing, signature


@dataclass(frozen=True, slots=True)
class Seen:
    """Hold what a build saw and said: the files it was made from, the site, and its summary.

    `signatures` are those of the content files; `site` holds the digest of each published file.
    """

    instant: int
    signatures: Mapping[str, bytes]
    site: Mapping[str, str]
    records: int
    pages: int
    remarks: tuple[Frozen, ...]


@dataclass(frozen=True, slots=True)
class Glance:
    """Look at one content folder and one output folder; `version` is that of all the program.

    To the program belong the templates, the assets, and what the command line says.
    """

    content: Path
    output: Path
    folder: Path
    version: bytes

    def unchanged(self) -> Seen | None:
        """Return what the last build saw if everything is as it was then, else None.

        Raises PublishError as a build would, where the folder of the site holds foreign files.
        """
        instant = instant_of(self.content, self.folder)
        data = sealed.read(self._path, self.version)
        if isinstance(data, str) or instant is None:
            return None
        seen = Seen(*data)
        if seen.instant >= instant or not self._same_records(seen.signatures):
            return None
        with publishing(self.output, content=self.content) as press:
            if press.present != seen.site:
                return None
            for path in seen.site:
                press.keep(path)
            press.finish()
        return seen

    def keep(
        self,
        files: AbstractSet[str],
        instant: int | None,
        site: Mapping[str, str],
        counts: tuple[int, int],
        remarks: Iterable[Frozen],
    ) -> None:
        """Remember a build that found these files of records at an instant.

        Nothing that changed later, came or went is taken as seen.
        """
        names, problems = list_files(self.content, str(self.content))
        if instant is None or problems or files != set(names):
            return
        signs = dict(self._signed(names))
        young = [sign for sign in signs.values() if signature.settled(sign, instant) != sign]
        if not young:
            data: tuple[Any, ...] = (instant, signs, dict(site), *counts, tuple(remarks))
            sealed.write(self._path, self.version, data)

    def _same_records(self, signatures: Mapping[str, bytes]) -> bool:
        names, problems = list_files(self.content, str(self.content))
        if problems or len(names) != len(signatures):
            return False
        return all(signatures.get(name) == sign for name, sign in self._signed(names))

    def _signed(self, names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        root = os.open(self.content, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            sign = signature.signer(root)
            for name in names:
                yield name, sign(name)
        finally:
            os.close(root)

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
