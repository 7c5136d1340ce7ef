"""Change a file of the records as a careful person would: only the lines that are meant.

Whoever edits works on the bytes. Line ends, a byte order mark, comments and layout stay, and what
comes out is read again, as the check reads it, before anything is written.
"""

from pathlib import PurePosixPath

from sourcebook.load.files import SourceFile, largest, source_of
from sourcebook.load.one_file import FileReading, read_file
from sourcebook.problems import Problem


class CannotEdit(Exception):  # noqa: N818 - an outcome
    """Say why a file cannot be changed by a program."""


def lines_of(data: bytes) -> list[str]:
    """Return the lines of a file with their ends, the first with its mark if it has one.

    Raises CannotEdit where lines end in a way that would be lost.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise CannotEdit("it is not UTF-8 text") from None
    if "\r" in text.replace("\r\n", ""):
        raise CannotEdit("some of its lines end with a carriage return alone")
    lines = text.split("\n")  # other separators may stand inside of a line
    return [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def end_of(lines: list[str]) -> str:
    """Return how the lines of a file end."""
    return "\r\n" if lines and lines[0].endswith("\r\n") else "\n"


def read_back(data: bytes, inside: str) -> FileReading:
    """Return what the bytes of a file say; raise CannotEdit where they say nothing."""
    if len(data) > largest(inside):
        raise CannotEdit("it would be larger than a file of records may be")
    source = source_of(data, inside, "content")
    if isinstance(source, Problem):
        raise CannotEdit(source.message)
    return read_file(SourceFile(source.path, PurePosixPath(inside), source.text))
