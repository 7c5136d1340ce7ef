"""Hold that files come all together or not at all, and never over one another."""

import errno
from pathlib import Path

import pytest

from sourcebook.commands import new_files
from sourcebook.commands.new_files import CannotWrite, NewFile, write_all
from tests.tools.building import contents

OLD = b"a: {name: A}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "list.yaml").write_bytes(OLD)
    return tmp_path


def files(folder: Path) -> list[NewFile]:
    return [
        NewFile(folder / "list.yaml", OLD + b"b: {name: B}\n", OLD),
        NewFile(folder / "below" / "here" / "one.yaml", b"1\n"),
        NewFile(folder / "two.yaml", b"2\n"),
    ]


def test_every_file_is_written(folder: Path) -> None:
    write_all(files(folder))
    assert contents(folder) == {
        "list.yaml": OLD + b"b: {name: B}\n",
        "below/here/one.yaml": b"1\n",
        "two.yaml": b"2\n",
    }


def test_a_file_that_is_there_stops_all(folder: Path) -> None:
    (folder / "two.yaml").write_bytes(b"mine\n")
    with pytest.raises(CannotWrite, match=r"two\.yaml is there already"):
        write_all(files(folder))
    assert contents(folder) == {"list.yaml": OLD, "two.yaml": b"mine\n"}
    assert not (folder / "below").exists()


def test_a_link_is_not_followed(folder: Path) -> None:
    (folder / "two.yaml").symlink_to(folder / "elsewhere.yaml")
    with pytest.raises(CannotWrite):
        write_all(files(folder))
    assert not (folder / "elsewhere.yaml").exists()
    assert (folder / "list.yaml").read_bytes() == OLD


def test_a_list_that_somebody_changed_stops_all(folder: Path) -> None:
    wanted = files(folder)
    (folder / "list.yaml").write_bytes(b"theirs\n")
    with pytest.raises(CannotWrite, match="changed by somebody else"):
        write_all(wanted)
    assert contents(folder) == {"list.yaml": b"theirs\n"}


@pytest.fixture(params=[True, False], ids=["links", "no-links"])
def disk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Use a disk with hard links, and one without."""

    def refused(self: Path, target: Path) -> None:
        raise OSError(errno.EPERM, "Operation not permitted", str(target), None, str(self))

    if not request.param:
        monkeypatch.setattr(Path, "hardlink_to", refused)


@pytest.mark.usefixtures("disk")
def test_any_disk_will_do(folder: Path) -> None:
    write_all(files(folder))
    assert (folder / "two.yaml").read_bytes() == b"2\n"
    with pytest.raises(CannotWrite, match="is there already"):
        write_all(files(folder)[1:])
    assert len(list(folder.iterdir())) == 3


@pytest.mark.usefixtures("disk")
@pytest.mark.parametrize("step", ["_write", "_put"])
@pytest.mark.parametrize("when", [1, 2, 3])
def test_whatever_interrupts_nothing_is_half_written(
    step: str, when: int, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = 0
    real = getattr(new_files, step)

    def interrupted(file: NewFile, beside: Path) -> None:
        nonlocal done
        done += 1
        real(file, beside)
        if done == when:
            raise KeyboardInterrupt

    monkeypatch.setattr(new_files, step, interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_all(files(folder))
    assert contents(folder) == {"list.yaml": OLD}
    assert list(folder.iterdir()) == [folder / "list.yaml"]


def test_the_rights_of_a_list_stay(folder: Path) -> None:
    (folder / "list.yaml").chmod(0o640)
    write_all(files(folder))
    assert (folder / "list.yaml").stat().st_mode & 0o777 == 0o640
