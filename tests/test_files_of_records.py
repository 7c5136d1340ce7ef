"""Hold what readers get to what the records say, wherever and however their files are written."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tools.building import RICH, build_here, contents, run
from tests.tools.site import Site
from tests.tools.trees import INCIDENT, tree

BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def in_one_folder(content: Path) -> None:
    """Move every record to the top of its folder."""
    for folder in ("incidents", "articles"):
        for file in [path for path in (content / folder).rglob("*.*") if path.is_file()]:
            file.rename(content / folder / file.name)


def in_many_folders(content: Path) -> None:
    """Give every record a folder of its own, so that the disk lists them in another order."""
    for folder in ("incidents", "articles", "figures", "pages"):
        files = [path for path in (content / folder).rglob("*.*") if path.is_file()]
        for number, file in enumerate(sorted(files, reverse=True)):
            place = content / folder / f"{number:03}" / "Ordner mit ü"
            place.mkdir(parents=True)
            file.rename(place / file.name)


def as_windows_writes(content: Path) -> None:
    """Begin every file with a mark of the byte order, and end its lines as Windows does."""
    for file in content.rglob("*.*"):
        if file.is_file():
            plain = file.read_bytes().removeprefix(BYTE_ORDER_MARK).replace(b"\r\n", b"\n")
            file.write_bytes(BYTE_ORDER_MARK + plain.replace(b"\n", b"\r\n"))


def among_hidden_files(content: Path) -> None:
    """Add what editors and systems leave behind."""
    for name in (".DS_Store", "incidents/.vesterlund-2019.yaml.swp", "articles/.obsidian/x.json"):
        file = content / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"\x00\xff left behind")


def with_comments(content: Path) -> None:
    """Put a remark and an empty line before every record."""
    for file in content.rglob("*.yaml"):
        text = file.read_bytes().removeprefix(BYTE_ORDER_MARK).decode()
        file.write_text(f"# A remark: {{of}} an [editor\n\n{text}", encoding="utf-8", newline="")


@pytest.mark.parametrize(
    "written",
    [in_one_folder, in_many_folders, as_windows_writes, among_hidden_files, with_comments],
)
def test_how_files_are_written_changes_no_byte(
    written: Callable[[Path], None], rich: Site, tmp_path: Path
) -> None:
    content = tmp_path / "content"
    shutil.copytree(RICH, content)
    written(content)
    build_here("--content", content, "--output", tmp_path / "site")
    assert differing(contents(rich.folder), contents(tmp_path / "site")) == []


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """List the files that only one of two sites has, or that are not the same in both."""
    return [path for path in sorted({*one, *other}) if one.get(path) != other.get(path)]


def test_one_id_in_two_folders_is_an_error(tmp_path: Path) -> None:
    content = tree(tmp_path)
    twin = content / "incidents" / "again" / Path(INCIDENT).name
    twin.parent.mkdir()
    shutil.copyfile(content / INCIDENT, twin)
    done = run(cwd=tmp_path)
    assert done.returncode == 1
    assert "error[duplicate-id]" in done.stderr
    assert "the id `evans-bay-2020` is taken by" in done.stderr
