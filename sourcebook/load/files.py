"""Find the content files, and read them as untrusted bytes."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from sourcebook.load.document import error
from sourcebook.problems import Location, Problem

MAX_FILE = 1 << 20
"""The largest content file, in bytes: about 200,000 words, far above any record."""
MAX_RELEASE = 8 << 20
"""The largest file of a release, in bytes: the first names every incident, in some 58 each."""
MAX_FILES = 500_000
"""The most files that a content folder may hold."""
MAX_DEPTH = 12
"""The deepest subfolder that is searched."""
_PIECE = 1 << 16
"""How much is read at a time of a file that grows while it is read, in bytes."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """Hold the text of one content file; `inside` is its path below the content folder."""

    path: str
    inside: PurePosixPath
    text: str


def read_files(content: Path, shown_as: str) -> tuple[list[SourceFile], list[Problem]]:
    """Read every file below the content folder, in the order of their paths.

    `shown_as` is the folder as the user typed it, for messages. Hidden files and folders are
    passed over; anything else that is no plain file inside the folder is a problem.
    """
    names, problems = list_files(content, shown_as)
    files: list[SourceFile] = []
    for name in names:
        read = source_of(read_bytes(content, name, shown_as), name, shown_as)
        if isinstance(read, SourceFile):
            files.append(read)
        else:
            problems.append(read)
    return files, problems


def list_files(content: Path, shown_as: str) -> tuple[list[str], list[Problem]]:
    """Return the path of every plain file below the content folder, in order, and what is wrong.

    Raises OSError where the folder itself, or one in it, cannot be listed.
    """
    names: list[str] = []
    problems: list[Problem] = []
    for name, problem in _walk(str(content), "", shown_as, 0):
        if problem is not None:
            problems.append(problem)
        elif len(names) < MAX_FILES:
            names.append(name)
        else:
            problems.append(
                error(
                    "too-many-files",
                    Location(shown_as),
                    f"the content folder holds more than {MAX_FILES} files",
                    "Split the timeline.",
                )
            )
            break
    return names, problems


def read_bytes(content: Path, inside: str, shown_as: str) -> bytes | Problem:
    """Return the bytes of a file, or why they cannot be had."""
    location = _location(inside, shown_as)
    try:
        # Neither follow a link nor wait for a pipe that took the file's place since the listing.
        handle = os.open(f"{content}/{inside}", os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            data = _bytes(handle, most := largest(inside))
        finally:
            os.close(handle)
    except OSError as problem:
        reason = problem.strerror or "unknown error"
        return error("unreadable-file", location, f"the file cannot be read: {reason}")
    if data is None:
        return error("unreadable-file", location, "this is not a plain file", "Remove it.")
    if len(data) > most:
        hint = "Split the record; long material belongs into an archive that the record links to."
        if inside.endswith(".geojson"):
            hint = "Simplify the borders, for example with mapshaper."
        message = f"the file is larger than {most // 1024} KiB"
        return error("too-long", location, message, hint)
    return data


def largest(inside: str) -> int:
    """Return how many bytes a file may have, by its path below the content folder."""
    return MAX_RELEASE if inside.startswith("releases/") else MAX_FILE


def source_of(data: bytes | Problem, inside: str, shown_as: str) -> SourceFile | Problem:
    """Return the text that the bytes of a file are."""
    if isinstance(data, Problem):
        return data
    location = _location(inside, shown_as)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        column = problem.start - (data.rfind(b"\n", 0, problem.start) + 1) + 1
        return error(
            "not-utf-8",
            Location(location.path, line, column),
            "the file is not UTF-8 text",
            "Save it again with the encoding UTF-8.",
        )
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return SourceFile(location.path, PurePosixPath(inside), text)


def _walk(
    folder: str, inside: str, shown_as: str, depth: int
) -> Iterator[tuple[str, Problem | None]]:
    """Yield each file by its path inside the content folder, with why it is refused if it is."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        name = entry.name
        if name.startswith("."):
            continue
        place = inside + name
        refused = None
        if not _is_speakable(name):
            refused = (
                "the name of this file is not plain text",
                "Rename it with letters, digits and hyphens.",
            )
        elif entry.is_symlink():
            refused = "this is a link, and links are not followed", "Put the file itself here."
        elif entry.is_dir():
            if depth < MAX_DEPTH:
                yield from _walk(entry.path, f"{place}/", shown_as, depth + 1)
                continue
            refused = f"folders are nested deeper than {MAX_DEPTH}", "Move the files up."
        elif not entry.is_file():
            refused = "this is not a plain file", "Remove it."
        yield place, refused and error("unreadable-file", _location(place, shown_as), *refused)


def _bytes(handle: int, most: int) -> bytes | None:
    """Read a plain file, and not much more than `most` bytes; None for what is no plain file."""
    state = os.fstat(handle)
    if not stat.S_ISREG(state.st_mode):
        return None
    # All at once, in a buffer of its size; then whatever was added since.
    data = os.read(handle, min(state.st_size, most) + 1)
    while len(data) <= most and (more := os.read(handle, _PIECE)):
        data += more
    return data


def _location(inside: str, shown_as: str) -> Location:
    shown = inside
    if not shown.isprintable():
        shown = "".join(c if c.isprintable() else "�" for c in shown)
    return Location(f"{shown_as}/{shown}")


def _is_speakable(name: str) -> bool:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return name.isprintable()
