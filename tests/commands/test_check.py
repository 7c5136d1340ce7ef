"""Check records as a contributor and as a workflow do."""

import json
from pathlib import Path

import pytest

from tests.tools.actions_runner import commands_in
from tests.tools.building import run_here
from tests.tools.trees import DAILY, INCIDENT, Edit, tree

TYPO = Edit(INCIDENT, "summary:", "sumary:")
AMERICAN = Edit(DAILY, "published: 2020-03-02", "published: 03/02/2020")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return tree(tmp_path)


def check(content: Path, *arguments: str, cwd: Path | None = None) -> tuple[int, str, str]:
    """Run the command beside the content folder; give its status and what it said."""
    done = run_here("check", *arguments, cwd=cwd or content.parent)
    return done.returncode, done.stdout, done.stderr


def test_records_without_problems_are_said_to_be_so(content: Path) -> None:
    assert check(content) == (0, "No problems.\n", "")


def test_an_error_is_explained_and_fails(content: Path) -> None:
    TYPO.apply(content)
    status, said, _ = check(content)
    assert status == 1
    assert f"content/{INCIDENT}:2:1: error[unknown-key]: `sumary`" in said
    assert "    sumary: The Daily found" in said
    assert "more: docs/content-format.md#unknown-key\n" in said


def test_a_warning_is_no_failure(content: Path) -> None:
    Edit(INCIDENT, "tags: [oil]", "tags: [oil, oil]").apply(content)
    status, said, _ = check(content)
    assert status == 0
    assert "warning[repeated-entry]" in said


@pytest.mark.parametrize(
    "paths",
    [
        ["content/incidents"],
        ["content/incidents/"],
        [f"content/{INCIDENT}"],
        ["content/articles/../incidents"],
        [f"content/{INCIDENT}", "content/pages"],
    ],
)
def test_only_the_named_files_are_reported(content: Path, paths: list[str]) -> None:
    TYPO.apply(content)
    AMERICAN.apply(content)
    status, said, _ = check(content, *paths)
    assert status == 1
    assert "unknown-key" in said
    assert "malformed-date" not in said
    assert said.endswith("Not shown: 1 error in 1 file that you did not name.\n")


def test_the_whole_tree_is_read_all_the_same(content: Path) -> None:
    """A file that is named alone still knows the articles that it cites."""
    AMERICAN.apply(content)
    status, said, _ = check(content, f"content/{INCIDENT}")
    assert (status, said) == (
        0,
        "No problems.\nNot shown: 1 error in 1 file that you did not name.\n",
    )


def test_paths_are_taken_from_where_one_stands(content: Path) -> None:
    TYPO.apply(content)
    for folder, arguments in (
        (content, ["--content", ".", "incidents"]),
        (content / "incidents", ["--content", "..", Path(INCIDENT).name]),
        (content.parent, [str(content / INCIDENT)]),
        (content.parent, ["--content", str(content), f"content/{INCIDENT}"]),
    ):
        status, said, _ = check(content, *arguments, cwd=folder)
        assert status == 1, arguments
        assert "error[unknown-key]" in said


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("content/incidents/nowhere.yaml", "there is no content/incidents/nowhere.yaml"),
        (".", ". is not in content"),
        ("elsewhere.yaml", "elsewhere.yaml is not in content"),
        ("content/../elsewhere.yaml", "content/../elsewhere.yaml is not in content"),
        ("no\x1b[31m\n::error::x", "there is no no<U+001B>[31m<U+000A>::error::x"),
    ],
)
def test_a_path_that_is_none_of_the_records_is_refused(content: Path, path: str, says: str) -> None:
    (content.parent / "elsewhere.yaml").touch()
    status, said, refused = check(content, path)
    assert (status, said) == (2, "")
    assert refused.startswith(f"error: {says}\nhelp: ")


def test_a_missing_content_folder_is_said(content: Path) -> None:
    assert check(content, "--content", "nowhere") == (
        2,
        "",
        "error: nowhere: No such file or directory\n",
    )


def test_each_format_gives_the_same_status(content: Path) -> None:
    TYPO.apply(content)
    statuses = {check(content, "--format", form)[0] for form in ("github", "json", "sarif")}
    assert statuses == {1}


def test_annotations_land_on_the_line(content: Path) -> None:
    TYPO.apply(content)
    _, said, _ = check(content, "--format", "github")
    places = [command.properties for command in commands_in(said)]
    wanted = {"file": f"content/{INCIDENT}", "line": "2", "col": "1", "title": "unknown-key"}
    assert wanted in places


def test_a_record_can_forge_nothing(content: Path) -> None:
    """In a value, in a key, in a name of a file; in every format."""
    forged = "::error file=README.md::forged ##[stop-commands]pause \u202e"
    Edit(INCIDENT, "status: verified", f"status: |\n  {forged}").apply(content)
    Edit(INCIDENT, "tags: [oil]", f"'{forged}': 1").apply(content)
    (content / "articles" / "##[error]::error::x.md").write_text(f"{forged}\n", encoding="utf-8")
    for form in ("text", "github", "json", "sarif"):
        status, said, _ = check(content, "--format", form)
        assert status == 1
        assert "\u202e" not in said
        assert "forged" in said
        expected = said.count("\n::") if form == "github" else 0
        found = commands_in(said)
        assert len(found) == expected
        assert all(command.properties["file"].startswith("content/") for command in found)


def test_sarif_links_to_the_repository_of_the_site(content: Path) -> None:
    Edit("site.yaml", "", "repository: https://code.example/spills\n").apply(content)
    _, said, _ = check(content, "--format", "sarif")
    driver = json.loads(said)["runs"][0]["tool"]["driver"]
    assert driver["informationUri"] == "https://code.example/spills"
