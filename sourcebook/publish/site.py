"""Stage a site beside its folder, then put it there in one step."""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sourcebook.publish.destination import Destination, examine, refuse_strangers
from sourcebook.publish.errors import PublishError, explained
from sourcebook.publish.lock import only_one
from sourcebook.publish.stage import Stage, keep
from sourcebook.publish.swap import heal, swap


@dataclass(frozen=True, slots=True)
class PublishReport:
    """Count the files of the published site, SHA256SUMS left out, and their bytes.

    `unchanged` of the `files` were there before with the same bytes, and keep their time;
    `removed` were there before and are gone.
    """

    files: int
    bytes: int
    unchanged: int
    removed: int

    @property
    def written(self) -> int:
        """Return how many files are new or have new bytes."""
        return self.files - self.unchanged


def publish(
    files: Iterable[tuple[str, bytes]],
    output: Path,
    *,
    content: Path | None = None,
    clean: bool = False,
) -> PublishReport:
    """Publish the files, paths with `/` and bytes, as everything that the output folder holds.

    The files are taken one at a time, so they may be made while they are asked for. A file whose
    bytes are published already is taken over with its time, unless `clean`. Whatever happens,
    readers find the old site or the new one, whole. Raises PublishError for a folder that `examine`
    refuses, such as one in `content` or around it, while another build publishes there, and when
    the system refuses to write; ValueError for a path that no route should make.
    """
    place = examine(output, content)
    with explained("make the folder around", output):
        place.folder.parent.mkdir(parents=True, exist_ok=True)
    with only_one(place.beside("lock"), output):
        with explained("clear what a broken build left beside", output):
            heal(place.folder, place.beside("aside"))
            _clear(place.beside("staging"))
        # Looked at again: only now does no other build change it.
        return _publish(files, output, examine(output, content), clean=clean)


def _publish(
    files: Iterable[tuple[str, bytes]], output: Path, there: Destination, *, clean: bool
) -> PublishReport:
    staging = there.beside("staging")
    try:
        with explained("write beside", output):
            stage = Stage(staging, None if clean else there)
        for path, content in files:
            with explained("write beside", output):
                stage.add(path, content)
        with explained("write beside", output):
            stage.finish()
        with explained("put the site in the place of", output):
            _put(staging, there, output)
    finally:
        # The site that was replaced, or the half of one that could not be made. What cannot be
        # removed now is removed by the next build.
        shutil.rmtree(staging, ignore_errors=True)
    return PublishReport(
        files=len(stage.digests),
        bytes=stage.bytes,
        unchanged=stage.unchanged,
        removed=len(there.digests.keys() - stage.digests.keys()),
    )


def _put(staging: Path, there: Destination, output: Path) -> None:
    if not there.exists:
        staging.rename(there.folder)
    else:
        swap(staging, there.folder, there.beside("aside"))
        try:
            # Somebody may have put a file there while the site was made.
            refuse_strangers(staging, there.digests, output)
        except PublishError:
            swap(staging, there.folder, there.beside("aside"))
            raise
    keep(there.folder.parent)


def _clear(staging: Path) -> None:
    if staging.exists():
        shutil.rmtree(staging)
