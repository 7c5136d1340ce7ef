import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.corpus import write_corpus
from benchmarks.equivalence import differences
from benchmarks.export import Item, items
from tests.tools.building import ROOT

INCIDENTS = 12


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    write_corpus(folder / "content", INCIDENTS)
    subprocess.run(
        [sys.executable, str(ROOT / "build.py"), "build"], check=True, cwd=folder, timeout=120
    )
    return folder


@pytest.fixture(scope="module")
def exported(site: Path) -> dict[str, Item]:
    return {f"{item.section}/{item.id}": item for item in items(site / "content")}


def test_our_site_shows_all_that_is_exported(site: Path, exported: dict[str, Item]) -> None:
    assert list(differences(site / "site", exported, sample=INCIDENTS)) == []


def test_what_a_page_lacks_is_found(site: Path, exported: dict[str, Item]) -> None:
    incident = next(item for item in exported.values() if item.section == "incidents")
    page = site / "site" / "incidents" / incident.id / "index.html"
    whole = page.read_text(encoding="utf-8")
    summary = str(incident.front["summary"])
    page.write_text(whole.replace(summary[:40], "Something else"), encoding="utf-8")
    found = list(differences(site / "site", exported, sample=INCIDENTS))
    page.write_text(whole, encoding="utf-8")
    assert found == [f"/incidents/{incident.id}/: nothing of {summary[:60]!r}"]
