"""Build a site: load → check → relate → plan → render → publish."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from sourcebook import program
from sourcebook.check import check
from sourcebook.incremental.checking import checked
from sourcebook.incremental.glance import Glance
from sourcebook.incremental.making import edit_since, make
from sourcebook.incremental.memory import Memory, SiteMemory
from sourcebook.incremental.plain import frozen
from sourcebook.incremental.templates import digests as template_digests
from sourcebook.incremental.toolchain import toolchain
from sourcebook.load.assets import load_assets
from sourcebook.load.content import Content, load_content
from sourcebook.load.templates import load_templates
from sourcebook.model.records import Records
from sourcebook.plan.assets import published
from sourcebook.plan.outputs import Output, PageOutput
from sourcebook.plan.plan import plan
from sourcebook.problems import BuildFailed, Problem, any_error
from sourcebook.publish import publishing
from sourcebook.relate.library import Library
from sourcebook.render.render import Renderer

PROGRAM = program.PROGRAM
TEMPLATES = program.TEMPLATES
ASSETS = program.ASSETS
CACHE = program.CACHE

Progress = Callable[[str, int, int], None]
"""Told of each step: what is being done, how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True)
class Built:
    """Hold what a build made: counts, and the problems that did not stop it.

    `reasons` says of each page that was made anew why it was.
    """

    records: int
    pages: int
    files: int
    problems: tuple[Problem, ...]
    reasons: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PlannedSite:
    """Hold the records of a site without errors, and every file that they make, by path."""

    content: Content
    library: Library
    outputs: tuple[Output, ...]
    problems: tuple[Problem, ...]


def memory(*, held: bool = False) -> Memory:
    """Return what earlier builds of this version of the program remembered.

    With `held`, builds that are given it keep in mind what they write: this program goes on.
    """
    return Memory(CACHE, toolchain(), {} if held else None)


def build(  # noqa: PLR0913 - what a build is asked, by name
    content: Path,
    output: Path,
    *,
    shown_as: str,
    base_url: str | None,
    clean: bool,
    progress: Progress,
    seen: Glance | None = None,
    known: Memory | None = None,
    portable: bool = False,
) -> Built:
    """Build the site of a content folder into an output folder.

    What an earlier build made is kept where it would be made the same; with `clean`, all is made
    anew. `seen` is what has looked whether anything is to be done, where something has; `known` is
    what earlier builds remembered, where the caller has that from one build to the next. With
    `portable`, it is the edition that is opened from a disk. Raises BuildFailed where the records
    have errors, PublishError where the output folder cannot be written or is not ours, and OSError
    where the content folder cannot be read. In each case what was published before stays as it was.
    """
    known = known or memory()
    # Taken before templates and assets are read: one that changes later is another version.
    seen = seen or program.glance(
        content, output, shown_as=shown_as, base_url=base_url, portable=portable
    )
    progress("Reading and checking the records", 0, 0)
    found = checked(content, shown_as, known, clean=clean, now=seen.listed)
    if any_error(found.problems):
        raise BuildFailed(found.problems)
    templates = load_templates(TEMPLATES)
    assets = published(load_assets(ASSETS), portable=portable)
    records = _at(base_url, found.content.records)
    digests = {
        **found.digests,
        **template_digests(templates),
        "site": _digest(records.site),
        "assets": _digest(sorted(assets.names.items())),
        "fonts": _digest(sorted(assets.fonts.items())),
        "edition": _digest(portable),
    }
    before = SiteMemory(reason="asked to make every file anew") if clean else known.of_site(output)
    if not before.reason and before.digests["edition"] != digests["edition"]:
        before = SiteMemory(reason="there was another edition")
    library = Library(records, found.facts, before.relations_of(digests))
    edit = edit_since(before, digests, library)
    outputs = plan(library, assets, portable=portable)
    compiled = known.of_templates()
    compiled_before = dict(compiled)
    pictures = known.of_pictures()
    with publishing(output, content=content, clean=clean) as press:
        made = make(
            outputs,
            press,
            before,
            edit,
            library,
            Renderer(templates, compiled=compiled, pictures=pictures),
            lambda done, all_of_them: progress("Writing the pages", done, all_of_them),
        )
        report = press.finish()
        press.prepare()
    if compiled != compiled_before:
        known.keep_templates(compiled)
    if made.reasons:
        pictures.tidy()
    if made.reasons or edit.names:
        after = SiteMemory(
            digests, library.relations, library.known_cards, made.pages, library.search.index
        )
        known.keep_site(output, before, after)
    counts = (library.size, sum(isinstance(output, PageOutput) for output in outputs))
    remarks = [frozen(problem, shown_as) for problem in found.problems]
    seen.keep(report.listed, counts, remarks)
    return Built(
        records=library.size,
        pages=counts[1],
        files=len(outputs),
        problems=found.problems,
        reasons=made.reasons,
    )


def planned(
    content: Path,
    *,
    shown_as: str,
    base_url: str | None,
    progress: Progress,
    portable: bool = False,
) -> PlannedSite:
    """Read, check and relate the records of a content folder, and plan every file of the site.

    Nothing is taken from memory. Raises BuildFailed where the records have errors, and OSError
    where the folder cannot be read.
    """
    progress("Reading the records", 0, 0)
    found = load_content(content, shown_as)
    progress("Checking the records", 0, 0)
    problems = check(found)
    if any_error(problems):
        raise BuildFailed(problems)
    library = Library(_at(base_url, found.records))
    assets = published(load_assets(ASSETS), portable=portable)
    outputs = plan(library, assets, portable=portable)
    return PlannedSite(found, library, outputs, problems)


def rendered(outputs: tuple[Output, ...], progress: Progress) -> Iterator[tuple[str, bytes]]:
    """Make the files of a site, one at a time while they are asked for: paths and bytes."""
    renderer = Renderer(load_templates(TEMPLATES))
    for done, output in enumerate(outputs):
        progress("Writing the pages", done, len(outputs))
        yield output.path, renderer.render(output)


def _at(base_url: str | None, records: Records) -> Records:
    """Return the records for a site that is published at another address."""
    if base_url is None or records.site is None:
        return records
    return replace(records, site=records.site.model_copy(update={"base_url": base_url}))


def _digest(value: object) -> bytes:
    return hashlib.sha256(repr(value).encode("utf-8", "surrogatepass")).digest()[:16]
