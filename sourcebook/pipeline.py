"""Build a site: load → check → relate → plan → render → publish."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from sourcebook import program
from sourcebook.check import check
from sourcebook.incremental.checking import checked
from sourcebook.incremental.glance import Glance
from sourcebook.incremental.memory import Memory, SiteMemory
from sourcebook.incremental.plain import frozen
from sourcebook.incremental.shop import Shop, Work, records_of
from sourcebook.incremental.toolchain import toolchain
from sourcebook.load.assets import load_assets
from sourcebook.load.catalogues import load_words
from sourcebook.load.content import Content, load_content
from sourcebook.load.templates import load_templates
from sourcebook.model.records import Records
from sourcebook.model.site import Site
from sourcebook.plan.assets import PublishedAssets, published
from sourcebook.plan.edition import Edition, editions_of
from sourcebook.plan.outputs import Output
from sourcebook.plan.plan import plan
from sourcebook.problems import BuildFailed, Problem, any_error
from sourcebook.publish import publishing
from sourcebook.relate.facts import Facts, facts_of
from sourcebook.relate.library import Library
from sourcebook.render.render import Renderer
from sourcebook.wording import ENGLISH, Words, speaking

PROGRAM = program.PROGRAM
TEMPLATES = program.TEMPLATES
ASSETS = program.ASSETS
LOCALE = program.LOCALE
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
class PlannedEdition:
    """Hold every file of an edition, and the wording of its language."""

    edition: Edition
    outputs: tuple[Output, ...]
    words: Words


@dataclass(frozen=True, slots=True)
class PlannedSite:
    """Hold the records of a site without errors, and every file that they make."""

    content: Content
    editions: tuple[PlannedEdition, ...]
    problems: tuple[Problem, ...]

    @property
    def outputs(self) -> tuple[Output, ...]:
        """Return the files of all editions."""
        return tuple(output for edition in self.editions for output in edition.outputs)


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
    records = _at(base_url, found.content.records)
    shop = Shop(
        templates=load_templates(TEMPLATES),
        assets=published(load_assets(ASSETS), portable=portable),
        compiled=known.of_templates(),
        pictures=known.of_pictures(),
        portable=portable,
    )
    compiled_before = dict(shop.compiled)
    works: list[Work] = []
    with publishing(output, content=content, clean=clean) as press:
        for edition in editions_of(_settings(records)):
            before = known.of_site(output, edition.root)
            if clean:
                before = SiteMemory(reason="asked to make every file anew")
            words = _wording(edition)
            works.append(shop.made(edition, words, records, found, before, press, progress))
        report = press.finish()
        press.prepare()
    if shop.compiled != compiled_before:
        known.keep_templates(shop.compiled)
    reasons = {path: reason for work in works for path, reason in work.reasons.items()}
    if reasons:
        shop.pictures.tidy()
    for work in works:
        if work.changed:
            known.keep_site(output, work.before, work.after, work.edition.root)
    counts = works[0].records, sum(work.pages for work in works)
    remarks = [frozen(problem, shown_as) for problem in found.problems]
    seen.keep(report.listed, counts, remarks)
    return Built(
        records=counts[0],
        pages=counts[1],
        files=sum(work.files for work in works),
        problems=found.problems,
        reasons=reasons,
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
    records = _at(base_url, found.records)
    assets = published(load_assets(ASSETS), portable=portable)
    facts = facts_of(records)
    editions = tuple(
        _planned(edition, records, facts, assets, portable=portable)
        for edition in editions_of(_settings(records))
    )
    return PlannedSite(found, editions, problems)


def _planned(
    edition: Edition, records: Records, facts: Facts, assets: PublishedAssets, *, portable: bool
) -> PlannedEdition:
    words = _wording(edition)
    with speaking(words):
        library = Library(records_of(edition, records), facts)
        outputs = plan(library, assets, edition, portable=portable)
    return PlannedEdition(edition, outputs, words)


def rendered(planned: PlannedSite, progress: Progress) -> Iterator[tuple[str, bytes]]:
    """Make the files of a site, one at a time while they are asked for: paths and bytes."""
    templates = load_templates(TEMPLATES)
    number = len(planned.outputs)
    done = 0
    for each in planned.editions:
        renderer = Renderer(templates, words=each.words, original=each.edition.is_first)
        for output in each.outputs:
            progress("Writing the pages", done, number)
            yield output.path, renderer.render(output)
            done += 1


def _wording(edition: Edition) -> Words:
    """Return the wording of an edition: English where its language has no catalogue."""
    return load_words(LOCALE, edition.language) or ENGLISH


def _settings(records: Records) -> Site:
    if records.site is None:
        raise AssertionError("records without errors have settings")
    return records.site


def _at(base_url: str | None, records: Records) -> Records:
    """Return the records for a site that is published at another address."""
    if base_url is None or records.site is None:
        return records
    return replace(records, site=records.site.model_copy(update={"base_url": base_url}))
