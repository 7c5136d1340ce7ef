"""Hold two builds of the same records to the same bytes, wherever and whenever they run."""

import shutil
from pathlib import Path

from tests.tools.building import build, contents
from tests.tools.site import Site


def copy_backwards(source: Path, target: Path) -> None:
    """Copy a folder so that the disk lists its files in another order."""
    files = [path for path in source.rglob("*") if path.is_file()]
    for file in sorted(files, reverse=True):
        copy = target / file.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copy)


def test_place_order_hash_seed_time_zone_and_locale_change_no_byte(
    published: Site, tmp_path: Path
) -> None:
    content = tmp_path / "elsewhere" / "récords"
    copy_backwards(published.content, content)
    elsewhere = {
        "HOME": str(tmp_path),
        "LC_ALL": "tr_TR.UTF-8",
        "LANG": "tr_TR.UTF-8",
        "PYTHONHASHSEED": "4711",
        "TZ": "Pacific/Kiritimati",
    }
    build(
        "--content",
        str(content),
        "--output",
        str(tmp_path / "site"),
        cwd=tmp_path,
        environment=elsewhere,
    )
    first, second = contents(published.folder), contents(tmp_path / "site")
    assert first.keys() == second.keys()
    assert [path for path, data in first.items() if second[path] != data] == []


def test_building_again_changes_no_file(published: Site, tmp_path: Path) -> None:
    output = tmp_path / "site"
    options = ("--content", str(published.content), "--output", str(output))
    build(*options, cwd=tmp_path)
    before = contents(output)
    build(*options, cwd=tmp_path)
    build(*options, "--clean", cwd=tmp_path)
    assert contents(output) == before == contents(published.folder)
