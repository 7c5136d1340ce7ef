"""Make a site of any size out of nothing but a seed, in the schema of Sourcebook.

The same number and seed give the same bytes everywhere. All of it is invented.
"""

from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path

from benchmarks.corpus.articles import article_file
from benchmarks.corpus.cast import cast, vocabularies
from benchmarks.corpus.incidents import incident_file
from benchmarks.corpus.reporting import Newsroom
from benchmarks.corpus.settings import SITE, figures, pages
from benchmarks.corpus.story import events

SEED = 1


def corpus(incidents: int, seed: int = SEED) -> Iterator[tuple[str, str]]:
    """Yield every file of a content folder: its path below the folder, and its text."""
    people = cast(incidents, seed)
    yield "site.yaml", SITE
    for name, text in vocabularies(people):
        yield f"vocabulary/{name}.yaml", text
    yield from pages(seed)
    written: set[str] = set()
    summaries = []
    for story in Newsroom(people, seed).stories(events(incidents, seed)):
        yield incident_file(seed, people, story)
        for report in story.reports:
            if report.id not in written:
                written.add(report.id)
                yield article_file(seed, report)
        if story.summary:
            summaries.append(story.summary)
    in_order = sorted(set(summaries), key=attrgetter("published", "id"))
    yield from figures(seed, people, in_order)


def write_corpus(folder: Path, incidents: int, seed: int = SEED) -> int:
    """Write the corpus into a folder and return how many files it has."""
    made: set[Path] = set()
    number = 0
    for name, text in corpus(incidents, seed):
        path = folder / name
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        path.write_text(text, encoding="utf-8", newline="\n")
        number += 1
    return number
