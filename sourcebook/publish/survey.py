"""Look at what lies in the folder of the site: the digest of every file, and what is not ours."""

import os
import stat
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from sourcebook.publish import signature, sums
from sourcebook.publish.destination import refusal
from sourcebook.publish.errors import PublishError
from sourcebook.publish.ledger import Ledger
from sourcebook.publish.listing import DEBRIS, TOP, Entry, Ours, entries, folders_of, walk
from sourcebook.publish.signature import FILE, FOLDER, UNKNOWN, Sign

MOST_NAMED = 5
"""How many files a message names."""
_CHUNK = 1 << 20


@dataclass(slots=True)
class Survey:
    """Hold what was found in an open folder.

    `files` holds the signature of each file that a build has made, or of what is in its place now;
    `digests` that of each one that is as builds leave it: a plain file with the usual mode.
    `replaced` are files that are others than the ledger knows, `debris` are files of nobody,
    `missing` files of ours that somebody took, perhaps out of folders that are empty since.
    `sound` is False where a folder is not as a build leaves it, though all that is in it may be.
    """

    root: int
    instant: int | None
    sign: Sign
    files: dict[str, bytes] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    folders: dict[str, bytes] = field(default_factory=dict)
    replaced: set[str] = field(default_factory=set)
    debris: set[str] = field(default_factory=set)
    missing: set[str] = field(default_factory=set)
    from_ledger: bool = False
    changed: bool = False
    sound: bool = True
    read: int = 0
    remark: str = ""

    def strangers(self) -> list[str]:
        """Return every path of what no build has put there, a whole foreign folder once.

        A folder is listed only when its signature is another one than before: no name in it can be
        added, taken or replaced without that.
        """
        ours = Ours({sums.NAME, *self.files}, self.folders)
        self.sound &= os.fstat(self.root).st_mode == FOLDER
        found = self.strange(entries(self.root, TOP), ours)
        for folder, before in list(self.folders.items()):
            now = self.sign(folder)
            if now == before:
                continue
            self.changed = True
            self.sound &= now != b"" and signature.mode(now) == FOLDER
            # One that is gone, or no folder any more, is met in the folder around it.
            if now and stat.S_ISDIR(signature.mode(now)):
                self.folders[folder] = self.settled(now)
                found += self.strange(entries(self.root, folder), ours)
        self.sound &= not self.debris
        return sorted(found)

    def settled(self, found: bytes) -> bytes:
        """Return a signature as a later build may rely on it."""
        return signature.settled(found, self.instant)

    def strange(self, found: list[Entry], ours: Ours) -> list[str]:
        """Return what in a folder is nobody's debris and not ours."""
        strange = []
        for entry in found:
            if ours.has(entry):
                continue
            if entry.name in DEBRIS and not entry.is_folder:
                self.debris.add(entry.path)
            else:
                strange.append(f"{entry.path}/" if entry.is_folder else entry.path)
        return strange


def survey(
    root: int, ledger: Ledger | str, instant: int | None, output: Path, *, content: bool
) -> Survey:
    """Look at an open folder; `content` tells whether the digests are wanted.

    What the ledger knows is not read again, unless the clock was set back since. Raises
    PublishError for a folder that holds no site of ours, or something beside it.
    """
    found = Survey(root, instant, signature.signer(root))
    status = os.fstat(root)
    known = ledger if isinstance(ledger, Ledger) and ledger.device == status.st_dev else None
    here = known is not None and known.root == status.st_ino
    reliable = known is not None and instant is not None and known.instant < instant
    if known is not None and here and reliable and content:
        _follow(found, known)
        refuse(_at_the_top(found), output)
    else:
        _explore(found, known if here else None, output)
        if content:
            found.remark = _remark(ledger, instant, is_known=known is not None)
            for path in list(found.files):
                _take(found, path, known if reliable else None)
    return found


