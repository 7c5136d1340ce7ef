"""Pack a published site into a ZIP file: the same bytes each time, and never over a foreign one."""

import os
import shutil
import stat
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from sourcebook.publish import PublishError, publish, sums
from sourcebook.publish.zip_file import MARK, pack
from tests.tools.building import contents

FILES = (("index.html", b"<p>Home" * 99), ("find/data-con.js", b"handOver('{}');\n"))


@pytest.fixture
def site(output: Path) -> Path:
    publish(FILES, output)
    return output


def packed(site: Path, target: Path) -> bytes:
    told: list[tuple[int, int]] = []
    digest, size = pack(site, target, lambda done, files: told.append((done, files)))
    data = target.read_bytes()
    assert (digest, size) == (sums.digest(data), len(data))
    assert len(told) == len(FILES) + 1
    return data


def test_a_zip_file_holds_the_site_in_a_folder_of_its_name(site: Path, tmp_path: Path) -> None:
    target = tmp_path / "new" / "copy-2026.zip"
    packed(site, target)
    shutil.unpack_archive(target, tmp_path / "unpacked")
    assert contents(tmp_path / "unpacked" / "copy-2026") == contents(site)
    assert sums.NAME in contents(site)
    assert [file.name for file in target.parent.iterdir()] == ["copy-2026.zip"]


def test_it_is_the_same_each_time(site: Path, output: Path, tmp_path: Path) -> None:
    first = packed(site, tmp_path / "copy.zip")
    other = output.parent / "other"
    before = os.umask(0o077)
    try:
        publish(reversed(FILES), other)
        os.utime(other / "index.html", (1, 1))
        again = packed(other, tmp_path / "elsewhere" / "copy.zip")
    finally:
        os.umask(before)
    assert packed(site, tmp_path / "copy.zip") == first == again
    with ZipFile(tmp_path / "copy.zip") as file:
        entries = file.infolist()
        assert [entry.filename for entry in entries] == sorted(e.filename for e in entries)
        assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.external_attr >> 16 for entry in entries} == {stat.S_IFREG | 0o644}
        assert {entry.create_system for entry in entries} == {3}
        assert {entry.compress_type for entry in entries} == {ZIP_DEFLATED}
        assert file.comment == MARK
        assert file.testzip() is None


@pytest.mark.parametrize(
    "name",
    ["con.zip", "aux.2026.zip", "copy", "copy.tar", "-.zip/..zip", "a b.zip", "копія.zip", ".zip"],
)
def test_names_that_not_all_systems_can_unpack_are_refused(
    site: Path, tmp_path: Path, name: str
) -> None:
    with pytest.raises(PublishError, match="is no name for a ZIP file"):
        pack(site, tmp_path / name, lambda *_: None)


def test_it_does_not_lie_in_the_site(site: Path) -> None:
    with pytest.raises(PublishError, match="lies in the folder of the site"):
        pack(site, site / "copy.zip", lambda *_: None)


def test_what_is_there_is_replaced_only_if_it_is_ours(site: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.zip"
    others = (b"a photograph", b"")
    for data in others:
        target.write_bytes(data)
        with pytest.raises(PublishError, match="and no ZIP file of a site"):
            pack(site, target, lambda *_: None)
        assert target.read_bytes() == data
    target.unlink()
    with ZipFile(target, "w") as file:
        file.writestr("index.html", "another's")
    kept = target.read_bytes()
    with pytest.raises(PublishError, match="and no ZIP file of a site"):
        pack(site, target, lambda *_: None)
    assert target.read_bytes() == kept
    target.unlink()
    target.symlink_to(tmp_path / "nowhere.zip")
    with pytest.raises(PublishError, match="and no ZIP file of a site"):
        pack(site, target, lambda *_: None)


def test_a_site_that_changes_meanwhile_is_not_packed(site: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.zip"
    first = packed(site, target)
    (site / "index.html").write_bytes(b"altered")
    with pytest.raises(PublishError, match=r"index\.html .* was changed while it was packed"):
        pack(site, target, lambda *_: None)
    assert target.read_bytes() == first
    assert [file.name for file in tmp_path.iterdir() if "copy" in file.name] == ["copy.zip"]
