"""Play readers who cite a record, and follow their citation after the record has changed."""

import json
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from sourcebook.load import files
from tests.tools.building import build_here, contents, run_here
from tests.tools.trees import INCIDENT, Copy, Edit, Step, tree

PUBLISHED = "  - {date: 2020-04-01, kind: published}\n"
OLD, NEW = "incidents/evans-bay-2020", "incidents/oriental-bay-2020"
TYPO = Edit(INCIDENT, "reached Evans Bay on", "reached the Evans Bay on")
CORRECTED = Edit(
    INCIDENT,
    PUBLISHED,
    PUBLISHED + "  - {date: 2020-05-02, kind: correction, was: Two barges., now: One <barge>.}\n",
)
WITHDRAWN = (
    Edit(
        INCIDENT, PUBLISHED, PUBLISHED + "  - {date: 2020-05-04, kind: withdrawn, note: No oil.}\n"
    ),
    Edit(INCIDENT, "tags: [oil]\n", "tags: [oil]\nwithdrawn: There was no oil.\n"),
)


class Place:
    """A content folder and its site, built again after each edit, always from what is there."""

    def __init__(self, folder: Path) -> None:
        self.content = tree(folder)
        self.site = folder / "site"
        self.after()

    def after(self, steps: Iterable[Step] = ()) -> None:
        for step in steps:
            step.apply(self.content)
        build_here("--content", self.content, "--output", self.site)

    def release(self, day: str, *more: str) -> int:
        done = run_here("release", "--content", self.content, "--date", day, *more)
        return done.returncode

    def cite(self) -> tuple[str, str]:
        """Return the address that a reference of today names, and the digits of its version."""
        page = self.text(f"{OLD}/index.html")
        found = re.search(r'data-format="apa">.*?version ([0-9a-f]{8})\].*? (http\S+)</pre>', page)
        assert found
        return found[2].removeprefix("https://spills.example/"), found[1]

    def text(self, path: str) -> str:
        return (self.site / path).read_text(encoding="utf-8")

    def states(self, incident: str = OLD) -> list[str]:
        """Return what the history says of each state, newest first, without tags."""
        page = self.text(f"{incident}/history/index.html")
        assert 'http-equiv="refresh"' not in page
        items = page.partition('<ol class="changes"')[2].partition("</ol>")[0].split("<li>")[1:]
        return [" ".join(re.sub(r"<[^>]+>", "", item).split()) for item in items]

    def is_as_made_anew(self, folder: Path) -> bool:
        build_here("--clean", "--content", self.content, "--output", folder)
        return contents(folder) == contents(self.site)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_a_citation_of_a_record_that_was_corrected_tells_what_changed(
    place: Place, tmp_path: Path
) -> None:
    assert place.release("2020-05-01") == 0
    place.after()
    address, digits = place.cite()
    place.after([CORRECTED])
    page = place.text(f"{address}index.html")
    assert 'href="history/"' in page
    assert digits not in page
    now, before = place.states()
    assert "Two barges." in now
    assert "One &lt;barge&gt;." in now
    assert place.cite()[1] in now
    assert f"1 April 2020 [{digits}], released 1 May 2020" in before
    assert "was made of this state; 1 change since." in before
    assert place.is_as_made_anew(tmp_path / "anew")


def test_an_edit_without_an_entry_is_said_to_be_one(place: Place, tmp_path: Path) -> None:
    place.release("2020-05-01")
    _, digits = place.cite()
    place.after([TYPO])
    (state,) = place.states()
    assert place.cite()[1] != digits
    assert f"[{place.cite()[1]}]: a citation of it was made of this state, which stands." in state
    assert f"[{digits}], released 1 May 2020: a citation of it was made of this state." in state
    assert "something was edited without an entry of its own" in state
    assert place.is_as_made_anew(tmp_path / "anew")


def test_a_citation_that_no_release_recorded_is_found_by_its_day(place: Place) -> None:
    _, digits = place.cite()
    place.after([CORRECTED])
    assert digits not in place.text(f"{OLD}/history/index.html")
    assert (
        "A citation of 1 April 2020 was made of this state; 1 change since. "
        "No release recorded its digits." in place.states()[1]
    )


def test_a_citation_of_what_was_withdrawn_leads_to_why(place: Place, tmp_path: Path) -> None:
    place.release("2020-05-01")
    address, digits = place.cite()
    place.after(WITHDRAWN)
    assert 'href="history/"' in place.text(f"{address}index.html")
    history = place.text(f"{address}history/index.html")
    assert "This record was withdrawn. There was no oil." in history
    assert f"[{digits}]" in place.states()[1]
    assert place.is_as_made_anew(tmp_path / "anew")


