"""Verify sites as a reader does: whole ones, altered ones, and some that were made to do harm."""

import hashlib
import os
import shutil
import socket
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from sourcebook.cli import main
from sourcebook.commands import verify_files
from sourcebook.publish import sums
from tests.commands.conftest import Verify
from tests.tools.trees import INCIDENT, MINIMAL, Edit, tree

NOBODY = 65534
PAGE = "incidents/evans-bay-2020/index.html"
RECORD = f"content/{INCIDENT}"
ELSEWHERE = "https://elsewhere.example/below/"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the minimal site once."""
    folder = tmp_path_factory.mktemp("made") / "site"
    assert main(["build", "--content", str(MINIMAL), "--output", str(folder)]) == 0
    return folder


@pytest.fixture
def site(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a copy of the site, beside a copy of its records; stand in their folder."""
    tree(tmp_path)
    shutil.copytree(made, tmp_path / "site")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "site"


def digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def write_list(site: Path, *lines: str) -> None:
    """Put a list into the site that names one page truly, and whatever else."""
    text = "".join(f"{line}\n" for line in (sums.MARK, f"{digest(site / PAGE)}  {PAGE}", *lines))
    (site / sums.NAME).write_text(text, encoding="utf-8")


# Whole sites


def test_a_site_agrees_with_itself(site: Path, verify: Verify) -> None:
    answer = verify("site")
    assert answer.status == 0
    files = len(sums.read((site / sums.NAME).read_bytes()) or {})
    assert answer.said.startswith(f"site agrees with its own list, SHA256SUMS: {files} files.\n")
    assert "does not show who made the list" in answer.said
    assert answer.said.endswith(f": {digest(site / sums.NAME)}\n")
    assert answer.complained == ""


def test_a_site_agrees_with_its_records_and_with_a_list_from_elsewhere(
    site: Path, verify: Verify
) -> None:
    shutil.copy(site / sums.NAME, "kept.txt")
    answer = verify("site", "--content", "content", "--sums", "kept.txt", "--format", "json")
    assert answer.status == 0
    assert answer.data["agrees"]
    assert answer.data["digest"] == digest(site / sums.NAME)
    assert [(c["against"], c["name"]) for c in answer.data["checks"]] == [
        ("own-list", "SHA256SUMS"),
        ("list", "kept.txt"),
        ("records", "content"),
    ]


def test_a_site_that_a_link_leads_to_can_be_named(site: Path, verify: Verify) -> None:
    Path("current").symlink_to(site)
    assert verify("current").status == 0
    assert verify(f"{site}/").status == 0


def test_what_a_desktop_left_and_what_a_host_keeps_are_notes(site: Path, verify: Verify) -> None:
    (site / "incidents" / ".DS_Store").write_bytes(b"\0")
    (site / "_headers").unlink()
    answer = verify("site", "--content", "content", "--format", "json")
    assert answer.status == 0
    notes = [("not-served", "_headers"), ("debris", "incidents/.DS_Store")]
    assert answer.found() == answer.found("records") == notes


def test_nothing_is_written_anywhere(site: Path, verify: Verify) -> None:
    def state() -> dict[str, tuple[int, int]]:
        there = [site.parent, *site.parent.rglob("*")]
        return {str(path): (path.stat().st_ino, path.stat().st_mtime_ns) for path in there}

    before = state()
    verify("site", "--content", "content")
    assert state() == before


# Altered sites


def test_a_word_that_was_changed_is_found(site: Path, verify: Verify) -> None:
    page = site / PAGE
    page.write_text(page.read_text().replace("barge", "bargé", 1))
    answer = verify("site", "--content", "content")
    assert answer.status == 1
    assert "site does not agree with its own list, SHA256SUMS: 1 fault.\n" in answer.said
    assert f"    altered: {PAGE}: other bytes than expected (from {RECORD})\n" in answer.said
    should, given = (
        line.partition(": ")[2].strip() for line in answer.said.splitlines() if " line " in line
    )
    assert should != given
    assert should.replace("barge", "bargé", 1) == given
    assert "This does not show" not in answer.said


