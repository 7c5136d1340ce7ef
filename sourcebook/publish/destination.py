"""Refuse to publish to a place where a site would do harm."""

import os
from pathlib import Path

from sourcebook.publish import sums, workshop
from sourcebook.publish.errors import PublishError, explained
from sourcebook.publish.listing import DEBRIS

_ELSEWHERE = "Name another folder with --output."


def examine(output: Path, content: Path | None = None) -> Path:
    """Return the whole path of a folder that a site may be published to, without links.

    Raises PublishError for one where a site would do harm. A site replaces its folder whole, so the
    folder must be missing, empty, or a site that we made. It can neither hold the content folder,
    nor lie in it. What lies in a site of ours is looked at later, see `survey`.
    """
    folder = _placed(output)
    if content is not None:
        _keep_apart(output, folder, content)
    with explained("look into", output):
        if not folder.exists():
            return folder
        if not folder.is_dir():
            raise PublishError(f"the output {output} is a file, not a folder", _ELSEWHERE)
        if os.path.ismount(folder):
            raise PublishError(
                f"the output {output} is a mount point, which cannot be replaced",
                "Name a folder in it with --output.",
            )
        if not _may_be_ours(folder):
            raise refusal(output)
    return folder


def refusal(output: Path) -> PublishError:
    """Return what is said of a folder of somebody else."""
    return PublishError(
        f"the output {output} holds files, but no site that Sourcebook made",
        "Name another folder with --output, or empty this one if nothing in it is needed.",
    )


def _may_be_ours(folder: Path) -> bool:
    """Tell a folder that is empty, marked as ours, or known to the last build from any other."""
    if all(name in DEBRIS for name in os.listdir(folder)):  # noqa: PTH208 - only the names
        return True
    listed = folder / sums.NAME
    if listed.is_file() and not listed.is_symlink():
        with listed.open("rb") as file:
            if sums.is_marked(file.read(len(sums.MARK) + 1)):
                return True
    return (workshop.beside(folder) / "ledger").is_file()


def _placed(output: Path) -> Path:
    """Return the whole path without links; a link in the place of the folder is refused."""
    with explained("find", output):
        whole = Path(os.path.abspath(output))  # noqa: PTH100 - `..` is taken as it is typed
        if whole.is_symlink():
            raise PublishError(
                f"the output {output} is a link to another folder",
                "Name the folder itself with --output.",
            )
        folder = whole.resolve()
        inside = Path.cwd().resolve().is_relative_to(folder)
    if folder == folder.parent:
        raise PublishError(f"the output {output} is the root of the disk", _ELSEWHERE)
    if inside:
        raise PublishError(
            f"the output {output} is the folder that you are in, or holds it",
            "Go to another folder first, or name another one with --output.",
        )
    return folder


def _keep_apart(output: Path, folder: Path, content: Path) -> None:
    with explained("find", content):
        place = content.resolve()
    if folder == place:
        raise PublishError(f"the output {output} is the content folder itself", _ELSEWHERE)
    if folder.is_relative_to(place):
        raise PublishError(f"the output {output} lies in the content folder", _ELSEWHERE)
    if place.is_relative_to(folder):
        raise PublishError(f"the output {output} holds the content folder", _ELSEWHERE)