def test_a_citation_of_a_former_id_leads_to_the_history_of_the_record(
    place: Place, tmp_path: Path
) -> None:
    place.release("2020-05-01")
    address, digits = place.cite()
    Copy(INCIDENT, f"{NEW}.yaml").apply(place.content)
    Edit(f"{NEW}.yaml", "", "former_ids: [evans-bay-2020]\n").apply(place.content)
    Edit("pages/about.md", "incident:evans-bay-2020", "incident:oriental-bay-2020").apply(
        place.content
    )
    (place.content / INCIDENT).unlink()
    place.after()
    for old in (address, f"{address}history/"):
        assert 'http-equiv="refresh"' in place.text(f"{old}index.html")
    assert "../../oriental-bay-2020/history/" in place.text(f"{address}history/index.html")
    (state,) = place.states(NEW)
    assert f"[{digits}]" in state
    assert "<code>evans-bay-2020</code>" in place.text(f"{NEW}/history/index.html")
    assert place.is_as_made_anew(tmp_path / "anew")


def test_old_anchors_stay_on_the_page_of_the_record(place: Place) -> None:
    place.after([CORRECTED])
    for page in (f"{OLD}/index.html", f"{OLD}/history/index.html"):
        assert 'id="2020-05-02-correction"' in place.text(page)


def test_a_release_holds_what_changed_and_no_more(place: Place, tmp_path: Path) -> None:
    assert place.release("2020-05-01", "--note", 'The "first": <b>all</b>') == 0
    assert place.release("2020-05-01") == 3
    place.after([CORRECTED])
    assert place.release("2020-05-01") == 2
    assert place.release("2020-05-02") == 0
    place.after([TYPO])
    assert place.release("2020-05-02") == 0
    place.after()
    folder = place.content / "releases"
    assert [file.name for file in sorted(folder.iterdir())] == [
        "2020-05-01.yaml",
        "2020-05-02-2.yaml",
        "2020-05-02.yaml",
    ]
    listed = json.loads(place.text("data/v1/releases.json"))
    assert [(r["id"], r["new"], r["changed"]) for r in listed["items"]] == [
        ("2020-05-02-2", 0, 1),
        ("2020-05-02", 0, 1),
        ("2020-05-01", 1, 0),
    ]
    assert listed["version"]["release"] == "2020-05-02-2"
    assert listed["items"][2]["note"] == 'The "first": <b>all</b>'
    assert "2 May 2020 (2)" in place.text("releases/index.html")
    notes = place.text("releases/2020-05-02/index.html")
    assert 'evans-bay-2020/history/#2020-05-02-correction">Correction' in notes
    assert "Edited without an entry of its own." in place.text("releases/2020-05-02-2/index.html")
    assert place.is_as_made_anew(tmp_path / "anew")


def test_a_release_does_not_name_what_is_held_back_since(place: Place, tmp_path: Path) -> None:
    assert place.release("2020-05-01") == 0
    place.after(
        [
            Edit(INCIDENT, "", "draft: true\n"),
            Edit("pages/about.md", "incident:evans-bay-2020", "page:home"),
        ]
    )
    assert "1 incident of this release is not published now." in place.text(
        "releases/2020-05-01/index.html"
    )
    listed = json.loads(place.text("data/v1/releases/2020-05-01.json"))
    assert (listed["incidents"], listed["new"], listed["records"]["incidents"]) == ([], 1, 1)
    for file, data in contents(place.site).items():
        assert b"evans-bay-2020" not in data, file
    assert place.is_as_made_anew(tmp_path / "anew")


def test_versions_of_one_day_are_told_apart_by_their_releases(place: Place) -> None:
    place.release("2020-05-01")
    place.after([TYPO])
    place.release("2020-05-01")
    place.after()
    (state,) = place.states()
    assert "released 1 May 2020 (2): a citation" in state
    assert "released 1 May 2020: a citation" in state


def test_no_release_is_of_a_day_to_come(place: Place) -> None:
    """No other could be made before that day."""
    done = run_here("release", "--content", place.content, "--date", "2999-01-01")
    assert done.returncode == 2
    assert "2999-01-01 is still to come where the editors are" in done.stderr
    assert not (place.content / "releases").exists()


def test_no_release_is_written_that_the_next_build_refuses(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MAX_RELEASE", 50)
    done = run_here("release", "--content", place.content, "--date", "2020-05-01")
    assert done.returncode == 2
    assert "larger than a file of records may be" in done.stderr
    assert not (place.content / "releases").exists()


def test_a_release_of_wrong_records_or_nothing_is_refused(place: Place) -> None:
    Edit(INCIDENT, "status: verified", "status: verfied").apply(place.content)
    done = run_here("release", "--content", place.content, "--date", "2020-05-01")
    assert done.returncode == 1
    assert "Nothing was released." in done.stderr
    assert not (place.content / "releases").exists()


def test_a_site_without_releases_has_a_version_of_its_data(place: Place) -> None:
    assert not (place.site / "releases").exists()
    listed = json.loads(place.text("data/v1/releases.json"))
    assert listed["items"] == []
    assert listed["version"]["date"] == "2020-04-01"
    shown = listed["version"]["digest"][:8]
    assert shown in place.text("data/index.html")
    assert f'version: "2020-04-01 [{shown}]"' in place.text("CITATION.cff")
