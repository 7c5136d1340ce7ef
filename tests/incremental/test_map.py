"""Borders are edited like records: what shows them is made again, and nothing else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.incremental.walk import content_of
from tests.incremental.world import World, a_world
from tests.tools.map_site import AUCKLAND, CONTEXT, REGIONS, SETTINGS, WITH_MAP, borders
from tests.tools.trees import INCIDENT

SHOWING = {"map/index.html", "incidents/evans-bay-2020/index.html", "regions/wellington/index.html"}


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with a_world(tmp_path / "world", content_of("minimal"), seed=1) as world:
        for step in WITH_MAP:
            step.apply(world.content)
        world.settle()
        yield world


def replace(world: World, file: str, old: str, new: str) -> None:
    path = world.content / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_other_borders_make_anew_what_shows_them_and_nothing_else(world: World) -> None:
    replace(world, REGIONS.file, "176.4", "176.2")
    assert world.settle().reasons.keys() == SHOWING
    replace(world, CONTEXT.file, "178.6", "178.4")
    reasons = world.settle().reasons
    assert reasons.keys() == SHOWING
    assert set(reasons.values()) == {"made from what changed: the borders of the map"}


def test_an_incident_moves(world: World) -> None:
    replace(world, INCIDENT, "174.81", "174.91")
    assert "map/index.html" in world.settle().reasons
    replace(world, INCIDENT, "precision: settlement", "precision: exact")
    world.settle()
    replace(world, INCIDENT, "  latitude: -41.31\n  longitude: 174.91\n", "")
    assert "map/index.html" in world.settle().reasons


def test_the_map_comes_goes_and_comes_back(world: World) -> None:
    for step in (REGIONS, CONTEXT):
        (world.content / step.file).unlink()
        world.settle()
    assert not (world.site / "map").exists()
    REGIONS.apply(world.content)
    world.settle()
    assert (world.site / "map").exists()


def test_broken_borders_stop_the_build_until_they_are_mended(world: World) -> None:
    path = world.content / REGIONS.file
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole[:-9], encoding="utf-8")
    assert world.settle().failed
    path.write_text(borders("iso_3166_2", NZ_AUK=AUCKLAND), encoding="utf-8")
    assert not world.settle().failed
    path.write_text(whole, encoding="utf-8")
    world.settle()


def test_the_note_on_borders_is_asked_for_when_borders_come(world: World) -> None:
    replace(world, SETTINGS.file, SETTINGS.new, "")
    assert world.settle().failed
    for step in (REGIONS, CONTEXT):
        (world.content / step.file).unlink()
    assert not world.settle().failed
    CONTEXT.apply(world.content)
    assert world.settle().failed
