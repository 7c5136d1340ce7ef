"""Alter anything round a site between two builds; a warm build gives what a clean one gives."""

import os
import random
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from sourcebook.publish import PublishError, lock, publish
from tests.publish.drills.faults import killed_at, versions
from tests.publish.drills.sites import SHAPES, expected, seen

Deed = Callable[["Scene"], None]
HOUR = 3_600_000_000_000


@dataclass
class Scene:
    """Hold the folder around a site, and what chance decides."""

    output: Path
    chance: random.Random
    clock: int = 0

    @property
    def shop(self) -> Path:
        return self.output.with_name(".site.sourcebook")

    @property
    def tree(self) -> Path:
        """Give the site mostly, or the standby where there is one."""
        standby = self.shop / "standby"
        return standby if standby.exists() and self.chance.random() < 0.4 else self.output

    def a_file(self) -> Path:
        files = [path for path in self.tree.rglob("*") if path.is_file() and not path.is_symlink()]
        return self.chance.choice(sorted(files)) if files else self.output / "SHA256SUMS"

    def a_folder(self) -> Path:
        tree = self.tree
        return self.chance.choice(
            [tree, *sorted(path for path in tree.rglob("*") if path.is_dir())]
        )


def edit(scene: Scene) -> None:
    file = scene.a_file()
    if file.name != "SHA256SUMS":
        file.write_bytes(file.read_bytes() + b"edited")


def edit_unseen(scene: Scene) -> None:
    """Alter bytes in place, leave the size, and set the time of modification back."""
    file = scene.a_file()
    if file.name == "SHA256SUMS":
        return  # another list than ours makes the folder somebody else's
    before = file.stat()
    with file.open("r+b") as opened:
        opened.write(b"XX")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def touch(scene: Scene) -> None:
    os.utime(scene.a_file(), (1, 1), follow_symlinks=False)


def delete(scene: Scene) -> None:
    file = scene.a_file()
    if file.name != "SHA256SUMS":
        file.unlink()


def replace_by_itself(scene: Scene) -> None:
    file = scene.a_file()
    copy = file.with_name("copy")
    shutil.copy2(file, copy)
    copy.replace(file)


def replace_by_another(scene: Scene) -> None:
    file, other = scene.a_file(), scene.a_file()
    if file.name != "SHA256SUMS" and other.exists() and not file.samefile(other):
        copy = file.with_name("copy")
        shutil.copy2(other, copy)
        copy.replace(file)


def replace_by_link(scene: Scene) -> None:
    file = scene.a_file()
    if file.name != "SHA256SUMS":
        file.unlink()
        file.symlink_to(scene.chance.choice(["../index.html", "index.html", "nowhere", "."]))


def replace_by_pipe(scene: Scene) -> None:
    file = scene.a_file()
    if file.name != "SHA256SUMS":
        file.unlink()
        os.mkfifo(file)


def close_file(scene: Scene) -> None:
    scene.a_file().chmod(0o600)


def open_folder(scene: Scene) -> None:
    scene.a_folder().chmod(0o777)


def leave_debris(scene: Scene) -> None:
    (scene.a_folder() / ".DS_Store").touch()


def remove_standby(scene: Scene) -> None:
    shutil.rmtree(scene.shop / "standby", ignore_errors=True)


def remove_workshop(scene: Scene) -> None:
    shutil.rmtree(scene.shop)


def remove_site(scene: Scene) -> None:
    shutil.rmtree(scene.output)


def half_staged(scene: Scene) -> None:
    """Leave what a killed build leaves, with everything in it that can be in the way."""
    staging = scene.shop / "staging"
    staging.mkdir(exist_ok=True)
    path = staging / scene.chance.choice(SHAPES)
    with suppress(FileExistsError, NotADirectoryError):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.symlink_to(scene.output.parent)


def lose_ledger(scene: Scene) -> None:
    (scene.shop / "ledger").unlink(missing_ok=True)


