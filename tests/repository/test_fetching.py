"""Fetch a site with the lines that docs/verifying.md gives, and verify the copy."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.tools.building import RICH, ROOT, contents, run
from tests.tools.documents import commands
from tests.tools.header_rules import hosting
from tests.tools.site import Site
from tests.tools.web_server import SUB_PATH, serving

LINES = commands(ROOT / "docs" / "verifying.md")[:2]
PLACE = "https://example.org/"


def fetch(address: str, folder: Path, more: str = "") -> int:
    """Type the two lines for a site at an address; return how the second one ended."""
    first, second = (line.replace(PLACE, address) for line in LINES)
    assert first != LINES[0]
    assert _typed(first + more, folder) == 0
    return _typed(second + more, folder)


def _typed(line: str, folder: Path) -> int:
    done = subprocess.run(["bash", "-c", line], capture_output=True, check=False, cwd=folder)
    return done.returncode


def test_a_site_is_fetched_whole(rich: Site, tmp_path: Path) -> None:
    with serving(rich.folder) as address:
        depth = SUB_PATH.strip("/").count("/") + 1
        assert fetch(address, tmp_path, f" --cut-dirs={depth}") == 0
    assert contents(tmp_path / "copy") == contents(rich.folder)


def test_a_copy_from_a_host_that_keeps_its_headers_agrees(rich: Site, tmp_path: Path) -> None:
    with hosting(rich.folder) as address:
        assert fetch(address, tmp_path) != 0
    done = run("verify", tmp_path / "copy", "--content", RICH)
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("    not-served: _headers: ") == 2


@pytest.mark.parametrize("line", ["../../out", "x/../../../out", "/out"])
def test_a_hostile_list_writes_nothing_beside_the_copy(line: str, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    for name in ("out", "404.html", "_headers"):
        (site / name).write_text("", encoding="utf-8")
    (site / "SHA256SUMS").write_text(f"{'0' * 64}  {line}\n", encoding="utf-8")
    inner = tmp_path / "a" / "b" / "c"
    inner.mkdir(parents=True)
    with hosting(site) as address:
        fetch(address, inner)
    shutil.rmtree(inner / "copy")
    assert list((tmp_path / "a").rglob("*")) == [tmp_path / "a" / "b", inner]
