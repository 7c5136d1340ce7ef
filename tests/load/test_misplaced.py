"""A file in a wrong place is one problem, which says where its place is."""

from pathlib import Path

import pytest

from sourcebook.check import check
from sourcebook.load.content import load_content
from tests.tools.trees import DAILY, FIGURE, INCIDENT, PAGE, SITE, tree

ACTORS = "vocabulary/actors.yaml"


@pytest.mark.parametrize(
    ("file", "moved", "remedy"),
    [
        (INCIDENT, "articles/evans-bay-2020.yaml", "Move it to incidents/evans-bay-2020.yaml."),
        (INCIDENT, "incidents/evans-bay-2020.yml", "Rename it to evans-bay-2020.yaml,"),
        (INCIDENT, "incidents/evans-bay-2020.yaml.txt", "Rename it to evans-bay-2020.yaml,"),
        (INCIDENT, "incidents/evans-bay-2020.YAML", "Rename it to evans-bay-2020.yaml,"),
        (INCIDENT, "incidents/evans-bay-2020", "Rename it to evans-bay-2020.yaml,"),
        (INCIDENT, "incidents/Evans Bay_2020.yaml", "For example evans-bay-2020.yaml."),
        (INCIDENT, "figures/evans-bay-2020.yaml", "Move it to incidents/evans-bay-2020.yaml."),
        (DAILY, "incidents/daily-2020-03-02-spill.md", "Move it to articles/daily-2020-03-02-"),
        (
            DAILY,
            "pages/daily-2020-03-02-spill.md",
            "Move it to articles/daily-2020-03-02-spill.md.",
        ),
        (DAILY, "daily-2020-03-02-spill.md", "Move it to articles/daily-2020-03-02-"),
        (DAILY, "Articles/daily-2020-03-02-spill.md", "Move it to articles/daily-2020-03-02-"),
        (DAILY, "articles/Daily-2020-03-02-spill.md", "For example daily-2020-03-02-spill.md."),
        (FIGURE, "incidents/spills-counted.yaml", "Move it to figures/spills-counted.yaml."),
        (PAGE, "articles/about.md", "Move it to pages/about.md."),
        (ACTORS, "actors.yaml", "Its place is vocabulary/actors.yaml."),
        (ACTORS, "vocabulary/actors.yml", "Its place is vocabulary/actors.yaml."),
        (SITE, "Site.yaml", "Its place is site.yaml."),
        (SITE, "site.yaml.txt", "Its place is site.yaml."),
    ],
)
def test_a_file_in_a_wrong_place_is_one_problem(
    file: str, moved: str, remedy: str, tmp_path: Path
) -> None:
    content = tree(tmp_path)
    (content / moved).parent.mkdir(exist_ok=True)
    (content / file).rename(content / moved)
    (problem,) = check(load_content(content, "content"))
    assert problem.location.path == f"content/{moved}"
    assert problem.hint.endswith(".")
    assert remedy in problem.hint


@pytest.mark.parametrize(
    "name",
    ["evans-bay-2020.yaml~", "evans-bay-2020 (1).yaml", "evans-bay-2020 copy.yaml", "Thumbs.db",
     "#evans-bay-2020.yaml#", "evans-bay-2020.yaml.orig", "~$notes.docx", "4913"],
)  # fmt: skip
def test_what_a_program_left_behind_is_to_be_removed(name: str, tmp_path: Path) -> None:
    content = tree(tmp_path)
    (content / "incidents" / name).write_bytes((content / INCIDENT).read_bytes())
    (problem,) = check(load_content(content, "content"))
    assert (problem.rule, problem.location.path) == ("misplaced-file", f"content/incidents/{name}")
    assert problem.hint.startswith("Remove it")


@pytest.mark.parametrize("file", [DAILY, INCIDENT, ACTORS, SITE])
def test_a_file_that_cannot_be_read_is_one_problem(file: str, tmp_path: Path) -> None:
    content = tree(tmp_path)
    (content / file).write_bytes((content / file).read_bytes() + b"# Caf\xe9\n")
    (problem,) = check(load_content(content, "content"))
    assert problem.rule == "not-utf-8"
    (content / file).unlink()
    (content / file).symlink_to("/etc/passwd")
    (problem,) = check(load_content(content, "content"))
    assert problem.rule == "unreadable-file"


def test_an_entry_under_a_wrong_id_is_one_problem(tmp_path: Path) -> None:
    content = tree(tmp_path)
    text = (content / ACTORS).read_text(encoding="utf-8")
    (content / ACTORS).write_text(text.replace("the-daily:", "The_Daily:"), encoding="utf-8")
    (problem,) = check(load_content(content, "content"))
    assert (problem.rule, problem.location.line) == ("malformed-id", 4)
