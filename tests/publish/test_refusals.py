"""Hold publishing to harming nothing that it did not make."""

import os
import resource
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sourcebook.publish import PublishError, publish

SITE = {"index.html": b"home", "a/index.html": b"a"}
NOBODY = 65534


@contextmanager
def refused(message: str, hint: str = "") -> Iterator[None]:
    """Ask for a PublishError that says something, and what to do."""
    with pytest.raises(PublishError) as caught:
        yield
    assert message in caught.value.message
    assert hint in caught.value.hint
    assert caught.value.hint


def everything(folder: Path) -> dict[str, bytes | None]:
    """Give the bytes of every file below a folder, None for what is no file."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
    }


@pytest.mark.parametrize(
    "files",
    [
        {"thesis.txt": b"years of work"},
        {"SHA256SUMS": b""},
        # A folder of downloads, each of them listed as a site's files are.
        {"SHA256SUMS": f"{'0' * 64}  disk.iso\n".encode(), "disk.iso": b"large"},
        {".git/HEAD": b"ref: refs/heads/main"},
    ],
    ids=["a document", "an empty list", "somebody's list", "hidden files"],
)
def test_a_folder_that_is_no_site_of_ours(output: Path, files: dict[str, bytes]) -> None:
    for path, content in files.items():
        (output / path).parent.mkdir(parents=True, exist_ok=True)
        (output / path).write_bytes(content)
    before = everything(output.parent)
    with refused(f"the output {output} holds files, but no site", "empty this one"):
        publish(SITE.items(), output)
    assert everything(output.parent) == before


@pytest.mark.parametrize(
    ("path", "named"),
    [
        ("CNAME", "CNAME"),
        ("a/photo.jpg", "a/photo.jpg"),
        (".well-known/security.txt", ".well-known/"),
        (".git/HEAD", ".git/"),
        ("a/\x1b[2J", "'a/\\x1b[2J'"),
    ],
)
def test_a_site_with_a_file_that_no_build_put_there(output: Path, path: str, named: str) -> None:
    publish(SITE.items(), output)
    (output / path).parent.mkdir(exist_ok=True)
    (output / path).write_bytes(b"mine")
    before = everything(output.parent)
    with refused(f"holds what no build put there: {named}", "Nothing in it was touched"):
        publish(SITE.items(), output)
    assert everything(output.parent) == before


def test_an_empty_folder_in_a_site_is_somebodys_too(output: Path) -> None:
    publish(SITE.items(), output)
    (output / "uploads").mkdir()
    with refused("uploads/"):
        publish(SITE.items(), output)


def test_only_the_first_of_many_foreign_files_are_named(output: Path) -> None:
    publish(SITE.items(), output)
    for number in range(9):
        (output / f"{number}.txt").touch()
    with refused("0.txt, 1.txt, 2.txt, 3.txt, 4.txt and 4 more"):
        publish(SITE.items(), output)


def test_a_link_in_the_place_of_a_folder_of_the_site_is_not_followed(
    output: Path, tmp_path: Path
) -> None:
    publish(SITE.items(), output)
    mine = tmp_path / "mine"
    (output / "a").rename(mine)
    (output / "a").symlink_to(mine)
    with refused("holds what no build put there: a"):
        publish(SITE.items(), output)
    assert everything(mine) == {"index.html": b"a"}


def test_what_a_desktop_leaves_in_folders_is_nobodys(output: Path) -> None:
    output.mkdir(parents=True)
    (output / ".DS_Store").touch()
    publish(SITE.items(), output)
    (output / "a/Thumbs.db").touch()
    publish(SITE.items(), output)
    assert sorted(everything(output)) == ["SHA256SUMS", "a", "a/index.html", "index.html"]


def test_a_file_that_is_put_there_while_the_site_is_made(output: Path) -> None:
    def meanwhile() -> Iterator[tuple[str, bytes]]:
        yield "index.html", b"new"
        (output / "mine.txt").write_bytes(b"mine")

    publish(SITE.items(), output)
    with refused("holds what no build put there: mine.txt"):
        publish(meanwhile(), output)
    assert (output / "mine.txt").read_bytes() == b"mine"
    assert (output / "index.html").read_bytes() == b"home"


def test_a_file_in_the_place_of_the_folder(output: Path) -> None:
    output.parent.mkdir()
    output.write_bytes(b"mine")
    with refused("is a file, not a folder"):
        publish(SITE.items(), output)
    assert output.read_bytes() == b"mine"


def test_a_file_in_the_place_of_a_folder_around_it(output: Path) -> None:
    output.parent.write_bytes(b"mine")
    with refused(f"{output}"):
        publish(SITE.items(), output)
    assert output.parent.read_bytes() == b"mine"


@pytest.mark.parametrize("exists", [True, False], ids=["to a folder", "to nothing"])
def test_a_link_in_the_place_of_the_folder(output: Path, tmp_path: Path, *, exists: bool) -> None:
    target = tmp_path / "target"
    if exists:
        target.mkdir()
    output.parent.mkdir()
    output.symlink_to(target)
    with refused("is a link to another folder", "the folder itself"):
        publish(SITE.items(), output)
    assert output.is_symlink()


def test_a_link_on_the_way_to_the_folder_is_followed(output: Path, tmp_path: Path) -> None:
    (tmp_path / "target").mkdir()
    output.parent.symlink_to(tmp_path / "target")
    publish(SITE.items(), output)
    assert (tmp_path / "target/site/index.html").read_bytes() == b"home"


@pytest.mark.parametrize("output", ["/", "//", "/./", "/usr/.."])
def test_the_root_of_the_disk(output: str) -> None:
    with refused("is the root of the disk"):
        publish(SITE.items(), Path(output))


def test_a_mount_point() -> None:
    with refused("is a mount point", "a folder in it"):
        publish(SITE.items(), Path("/proc"))


def test_the_folder_that_one_stands_in(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(SITE.items(), output)
    monkeypatch.chdir(output / "a")
    for way in (Path(".."), output, Path("../../../www/site")):
        with refused("the folder that you are in, or holds it", "another folder first"):
            publish(SITE.items(), way)


def test_a_path_is_taken_from_where_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    publish(SITE.items(), Path("x/../site"))
    assert (tmp_path / "site/index.html").read_bytes() == b"home"


def test_the_content_folder_in_any_way(tmp_path: Path) -> None:
    content = tmp_path / "records" / "content"
    content.mkdir(parents=True)
    link = tmp_path / "link"
    link.symlink_to(content)
    for output, said in {
        content: "is the content folder itself",
        content / "site": "lies in the content folder",
        link / "site": "lies in the content folder",
        content.parent: "holds the content folder",
        content / "../../records": "holds the content folder",
    }.items():
        with refused(said):
            publish(SITE.items(), output, content=content)
    assert everything(tmp_path / "records") == {"content": None}


def test_a_folder_that_may_not_be_written_to() -> None:
    # pytest's own folders cannot be entered by another user, whom root has to become for this.
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o555)
        user = os.geteuid()
        if user == 0:
            os.seteuid(NOBODY)
        try:
            with refused("Permission denied", "that you may write to"):
                publish(SITE.items(), folder / "site")
            with refused("Permission denied", "that you may write to"):
                publish(SITE.items(), folder / "around" / "site")
        finally:
            os.seteuid(user)
            folder.chmod(0o755)
        assert everything(folder) == {}


def test_a_disk_without_room_leaves_the_old_site(output: Path) -> None:
    publish(SITE.items(), output)
    before = everything(output)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limits[1]))
    try:
        with refused("File too large", "make room"):
            publish([("index.html", b"new"), ("large.bin", bytes(200_000))], output)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert everything(output) == before
    assert not list(output.parent.rglob("large.bin")), "room is given back"


def test_a_name_that_is_too_long(tmp_path: Path) -> None:
    with refused("File name too long", "shorter path"):
        publish(SITE.items(), tmp_path / ("x" * 250))