def damage_ledger(scene: Scene) -> None:
    ledger = scene.shop / "ledger"
    if ledger.exists() and (content := bytearray(ledger.read_bytes())):
        content[scene.chance.randrange(len(content))] ^= 1
        ledger.write_bytes(content[: scene.chance.choice([len(content), len(content) // 2, 0])])


def take_another_ledger(scene: Scene) -> None:
    """Take the ledger of another site for this one's."""
    other = scene.output.with_name("other")
    publish([("index.html", b"another"), ("a/index.html", b"another")], other)
    shutil.copy(other.with_name(".other.sourcebook") / "ledger", scene.shop / "ledger")


def move_all(scene: Scene) -> None:
    """Move the whole project to another folder."""
    place = scene.output.parent
    moved = place.with_name(f"moved-{scene.chance.randrange(10**9)}")
    place.rename(moved)
    scene.output = moved / "site"


def copy_all(scene: Scene) -> None:
    """Copy the whole project, as a backup that is brought back."""
    place = scene.output.parent
    moved = place.with_name(f"copied-{scene.chance.randrange(10**9)}")
    shutil.copytree(place, moved, symlinks=True, ignore=_without_pipes)
    shutil.rmtree(place)
    scene.output = moved / "site"


def set_clock_back(scene: Scene) -> None:
    scene.clock -= HOUR


def be_killed(scene: Scene) -> None:
    sites = versions(scene.chance.randrange(10**6))
    killed_at(scene.chance.randrange(1, 200), next(sites), scene.output, clean=False)


DEEDS: tuple[Deed, ...] = (
    edit,
    edit_unseen,
    touch,
    delete,
    replace_by_itself,
    replace_by_another,
    replace_by_link,
    replace_by_pipe,
    close_file,
    open_folder,
    leave_debris,
    remove_standby,
    remove_workshop,
    remove_site,
    half_staged,
    lose_ledger,
    damage_ledger,
    take_another_ledger,
    move_all,
    copy_all,
    set_clock_back,
    be_killed,
)


def tamper(place: Path, *, seed: int, rounds: int) -> int:
    """Do a few deeds, build, and compare; return how many deeds were done.

    Every few rounds something foreign is put there, too: it is named, and stays.
    """
    chance = random.Random(seed)  # noqa: S311 - the same in every run
    scene = Scene(place / "project" / "site", chance)
    sites = versions(seed)
    site = next(sites)
    done: list[str] = []
    publish(site.items(), scene.output)
    for _ in range(rounds):
        for deed in chance.sample(DEEDS, chance.randrange(4)):
            if scene.output.exists() and scene.shop.exists():
                deed(scene)
                done.append(deed.__name__)
        if chance.random() < 0.6:
            site = next(sites)
        if chance.random() < 0.2 and scene.output.exists():
            _refuses_a_foreign_file(scene, site)
        with mock.patch.object(lock, "instant", _shifted(lock.instant, scene.clock)):
            publish(site.items(), scene.output)
        assert seen(scene.output) == expected(site), f"seed {seed}: {done[-8:]}"
    return len(done)


def _refuses_a_foreign_file(scene: Scene, site: dict[str, bytes]) -> None:
    foreign = scene.a_folder() / "thesis.txt"
    if foreign.parent.is_symlink():
        return
    foreign.write_bytes(b"years of work")
    before = foreign.stat()
    named = "thesis.txt"
    try:
        publish(site.items(), scene.output)
    except PublishError as error:
        assert named in error.message, error.message  # noqa: PT017 - it may be in no one's way
    assert foreign.read_bytes() == b"years of work"
    assert foreign.stat().st_ino == before.st_ino
    foreign.unlink()


def _shifted(instant: Callable[[int], int | None], by: int) -> Callable[[int], int | None]:
    def shifted(held: int) -> int | None:
        now = instant(held)
        return None if now is None else now + by

    return shifted


def _without_pipes(folder: str, names: list[str]) -> list[str]:
    return [name for name in names if (Path(folder) / name).is_fifo()]
