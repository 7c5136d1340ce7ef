"""Walk a world through random edits; after each step a warm build gives what a clean one gives."""

import random
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from unittest import mock

from benchmarks.corpus import corpus
from sourcebook.incremental import crew, journal
from sourcebook.relate import answers, documents, shards
from tests.incremental.records import EDITS, Deed, mend
from tests.incremental.surroundings import ALTERATIONS
from tests.incremental.translations import TRANSLATIONS, two_languages
from tests.incremental.world import Snapshot, World, a_world, snapshot
from tests.tools.building import ROOT

PART = 6
"""How many entries a page of a long list holds here: small sites have long lists as well."""
A_SHARD = 2_000
"""How heavy a shard of the index is at most: small sites have many of them as well."""
TWO_LANGUAGES = "two-languages"
SITES = ("minimal", "rich", "corpus", TWO_LANGUAGES)


@dataclass
class Toll:
    """Count what a walk did, and what the builds had to make."""

    steps: int = 0
    broken: int = 0
    made: int = 0
    deeds: Counter[str] = field(default_factory=Counter)


def content_of(site: str) -> Snapshot:
    """Return the content that a walk begins with."""
    if site == "corpus":
        return {name: text.encode() for name, text in corpus(40)}
    if site == TWO_LANGUAGES:
        return two_languages()
    return snapshot(ROOT / "tests" / "sites" / site / "content")


def walk(place: Path, site: str, seed: int, steps: int, toll: Toll | None = None) -> Toll:
    """Take so many steps of one to three deeds; fail with all deeds where a step went wrong."""
    toll = toll or Toll()
    done: list[str] = []
    with (
        mock.patch.object(crew, "WORTHWHILE", crew.WORTHWHILE),
        mock.patch.object(journal, "FEWEST", journal.FEWEST),
        mock.patch.object(answers, "PART", PART),
        mock.patch.object(documents, "CHUNK", PART),
        mock.patch.object(shards, "MOST", A_SHARD),
        mock.patch.object(shards, "LEAST", A_SHARD // 8),
        a_world(place, content_of(site), seed) as world,
    ):
        try:
            world.is_corpus = site == "corpus"
            world.is_told_twice = site == TWO_LANGUAGES
            done.append("begin")
            world.settle()
            for _ in range(steps):
                done.append(step(world, toll))
                found = world.settle()
                toll.steps += 1
                toll.broken += bool(world.broken)
                toll.made += len(found.reasons)
            if not world.broken:
                world.build_from_nothing()
        except BaseException as error:
            story = "\n".join(f"{number:4} {said}" for number, said in enumerate(done))
            error.add_note(f"{site}, seed {seed}, in {place}:\n{story[-4000:]}")
            raise
    return toll


def step(world: World, toll: Toll) -> str:
    """Do something to the world, and say what."""
    chance = world.chance
    said: list[str] = []
    for _ in range(chance.choice((1, 1, 2, 3))):
        is_to_mend = world.broken and not said and chance.random() < 0.8
        deeds: tuple[Deed, ...] = (mend,) if is_to_mend else _deeds(world)
        deed = chance.choice(deeds)
        what = deed(world)
        if what:
            toll.deeds[deed.__name__] += 1
            said.append(what)
    return "; ".join(said)


def _deeds(world: World) -> tuple[Deed, ...]:
    """Choose what to edit: translations mostly, where there are any."""
    if world.is_told_twice and world.chance.random() < 0.7:
        return TRANSLATIONS
    return EDITS if world.chance.random() < 0.65 else ALTERATIONS


def a_seed() -> int:
    """Return a seed that was not taken before."""
    return random.SystemRandom().randrange(10**9)
