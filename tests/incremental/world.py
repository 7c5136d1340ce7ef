"""A small site with all that lies round it: edited, built warm, and compared with a clean build."""

import hashlib
import os
import random
import select
import shutil
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

from jinja2 import TemplateError

from sourcebook import pipeline, program
from sourcebook.check import check
from sourcebook.incremental.glance import Glance
from sourcebook.incremental.memory import Memory
from sourcebook.incremental.plain import thawed
from sourcebook.load.content import load_content
from sourcebook.load.templates import load_templates
from sourcebook.problems import BuildFailed, Problem, any_error
from sourcebook.publish import sums
from sourcebook.render.render import Renderer
from tests.tools.building import ROOT

Snapshot = Mapping[str, bytes]
"""Every file of a folder, by its path below it."""
Tree = dict[str, tuple[int, bytes]]
"""Kind and mode of everything in a folder, and the bytes of files, by path."""


RECORDS = "the records have errors"
"""What stops most builds that fail."""


_COMPILED: dict[str, bytes] = {}
"""Templates that were compiled by any world: that takes longer than to make a small site."""


LASTING = 0.3
"""How often a build is one of the server's."""


@dataclass(frozen=True)
class Outcome:
    """Hold how a build ended: `failed` names what stopped it, "" where the site was published."""

    problems: tuple[Problem, ...]
    reasons: Mapping[str, str]
    failed: str = ""


@dataclass
class World:
    """Hold the folders of a site, and what builds are told; `chance` decides what is edited."""

    place: Path
    chance: random.Random
    shown_as: str = "content"
    base_url: str | None = None
    output: str = "site"
    portable: bool = False
    version: bytes = bytes(32)
    good: Snapshot = field(default_factory=dict)
    past: list[Snapshot] = field(default_factory=list)
    broken: str = ""
    is_corpus: bool = False
    is_told_twice: bool = False
    glances: float = 0.7
    held: dict[bytes, Memory] = field(default_factory=dict)

    @property
    def content(self) -> Path:
        return self.place / "content"

    @property
    def site(self) -> Path:
        return self.place / self.output

    @property
    def cache(self) -> Path:
        return self.place / "cache"

    @property
    def templates(self) -> Path:
        return self.place / "templates"

    @property
    def assets(self) -> Path:
        return self.place / "assets"

    @property
    def locale(self) -> Path:
        return self.place / "locale"

    def build(self, *, clean: bool = False) -> Outcome:
        """Build the site as the command does, mostly with the glance that it begins with.

        Now and then it is a server that builds, which has in mind what it remembers.
        """
        glance = None
        if not clean and self.chance.random() < self.glances:
            glance = self.glance()
            seen = glance.unchanged()
            if seen is not None:
                return Outcome(tuple(thawed(one, self.shown_as) for one in seen.remarks), {})
        try:
            built = pipeline.build(
                self.content,
                self.site,
                shown_as=self.shown_as,
                base_url=self.base_url,
                portable=self.portable,
                clean=clean,
                progress=lambda *_: None,
                seen=glance,
                known=self.lasting_memory() if self.chance.random() < LASTING else None,
            )
        except BuildFailed as failed:
            return Outcome(failed.problems, {}, RECORDS)
        except TemplateError as error:
            return Outcome((), {}, f"{type(error).__name__}")
        return Outcome(built.problems, built.reasons)

    def lasting_memory(self) -> Memory:
        """Return the memory of a server of this version, which goes on from build to build."""
        return self.held.setdefault(self.version, pipeline.memory(held=True))

    def glance(self) -> Glance:
        """Return what looks whether a build would change nothing."""
        return program.glance(
            self.content,
            self.site,
            shown_as=self.shown_as,
            base_url=self.base_url,
            portable=self.portable,
        )

    def expected(self) -> tuple[Outcome, Tree]:
        """Return how a build from nothing ends, and what it publishes; nothing is remembered."""
        problems = check(load_content(self.content, self.shown_as))
        if any_error(problems):
            return Outcome(problems, {}, RECORDS), {}
        site = pipeline.planned(
            self.content,
            shown_as=self.shown_as,
            base_url=self.base_url,
            portable=self.portable,
            progress=lambda *_: None,
        )
        templates = load_templates(self.templates)
        files: dict[str, bytes] = {}
        try:
            for each in site.editions:
                first = each.edition.is_first
                renderer = Renderer(templates, compiled=_COMPILED, words=each.words, original=first)
                files |= {output.path: renderer.render(output) for output in each.outputs}
        except TemplateError as error:
            return Outcome((), {}, f"{type(error).__name__}"), {}
        digests = {path: hashlib.sha256(data).hexdigest() for path, data in files.items()}
        files[sums.NAME] = sums.written(digests)
        folders = {str(folder) for path in files for folder in Path(path).parents} - {"."}
        tree = {path: (0o100644, data) for path, data in files.items()}
        return Outcome(problems, {}), tree | dict.fromkeys(folders, (0o40755, b""))

    def settle(self) -> Outcome:
        """Build warm, and fail unless the outcome is that of a build from nothing."""
        before = tree_of(self.site)
        wanted, tree = self.expected()
        if not self.past:
            pipeline.memory().keep_templates(_COMPILED)
        found = self.build()
        assert found.failed == wanted.failed
        assert_same_problems(found.problems, wanted.problems)
        assert_same_tree(tree_of(self.site), before if wanted.failed else tree)
        self.broken = wanted.failed
        if not self.broken:
            self.good = snapshot(self.content)
            self.past = [*self.past[-4:], self.good]
        return found

    def build_from_nothing(self) -> None:
        """Build clean with a memory of its own, and fail unless the site is the same."""
        none = self.place / "cache-of-none"
        with mock.patch.object(pipeline, "CACHE", none), mock.patch.object(program, "CACHE", none):
            there = tree_of(self.site)
            elsewhere = self.output
            self.output = f"clean/{elsewhere}"
            try:
                assert not self.build(clean=True).failed
                assert_same_tree(there, tree_of(self.site))
            finally:
                self.output = elsewhere
                shutil.rmtree(self.place / "clean")

    def build_and_kill(self, after: float) -> bool:
        """Begin a build and kill it after so many seconds; tell whether it was still running."""
        reading, writing = os.pipe()
        process = os.fork()
        if not process:
            os.setpgid(0, 0)
            try:
                self.build()
            finally:
                os._exit(0)
        os.close(writing)
        # Here as well: before it is in a group of its own, killing its group would kill this one.
        with suppress(OSError):
            os.setpgid(process, process)
        ended = select.select([reading], [], [], after)[0]
        os.close(reading)
        if not ended:
            os.killpg(process, signal.SIGKILL)
        os.waitpid(process, 0)
        return not ended