def test_a_changed_word_is_found_though_the_list_was_changed_too(
    site: Path, verify: Verify
) -> None:
    """Whoever can change a file can change the list: only the records tell."""
    page = site / PAGE
    shutil.copy(site / sums.NAME, "kept.txt")
    page.write_text(page.read_text().replace("barge", "tanker"))
    digests = sums.read((site / sums.NAME).read_bytes())
    assert digests
    (site / sums.NAME).write_bytes(sums.written({**digests, PAGE: digest(page)}))
    assert verify("site").status == 0
    answer = verify("site", "--content", "content", "--sums", "kept.txt", "--format", "json")
    assert answer.status == 1
    assert answer.found() == []
    assert answer.found("list") == [("altered", PAGE)]
    assert answer.found("records") == [("altered", sums.NAME), ("altered", PAGE)]


def test_a_site_of_other_records_differs_by_line_and_record(site: Path, verify: Verify) -> None:
    Edit(INCIDENT, "says: Denies that its barge", "says: Does not deny that its barge").apply(
        Path("content")
    )
    answer = verify("site", "--content", "content", "--format", "json")
    assert answer.status == 1
    assert answer.found() == []
    [check] = [check for check in answer.data["checks"] if check["against"] == "records"]
    [finding] = [finding for finding in check["findings"] if finding["path"] == PAGE]
    assert finding["record"] == RECORD
    assert "Does not deny" in finding["difference"]["expected"]
    assert "Denies" in finding["difference"]["given"]
    lines = (site / PAGE).read_text().split("\n")
    assert "Denies" in lines[finding["difference"]["line"] - 1]


def test_a_site_for_another_address_agrees_once_it_is_named(site: Path, verify: Verify) -> None:
    shutil.rmtree(site)
    assert main(["build", "--base-url", ELSEWHERE]) == 0
    differs = verify("site", "--content", "content")
    assert differs.status == 1
    assert "add --base-url." in differs.said
    assert verify("site", "--content", "content", "--base-url", ELSEWHERE).status == 0


@pytest.mark.parametrize("against", ["own-list", "records"])
def test_files_that_are_gone_or_new_are_named(against: str, site: Path, verify: Verify) -> None:
    (site / "feed.xml").unlink()
    (site / "evil.js").write_text("alert(1)")
    (site / "incidents" / "planted").mkdir()
    (site / "incidents" / "planted" / "index.html").write_text("Planted")
    (site / "empty").mkdir()
    answer = verify("site", "--content", "content", "--format", "json")
    assert answer.status == 1
    assert answer.found(against) == [
        ("extra", "empty"),
        ("extra", "evil.js"),
        ("missing", "feed.xml"),
        ("extra", "incidents/planted"),
    ]


def test_a_copy_without_its_list_is_held_to_the_records(site: Path, verify: Verify) -> None:
    (site / sums.NAME).unlink()
    assert verify("site").status == 1
    answer = verify("site", "--content", "content", "--format", "json")
    assert answer.status == 1
    assert answer.data["digest"] is None
    assert answer.found() == answer.found("records") == [("missing", sums.NAME)]


# Sites that were made to do harm


def swap_for_link(path: Path) -> None:
    path.rename("aside")
    path.symlink_to(Path("aside").absolute())


def swap_for_folder(path: Path) -> None:
    path.unlink()
    (path / "deep").mkdir(parents=True)


def swap_for_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def swap_for_socket(path: Path) -> None:
    path.unlink()
    with socket.socket(socket.AF_UNIX) as opened:
        here = Path.cwd()
        os.chdir(path.parent)  # the address of a socket may not be long
        opened.bind(path.name)
        os.chdir(here)


