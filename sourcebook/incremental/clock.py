"""Ask a file system what time it is: times of change are told by its clock, not by ours."""

import os
from pathlib import Path

from sourcebook.publish.lock import instant

_CLOCK = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW


def instant_of(content: Path, folder: Path) -> int | None:
    """Return what time it is for the file system of a content folder, in nanoseconds.

    A file in `folder` is touched for it. None where that one is on another file system, or cannot
    be written to: then times say nothing.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(folder / "clock", _CLOCK, 0o600)
        try:
            same = os.fstat(descriptor).st_dev == content.stat().st_dev
            return instant(descriptor) if same else None
        finally:
            os.close(descriptor)
    except OSError:
        return None
