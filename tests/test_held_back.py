"""Hold what editors keep back to silence: no page, no count, no message tells that it is there."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.tools.building import contents, run_here
from tests.tools.trees import DAILY, FIGURE, INCIDENT, PAGE, Copy, Edit, Step, tree

SECRET = "unspoken"  # noqa: S105 - a word to look for

HELD_BACK = {
    "incident": (
        Copy(
            INCIDENT,
            f"incidents/{SECRET}-2021.yaml",
            (("Evans Bay", f"{SECRET} Bay"), ("latitude: -41.31", "latitude: -41.51")),
        ),
        Edit(f"incidents/{SECRET}-2021.yaml", "tags: [oil]\n", "former_ids: [unspoken-bay-2020]\n"),
    ),
    "article": (
        Copy(DAILY, f"articles/{SECRET}.md", (("oil-in-the-bay", SECRET), ("Oil", SECRET))),
    ),
    "figure": (Copy(FIGURE, f"figures/{SECRET}.yaml", (("title: ", f"title: {SECRET} "),)),),
    "page": (
        Copy(
            PAGE, f"pages/{SECRET}.md", (("title: ", f"title: {SECRET} "), ("order: 1", "order: 2"))
        ),
    ),
}


def built(folder: Path, steps: Iterable[Step] = ()) -> tuple[dict[str, bytes], str]:
    """Build the minimal site, changed, and give its files and all that was said."""
    content = tree(folder, steps)
    done = run_here("--content", content, "--output", folder / "site")
    assert done.returncode == 0, done.stderr
    return contents(folder / "site"), done.stdout + done.stderr


def marked(step: Step, line: str) -> Edit:
    """Put a line at the end of the fields of a record that was copied."""
    assert isinstance(step, Copy)
    return Edit(step.to, "title: ", f"{line}\ntitle: ")


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Build the minimal site as it is."""
    return built(tmp_path_factory.mktemp("without"))[0]


@pytest.mark.parametrize("mark", ["draft", "embargoed"])
@pytest.mark.parametrize("kind", HELD_BACK)
def test_a_record_that_is_held_back_changes_no_byte(
    kind: str, mark: str, without: dict[str, bytes], tmp_path: Path
) -> None:
    steps = HELD_BACK[kind]
    site, said = built(tmp_path / "held", [*steps, marked(steps[0], f"{mark}: true")])
    assert site == without
    assert SECRET not in said


@pytest.mark.parametrize("kind", HELD_BACK)
def test_the_same_record_appears_once_it_is_not_held_back(kind: str, tmp_path: Path) -> None:
    steps = HELD_BACK[kind]
    site, _ = built(tmp_path, [*steps, marked(steps[0], "draft: false")])
    assert [path for path in site if SECRET in path]
    assert SECRET.encode() in site["index.html"] or kind != "page"


@pytest.mark.parametrize("file", [INCIDENT, DAILY, FIGURE, PAGE])
def test_private_notes_change_no_byte(file: str, without: dict[str, bytes], tmp_path: Path) -> None:
    notes = f"private:\n  contact: {SECRET}@mail.example\n  remarks: [<b>, '{SECRET}']\n"
    site, said = built(tmp_path, [Edit(file, "title: ", f"{notes}title: ")])
    assert site == without
    assert SECRET not in said


@pytest.mark.parametrize(
    "notes",
    [
        f"private: [{SECRET}\n",
        f"private: '{SECRET}\n",
        f"private: {{{SECRET}: 1, {SECRET}: 2}}\n",
        f"private:\n  a: {SECRET}\n  a: {SECRET}\n",
        f"private:\n\tnote: {SECRET}\n",
        f"private: *{SECRET}\n",
        f"private: &{SECRET} x\n",
        f"private: !{SECRET} x\n",
        f"private: a: {SECRET}\n",
        f"private: {SECRET}\u202e\n",
        f"private: |\n {SECRET}\n  {SECRET}\n{SECRET}\n",
        f"private: {SECRET}\nprivate: {SECRET}\n",
        f"private: {'[' * 40}{SECRET}\n",
    ],
)
@pytest.mark.parametrize(("command", "file"), [("build", INCIDENT), ("check", DAILY)])
def test_broken_notes_are_not_printed(notes: str, command: str, file: str, tmp_path: Path) -> None:
    content = tree(tmp_path, [Edit(file, "title: ", f"{notes}title: ")])
    done = run_here(command, cwd=content.parent)
    assert done.returncode in {0, 1}
    assert SECRET not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("key", ["privat", "Private", "privte", "prviate", "private_notes"])
def test_a_misspelt_key_of_notes_does_not_print_them(key: str, tmp_path: Path) -> None:
    content = tree(tmp_path, [Edit(INCIDENT, "title: ", f"{key}: {SECRET}\ntitle: ")])
    done = run_here("--content", content, "--output", tmp_path / "site")
    assert done.returncode == 1
    assert "error[unknown-key]: " in done.stderr
    assert "`private`" in done.stderr
    assert SECRET not in done.stdout + done.stderr


@pytest.mark.parametrize("mark", ["draft", "embargoed"])
@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (INCIDENT, "tags: [oil]\n", f"tags: [oil]\nrelated: [{SECRET}-2021]\n"),
        (INCIDENT, "### The spill\n", f"### The spill\n\n  [See](incident:{SECRET}-2021).\n"),
        (PAGE, "\n---\n", f"\n---\n[See](incident:{SECRET}-2021).\n\n"),
    ],
    ids=["related", "account", "page"],
)
def test_a_published_record_cannot_name_one_that_is_held_back(
    file: str, old: str, new: str, mark: str, tmp_path: Path
) -> None:
    steps = HELD_BACK["incident"]
    content = tree(tmp_path, [*steps, marked(steps[0], f"{mark}: true"), Edit(file, old, new)])
    done = run_here("--content", content, "--output", tmp_path / "site")
    assert done.returncode == 1
    assert "error[unpublished-reference]" in done.stderr
    assert not (tmp_path / "site").exists()
