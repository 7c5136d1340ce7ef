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
MAX_FILES = 200_000
"""The most files that a content folder may hold."""
MAX_DEPTH = 12
"""The deepest subfolder that is searched."""


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
    files: list[SourceFile] = []
    problems: list[Problem] = []
    for path, inside, problem in _walk(content, PurePosixPath(), shown_as, 0):
        if problem is None and len(files) < MAX_FILES:
            read = _read(path, inside, shown_as)
            if isinstance(read, SourceFile):
                files.append(read)
            else:
                problems.append(read)
        elif problem is not None:
            problems.append(problem)
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
    return files, problems


def _walk(
    folder: Path, inside: PurePosixPath, shown_as: str, depth: int
) -> Iterator[tuple[Path, PurePosixPath, Problem | None]]:
    """Yield each file with its path inside the content folder, or with why it is refused."""
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        name = entry.name
        if name.startswith("."):
            continue
        place = inside / name
        path = Path(entry.path)
        if not _is_speakable(name):
            message = "the name of this file is not plain text"
            hint = "Rename it with letters, digits and hyphens."
            yield path, place, error("unreadable-file", _location(place, shown_as), message, hint)
        elif entry.is_symlink():
            message = "this is a link, and links are not followed"
            hint = "Put the file itself here."
            yield path, place, error("unreadable-file", _location(place, shown_as), message, hint)
        elif entry.is_dir():
            if depth < MAX_DEPTH:
                yield from _walk(path, place, shown_as, depth + 1)
            else:
                message = f"folders are nested deeper than {MAX_DEPTH}"
                hint = "Move the files up."
                problem = error("unreadable-file", _location(place, shown_as), message, hint)
                yield path, place, problem
        elif entry.is_file():
            yield path, place, None
        else:
            message = "this is not a plain file"
            hint = "Remove it."
            yield path, place, error("unreadable-file", _location(place, shown_as), message, hint)


def _read(path: Path, inside: PurePosixPath, shown_as: str) -> SourceFile | Problem:
    location = _location(inside, shown_as)
    try:
        # Neither follow a link nor wait for a pipe that took the file's place since the listing.
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with os.fdopen(handle, "rb") as stream:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                return error("unreadable-file", location, "this is not a plain file", "Remove it.")
            data = stream.read(MAX_FILE + 1)
    except OSError as problem:
        reason = problem.strerror or "unknown error"
        return error("unreadable-file", location, f"the file cannot be read: {reason}")
    if len(data) > MAX_FILE:
        return error(
            "too-long",
            location,
            f"the file is larger than {MAX_FILE // 1024} KiB",
            "Split the record; long material belongs into an archive that the record links to.",
        )
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
    return SourceFile(location.path, inside, text.replace("\r\n", "\n").replace("\r", "\n"))


def _location(inside: PurePosixPath, shown_as: str) -> Location:
    shown = "".join(c if c.isprintable() else "�" for c in str(inside))
    return Location(f"{shown_as}/{shown}")


def _is_speakable(name: str) -> bool:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return name.isprintable()