@contextmanager
def a_world(place: Path, content: Snapshot, seed: int) -> Iterator[World]:
    """Give a world of a content folder, with templates, assets and memory of its own."""
    world = World(place, random.Random(seed))  # noqa: S311 - guards no secret
    place.mkdir(exist_ok=True)
    restore(world.content, content)
    shutil.copytree(ROOT / "templates", world.templates)
    shutil.copytree(ROOT / "assets", world.assets)
    shutil.copytree(ROOT / "locale", world.locale)
    folders: dict[str, Any] = {
        "TEMPLATES": world.templates,
        "ASSETS": world.assets,
        "LOCALE": world.locale,
        "CACHE": world.cache,
        "toolchain": lambda: world.version,
    }
    with mock.patch.multiple(pipeline, **folders), mock.patch.multiple(program, **folders):
        pipeline.memory().keep_templates(_COMPILED)
        yield world


def snapshot(folder: Path) -> dict[str, bytes]:
    """Return every plain file of a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }


def restore(folder: Path, wanted: Snapshot) -> None:
    """Make a folder hold these files, and write only what differs, as git does."""
    for path in sorted(folder.rglob("*"), reverse=True):
        name = path.relative_to(folder).as_posix()
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                path.rmdir()
        elif name not in wanted or path.is_symlink() or not path.is_file():
            path.unlink()
    for name, data in wanted.items():
        path = folder / name
        if not path.is_file() or path.read_bytes() != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.unlink(missing_ok=True)
            path.write_bytes(data)


def tree_of(folder: Path) -> Tree:
    """Return all that a folder holds, links as links."""
    found: Tree = {}
    for path in folder.rglob("*"):
        mode = path.lstat().st_mode
        data = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
        found[path.relative_to(folder).as_posix()] = mode, data
    return found


def assert_same_tree(found: Tree, wanted: Tree) -> None:
    """Name what differs; whole trees would fill the screen."""
    differing = [
        path
        for path in sorted({*found, *wanted})
        if path != sums.NAME and found.get(path) != wanted.get(path)
    ]
    assert not differing, "\n".join(_differing(path, found, wanted) for path in differing[:8])
    assert found.get(sums.NAME) == wanted.get(sums.NAME)


def assert_same_problems(found: tuple[Problem, ...], wanted: tuple[Problem, ...]) -> None:
    """Name the problems that only one of the two reports has."""
    missing = [problem for problem in wanted if problem not in set(found)]
    false = [problem for problem in found if problem not in set(wanted)]
    assert (missing, false) == ([], [])
    assert found == wanted  # in this order


def _differing(path: str, found: Tree, wanted: Tree) -> str:
    if path not in found or path not in wanted:
        return f"{path}: {'missing' if path in wanted else 'left over'}"
    (mode, data), (wanted_mode, wanted_data) = found[path], wanted[path]
    if data == wanted_data:
        return f"{path}: mode {mode:o}, not {wanted_mode:o}"
    lines, wanted_lines = data.splitlines(), wanted_data.splitlines()
    pairs = zip(lines, wanted_lines, strict=False)
    first = next((pair for pair in pairs if pair[0] != pair[1]), (len(lines), len(wanted_lines)))
    return f"{path}: {first[0]!r:.200}, not {first[1]!r:.200}"
