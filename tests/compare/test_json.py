"""What other programs are given."""

import json
import re
from pathlib import Path

import pytest

from sourcebook.compare.as_json import FORMAT, as_json
from tests.compare.hostile import TEXTS, steps
from tests.compare.test_cautions import TOLD
from tests.compare.test_incidents import DENIAL
from tests.compare.two_trees import Remove, compared
from tests.tools.building import ROOT
from tests.tools.trees import INCIDENT, RADIO, Edit


def test_values_are_given_as_written_and_in_words(tmp_path: Path) -> None:
    edits = [
        Edit(INCIDENT, "date: 2020-03-01\n", "date: 2020-03-01~\n"),
        Edit(INCIDENT, "tags: [oil]", "tags: []"),
        Edit(INCIDENT, "stance: denies", "stance: disputes"),
        TOLD,
    ]
    given = json.loads(as_json(compared(tmp_path, edits)))
    assert given["format"] == FORMAT
    assert given["before"] == {
        "label": "before",
        "records": 20,
        "errors": 0,
        "warnings": 0,
        "notes": 0,
    }
    (record,) = given["records"]
    assert (record["kind"], record["id"], record["natures"]) == (
        "incident",
        "evans-bay-2020",
        ["changed"],
    )
    by_field = {difference["field"]: difference for difference in record["differences"]}
    assert by_field["when.date"] == {
        "field": "when.date",
        "before": {"data": "2020-03-01", "words": "1 March 2020"},
        "after": {"data": "2020-03-01~", "words": "on or around 1 March 2020"},
    }
    assert by_field["tags"] == {
        "field": "tags",
        "removed": [{"data": "oil", "words": "Oil"}],
        "added": [],
        "reordered": False,
    }
    (claim,) = by_field["claims"]["entries"]
    assert claim["before"]["data"]["stance"] == "denies"
    assert claim["differences"][0]["after"] == {"data": "disputes", "words": "disputes"}


def test_problems_addresses_and_feed_are_given(tmp_path: Path) -> None:
    given = json.loads(as_json(compared(tmp_path, [Remove(RADIO), Edit(INCIDENT, DENIAL, "")])))
    assert given["addresses"] is None
    assert given["feed"] is None
    assert given["problems"]["new"][0]["rule"] == "unknown-article"
    assert given["cautions"][0] == {
        "rule": "id-vanished",
        "kind": "article",
        "id": "radio-2020-03-03-spill",
        "message": "removed without a trace: its address answers no more",
    }
    told = json.loads(as_json(compared(tmp_path / "told", [TOLD])))
    assert told["addresses"] == []
    assert told["feed"][0]["nature"] == "appears"


@pytest.mark.parametrize("text", [*TEXTS, "a\u202eb \N{ROCKET}"])
def test_no_record_acts_on_who_reads_the_file(text: str, tmp_path: Path) -> None:
    written = as_json(compared(tmp_path, steps(text)))
    assert written.isascii()
    assert not re.search(r"##\w*\[", written)
    titles = {record["title"] for record in json.loads(written)["records"]}
    assert titles <= {text, "Oil in the bay", "evans-bay-2020", "daily-2020-03-02-spill"}


def test_every_key_is_explained(tmp_path: Path) -> None:
    explained = (ROOT / "docs" / "reviewing.md").read_text(encoding="utf-8")
    edits = [Edit(INCIDENT, "tags: [oil]", "tags: []"), TOLD]
    given = [
        json.loads(as_json(compared(tmp_path / "edited", edits))),
        json.loads(as_json(compared(tmp_path / "removed", [Remove(RADIO)]))),
    ]
    assert [key for key in sorted(keys(given)) if f"`{key}`" not in explained] == []


def keys(given: object) -> set[str]:
    """Return the keys of all objects, without those of values, which are a record's own."""
    if isinstance(given, dict):
        below = (keys(value) for key, value in given.items() if key != "data")
        return set(given).union(*below)
    if isinstance(given, list):
        return set().union(*map(keys, given))
    return set()
