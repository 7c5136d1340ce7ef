"""Start an empty timeline of your own, with a sample that builds at once."""

import os
import shlex
import shutil
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sourcebook.check import check
from sourcebook.commands.new_asking import Terminal
from sourcebook.commands.new_files import CannotWrite
from sourcebook.commands.new_interview import interview
from sourcebook.commands.new_options import add_questions, asks, given_by
from sourcebook.commands.schema import as_text
from sourcebook.commands.status import DONE
from sourcebook.load.content import load_content
from sourcebook.model.records import Records
from sourcebook.model.schema import schemas
from sourcebook.problems import BuildFailed, any_error
from sourcebook.propose.question import Situation
from sourcebook.propose.site import SITE, filled, settings_text, starter_words
from sourcebook.report import quoted

STARTER = Path(__file__).resolve().parent.parent / "starter"
"""What every new timeline begins with."""
_RENAMED = {"gitignore": ".gitignore"}
"""Files that must not act where they lie."""


def add_options(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="a new folder, or an empty one")
    add_questions(parser, SITE)


def run(arguments: Namespace) -> int:
    """Write the folder and return 0; raise CannotWrite, Unanswered or OSError where it is not."""
    folder: Path = arguments.folder
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CannotWrite(f"{quoted(str(folder))} is there already, and not empty")
    terminal = Terminal(lambda *_: None) if asks(arguments) else None
    if terminal:
        terminal.say("A new timeline. Enter takes what is proposed. Ctrl-C stops.")
    nothing_yet = Situation(Records(), {}, datetime.now(UTC).date())
    situation = interview(SITE, given_by(SITE, arguments), nothing_yet, terminal)
    today = datetime.now(ZoneInfo(situation.one("timezone"))).date()
    _write(folder, replace(situation, today=today))
    sys.stdout.write(_farewell(folder))
    return DONE


def _write(folder: Path, situation: Situation) -> None:
    """Write every file into a folder beside the place, and then put it there as a whole."""
    place = folder.absolute()
    place.parent.mkdir(parents=True, exist_ok=True)
    beside = place.with_name(f".{place.name}.{os.getpid()}.new")
    try:
        for path, text in _files(situation, place.name):
            file = beside / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        _write_schemas(beside)
        if place.exists():
            _move_into(place, beside)
        else:
            beside.rename(place)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _move_into(place: Path, beside: Path) -> None:
    """Move everything into a folder that is there: somebody may be in it, so it is not replaced."""
    moved: list[Path] = []
    try:
        for entry in sorted(beside.iterdir()):
            moved.append(entry)
            entry.rename(place / entry.name)
    except BaseException:
        for entry in moved:
            if not entry.exists():
                (place / entry.name).rename(entry)
        raise


def _files(situation: Situation, name: str) -> Iterator[tuple[str, str]]:
    words = starter_words(situation, shlex.quote(f"../{name}"))
    for file in sorted(STARTER.rglob("*")):
        if file.is_file():
            path = file.relative_to(STARTER).as_posix()
            yield _RENAMED.get(path, path), filled(file.read_text(encoding="utf-8"), words)
    yield "content/site.yaml", settings_text(situation)


def _write_schemas(folder: Path) -> None:
    """Write what editors complete and check from, once the records have been read and checked."""
    content = load_content(folder / "content", "content")
    problems = check(content)
    if any_error(problems):
        raise BuildFailed(problems)
    (folder / "schema").mkdir()
    for name, schema in schemas(content.records).items():
        (folder / "schema" / f"{name}.schema.json").write_text(as_text(schema), encoding="utf-8")


def _farewell(folder: Path) -> str:
    content, site = (shlex.quote(str(folder / name)) for name in ("content", "site"))
    return quoted_lines(
        f"Started a timeline in {folder}; its README.md lists the commands.",
        f"Build it: python build.py --content {content} --output {site}",
        f"Then record what you know: python build.py new incident --content {content}",
    )


def quoted_lines(*lines: str) -> str:
    """Return lines that a terminal shows as they are."""
    return "".join(f"{quoted(line)}\n" for line in lines)
