"""Say why a site cannot be published, and what to do about it."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_HINTS = {
    errno.EACCES: "Choose a folder that you may write to, with --output.",
    errno.EPERM: "Choose a folder that you may write to, with --output.",
    errno.EROFS: "Choose a folder on a disk that can be written to, with --output.",
    errno.ENOSPC: "Make room on the disk and build again.",
    errno.EDQUOT: "Your share of the disk is used up: make room and build again.",
    errno.EFBIG: "A file may not be this large here: make room, or choose another --output.",
    errno.EBUSY: "Another program holds the folder, or it is a mount point: choose a folder in it.",
    errno.EXDEV: "The folder is a disk of its own: choose a folder in it, with --output.",
    errno.ENAMETOOLONG: "Choose an --output with a shorter path.",
    errno.ENOTDIR: "A part of the path is a file: choose another --output.",
    errno.ELOOP: "Links in the path lead in a circle: choose another --output.",
}
_OTHERWISE = "Look at the folder, or choose another one with --output."


class PublishError(Exception):
    """Tell that the site was not published; the one published before stands as it was."""

    def __init__(self, message: str, hint: str) -> None:
        """Keep what is wrong and the remedy, each a sentence or two."""
        super().__init__(message)
        self.message = message
        self.hint = hint


@contextmanager
def explained(doing: str, folder: Path) -> Iterator[None]:
    """Turn a refusal of the operating system into a PublishError: "cannot {doing} {folder}"."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise PublishError(
            f"cannot {doing} {folder}: {reason}", _HINTS.get(error.errno or 0, _OTHERWISE)
        ) from error
