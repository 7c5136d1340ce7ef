"""Build a site: load → check → relate → plan → render → publish."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from sourcebook.check import check
from sourcebook.load.assets import load_assets
from sourcebook.load.content import Content, load_content
from sourcebook.load.templates import load_templates
from sourcebook.model.records import Records
from sourcebook.plan.assets import published
from sourcebook.plan.outputs import Output, PageOutput
from sourcebook.plan.plan import plan
from sourcebook.problems import BuildFailed, Problem, any_error
from sourcebook.publish import publish
from sourcebook.relate.library import Library
from sourcebook.render.render import Renderer

PROGRAM = Path(__file__).resolve().parent.parent
TEMPLATES = PROGRAM / "templates"
ASSETS = PROGRAM / "assets"

Progress = Callable[[str, int, int], None]
"""Told of each step: what is being done, how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True)
class Built:
    """Hold what a build made: counts, and the problems that did not stop it."""

    records: int
    pages: int
    files: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class PlannedSite:
    """Hold the records of a site without errors, and every file that they make, by path."""

    content: Content
    library: Library
    outputs: tuple[Output, ...]
    problems: tuple[Problem, ...]


def build(  # noqa: PLR0913 - what a build is asked, by name
    content: Path,
    output: Path,
    *,
    shown_as: str,
    base_url: str | None,
    clean: bool,
    progress: Progress,
) -> Built:
    """Build the site of a content folder into an output folder.

    Raises BuildFailed where the records have errors, PublishError where the output folder cannot
    be written or is not ours, and OSError where the content folder cannot be read. In each case
    what was published before stays as it was.
    """
    made = planned(content, shown_as=shown_as, base_url=base_url, progress=progress)
    publish(rendered(made.outputs, progress), output, content=content, clean=clean)
    return Built(
        records=made.library.size,
        pages=sum(isinstance(output, PageOutput) for output in made.outputs),
        files=len(made.outputs),
        problems=made.problems,
    )


def planned(
    content: Path, *, shown_as: str, base_url: str | None, progress: Progress
) -> PlannedSite:
    """Read, check and relate the records of a content folder, and plan every file of the site.

    Raises BuildFailed where the records have errors, and OSError where the folder cannot be read.
    """
    progress("Reading the records", 0, 0)
    found = load_content(content, shown_as)
    progress("Checking the records", 0, 0)
    problems = check(found)
    if any_error(problems):
        raise BuildFailed(problems)
    library = Library(_at(base_url, found.records))
    outputs = plan(library, published(load_assets(ASSETS)))
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
