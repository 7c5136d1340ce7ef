"""Turn the version before the last into the ground on which the next one is laid.

After a publication the version that was replaced stays as the standby, hidden and closed to
others. Nearly all its files are those of the site itself, under a second name, so bringing it up to
date costs as much as was changed. It is never believed to be what it was left as: a file of it is
used only where it is, by its inode, the very file that was just found in the site. Folders whose
signature is that of the last build are known to hold the same names as then; if any has another,
if the ledger is of no use, or if a build was killed on the way, the whole tree is listed.
"""

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from sourcebook.publish import signature, sums
from sourcebook.publish.errors import PublishError
from sourcebook.publish.ledger import Ledger
from sourcebook.publish.listing import DEBRIS, TOP, entries
from sourcebook.publish.signature import FOLDER
from sourcebook.publish.stage import linked, remove
from sourcebook.publish.survey import MOST_NAMED, Survey
from sourcebook.publish.workshop import Workshop

Folders = dict[str, bytes]


@dataclass(slots=True)
class Ground:
    """Hold the tree that is being made, open.

    In the paths of `behind` it has not the file that the site has: it may have another, or none.
    `folders` are those in it, with their signatures where these may be relied on; `useless` are
    those that the site has not. `other` are the files that were found and are not the site's.
    """

    root: int
    behind: set[str] = field(default_factory=set)
    folders: Folders = field(default_factory=dict)
    useless: list[str] = field(default_factory=list)
    other: list[str] = field(default_factory=list)


def prepared(shop: Workshop, site: Survey | None, ledger: Ledger | None) -> Ground:
    """Return the ground in the staging folder, made of the standby where there is one.

    What lies in the standby is taken into a new folder. A reader who still has the old one open,
    from the time when it was the site, finds nothing there from now on, instead of a mixture.
    Raises PublishError where the standby holds what no build put there.
    """
    standby, staging = shop.standby, shop.staging
    was_killed = os.path.lexists(staging)
    ground = None if was_killed else _empty(site)
    if os.path.lexists(standby):
        examined = _examined(standby, site, ledger)
        ground = None if was_killed else examined
        staging.mkdir(exist_ok=True)
        _move(standby, staging)
    elif not was_killed:
        staging.mkdir()
    staging.chmod(0o755)
    root = _opened(staging)
    try:
        if ground is None:
            ground = _compared(root, site)
    except BaseException:
        os.close(root)
        raise
    ground.root = root
    return ground


def clear(ground: Ground) -> None:
    """Remove every file that is not the site's: nothing may be written or linked over it."""
    for path in ground.behind:
        remove(ground.root, path)


def twin(shop: Workshop, site: int, ledger: Ledger) -> Ledger | None:
    """Make a standby with all files of the site, and return what is known of the two then.

    `site` is its open folder, `ledger` what was known of it. Returns None where files cannot have
    two names.
    """
    shop.staging.mkdir()
    shop.staging.chmod(0o755)
    root = _opened(shop.staging)
    try:
        for path in ledger.files:
            if not linked(root, path, site):
                discard(shop.staging)
                return None
        sign, instant = signature.signer(site), shop.instant()
        # A second name is a change of the file, but not of what is in it.
        files = {
            path: signature.settled(_linked(sign(path), known), instant)
            for path, known in ledger.files.items()
        }
        # Asked again: the last of the folders are no longer too young to be relied on.
        sign, instant = signature.signer(root), shop.instant()
        after = replace(
            ledger,
            files=files,
            standby_root=os.fstat(root).st_ino,
            standby={path: signature.settled(sign(path), instant) for path in ledger.folders},
        )
    finally:
        os.close(root)
    os.rename(shop.staging, shop.standby)  # noqa: PTH104 - see `_move`
    return after


def _linked(found: bytes, known: bytes) -> bytes:
    """Return a signature with a new time of change; UNKNOWN where more than that is new."""
    same = found and signature.but_for_links(found) == signature.but_for_links(known)
    return found if same else signature.UNKNOWN


