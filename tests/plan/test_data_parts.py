"""The parts of large collections and tables: what is added leaves those behind as they are."""

import csv
import json
import re
from datetime import timedelta
from pathlib import Path

import pytest

from sourcebook.load.assets import load_assets
from sourcebook.load.content import load_content
from sourcebook.plan.assets import published
from sourcebook.plan.plan import plan
from sourcebook.relate import exports
from sourcebook.relate.exports import NEWEST, NUMBERED
from sourcebook.relate.library import Library
from sourcebook.render.render import Renderer
from tests.tools.building import ROOT
from tests.tools.long_site import FIRST, add, long_site

SIZE = 10
ADDED = 44


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a site of 45 incidents, of which ten make a part."""
    monkeypatch.setattr(exports, "DOCUMENTS", SIZE)
    monkeypatch.setattr(exports, "ROWS", SIZE)
    return long_site(tmp_path, ADDED)


def made(content: Path) -> dict[str, bytes]:
    library = Library(load_content(content, "content").records)
    outputs = plan(library, published(load_assets(ROOT / "assets")))
    renderer = Renderer({})
    return {o.path: renderer.render(o) for o in outputs if o.path.startswith("data/v1/")}


def base(content: Path) -> str:
    settings = load_content(content, "content").records.site
    assert settings is not None
    return settings.base_url


def test_every_record_is_in_exactly_one_part(content: Path) -> None:
    files = made(content)
    address = json.loads(files["data/v1/incidents.json"])["older"]
    assert address == f"{base(content)}data/v1/parts/incidents-3.json"
    ids = [[item["id"] for item in json.loads(files["data/v1/incidents.json"])["items"]]]
    for number in (3, 2, 1):
        part = json.loads(files[f"data/v1/parts/incidents-{number}.json"])
        ids.append([item["id"] for item in part["items"]])
        older = f"{base(content)}data/v1/parts/incidents-{number - 1}.json" if number > 1 else None
        assert part["older"] == older
    assert [len(part) for part in ids] == [15, SIZE, SIZE, SIZE]
    assert len({name for part in ids for name in part}) == ADDED + 1


def test_tables_and_map_layers_have_the_same_parts(content: Path) -> None:
    files = made(content)
    package = json.loads(files["data/v1/datapackage.json"])
    (incidents,) = [r for r in package["resources"] if r["name"] == "incidents"]
    assert incidents["path"] == [
        "csv/incidents.csv",
        *(f"csv/{n}/incidents.csv" for n in (3, 2, 1)),
    ]
    rows = []
    for path in incidents["path"]:
        lines = files[f"data/v1/{path}"].decode("utf-8-sig").splitlines()
        found = [row["id"] for row in csv.DictReader(lines)]
        layer = path.replace("csv", "geojson")
        assert found == [f["id"] for f in json.loads(files[f"data/v1/{layer}"])["features"]]
        rows += found
    assert len(rows) == len(set(rows)) == ADDED + 1


def test_what_is_added_changes_no_numbered_part(content: Path) -> None:
    """Also where it happened long before all others: what counts is the day it was published."""
    before = made(content)
    add(content, ADDED)
    day = FIRST + timedelta(days=ADDED)
    added = content / f"incidents/spill-{day}.yaml"
    text = added.read_text(encoding="utf-8")
    added.write_text(text.replace(f"when: {{date: {day}", "when: {date: 2019-01-01"), "utf-8")
    after = made(content)
    assert before.keys() == after.keys()
    changed = {path for path in before if before[path] != after[path]}
    assert changed >= {"data/v1/incidents.json", "data/v1/csv/claims.csv"}
    numbered = re.compile(r"data/v1/(parts/|csv/\d|geojson/\d)")
    assert [path for path in changed if numbered.match(path)] == []


def test_numbers_count_from_the_oldest() -> None:
    newest_first = [str(number) for number in range(34, 0, -1)]
    parts = exports._in_parts(newest_first, SIZE)
    assert parts[NUMBERED] == (2,)
    assert parts["1"] == tuple(newest_first[-SIZE:])
    assert parts["2"] == tuple(newest_first[-2 * SIZE : -SIZE])
    assert parts[NEWEST] == tuple(newest_first[: -2 * SIZE])
    assert exports._in_parts([], SIZE) == {NUMBERED: (0,), NEWEST: ()}
    assert exports._in_parts(newest_first[:19], SIZE)[NUMBERED] == (0,)
