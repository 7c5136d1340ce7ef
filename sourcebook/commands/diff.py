"""Say what a change to the records means, compared with a revision or another folder."""

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from sourcebook.commands.options import add_content
from sourcebook.commands.revision import NoRepository, find_revision, written_out
from sourcebook.commands.status import CANNOT_BUILD, DONE
from sourcebook.commands.terminal import ProgressLine, system_error, wants_colour
from sourcebook.compare import Comparison, State, compare
from sourcebook.compare.as_json import as_json
from sourcebook.compare.as_markdown import as_markdown
from sourcebook.compare.as_text import as_text
from sourcebook.load.content import load_content
from sourcebook.load.one_file import SITE_FILE
from sourcebook.report import quoted

FORMATS = ("text", "markdown", "json")
_SHORT = 10


class _Base(NamedTuple):
    folder: Path
    label: str


class _NoBaseError(Exception):
    """Say why there is nothing to compare with; the second text is what to do."""


def add_options(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "base", metavar="BASE", help="a git revision, such as main, or another folder of records"
    )
    add_content(parser)
    parser.add_argument(
        "--format", choices=FORMATS, default="text", help="how to write it (default: text)"
    )


def run(arguments: Namespace) -> int:
    """Compare and return the exit status: 0 compared, whatever differs; 2 surroundings."""
    try:
        comparison = _compared(arguments.base, arguments.content)
    except _NoBaseError as error:
        message, hint = error.args
        sys.stderr.write(f"error: {quoted(message)}\nhelp: {quoted(hint)}\n")
        return CANNOT_BUILD
    except OSError as error:
        sys.stderr.write(system_error(error))
        return CANNOT_BUILD
    match arguments.format:
        case "json":
            sys.stdout.write(as_json(comparison))
        case "markdown":
            sys.stdout.write(as_markdown(comparison))
        case _:
            sys.stdout.write(as_text(comparison, colour=wants_colour(sys.stdout)))
    return DONE


def _compared(name: str, content: Path) -> Comparison:
    shown_as = str(content)
    progress = ProgressLine()
    try:
        progress("Reading the records", 0, 0)
        after = State(shown_as, load_content(content, shown_as))
        progress("Reading what to compare with", 0, 0)
        # Both sides go by the same path, so that a problem that stays is no new one.
        with _base(name, content) as base:
            before = State(base.label, load_content(base.folder, shown_as))
        progress("Comparing", 0, 0)
        return compare(before, after)
    finally:
        progress.clear()


@contextmanager
def _base(name: str, content: Path) -> Iterator[_Base]:
    """Give the folder to compare with: one that is there, or one written out from git."""
    folder = _folder(Path(name), content) if name else None
    try:
        revision = find_revision(name, content)
    except NoRepository as reason:
        if folder is None:
            message = f"`{name}` is no folder of records, and git cannot be asked: {reason}"
            raise _NoBaseError(message, "Give a folder that holds site.yaml or content/.") from None
        revision = None
    if folder and revision and os.sep not in name:
        message = f"`{name}` is both a folder and a revision of git"
        raise _NoBaseError(message, f"Write ./{name} for the folder, or refs/heads/{name}.")
    if folder:
        yield _Base(folder, name)
    elif revision:
        with written_out(revision) as written:
            short = revision.commit[:_SHORT]
            label = name if revision.commit.startswith(name) else f"{name} ({short})"
            lacks = "" if revision.tree else f", which has no folder {content}"
            yield _Base(written, label + lacks)
    else:
        message = f"`{name}` is neither a revision of git nor a folder of records"
        hint = "Write a branch, a tag or a commit, or a folder that holds site.yaml or content/."
        raise _NoBaseError(message, hint)


def _folder(base: Path, content: Path) -> Path | None:
    """Return the content folder that BASE is or, for another checkout, holds; None for neither."""
    inside = content if not content.is_absolute() and ".." not in content.parts else Path()
    candidates: Iterable[Path] = (base, base / inside, base / "content")
    return next((folder for folder in candidates if (folder / SITE_FILE).is_file()), None)
