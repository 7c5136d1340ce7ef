"""Edits of translations that once went unnoticed in some edition, or could have."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.editions.two_languages import OF_REGION, REGIONS, WELLINGTON
from tests.incremental.walk import TWO_LANGUAGES, content_of
from tests.incremental.world import World, a_world


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with a_world(tmp_path / "world", content_of(TWO_LANGUAGES), seed=1) as world:
        world.settle()
        yield world


def _replace(world: World, file: str, old: str, new: str) -> None:
    path = world.content / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_region_has_another_name_in_an_edition(world: World) -> None:
    """Incidents are told with it, though it stands in no file of theirs."""
    _replace(world, REGIONS, OF_REGION, WELLINGTON)
    world.settle()
    _replace(world, REGIONS, WELLINGTON, OF_REGION)
    world.settle()
    _replace(world, REGIONS, "Веллінґтон", "Wellington")
    world.settle()
