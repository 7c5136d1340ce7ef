"""Pack a published site into a ZIP file, of the same site always the same bytes.

Everything but the bytes of the files is fixed: their order, time and mode, and one folder around
them, which has the name of the ZIP file. How tightly zlib packs is up to its version.
"""

import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from sourcebook.publish import disk, sums
from sourcebook.publish.errors import PublishError

MARK = b"A site made by Sourcebook."
"""The comment of a ZIP file of ours: no other one is replaced."""
SUFFIX = ".zip"

_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest that the format knows: files of a site have no time but that of their records."""
_MODE = 0o100644 << 16
_UNIX = 3
_LEVEL = 6
_PLAIN = re.compile(r"[\w-](?:[\w.-]{0,46}[\w-])?", re.ASCII)
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
"""Names that Windows reserves, whatever they end in."""

Told = Callable[[int, int], None]
"""Told how many files of how many are packed."""


def pack(site: Path, target: Path, told: Told) -> tuple[str, int]:
    """Pack a site whole or not at all, and return digest and size of the ZIP file.

    Raises what `examine` raises, PublishError where the site is not what its list says, and OSError
    where the file cannot be written.
    """
    folder = examine(target, site)
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_name(f".{target.name}.part")  # one that a killed build left is ours, too
    half.unlink(missing_ok=True)
    try:
        _write(site, half, folder, told)
        half.chmod(0o644)
        disk.keep(half)
        half.replace(target)
    finally:
        half.unlink(missing_ok=True)
    with target.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest(), target.stat().st_size


def examine(target: Path, site: Path) -> str:
    """Return the name of the folder in the ZIP file that holds all others.

    Raises PublishError for a name that not all systems can unpack, for a place in the site, which
    is replaced whole, and for the place of a file that is no such ZIP file.
    """
    folder = _folder_in(target)
    if target.resolve().is_relative_to(site.resolve()):
        raise PublishError(
            f"{target} lies in the folder of the site, which a build replaces whole",
            "Name a file elsewhere with --zip.",
        )
    _refuse_others(target)
    return folder


def _folder_in(target: Path) -> str:
    """Return the name of the folder that holds all files, so that nothing is strewn about."""
    if (
        target.suffix != SUFFIX
        or not _PLAIN.fullmatch(target.stem)
        or _RESERVED.fullmatch(target.stem)
    ):
        raise PublishError(
            f"{target.name} is no name for a ZIP file that all systems can unpack",
            f"Use up to 48 letters a-z, digits, hyphens and dots, then {SUFFIX}: copy-2026{SUFFIX}",
        )
    return target.stem


def _refuse_others(target: Path) -> None:
    if not target.is_symlink() and not target.exists():
        return
    with_mark = False
    if target.is_file() and not target.is_symlink():
        try:
            with ZipFile(target) as found:
                with_mark = found.comment == MARK
        except BadZipFile:
            with_mark = False
    if not with_mark:
        raise PublishError(
            f"{target} is there, and no ZIP file of a site",
            "Give another name with --zip, or remove it if nobody needs it.",
        )


def _write(site: Path, target: Path, folder: str, told: Told) -> None:
    list_of_all = (site / sums.NAME).read_bytes()
    listed = sums.read(list_of_all)
    if listed is None:
        raise _changed(site, sums.NAME)
    with ZipFile(target, "x", ZIP_DEFLATED, compresslevel=_LEVEL) as file:
        file.comment = MARK
        for done, path in enumerate(sorted((*listed, sums.NAME))):
            told(done, len(listed))
            data = list_of_all if path == sums.NAME else (site / path).read_bytes()
            if path != sums.NAME and sums.digest(data) != listed[path]:
                raise _changed(site, path)
            entry = ZipInfo(f"{folder}/{path}", _TIME)
            entry.create_system, entry.external_attr = _UNIX, _MODE
            file.writestr(entry, data, ZIP_DEFLATED, _LEVEL)


def _changed(site: Path, path: str) -> PublishError:
    return PublishError(
        f"{path} in {site} was changed while it was packed", "Build and pack it again."
    )
