# ruff: noqa: E501 - a row of a table stays on one line
from pathlib import Path

import pytest

from sourcebook.load.content import load_content
from sourcebook.model.ids import Key, Kind
from sourcebook.problems import Problem
from tests.tools.trees import DAILY, INCIDENT, SITE, Copy, Edit, Step, loaded, tree


def problems(folder: Path, *steps: Step) -> list[Problem]:
    return list(loaded(folder, steps).problems)


def rules(folder: Path, *steps: Step) -> list[tuple[str, str, int, int]]:
    return [
        (p.rule, p.location.path.removeprefix("content/"), p.location.line, p.location.column)
        for p in problems(folder, *steps)
    ]


def test_a_content_folder_becomes_records(tmp_path: Path) -> None:
    content = loaded(tmp_path)
    records = content.records
    assert content.problems == ()
    assert records.site is not None
    assert list(records.incidents) == ["evans-bay-2020"]
    assert list(records.articles) == ["daily-2020-03-02-spill", "radio-2020-03-03-spill"]
    assert list(records.actors) == ["barge-company", "harbour-authority", "high-court", "the-daily"]
    assert list(records.loaded_words) == ["catastrophe", "polluter", "war crime"]
    assert content.names[Kind.TAG] == {"oil"}
    assert Key(Kind.ACTOR, "the-daily") in content.documents


def test_subfolders_are_free(tmp_path: Path) -> None:
    content = tree(tmp_path)
    (content / "incidents" / "2020" / "03").mkdir(parents=True)
    (content / INCIDENT).rename(content / "incidents" / "2020" / "03" / "evans-bay-2020.yaml")
    found = load_content(content, "content")
    assert found.problems == ()
    assert list(found.records.incidents) == ["evans-bay-2020"]


def test_an_empty_folder_lacks_only_its_settings(tmp_path: Path) -> None:
    found = load_content(tmp_path, "content")
    assert [(p.rule, p.location.path) for p in found.problems] == [
        ("missing-file", "content/site.yaml")
    ]
    assert found.records.site is None


@pytest.mark.parametrize(
    ("file", "rule", "says"),
    [
        ("incident/x.yaml", "misplaced-file", "Did you mean `incidents`?"),
        ("x.yaml", "misplaced-file", "no record belongs here"),
        ("incidents/x.yml", "misplaced-file", "end in .yaml, not in .yml"),
        ("articles/x.txt", "misplaced-file", "end in .md, not in .txt"),
        ("vocabulary/actor.yaml", "misplaced-file", "Did you mean `actors`?"),
        ("vocabulary/deep/actors.yaml", "misplaced-file", "this file is not read here"),
        ("incidents/Bucha 2022.yaml", "malformed-id", "For example bucha-2022.yaml."),
        ("incidents/con.yaml", "malformed-id", "some systems reserve"),
        ("incidents/more/evans-bay-2020.yaml", "duplicate-id", "is taken by"),
        ("pages/more/about.md", "duplicate-id", "is taken by"),
    ],
)
def test_a_file_in_a_wrong_place_is_refused(
    file: str, rule: str, says: str, tmp_path: Path
) -> None:
    (found,) = problems(tmp_path, Edit(file, "", "a: b\n"))
    assert found.rule == rule
    assert says in f"{found.message} {found.hint}"


def test_one_id_can_name_records_of_different_kinds(tmp_path: Path) -> None:
    step = Copy("pages/about.md", "pages/evans-bay-2020.md", (("order: 1", "order: 2"),))
    assert problems(tmp_path, step) == []


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        pytest.param((Edit(INCIDENT, "status: ver", "sttus: ver"),), [("unknown-key", 3, 1)], id="misspelt"),
        pytest.param((Edit(INCIDENT, "title: Oil", "id: oil\ntitle: Oil"),), [("unknown-key", 1, 1)], id="id"),
        pytest.param((Edit(INCIDENT, "min: 2", "min: two"),), [("wrong-type", 23, 10)], id="deep"),
        pytest.param((Edit(INCIDENT, "  - {date: 2020-04-01, kind: published}", "  - {date: 2020-04-01, kind: publishd}"),), [("unknown-word", 50, 30)], id="flow"),
        pytest.param((Edit(INCIDENT, "warnings: [injury]", "warnings:"),), [("empty-value", 4, 1)], id="empty"),
        pytest.param((Edit(INCIDENT, "warnings: [injury]", "warnings: ''"),), [("wrong-type", 4, 11)], id="no list"),
        pytest.param((Edit(INCIDENT, "warnings: [injury]", "warnings: [injury, ]\ntags:\n  -"), Edit(INCIDENT, "tags: [oil]\n", "")), [("empty-value", 6, 4)], id="entry"),
        pytest.param((Edit(INCIDENT, "country: NZ", "country: nz"), Edit(INCIDENT, "max: 3", "max: -3"), Edit(INCIDENT, "stance: denies", "stance: denied")), [("wrong-type", 11, 12), ("wrong-type", 24, 10), ("unknown-word", 38, 13)], id="all at once"),
    ],
)  # fmt: skip
def test_every_wrong_value_is_pointed_at(
    steps: tuple[Step, ...], expected: list[tuple[str, int, int]], tmp_path: Path
) -> None:
    assert rules(tmp_path, *steps) == [
        (rule, INCIDENT, line, column) for rule, line, column in expected
    ]


def test_a_record_with_a_problem_is_left_out_and_its_id_known(tmp_path: Path) -> None:
    content = loaded(tmp_path, [Edit(DAILY, "kind: inv", "kind: xinv")])
    assert "daily-2020-03-02-spill" not in content.records.articles
    assert "daily-2020-03-02-spill" in content.names[Kind.ARTICLE]


SECRET = "SECRET-NUMBER"  # noqa: S105 - what no message may show


@pytest.mark.parametrize(
    "private",
    [
        f"private: {SECRET}\u202e\n",
        f"private: >-\n  one\n  {SECRET}\u200b\n",
        f"private: [{SECRET}, {SECRET}: x\n",
        f"private:\n\t{SECRET}: x\n",
        f"private: '{SECRET}\n",
        f"private: &a {SECRET}\n",
        f"private: *{SECRET}\n",
        f"private: !{SECRET} x\n",
        f"private: {{a: {SECRET}, a: {SECRET}}}\n",
        f"'private': {SECRET}: x\n",
        f'"private": [[[[[[[[[[[[[{SECRET}]]]]]]]]]]]]]\n',
        f"private:\n- {SECRET}\n-{SECRET}: [\n",
        f"private: {'x ' * 3000}{SECRET}\n",
    ],
)
@pytest.mark.parametrize("file", [INCIDENT, SITE, DAILY])
def test_no_message_shows_a_private_note(private: str, file: str, tmp_path: Path) -> None:
    first = "seen: full\n" if file == DAILY else "title:"
    step = Edit(file, first, f"{private}{first}")
    for problem in problems(tmp_path, step):
        assert SECRET not in repr(problem)


def test_a_misspelt_key_is_one_problem(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, Edit(INCIDENT, "summary: The", "sumary: The"))

    assert problem.rule == "unknown-key"
    assert "Did you mean `summary`?" in problem.message
