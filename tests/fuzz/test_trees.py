"""Whatever a content folder holds: a whole site, or problems that can be found and mended."""

import io
import tempfile
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings

from sourcebook.check import check
from sourcebook.cli import main
from sourcebook.load.content import load_content
from sourcebook.problems import Problem, any_error
from tests.fuzz.answers import SHOWN_AS, assert_answered, assert_written, is_showable
from tests.fuzz.trees import HELD_BACK, PRIVATE, Folder, folders
from tests.tools.building import contents
from tests.tools.trees import MINIMAL

ANY = settings(max_examples=60, suppress_health_check=list(HealthCheck), print_blob=True)
FEW = settings(ANY, max_examples=8)
"""A part of what `make fuzz` does, small enough for every run of the tests."""


@contextmanager
def folder() -> Iterator[Path]:
    """Stand in a new folder."""
    with tempfile.TemporaryDirectory() as name, chdir(name):
        yield Path(name)


def checked(tree: Folder, where: Path, *, backwards: bool = False) -> tuple[Problem, ...]:
    return check(load_content(tree.write(where, backwards=backwards), SHOWN_AS))


def lines(tree: Folder) -> dict[str, int]:
    """Count the lines of every file, by its path as problems name it."""
    found = {}
    for name, data in tree.files.items():
        plain = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        shown = "".join(c if c.isprintable() else "\ufffd" for c in name)
        found[shown] = plain.count(b"\n") + 1
    return found


def run(*arguments: str) -> tuple[int, str]:
    """Run a command as the front door does, and give its status and all that it said."""
    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        status = main(arguments)
    return status, said.getvalue()


@given(folders("minimal", "rich"))
@ANY
def test_any_folder_is_answered_with_problems_that_can_be_found(tree: Folder) -> None:
    with folder() as where:
        problems = checked(tree, where)
        again = checked(tree, where / "again", backwards=True)
    assert_answered(problems, lines(tree))
    assert problems == again, "the order of the files on disk tells"
    assert PRIVATE not in assert_written(problems)


@given(folders("minimal"))
@FEW
def test_any_folder_gives_a_whole_site_or_leaves_the_old_one(tree: Folder) -> None:
    with folder() as where:
        tree.write(where)
        problems = check(load_content(where / "content", "content"))
        assert run("build", "--content", str(MINIMAL), "--output", "site")[0] == 0
        before = contents(where / "site")
        status, said = run("build", "--output", "site")
        assert is_showable(said)
        assert PRIVATE not in said
        if any_error(problems):
            assert status == 1
            assert contents(where / "site") == before
            return
        assert status == 0, said
        site = contents(where / "site")
        assert "index.html" in site
        for secret in (PRIVATE, HELD_BACK):
            assert [path for path, data in site.items() if secret.encode() in data] == []
            assert [path for path in site if secret in path] == []
        tree.write(where / "again", backwards=True)
        assert run("build", "--content", "again/content", "--output", "other")[0] == 0
        assert contents(where / "other") == site


def any_tree(data: bytes) -> None:
    """Take bytes for the choices of the drawing, as a fuzzer that sees the coverage gives them."""
    test: Any = test_any_folder_is_answered_with_problems_that_can_be_found
    test.hypothesis.fuzz_one_input(data)
