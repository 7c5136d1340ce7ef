"""Say from which records, templates and assets a page of the site is made."""

import re
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from sourcebook import program
from sourcebook.commands.options import add_content
from sourcebook.commands.status import CANNOT_BUILD, DONE
from sourcebook.commands.terminal import system_error
from sourcebook.incremental.memory import Memory, SiteMemory
from sourcebook.incremental.templates import reached
from sourcebook.incremental.toolchain import toolchain
from sourcebook.incremental.wording import card_in, record_in, spoken, template_in
from sourcebook.load.files import list_files
from sourcebook.load.one_file import FOLDERS, SITE_FILE, VOCABULARIES, VOCABULARY
from sourcebook.load.templates import load_templates
from sourcebook.problems import nearest
from sourcebook.report import quoted, without_commands

_INDEX = "index.html"
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,3}")
_VOCABULARY_FILES = {kind.value: f"{VOCABULARY}/{stem}.yaml" for stem, kind in VOCABULARIES.items()}


def add_options(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "address", metavar="ADDRESS", help="a page: its address, or its file in the site"
    )
    add_content(parser)
    parser.add_argument(
        "--output", type=Path, default=Path("site"), metavar="DIR", help="folder of the site"
    )


def run(arguments: Namespace) -> int:
    """Explain a page and return the exit status: 0 explained, 2 not known."""
    memory = Memory(program.CACHE, toolchain())
    known = memory.of_site(arguments.output)
    if known.reason:
        return _refused(
            f"{known.reason} that made {arguments.output}", "Build the site, and ask again."
        )
    path = _path(arguments.address, arguments.output, known)
    if path is None:
        for edition in _editions(arguments.address, arguments.output, memory):
            path = _path(arguments.address, arguments.output, edition)
            if path is not None:
                known = edition
                break
    if path is None:
        pages = [path for path in known.pages if path.endswith(".html")]
        near = nearest(arguments.address.strip("/"), pages)
        meant = f" Did you mean {' or '.join(near)}?" if near else ""
        return _refused(
            f"the last build made no page `{arguments.address}` from records.{meant}",
            f"Give an address such as /sources/, or the file of a page in {arguments.output}.",
        )
    try:
        lines = [*_explained(path, known, arguments.content)]
    except OSError as error:
        sys.stderr.write(system_error(error))
        return CANNOT_BUILD
    sys.stdout.write("".join(f"{without_commands(quoted(line))}\n" for line in lines))
    return DONE


def _editions(address: str, output: Path, memory: Memory) -> Iterator[SiteMemory]:
    """Yield what is remembered of the editions that the address can name the languages of."""
    for name in dict.fromkeys(urlsplit(address).path.split("/")):
        if _LANGUAGE.fullmatch(name):
            edition = memory.of_site(output, f"/{name}")
            if not edition.reason:
                yield edition


def _path(address: str, output: Path, known: SiteMemory) -> str | None:
    """Return the path of the page that an address, whole or not, or the path of a file means."""
    asked = unquote(urlsplit(address).path)
    parts = [part for part in asked.split("/") if part and part != "."]
    if Path(asked).is_relative_to(output) and not urlsplit(address).scheme:
        parts = list(Path(asked).relative_to(output).parts)
    # A whole address may begin with folders in which the site is published.
    for start in range(len(parts) + 1) if urlsplit(address).scheme else (0,):
        for path in ("/".join(parts[start:]), "/".join((*parts[start:], _INDEX))):
            if path in known.pages:
                return path
    return None


def _explained(path: str, known: SiteMemory, content: Path) -> Iterator[str]:
    names = known.pages[path].made_from
    places = _places(content)
    yield f"{path} is made from:"
    yield from _section(
        "Records",
        (
            (f"{record[0]} {record[1]}", places.of(*record))
            for name in names
            if (record := record_in(name))
        ),
    )
    yield from _section(
        "What lists show of records",
        (
            (f"incident {card}", places.of("incident", card))
            for name in names
            if (card := card_in(name))
        ),
    )
    if "site" in names:
        yield from _section("Settings", [("of the site", f"{content}/{SITE_FILE}")])
    yield from _section(
        "What was worked out from all records",
        ((spoken(name), "") for name in names if _is_worked_out(name)),
    )
    yield from _section("Templates", ((name, "") for name in _templates(names)))
    for name in ("assets", "fonts"):
        if name in names:
            yield from _section("Assets", [(spoken(name), f"{program.ASSETS.name}/")])
    yield ""
    yield "It is made anew when one of these has changed, or when it is not there as it was made."


def _section(heading: str, entries: Iterable[tuple[str, str]]) -> Iterator[str]:
    rows = list(entries)
    width = max((len(name) for name, _ in rows), default=0)
    if rows:
        yield ""
        yield f"{heading}:"
    for name, place in rows:
        yield f"  {name:{width}}  {place}".rstrip()


def _is_worked_out(name: str) -> bool:
    others = (record_in(name), card_in(name), template_in(name))
    return not any(others) and name not in {"site", "assets", "fonts"}


def _templates(names: Iterable[str]) -> list[str]:
    templates = load_templates(program.TEMPLATES)
    found: set[str] = set()
    for name in names:
        if template := template_in(name):
            found.update(reached(template, templates))
    return [f"{program.TEMPLATES.name}/{path}" for path in sorted(found)]


@dataclass(frozen=True, slots=True)
class _Places:
    """Know the file of every record: `files` by kind and id, the vocabularies below `content`."""

    content: Path
    files: Mapping[tuple[str, str], str]

    def of(self, kind: str, name: str) -> str:
        """Return the file of a record, or that there is none."""
        if kind in _VOCABULARY_FILES:
            return f"{self.content}/{_VOCABULARY_FILES[kind]}"
        found = self.files.get((kind, name))
        return f"{self.content}/{found}" if found else "(there is no such record)"


def _places(content: Path) -> _Places:
    names, _ = list_files(content, str(content))
    found: dict[tuple[str, str], str] = {}
    for name in map(PurePosixPath, names):
        folder = FOLDERS.get(name.parts[0])
        if folder and name.suffix == folder.suffix:
            found.setdefault((folder.kind.value, name.stem), str(name))
    return _Places(content, found)


def _refused(message: str, hint: str) -> int:
    sys.stderr.write(f"error: {quoted(message)}\nhelp: {quoted(hint)}\n")
    return CANNOT_BUILD