def _empty(site: Survey | None) -> Ground:
    return Ground(-1, set(site.files) if site else set())


def _examined(standby: Path, site: Survey | None, ledger: Ledger | None) -> Ground:
    root = _opened(standby)
    try:
        if site is not None and ledger is not None and _is_as_left(root, site, ledger):
            return Ground(-1, {*ledger.behind, *site.replaced}, dict(ledger.standby))
        ground = _compared(root, site)
        _refuse_strangers(standby, ground, ledger)
        return ground
    finally:
        os.close(root)


def _is_as_left(root: int, site: Survey, ledger: Ledger) -> bool:
    """Tell whether the tree has the names that it had when the last build ended."""
    if not site.from_ledger or ledger.standby_root != os.fstat(root).st_ino:
        return False
    # The top folder is signed anew by every exchange, so it is listed.
    top = {entry.path: entry.inode for entry in entries(root, TOP)}
    shared = {
        path: signature.inode(before)
        for path, before in ledger.files.items()
        if "/" not in path and path not in ledger.behind
    }
    if not shared.items() <= top.items():
        return False
    if not top.keys() - shared.keys() <= ledger.behind | ledger.standby.keys():
        return False
    sign = signature.signer(root)
    return all(
        sign(folder) == before and signature.mode(before) == FOLDER
        for folder, before in ledger.standby.items()
    )


def _compared(root: int, site: Survey | None) -> Ground:
    """List the whole tree, and hold each file of it against the one of the site."""
    sign = signature.signer(root)
    files = site.files if site else {}
    behind = set(files)
    folders: Folders = {}
    other: list[str] = []
    waiting = [TOP]
    while waiting:
        for entry in entries(root, waiting.pop()):
            if entry.is_folder:
                if signature.mode(sign(entry.path)) != FOLDER:
                    os.chmod(entry.path, 0o755, dir_fd=root)  # noqa: S103 - a web server reads it
                folders[entry.path] = signature.UNKNOWN
                waiting.append(entry.path)
            elif entry.path in files and signature.inode(files[entry.path]) == entry.inode:
                behind.discard(entry.path)
            else:
                other.append(entry.path)
    known = site.folders if site else {}
    useless = [folder for folder in folders if folder not in known]
    return Ground(-1, behind.union(other), folders, useless, other)


def _refuse_strangers(standby: Path, ground: Ground, ledger: Ledger | None) -> None:
    """Raise PublishError where the standby holds what no site of ours held.

    Whoever stood in the folder of the site while it was replaced is in the standby ever since.
    """
    listed: dict[str, str] = {}
    with suppress(OSError):
        listed = sums.read((standby / sums.NAME).read_bytes()) or {}
    ours = {sums.NAME, *listed}
    if ledger is not None:
        ours |= {*ledger.files, *ledger.behind}
    strange = sorted(
        path for path in ground.other if path not in ours and path.rpartition("/")[2] not in DEBRIS
    )
    if strange:
        named = ", ".join(map(ascii, strange[:MOST_NAMED]))
        raise PublishError(
            f"{standby} holds what no build put there: {named}",
            "Move it elsewhere, or remove that folder: it is the site before the last.",
        )


def _move(standby: Path, staging: Path) -> None:
    # The list of its files last: it tells what is ours, even if this build is killed here.
    for name in sorted(os.listdir(standby), key=sums.NAME.__eq__):  # noqa: PTH208 - only the names
        target = staging / name
        if os.path.lexists(target):
            discard(target)  # from a build that was killed at exactly this step
        os.rename(standby / name, target)  # noqa: PTH104 - met by tests that let calls of os fail
    os.rmdir(standby)  # noqa: PTH106


def discard(path: Path) -> None:
    """Remove what a broken build left, whatever it is."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _opened(folder: Path) -> int:
    return os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
