"""Publish to disks that are full, small or read-only, and across two of them."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from sourcebook.publish import PublishError, publish
from tests.publish.drills.sites import expected, look, seen
from tests.tools.building import ROOT

SMALL = {f"{number}/index.html": b"small" * 50 for number in range(20)}
LARGE = {**SMALL, "large.bin": bytes(8_000_000)}
OTHER = {**SMALL, "index.html": b"home"}


def mounted(drill: str) -> str:
    """Run a drill of this module where it may mount disks of its own; return what it said.

    A user may do so in a namespace of his own, where the system lets him have one.
    """
    done = subprocess.run(
        ["unshare", "--user", "--map-root-user", "--mount", sys.executable, "-m", __name__, drill],
        cwd=ROOT,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    if "unshare" in done.stderr:
        return f"not possible here: {done.stderr.strip()}"
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.strip()


def full(place: Path) -> None:
    """Fill a disk of 4 MB in the middle of a build, again and again, and make room at last."""
    _mount("tmpfs", place, "size=4m")
    output = place / "site"
    publish(SMALL.items(), output)
    for _ in range(3):
        for site in (LARGE, {**OTHER, **{f"{n}.bin": bytes(300_000) for n in range(40)}}):
            _refused(site, output, errno.ENOSPC)
            assert seen(output) == expected(SMALL)
    publish(OTHER.items(), output)
    assert seen(output) == expected(OTHER)


def without_names(place: Path) -> None:
    """Run out of inodes, as a disk of many small files does."""
    _mount("tmpfs", place, "nr_inodes=150")
    output = place / "site"
    publish(SMALL.items(), output)
    publish(OTHER.items(), output)
    _refused({**SMALL, **{f"{n}/{n}": b"" for n in range(100, 200)}}, output, errno.ENOSPC)
    assert seen(output) == expected(OTHER)
    publish(SMALL.items(), output)
    assert seen(output) == expected(SMALL)


def read_only(place: Path) -> None:
    """Let the disk become read-only between two builds, and writable again."""
    _mount("tmpfs", place, "size=4m")
    output = place / "site"
    publish(SMALL.items(), output)
    _mount("tmpfs", place, "remount,ro")
    _refused(OTHER, output, errno.EROFS)
    assert look(output) == "whole"
    _mount("tmpfs", place, "remount,rw")
    publish(OTHER.items(), output)
    assert seen(output) == expected(OTHER)


def a_disk_within(place: Path) -> None:
    """Find a disk mounted on a folder of the site: what is in it is named, and stays."""
    output = place / "site"
    publish(SMALL.items(), output)
    _mount("tmpfs", output / "3", "size=1m")
    (output / "3" / "mine").write_bytes(b"mine")
    try:
        publish(OTHER.items(), output)
    except PublishError as error:
        assert "3/mine" in error.message, error.message  # noqa: PT017 - it is what is looked for
    else:
        raise AssertionError("it was published")
    assert (output / "3" / "mine").read_bytes() == b"mine"


Drill = Callable[[Path], None]
DRILLS: tuple[Drill, ...] = (full, without_names, read_only, a_disk_within)


def _refused(site: dict[str, bytes], output: Path, number: int) -> None:
    try:
        publish(site.items(), output)
    except PublishError as error:
        assert os.strerror(number) in error.message, error.message  # noqa: PT017
    else:
        raise AssertionError("it was published")


def _mount(kind: str, place: Path, options: str) -> None:
    subprocess.run(["mount", "-t", kind, "-o", options, kind, place], check=True)


def _main() -> None:
    place = Path("/tmp/drill")  # noqa: S108 - in a namespace of its own, see `mounted`
    _mount("tmpfs", Path("/tmp"), "size=20m")  # noqa: S108
    place.mkdir()
    (drill,) = (drill for drill in DRILLS if drill.__name__ == sys.argv[1])
    drill(place)
    sys.stdout.write("held\n")


if __name__ == "__main__":
    _main()
