"""Build either edition as a user does, one over the other, and verify what was packed."""

import os
import shutil
import stat
from pathlib import Path
from zipfile import ZIP_LZMA, ZipFile, ZipInfo

import pytest

from sourcebook.commands import verify_zip
from sourcebook.publish import sums
from tests.commands.conftest import Answer, Verify
from tests.tools.building import contents, run_here
from tests.tools.trees import SITE, Edit, tree

HOME = "copy/index.html"


@pytest.fixture
def here(tmp_path: Path) -> Path:
    tree(tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pack the minimal site once, and give the folder in which it was built."""
    folder = tmp_path_factory.mktemp("made")
    tree(folder)
    done = run_here("build", "--portable", "--zip", "copy.zip", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def packed(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copy(made / "copy.zip", tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "copy.zip"


def built(place: Path, *options: str) -> dict[str, bytes]:
    done = run_here("build", "--output", "out", *options, cwd=place)
    assert done.returncode == 0, done.stderr
    return contents(place / "out")


def test_one_edition_over_the_other_is_as_from_nothing(here: Path) -> None:
    site, portable = built(here, "--clean"), built(here, "--clean", "--portable")
    assert site != portable
    edit = Edit(SITE, "", "\n")
    for _ in range(2):
        assert built(here) == site
        assert built(here) == site
        edit.apply(here / "content")
        assert built(here, "--portable") == portable
        assert built(here, "--portable") == portable
    done = run_here("build", "--output", "out", "--portable", "--explain", cwd=here)
    assert "Nothing was made anew" in done.stdout


def test_each_edition_has_a_folder_of_its_own(here: Path) -> None:
    assert run_here("build", cwd=here).returncode == 0
    site = contents(here / "site")
    done = run_here("build", "--portable", cwd=here)
    assert "open its index.html" in done.stdout
    assert contents(here / "site") == site
    assert (here / "site-portable" / "index.html").is_file()


def test_the_zip_file_is_the_same_each_time(made: Path, here: Path) -> None:
    done = run_here("build", "--portable", "--zip", "copy.zip", cwd=here)
    data = (here / "copy.zip").read_bytes()
    assert data == (made / "copy.zip").read_bytes()
    assert f"{len(data):,} bytes, SHA-256 {sums.digest(data)}" in done.stdout
    again = run_here("build", "--portable", "--zip", "copy.zip", cwd=here)
    assert (again.returncode, (here / "copy.zip").read_bytes()) == (0, data)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--zip", "copy.zip"], "Add --portable"),
        (["--portable", "--zip", "con.zip"], "no name for a ZIP file"),
        (["--portable", "--zip", "site-portable/copy.zip"], "lies in the folder of the site"),
        (["--portable", "--zip", "content/site.yaml/copy.zip"], "error:"),
    ],
)
def test_what_cannot_be_packed_is_said_before_anything_is_built(
    here: Path, options: list[str], said: str
) -> None:
    done = run_here("build", *options, cwd=here)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_packed_site_agrees_with_its_list_and_its_records(
    packed: Path,
    verify: Verify,
    made: Path,
) -> None:
    records = ("--content", made / "content", "--portable")
    of_zip = verify(packed, *records, "--format", "json")
    assert of_zip.status == 0
    of_folder = verify(made / "site-portable", *records, "--format", "json")
    assert of_zip.data["digest"] == of_folder.data["digest"]
    assert of_zip.data["checks"] == of_folder.data["checks"]
    other = verify(packed, "--content", made / "content")
    assert other.status == 1
    assert "add --portable" in other.said
    assert "--base-url" not in other.said
    assert "needs the records" in verify(packed, "--portable").complained


def repacked(packed: Path, *leave_out: str) -> ZipFile:
    """Give the file open to add to, without some of what it held."""
    with ZipFile(packed) as file:
        held = {one: file.read(one) for one in file.namelist() if one not in leave_out}
    altered = ZipFile(packed, "w")
    for name, data in held.items():
        altered.writestr(name, data)
    return altered


def findings(verify: Verify, packed: Path) -> list[tuple[str, str]]:
    answer: Answer = verify(packed, "--format", "json")
    assert answer.status == 1
    return answer.found()


def test_a_zip_file_that_was_packed_again_still_agrees(
    packed: Path,
    verify: Verify,
    tmp_path: Path,
) -> None:
    """Desktops add folders, and people choose another name, or none."""
    for folder in ("", "Справа 7/", "copy/"):
        with ZipFile(packed) as file:
            held = {one.removeprefix("copy/"): file.read(one) for one in file.namelist()}
        with ZipFile(tmp_path / "again.zip", "w") as file:
            for name in ("incidents/", "incidents/evans-bay-2020/", ".DS_Store"):
                file.writestr(folder + name, "")
            for name, data in held.items():
                file.writestr(folder + name, data)
        assert verify(tmp_path / "again.zip").status == 0


def test_what_was_altered_added_or_left_out_is_found(packed: Path, verify: Verify) -> None:
    with repacked(packed, HOME, "copy/feed.xml") as file:
        file.writestr(HOME, "other")
        file.writestr("copy/new/page.html", "new")
        file.writestr("elsewhere.html", "beside it")
        file.writestr("../up.html", "above it")
        file.writestr("copy/empty/", "")
    assert findings(verify, packed) == [
        ("extra", "../../up.html"),
        ("extra", "../elsewhere.html"),
        ("extra", "empty"),
        ("missing", "feed.xml"),
        ("altered", "index.html"),
        ("extra", "new/page.html"),
    ]
    assert not os.path.lexists(packed.parent.parent / "up.html")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_what_programs_would_unpack_differently_is_found(packed: Path, verify: Verify) -> None:
    with ZipFile(packed) as file:
        home = file.read(HOME)
    link = ZipInfo("copy/robots.txt")
    link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    with repacked(packed, "copy/feed.xml", "copy/data/index.html") as file:
        file.writestr(HOME, home)
        file.writestr("copy/feed.xml", home, ZIP_LZMA)
        file.writestr(link, "/etc/passwd")
        file.writestr("copy/data/index.html/", "")
    assert findings(verify, packed) == [
        ("not-a-file", "data/index.html"),
        ("unreadable", "feed.xml"),
        ("unreadable", "index.html"),
        ("extra", "robots.txt"),
    ]


def test_a_list_that_is_packed_twice_is_not_believed(packed: Path, verify: Verify) -> None:
    with (
        pytest.warns(UserWarning, match="Duplicate name"),
        ZipFile(packed, "a") as file,
    ):
        file.writestr(f"copy/{sums.NAME}", f"{sums.MARK}\n")
    assert ("unreadable", sums.NAME) in findings(verify, packed)


def test_no_more_is_unpacked_than_a_site_could_hold(
    packed: Path,
    verify: Verify,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(verify_zip, "MOST_BYTES", 20_000)
    found = findings(verify, packed)
    assert found
    assert {kind for kind, _ in found} == {"unreadable"}
    monkeypatch.setattr(verify_zip, "MOST_BYTES", 1 << 28)
    monkeypatch.setattr(verify_zip, "MOST_IN_ALL", 100_000)
    assert len(findings(verify, packed)) > len(found)


def test_a_damaged_zip_file_is_told_of(packed: Path, verify: Verify) -> None:
    whole = packed.read_bytes()
    step = len(whole) // 60
    for at in (*range(0, len(whole), step), *range(len(whole) - 120, len(whole), 7)):
        packed.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        assert verify(packed).status in {0, 1, 2}  # 0: a time or a mode was hit, nothing of a file
    for cut in (0, 1, step, len(whole) - 40):
        packed.write_bytes(whole[:cut])
        answer = verify(packed)
        assert answer.status == 2
        assert "no folder and no ZIP file" in answer.complained
