"""Look at the folder that a site is to be published to, and refuse to harm what is in it."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sourcebook.publish import sums
from sourcebook.publish.errors import PublishError, explained

DEBRIS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""Files that desktops leave in every folder that somebody looks into; they are nobody's work."""
MOST_NAMED = 5
"""How many files a message names."""
_ELSEWHERE = "Name another folder with --output."


@dataclass(frozen=True, slots=True)
class Destination:
    """Hold a folder that a site may be published to.

    `folder` is whole and without links, `exists` tells whether something is there to be replaced,
    `digests` are those of the files of the site that is there.
    """

    folder: Path
    exists: bool
    digests: Mapping[str, str] = field(default_factory=dict)

    def beside(self, purpose: str) -> Path:
        """Return the path of a hidden neighbour: same file system, name known to every build."""
        return self.folder.with_name(f".{self.folder.name}.sourcebook-{purpose}")


def examine(output: Path, content: Path | None = None) -> Destination:
    """Return the destination, or raise PublishError for one where a site would do harm.

    A site replaces its folder whole, so the folder must be missing, empty, or a site that we made
    with nothing else in it. It can neither hold the content folder, nor lie in it.
    """
    folder = _placed(output)
    if content is not None:
        _keep_apart(output, folder, content)
    with explained("look into", output):
        if not folder.exists():
            return Destination(folder, exists=False)
        if not folder.is_dir():
            raise PublishError(f"the output {output} is a file, not a folder", _ELSEWHERE)
        if os.path.ismount(folder):
            raise PublishError(
                f"the output {output} is a mount point, which cannot be replaced",
                "Name a folder in it with --output.",
            )
        if all(name in DEBRIS for name in os.listdir(folder)):  # noqa: PTH208 - only the names
            return Destination(folder, exists=True)
        digests = _digests(folder, output)
        refuse_strangers(folder, digests, output)
    return Destination(folder, exists=True, digests=digests)


def refuse_strangers(folder: Path, digests: Mapping[str, str], output: Path) -> None:
    """Raise PublishError when something lies in a published site that is not part of it."""
    found = sorted(strangers(folder, digests))
    if found:
        named = ", ".join(map(_shown, found[:MOST_NAMED]))
        more = f" and {len(found) - MOST_NAMED} more" if len(found) > MOST_NAMED else ""
        raise PublishError(
            f"the output {output} holds what no build put there: {named}{more}",
            "Move it elsewhere: the folder is replaced whole. Nothing in it was touched.",
        )


def strangers(folder: Path, digests: Mapping[str, str]) -> Iterator[str]:
    """Yield every path in a folder that is no part of the site, a whole foreign folder once."""
    files = {sums.NAME, *digests}
    folders = _folders(digests)
    waiting = [""]
    while waiting:
        prefix = waiting.pop()
        with os.scandir(folder / prefix) as entries:
            for entry in entries:
                path = f"{prefix}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    if path in folders:
                        waiting.append(f"{path}/")
                    else:
                        yield f"{path}/"
                elif path not in files and entry.name not in DEBRIS:
                    yield path


def _folders(paths: Iterable[str]) -> set[str]:
    """Return every folder that holds one of the files, at any depth."""
    folders: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return folders


def _shown(path: str) -> str:
    """Return a name as it is, escaped where a terminal would not print it."""
    return path if path.isprintable() else ascii(path)


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


def _digests(folder: Path, output: Path) -> dict[str, str]:
    list_file = folder / sums.NAME
    digests = None
    if list_file.is_file() and not list_file.is_symlink():
        digests = sums.read(list_file.read_bytes())
    if digests is None:
        raise PublishError(
            f"the output {output} holds files, but no site that Sourcebook made",
            "Name another folder with --output, or empty this one if nothing in it is needed.",
        )
    return digests
