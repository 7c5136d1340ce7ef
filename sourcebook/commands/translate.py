"""List what is to be translated, write it into the records, and stamp what is done."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from sourcebook.check.translated import TRANSLATABLE
from sourcebook.check.translations import told
from sourcebook.commands.new_files import CannotWrite, NewFile, write_all
from sourcebook.commands.options import add_content
from sourcebook.commands.status import CANNOT_BUILD, DIFFERS, DONE
from sourcebook.commands.terminal import system_error, wants_colour
from sourcebook.editions import Standing, standing, translation_of
from sourcebook.load.content import Content, load_content
from sourcebook.load.document import Document, dotted
from sourcebook.model.ids import Key, Kind
from sourcebook.model.record import Publishable, Record
from sourcebook.model.records import by_kind
from sourcebook.model.site import Page, Site
from sourcebook.problems import Severity, did_you_mean
from sourcebook.propose.editing import CannotEdit
from sourcebook.propose.translating import (
    Tasks,
    entry_name,
    page_skeleton,
    with_skeletons,
    with_stamps,
)
from sourcebook.report import quoted, report, without_commands


class Refusal(Exception):  # noqa: N818 - an outcome of the command
    """Say why nothing can be done, and what to do about it."""

    def __init__(self, message: str, hint: str) -> None:
        """Take both."""
        super().__init__(message)
        self.hint = hint


class _Work(NamedTuple):
    """Hold a record, the document that its translation stands in or will, and how it stands."""

    record: Record
    document: Document
    standing: Standing

    @property
    def is_open(self) -> bool:
        """Tell whether there is anything to do; a draft may still change."""
        is_draft = isinstance(self.record, Publishable) and self.record.draft
        return not is_draft and not self.standing.is_up_to_date


def add_options(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    add_content(parser)
    parser.add_argument(
        "records", nargs="*", metavar="ID|FILE", help="only these records, by their ids or files"
    )
    parser.add_argument(
        "--language", metavar="TAG", help="the edition; can be left out where there is only one"
    )
    doing = parser.add_mutually_exclusive_group()
    doing.add_argument(
        "--write",
        action="store_true",
        help="write what is missing into the files, to be filled in, with originals as comments",
    )
    doing.add_argument(
        "--stamp",
        action="store_true",
        help="say that the translations of the named records are done, and what they were made of",
    )
    parser.add_argument("--all", action="store_true", help="with --stamp: of every record")
    parser.add_argument(
        "--strict", action="store_true", help="exit with 1 if anything is missing or stale"
    )


def run(arguments: Namespace) -> int:
    """Do what was asked for; return the exit status.

    0 done, 1 with --strict where something is missing or stale, 2 where something is in the way.
    """
    try:
        content = load_content(arguments.content, str(arguments.content))
        site = _site(content)
        language = _language(arguments.language, site)
        work = list(_chosen(arguments.records, _all(content, language), content))
        if arguments.write or arguments.stamp:
            _know_what(arguments)
            writing = _Writing(arguments.content, language, site.language)
            return writing.stamps(work) if arguments.stamp else writing.skeletons(work)
    except Refusal as refused:
        sys.stderr.write(f"error: {quoted(str(refused))}\nhelp: {refused.hint}\n")
        return CANNOT_BUILD
    except OSError as error:
        sys.stderr.write(system_error(error))
        return CANNOT_BUILD
    left = [each for each in work if each.is_open]
    sys.stdout.write("".join(f"{without_commands(_line(each))}\n" for each in left))
    sys.stdout.write(_sum(work, left, language))
    return DIFFERS if left and arguments.strict else DONE


def _know_what(arguments: Namespace) -> None:
    """Refuse to stamp what nobody has named."""
    if arguments.stamp and not (arguments.records or arguments.all):
        hint = "Name the records that are done, or write --all if every one is."
        raise Refusal("--stamp does not know what is done", hint)


def _site(content: Content) -> Site:
    """Return the settings; refuse a folder whose files cannot all be read."""
    errors = [problem for problem in content.problems if problem.severity is Severity.ERROR]
    if errors:
        sys.stderr.write(report(errors, colour=wants_colour(sys.stderr)))
    if errors or content.records.site is None:
        raise Refusal("not all records can be read", "Mend these first; `build.py check` says all.")
    return content.records.site


def _language(asked: str | None, site: Site) -> str:
    if not site.editions:
        hint = "Add `editions: [uk]`, or another language, to site.yaml."
        raise Refusal("the site has one language", hint)
    known = ", ".join(site.editions)
    if asked is None and len(site.editions) == 1:
        return site.editions[0]
    if asked is None:
        raise Refusal("the site has several editions", f"Add --language and one of: {known}.")
    if asked not in site.editions:
        guess = did_you_mean(asked, site.editions)
        hint = f"The editions are: {known}."
        raise Refusal(f"the site has no edition in {quoted(asked)}.{guess}", hint)
    return asked


def _all(content: Content, language: str) -> Iterator[_Work]:
    groups = by_kind(content.records)
    for kind in TRANSLATABLE:
        for record in groups[kind].values():
            own = content.documents[Key(kind, record.id)]
            key = Key(kind, entry_name(record, language))
            place = content.documents.get(key, own)
            yield _Work(record, place, standing(record, language))


def _chosen(names: list[str], work: Iterable[_Work], content: Content) -> Iterator[_Work]:
    """Yield the work on the named records; refuse a name that is none."""
    everything = list(work)
    if not names:
        yield from everything
        return
    for name in dict.fromkeys(names):
        path = Path(name).as_posix()
        found = [
            each for each in everything if each.record.id == name or _is_file(each, path, content)
        ]
        if not found:
            guess = did_you_mean(name, {each.record.id for each in everything})
            hint = "Write the id of a record, or the path of its file."
            raise Refusal(f"there is no record {quoted(name)}.{guess}", hint)
        yield from found


def _is_file(work: _Work, path: str, content: Content) -> bool:
    paths = {Path(work.document.path).as_posix()}
    if isinstance(work.record, Page):
        paths.add(Path(content.documents[Key(Kind.PAGE, work.record.id)].path).as_posix())
    return path in paths


def _line(work: _Work) -> str:
    return f"{_name(work)}: {'; '.join(_said(work.standing))}"


def _name(work: _Work) -> str:
    entry = f" {work.record.id}" if work.document.root else ""
    return f"{quoted(work.document.path)}{entry}"


def _said(stands: Standing) -> Iterator[str]:
    named = [dotted(m.path) for m in stands.missing if not m.is_unstamped]
    unstamped = [dotted(m.path) for m in stands.missing if m.is_unstamped]
    if named:
        yield f"missing: {', '.join(named)}"
    if unstamped:
        yield f"not stamped: {', '.join(unstamped)}"
    for stale in stands.stale:
        yield f"stale: {stale.field} ({told(stale)})"
    if stands.orphans:
        yield f"of nothing: {', '.join(dotted(orphan.path) for orphan in stands.orphans)}"


def _sum(work: list[_Work], left: list[_Work], language: str) -> str:
    missing = sum(1 for each in left if each.standing.missing)
    stale = sum(1 for each in left if each.standing.stale)
    said = f"{len(work) - len(left)} of {len(work)} records are up to date in {language}"
    parts = [f"{missing} lack something" if missing else "", f"{stale} stale" if stale else ""]
    return f"{', '.join(filter(None, [said, *parts]))}.\n"


_Edit = Callable[[bytes, str, Tasks], bytes]


class _Writing:
    """Write into the files of records, one file after the other, and tell of each."""

    def __init__(self, folder: Path, language: str, own: str) -> None:
        self._folder = folder
        self._language = language
        self._own = own
        self._written = 0
        self._refused = 0

    def skeletons(self, work: list[_Work]) -> int:
        """Write what is to be filled in."""
        new = [each for each in work if isinstance(each.record, Page) and not self._has(each)]
        for each in new:
            if each.is_open and isinstance(each.record, Page):
                path = Path(each.document.path).with_name(f"{each.record.id}.{self._language}.md")
                self._write(path, None, page_skeleton(each.record))
        rest = [each for each in work if each.is_open and each not in new]
        self._edit(rest, self._with_skeletons)
        return self._done("to be translated", "Everything that there is stands there already.")

    def stamps(self, work: list[_Work]) -> int:
        """Write what the translations were made of."""
        has = [each for each in work if self._has(each)]
        self._edit(has, self._with_stamps)
        return self._done("stamped", "Nothing to stamp: all of it is up to date, or not there.")

    def _with_skeletons(self, data: bytes, inside: str, tasks: Tasks) -> bytes:
        return with_skeletons(data, inside, tasks, self._language, self._own)

    def _with_stamps(self, data: bytes, inside: str, tasks: Tasks) -> bytes:
        return with_stamps(data, inside, tasks, self._language)

    def _has(self, work: _Work) -> bool:
        return translation_of(work.record, self._language) is not None

    def _edit(self, work: list[_Work], edit: _Edit) -> None:
        by_file: dict[str, dict[str, Record]] = {}
        for each in work:
            name = entry_name(each.record, self._language)
            by_file.setdefault(each.document.path, {})[name] = each.record
        for file, tasks in by_file.items():
            path = Path(file)
            try:
                before = path.read_bytes()
                after = edit(before, path.relative_to(self._folder).as_posix(), tasks)
            except CannotEdit as refused:
                self._refused += 1
                sys.stderr.write(f"{quoted(file)} was not changed: {quoted(str(refused))}\n")
                continue
            if after != before:
                self._write(path, before, after)

    def _write(self, path: Path, before: bytes | None, after: bytes) -> None:
        try:
            write_all([NewFile(path, after, before)])
        except CannotWrite as refused:
            self._refused += 1
            sys.stderr.write(f"{refused}\n")
            return
        self._written += 1
        sys.stdout.write(f"{quoted(str(path))}\n")

    def _done(self, what: str, nothing: str) -> int:
        if self._written:
            files = "1 file" if self._written == 1 else f"{self._written} files"
            sys.stdout.write(f"Written: {files}, {what}. `build.py check` reads them.\n")
        elif not self._refused:
            sys.stdout.write(f"{nothing}\n")
        return CANNOT_BUILD if self._refused else DONE
