"""Look into a ZIP file that anybody may have packed, without unpacking it.

What it holds is told as if it were a folder, so that both are compared alike. Nothing is written,
names in it lead nowhere, and no more is unpacked than a site could hold.
"""

import hashlib
import stat
import struct
import zlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from itertools import accumulate
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from sourcebook.commands.verify_files import MOST_BYTES
from sourcebook.publish import sums
from sourcebook.verify.found import Found, What

MOST_IN_ALL = 1 << 35
"""How much is unpacked of one ZIP file, in bytes: more than any site has."""

_STEP = 1 << 20
_ENCRYPTED = 1
_BROKEN = (
    *(BadZipFile, zlib.error, struct.error, EOFError),
    *(NotImplementedError, RuntimeError, ValueError, OverflowError, OSError),
)
"""What reading a ZIP file raises that somebody damaged, or made to do damage."""


class SiteZip:
    """Read what is packed in a ZIP file, in the one folder around a site."""

    def __init__(self, file: Path) -> None:
        """Open the file; raise BadZipFile for one that is no ZIP file, or a broken one."""
        self._file = file.open("rb")
        try:
            self._zip = ZipFile(self._file)
        except _BROKEN as error:
            self._file.close()
            raise BadZipFile from error
        packed = self._zip.infolist()
        self._folder = _folder_of(entry.filename for entry in packed)
        self._times = Counter(map(self._path, packed))
        self._entries = {self._path(entry): entry for entry in packed}
        self._left = MOST_IN_ALL

    def close(self) -> None:
        """Let go of the file."""
        self._zip.close()
        self._file.close()

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is packed in it."""
        return not self._entries

    def look(self, wanted: Collection[str]) -> dict[str, Found]:
        """Return what is there by path, with the digests of the wanted files."""
        asked = frozenset(wanted)
        folders = {folder for path in asked for folder in accumulate(_folders(path))}
        return {
            path: self._found(path, entry, wanted=path in asked)
            for path, entry in sorted(self._entries.items())
            if not (entry.is_dir() and (path in folders or not path))
        }

    def read(self, path: str, most: int) -> bytes | None:
        """Return the bytes of a file, None where it is none, cannot be read, or is larger."""
        entry = self._entries.get(path)
        if entry is None or self._refused(path, entry) or entry.file_size > most:
            return None
        try:
            return b"".join(self._unpacked(entry))
        except _BROKEN:
            return None

    def _path(self, entry: ZipInfo) -> str:
        """Return where something lies, seen from the folder of the site."""
        name = entry.filename
        inside = name.startswith(self._folder)
        return (name.removeprefix(self._folder) if inside else f"../{name}").rstrip("/")

    def _found(self, path: str, entry: ZipInfo, *, wanted: bool) -> Found:
        if self._times[path] == 1:
            if entry.is_dir():
                return Found(What.FOLDER)
            if stat.S_ISLNK(entry.external_attr >> 16):
                return Found(What.LINK)
            if not wanted:
                return Found(What.FILE)
        reason = self._refused(path, entry)
        return Found(What.UNREADABLE, reason=reason) if reason else self._digested(entry)

    def _digested(self, entry: ZipInfo) -> Found:
        digest = hashlib.sha256()
        try:
            for data in self._unpacked(entry):
                digest.update(data)
        except _BROKEN:
            return Found(What.UNREADABLE, reason="what is packed is damaged")
        if self._left < 0:
            return Found(What.UNREADABLE, reason=f"more than {MOST_IN_ALL >> 30} GiB in all")
        return Found(What.FILE, digest.hexdigest())

    def _refused(self, path: str, entry: ZipInfo) -> str:
        """Say why an entry is not unpacked, nothing for one that is."""
        if self._times[path] > 1:
            return "packed twice, and programs differ in which one they take"
        if entry.flag_bits & _ENCRYPTED:
            return "it needs a password"
        if entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            return "packed in a way that not all programs can unpack"
        if entry.file_size > MOST_BYTES:
            return f"larger than {MOST_BYTES >> 20} MiB"
        return ""

    def _unpacked(self, entry: ZipInfo) -> Iterator[bytes]:
        with self._zip.open(entry) as file:
            while self._left >= 0 and (data := file.read(_STEP)):
                self._left -= len(data)
                yield data


def _folder_of(names: Iterable[str]) -> str:
    """Return the folder that holds the list of a site, with its slash; nothing for the top."""
    folders = (name.removesuffix(sums.NAME) for name in names if name.endswith(sums.NAME))
    return min((one for one in folders if one == "" or one.find("/") == len(one) - 1), default="")


def _folders(path: str) -> list[str]:
    """Return each folder of a path, all but the first with a slash before it."""
    first, *others = path.split("/")[:-1] or [""]
    return [first, *(f"/{name}" for name in others)]
