"""List the files of records, with what tells whether each is still what it was."""

import hashlib
import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sourcebook.incremental.clock import instant_of
from sourcebook.load.files import list_files
from sourcebook.problems import Problem
from sourcebook.publish import signature


@dataclass(frozen=True)
class Listed:
    """Hold the signature of each file of a folder; empty for one that went meanwhile.

    `instant` is what time it was for the file system before that (see `signature.settled`), None
    where that says nothing.
    """

    signatures: dict[str, bytes]
    problems: tuple[Problem, ...]
    instant: int | None

    @cached_property
    def digest(self) -> bytes:
        """Return what tells these files with these signatures from all others."""
        names = "\0".join(self.signatures).encode("utf-8", "surrogateescape")
        state = hashlib.blake2b(names, digest_size=32)
        for signed in self.signatures.values():
            state.update(b"%d " % len(signed) + signed)
        return state.digest()

    @property
    def is_settled(self) -> bool:
        """Tell whether a folder in which nothing has changed since would give the same again."""
        return not self.problems and all(
            signed and signature.settled(signed, self.instant) == signed
            for signed in self.signatures.values()
        )


def listed(content: Path, shown_as: str, folder: Path) -> Listed:
    """Return what a content folder holds now; the time is asked for in `folder`.

    Raises OSError where it cannot be listed.
    """
    instant = instant_of(content, folder)
    names, problems = list_files(content, shown_as)
    root = os.open(content, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        sign = signature.signer(root)
        return Listed({name: sign(name) for name in names}, tuple(problems), instant)
    finally:
        os.close(root)