@pytest.mark.parametrize("path", [PAGE, sums.NAME])
@pytest.mark.parametrize("swap", [swap_for_link, swap_for_folder, swap_for_pipe, swap_for_socket])
def test_what_is_no_file_is_not_taken_for_one(
    swap: Callable[[Path], None], path: str, site: Path, verify: Verify
) -> None:
    swap(site / path)
    answer = verify("site", "--format", "json")
    assert answer.status == 1
    assert answer.found() == [("not-a-file", path)]


def test_a_folder_that_is_a_link_is_not_entered(site: Path, verify: Verify) -> None:
    swap_for_link(site / "incidents")
    answer = verify("site", "--content", "content", "--format", "json")
    assert answer.status == 1
    assert answer.found() == answer.found("records") == [("not-a-folder", "incidents")]


def test_a_file_in_the_place_of_a_folder(site: Path, verify: Verify) -> None:
    shutil.rmtree(site / "tags")
    (site / "tags").write_text("no folder")
    assert verify("site", "--format", "json").found() == [("not-a-folder", "tags")]


def test_a_list_leads_to_no_file_elsewhere(
    site: Path, verify: Verify, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever knows the digest of a file on this machine must not learn whether it is there."""
    secret = site.parent / "secret.txt"
    secret.write_text("secret")
    (site / "way-out").symlink_to(site.parent)
    write_list(
        site,
        f"{digest(secret)}  ../secret.txt",
        f"{digest(secret)}  {secret}",
        f"{digest(secret)}  incidents/../../secret.txt",
        f"{digest(secret)}  way-out/secret.txt",
        f"{'0' * 64}  index.html\n../../x",
    )
    opened: list[str] = []
    opens = os.open

    def noting(path: str, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        opened.append(str(path))
        return opens(path, flags, mode, dir_fd=dir_fd)

    monkeypatch.setattr(os, "open", noting)
    answer = verify("site", "--format", "json")
    assert answer.status == 1
    assert "secret" not in "".join(opened)
    assert ("not-a-folder", "way-out") in answer.found()
    messages = [f["message"] for f in answer.data["checks"][0]["findings"] if f["kind"] == "list"]
    assert len(messages) == 4
    assert digest(secret) not in answer.said


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"", 1),
        (b"\0" * 100_000, 1),
        (b"\xff\xfe" * 1000, 1),
        (b"a" * 3_000_000, 1),
        (b"\n" * 1_000_000, 1),
        (f"{sums.MARK}\n".encode(), 1),
    ],
)
def test_a_list_that_is_none_is_no_proof(
    content: bytes, status: int, site: Path, verify: Verify
) -> None:
    (site / sums.NAME).write_bytes(content)
    answer = verify("site")
    assert answer.status == status
    assert len(answer.said) < 10_000


def test_a_list_as_windows_writes_it_is_said_to_be_altered(site: Path, verify: Verify) -> None:
    file = site / sums.NAME
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    answer = verify("site")
    assert answer.status == 1
    assert "1 fault" in answer.said
    assert "its lines end as on Windows" in answer.said
    assert verify("site", "--sums", file, "--format", "json").found("list") == []


def test_a_file_that_may_not_be_read() -> None:
    # pytest's own folders cannot be entered by another user, whom root has to become for this.
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        for path in ("a/index.html", "b/index.html"):
            (folder / path).parent.mkdir()
            (folder / path).write_bytes(b"page")
        (folder / "a" / "index.html").chmod(0)
        (folder / "b").chmod(0)
        user = os.geteuid()
        if user == 0:
            os.seteuid(NOBODY)
        try:
            site = verify_files.SiteFolder(folder)
            found = site.look(["a/index.html", "b/index.html"])
            site.close()
        finally:
            os.seteuid(user)
            (folder / "b").chmod(0o755)
    assert {path: (there.what.value, there.reason) for path, there in found.items()} == {
        "a/index.html": ("unreadable", "Permission denied"),
        "b": ("unreadable", "Permission denied"),
    }


def test_names_that_are_not_utf_8_are_shown_by_their_bytes(site: Path, verify: Verify) -> None:
    (site / os.fsdecode(b"caf\xe9\x1b[2J.html")).write_bytes(b"")
    answer = verify("site")
    assert answer.status == 1
    assert "extra: caf<U+DCE9><U+001B>[2J.html: a file that is not expected\n" in answer.said
    assert verify("site", "--format", "json").found() == [("extra", "caf\\xe9\x1b[2J.html")]


def test_a_large_file_that_nobody_listed_is_not_read(
    site: Path, verify: Verify, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (site / "large.bin").open("wb") as file:
        file.truncate(100 << 20)
    sizes = []
    reads = os.read

    def noting(file: int, size: int) -> bytes:
        data = reads(file, size)
        sizes.append(len(data))
        return data

    monkeypatch.setattr(os, "read", noting)
    assert verify("site", "--format", "json").found() == [("extra", "large.bin")]
    assert sum(sizes) < 10 << 20


def test_a_page_that_became_large_is_altered(site: Path, verify: Verify) -> None:
    os.truncate(site / PAGE, 100 << 20)
    answer = verify("site", "--content", "content", "--format", "json")
    assert answer.found() == answer.found("records") == [("altered", PAGE)]
    assert answer.data["checks"][1]["findings"][0]["difference"] is None


def test_a_page_without_end_is_not_read_to_it(site: Path, verify: Verify) -> None:
    os.truncate(site / PAGE, 1 << 40)
    [found] = verify("site", "--format", "json").data["checks"][0]["findings"]
    assert (found["kind"], found["path"]) == ("unreadable", PAGE)
    assert "larger than 256 MiB" in found["message"]


def test_folders_are_not_entered_for_ever(site: Path, verify: Verify) -> None:
    deep = "/".join("d" * 200)
    at = os.open(site, os.O_RDONLY)
    for _ in range(200):
        os.mkdir("d", dir_fd=at)
        below = os.open("d", os.O_RDONLY, dir_fd=at)
        os.close(at)
        at = below
    os.close(at)
    write_list(site, f"{'0' * 64}  {deep}/x")
    answer = verify("site", "--format", "json")
    assert answer.status == 1
    assert ("extra", "/".join("d" * verify_files.MOST_DEPTH)) in answer.found()


# Surroundings


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere"], "there is no nowhere"),
        (["site/index.html"], "site/index.html is no folder and no ZIP file"),
        (["empty"], "empty is empty"),
        (["https://example.org/"], "https://example.org/ is an address"),
        (["no\x1b[2J\n::error::x"], "there is no no<U+001B>[2J<U+000A>::error::x"),
        (["site", "--sums", "nowhere.txt"], "nowhere.txt: No such file or directory"),
        (["site", "--sums", "site"], "site: Is a directory"),
        (["site", "--sums", "site/index.html"], "index.html is not a list of SHA-256 digests"),
        (["site", "--content", "nowhere"], "nowhere: No such file or directory"),
        (["site", "--base-url", ELSEWHERE], "--base-url says how the site is made anew"),
    ],
)
def test_what_is_in_the_way_is_said(
    arguments: list[str], said: str, site: Path, verify: Verify
) -> None:
    (site.parent / "empty").mkdir()
    answer = verify(*arguments)
    assert answer.status == 2
    assert answer.said == ""
    assert answer.complained.startswith("error: ")
    assert said in answer.complained


def test_records_with_errors_make_nothing_to_compare_with(site: Path, verify: Verify) -> None:
    Edit(INCIDENT, "summary:", "sumary:").apply(site.parent / "content")
    answer = verify("site", "--content", "content")
    assert answer.status == 2
    assert answer.said == ""
    assert "error[unknown-key]" in answer.complained
    assert answer.complained.endswith("These records make no site, so nothing was compared.\n")
