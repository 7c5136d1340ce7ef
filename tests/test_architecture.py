"""Hold the package to its pipeline: who may import whom, and who may meet the world."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from tests.tools.building import ROOT

PACKAGE = ROOT / "sourcebook"

# In pipeline order: each imports only from itself and from those above it.
PARTS = (
    "problems",
    "wording",
    "model",
    "editions",
    "load",
    "evidence",
    "relate",
    "check",
    "propose",
    "plan",
    "report",
    "reports",
    "compare",
    "render",
    "publish",
    "verify",
    "incremental",
    "program",
    "pipeline",
    "serve",
    "web",
    "archiving",
    "linking",
    "commands",
    "cli",
)
# Only these meet disk, clock, environment and randomness.
WORLDLY = {"load", "incremental", "program", "publish", "serve", "web", "commands"}

WORLDLY_MODULES = {
    "argparse",
    "fcntl",
    "getpass",
    "glob",
    "http",
    "io",
    "locale",
    "multiprocessing",
    "os",
    "platform",
    "random",
    "secrets",
    "select",
    "shutil",
    "signal",
    "socket",
    "subprocess",
    "sys",
    "tempfile",
    "threading",
    "time",
    "urllib.request",
    "uuid",
}
WORLDLY_CALLS = {
    "absolute",
    "chmod",
    "cwd",
    "exists",
    "getmtime",
    "glob",
    "home",
    "input",
    "is_dir",
    "is_file",
    "iterdir",
    "mkdir",
    "now",
    "open",
    "read_bytes",
    "read_text",
    "resolve",
    "rglob",
    "rmdir",
    "samefile",
    "stat",
    "symlink_to",
    "today",
    "touch",
    "unlink",
    "utcnow",
    "write_bytes",
    "write_text",
}
EXEMPT = {
    ("cli", "argparse"),  # it reads the command line
    ("cli", "sys"),  # it stops where the command line makes no sense
    ("render", "io"),  # it hands fonts that are in memory to what reads files
    ("pipeline", "resolve"),  # it names the folders of templates and assets beside the package
}
MOST_LINES = 320


@dataclass(frozen=True)
class Module:
    """One module of the package and the part of the pipeline that it belongs to."""

    file: Path

    def __str__(self) -> str:
        return self.file.relative_to(ROOT).as_posix()

    @property
    def part(self) -> str:
        return self.file.relative_to(PACKAGE).parts[0].removesuffix(".py")

    @cached_property
    def text(self) -> str:
        return self.file.read_text(encoding="utf-8")

    @cached_property
    def nodes(self) -> list[ast.AST]:
        return list(ast.walk(ast.parse(self.text)))

    def imports(self) -> Iterator[tuple[int, str]]:
        """Give the line and the full name of everything that the module imports."""
        for node in self.nodes:
            if isinstance(node, ast.Import):
                for alias in node.names:
                    yield node.lineno, alias.name
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{self}:{node.lineno}: imports are absolute"
                for alias in node.names:
                    yield node.lineno, f"{node.module}.{alias.name}"

    def calls(self) -> Iterator[tuple[int, str]]:
        """Give the line and the last name of everything that the module calls."""
        for node in self.nodes:
            if isinstance(node, ast.Call):
                if isinstance(node.func, ast.Name):
                    yield node.lineno, node.func.id
                elif isinstance(node.func, ast.Attribute):
                    yield node.lineno, node.func.attr


MODULES = [Module(file) for file in sorted(PACKAGE.rglob("*.py")) if file.parent != PACKAGE]
MODULES += [Module(file) for file in sorted(PACKAGE.glob("*.py")) if file.stem != "__init__"]


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_a_module_imports_only_from_what_stands_above_it(module: Module) -> None:
    above = PARTS[: PARTS.index(module.part) + 1]
    for line, name in module.imports():
        first, _, rest = name.partition(".")
        assert first not in {"build", "tests"}, f"{module}:{line}: imports {name}"
        if first == "sourcebook":
            assert rest.partition(".")[0] in above, f"{module}:{line}: imports {name}"


@pytest.mark.parametrize(
    "module", [module for module in MODULES if module.part not in WORLDLY], ids=str
)
def test_a_pure_module_meets_no_disk_clock_environment_or_chance(module: Module) -> None:
    for line, name in module.imports():
        steps = name.split(".")
        for world in (".".join(steps[:length]) for length in range(1, len(steps) + 1)):
            allowed = world not in WORLDLY_MODULES or (module.part, world) in EXEMPT
            assert allowed, f"{module}:{line}: imports {name}"
    for line, name in module.calls():
        allowed = name not in WORLDLY_CALLS or (module.part, name) in EXEMPT
        assert allowed, f"{module}:{line}: calls {name}()"


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_a_module_is_short(module: Module) -> None:
    lines = module.text.count("\n")
    assert lines <= MOST_LINES, f"{module} has {lines} lines: a second idea has moved in"


def test_every_part_of_the_pipeline_is_listed() -> None:
    assert {module.part for module in MODULES} == set(PARTS)


def test_the_front_door_is_short() -> None:
    assert (ROOT / "build.py").read_text(encoding="utf-8").count("\n") < 30
