from pathlib import Path

import pytest
import yaml

from benchmarks.corpus import write_corpus
from benchmarks.export import Item, items, text_of
from benchmarks.tools import TOOLS, Tool

INCIDENTS = 30
PEERS = [tool for tool in TOOLS.values() if tool.write is not None]


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> list[Item]:
    folder = tmp_path_factory.mktemp("content")
    write_corpus(folder, INCIDENTS)
    return list(items(folder))


def test_front_matter_reads_back_as_it_was(exported: list[Item]) -> None:
    for item in exported:
        _, front, body = text_of(item.front, item.body).split("---\n", 2)
        assert yaml.safe_load(front) == item.front
        assert body == f"{item.body}\n"


def test_no_reference_is_left_that_only_sourcebook_knows(exported: list[Item]) -> None:
    assert not any("[@" in item.body or "](tag:" in item.body for item in exported)


@pytest.mark.parametrize("tool", PEERS, ids=[tool.name for tool in PEERS])
def test_an_edit_reaches_the_file_of_every_peer(
    tool: Tool, exported: list[Item], tmp_path: Path
) -> None:
    incident = next(item for item in exported if item.section == "incidents")
    folder = tmp_path / tool.name
    tool.prepare(folder, [incident])
    assert tool.write is not None
    file = folder / tool.write(incident)[0]
    before = file.read_text(encoding="utf-8")
    tool.reword(folder, incident, "Other words.")
    after = file.read_text(encoding="utf-8")
    assert after == before.replace(str(incident.front["summary"]), "Other words.")


@pytest.mark.parametrize("tool", PEERS, ids=[tool.name for tool in PEERS])
def test_a_clean_build_begins_with_nothing_but_what_was_given(tool: Tool, tmp_path: Path) -> None:
    folder = tmp_path / tool.name
    tool.prepare(folder, [])
    given = {path.name for path in folder.iterdir()}
    (folder / tool.output).mkdir()
    (folder / ".cache").mkdir()
    (folder / "last-run.log").touch()
    tool.forget(folder)
    assert {path.name for path in folder.iterdir()} == given