def refuse(strangers: list[str], output: Path) -> None:
    """Raise PublishError for what lies in a published site and is not part of it."""
    if strangers:
        named = ", ".join(map(_shown, strangers[:MOST_NAMED]))
        more = f" and {len(strangers) - MOST_NAMED} more" if len(strangers) > MOST_NAMED else ""
        raise PublishError(
            f"the output {output} holds what no build put there: {named}{more}",
            "Move it elsewhere: the folder is replaced whole. Nothing in it was touched.",
        )


def read_from(root: int, path: str) -> bytes:
    """Return the content of a file below an open folder; a link or a pipe gives an error or b""."""
    descriptor = os.open(
        path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, dir_fd=root
    )
    try:
        chunks = []
        while chunk := os.read(descriptor, _CHUNK):
            chunks.append(chunk)
        return b"".join(chunks)
    finally:
        os.close(descriptor)


def _follow(found: Survey, ledger: Ledger) -> None:
    """Look at each file that the ledger names; folders are looked at when the build ends."""
    found.from_ledger = True
    found.files = dict(ledger.files)
    found.digests = dict(ledger.digests)
    found.folders = dict(ledger.folders)
    sign = found.sign
    differing = [path for path, before in ledger.files.items() if sign(path) != before]
    for path in differing:
        found.changed = True
        del found.digests[path]
        now = _take(found, path, None)
        if not now or signature.inode(now) != signature.inode(ledger.files[path]):
            found.replaced.add(path)


def _explore(found: Survey, ledger: Ledger | None, output: Path) -> None:
    """List all folders, and look at each file that the site's own list names."""
    found.changed = True
    listed = _listed(found.root)
    names = set(listed or ()) | (ledger.files.keys() if ledger else set())
    top = entries(found.root, TOP)
    if listed is None and ledger is None and not all(entry.name in DEBRIS for entry in top):
        raise refusal(output)
    ours = Ours({sums.NAME, *names}, folders_of(names))
    strangers: list[str] = []
    for folder, inside in walk(found.root, ours):
        if folder:
            now = found.sign(folder)
            found.folders[folder] = found.settled(now) if now else UNKNOWN
            found.sound &= bool(now) and signature.mode(now) == FOLDER
        strangers += found.strange(inside, ours)
        for entry in inside:
            if not entry.is_folder and ours.has(entry):
                found.files[entry.path] = UNKNOWN
    found.missing = names - found.files.keys()
    refuse(sorted(strangers), output)


def _take(found: Survey, path: str, ledger: Ledger | None) -> bytes:
    """Look at a file, and read it unless the ledger knows it; return its signature."""
    now = found.sign(path)
    if not now:
        found.files.pop(path, None)
        found.missing.add(path)
        return now
    found.files[path] = found.settled(now)
    if signature.mode(now) != FILE:
        return now
    if ledger is not None and ledger.files.get(path) == now:
        found.digests[path] = ledger.digests[path]
        return now
    found.read += 1
    with suppress(OSError):  # one that cannot be read any more is made anew
        found.digests[path] = sums.digest(read_from(found.root, path))
    return now


def _remark(ledger: Ledger | str, instant: int | None, *, is_known: bool) -> str:
    """Say why the record of the last build is of no use."""
    if isinstance(ledger, str):
        return f"the record of the last build {ledger}"
    if not is_known:
        return "the record of the last build is of another disk"
    if instant is None:
        return "the file system keeps no times of change"
    if ledger.instant >= instant:
        return "the clock was set back since the last build"
    return "the last build was stopped, or the folder was exchanged since"


def _at_the_top(found: Survey) -> list[str]:
    ours = Ours({sums.NAME, *found.files}, found.folders)
    return sorted(found.strange(entries(found.root, TOP), ours))


def _listed(root: int) -> dict[str, str] | None:
    """Return the digests that the site's own list gives."""
    with suppress(OSError):
        return sums.read(read_from(root, sums.NAME))
    return None


def _shown(path: str) -> str:
    """Return a name as it is, escaped where a terminal would not print it."""
    return path if path.isprintable() else ascii(path)
