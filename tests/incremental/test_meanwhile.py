"""Alter files while a build runs: the next build notices, whatever this one made of them."""

from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest import mock

import pytest

from sourcebook import pipeline
from sourcebook.incremental import shop
from tests.incremental.walk import content_of
from tests.incremental.world import World, a_world

PAGE = "---\ntitle: Extra\nsummary: A page.\norder: 9\n---\nSome words.\n"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with a_world(tmp_path / "world", content_of("minimal"), seed=1) as world:
        (world.content / "pages/extra.md").write_text(PAGE, encoding="utf-8")
        world.settle()
        world.glances = 1
        yield world


def a_record_goes(world: World) -> None:
    (world.content / "pages/extra.md").unlink()


def a_record_comes(world: World) -> None:
    text = (world.content / "pages/extra.md").read_text(encoding="utf-8")
    (world.content / "pages/other.md").write_text(text, encoding="utf-8")


def a_record_moves(world: World) -> None:
    (world.content / "pages/deeper").mkdir()
    (world.content / "pages/extra.md").rename(world.content / "pages/deeper/extra.md")


def a_page_of_prose_changes(world: World) -> None:
    with (world.content / "pages/extra.md").open("a", encoding="utf-8") as file:
        file.write("\nMeanwhile.\n")


def a_template_changes(world: World) -> None:
    path = world.templates / "pages/incident.html"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("</h2>", " meanwhile</h2>"), encoding="utf-8")


def a_style_changes(world: World) -> None:
    with (world.assets / "css/base.css").open("a", encoding="utf-8") as file:
        file.write(".meanwhile { color: red }\n")


@pytest.mark.parametrize(
    ("module", "step"), [(pipeline, "checked"), (shop, "make")], ids=["checked", "make"]
)
@pytest.mark.parametrize(
    "deed",
    [
        a_record_goes,
        a_record_comes,
        a_record_moves,
        a_page_of_prose_changes,
        a_template_changes,
        a_style_changes,
    ],
)
def test_what_happens_while_a_build_runs_is_seen_by_the_next(
    world: World, deed: Callable[[World], None], module: ModuleType, step: str
) -> None:
    with (world.content / "pages/extra.md").open("a", encoding="utf-8") as file:
        file.write("\nAn edit.\n")
    taken = getattr(module, step)

    def and_meanwhile(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - of any step
        done = taken(*arguments, **named)
        deed(world)
        return done

    with mock.patch.object(module, step, and_meanwhile):
        world.build()
    world.settle()
