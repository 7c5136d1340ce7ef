"""Hold the repository to itself: no path of a machine, no address of a package index."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.tools.building import ROOT

# A folder of somebody's machine, where it is not the later part of a longer path or address.
MACHINE_PATH = re.compile(
    r"""(?:^|[\s"'`(=:,])/(?:Users|home|mnt|opt|root|srv|work)/""", re.MULTILINE
)
OUTSIDE = re.compile(r"\.\./(?:\.\./)*shared/")
INDEX = re.compile(r"(?:pypi\.org/simple|pythonhosted\.org|registry\.npmjs|deb\.debian\.org)")
BINARY = {".ico", ".jpg", ".png", ".woff2", ".mo"}


def kept_files() -> list[Path]:
    """List the files that belong to the repository, tests left out, new ones included."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True,
        check=True,
        cwd=ROOT,
        encoding="utf-8",
    ).stdout
    files = [ROOT / name for name in listed.split("\0") if name and not name.startswith("tests/")]
    return [file for file in files if file.is_file()]


@pytest.mark.parametrize(
    "pattern", [MACHINE_PATH, OUTSIDE, INDEX], ids=["path", "outside", "index"]
)
def test_no_file_names_a_machine(pattern: re.Pattern[str]) -> None:
    files = kept_files()
    assert ROOT / "Makefile" in files
    assert [
        f"{file.relative_to(ROOT)}: {found[0]}"
        for file in files
        if file.suffix not in BINARY and (found := pattern.search(file.read_text(encoding="utf-8")))
    ] == []


def test_no_file_is_a_link_that_leaves_the_repository() -> None:
    assert [file for file in kept_files() if not file.resolve().is_relative_to(ROOT)] == []


def test_every_locked_package_has_hashes() -> None:
    for lock in sorted(ROOT.glob("requirements*.lock")):
        blocks = re.split(r"\n(?=\S)", lock.read_text(encoding="utf-8"))
        packages = [block for block in blocks if re.match(r"[a-z0-9]", block)]
        assert packages
        assert all("--hash=sha256:" in block for block in packages), lock.name


def test_the_locks_agree() -> None:
    """Keep the tests from running with other versions than a build has."""

    def versions(name: str) -> set[str]:
        return set(
            re.findall(r"^[a-z0-9-]+==\S+", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)
        )

    assert versions("requirements.lock") <= versions("requirements-test.lock")
