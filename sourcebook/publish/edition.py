"""Complete the tree of a new version, and write down what is in it."""

import os
from collections.abc import Mapping
from dataclasses import dataclass

from sourcebook.publish import disk, signature, stage, sums
from sourcebook.publish.errors import PublishError
from sourcebook.publish.ledger import Ledger
from sourcebook.publish.listing import folders_of
from sourcebook.publish.signature import FILE, Sign
from sourcebook.publish.standby import Ground
from sourcebook.publish.survey import Survey, read_from


@dataclass(frozen=True, slots=True)
class Edition:
    """Say what a version of the site shall hold: the digest of each path, SHA256SUMS left out.

    The files of `written` are in the tree already; those of `removed` are only in the site.
    """

    digests: Mapping[str, str]
    written: frozenset[str]
    removed: frozenset[str]
    sums: bytes


@dataclass(frozen=True, slots=True)
class Completed:
    """Tell what was done to a tree: `made` has files of its own, `fresh` also new links."""

    made: frozenset[str]
    fresh: frozenset[str]
    folders: frozenset[str]


def complete(ground: Ground, edition: Edition, site: Survey | None) -> Completed:
    """Bring a tree to exactly what the edition says, and have the disk keep it."""
    made = {sums.NAME, *edition.written}
    fresh = set(made)
    gone = set(edition.removed)
    for path in edition.removed:
        stage.unlink(ground.root, path)
    taken_over = ground.behind - made
    if site is not None:
        # First all of them: a link that finds no folder costs more than the folder.
        wanted = folders_of(taken_over & edition.digests.keys())
        stage.make_folders(ground.root, sorted(wanted - ground.folders.keys()))
    sign = signature.signer(ground.root)
    for path in taken_over:
        if path in edition.digests and site is not None:
            if not _shared(ground.root, sign, path, site, edition.digests[path]):
                made.add(path)
            fresh.add(path)
        else:
            gone.add(path)
    stage.write(ground.root, sums.NAME, edition.sums)
    # Inner ones first; then those that the last file has left, and all around them.
    for folder in sorted(ground.useless, reverse=True):
        stage.remove_empty(ground.root, folder)
    for path in gone:
        stage.remove_folders(ground.root, path)
    disk.keep_all(ground.root, made, {".", *folders_of(fresh)})
    return Completed(frozenset(made), frozenset(fresh), frozenset(folders_of(fresh | gone)))


def signed(
    ground: Ground,
    edition: Edition,
    done: Completed,
    site: Survey | None,
    instant: int | None,
) -> Ledger:
    """Return what is known of a completed tree that will be the site."""
    sign = signature.signer(ground.root)
    status = os.fstat(ground.root)
    before = site.files if site else {}
    folders: dict[str, bytes] = {}
    for folder in {*ground.folders, *folders_of(done.fresh)}:
        found = ground.folders.get(folder, signature.UNKNOWN)
        # Those at the top were moved, which is a change of them.
        if found == signature.UNKNOWN or folder in done.folders or "/" not in folder:
            found = sign(folder)
            if not found:
                continue
            found = signature.settled(found, instant)
        folders[folder] = found
    return Ledger(
        device=status.st_dev,
        root=status.st_ino,
        instant=instant or 0,
        files={
            path: _signed_file(sign, path, instant) if path in done.fresh else before[path]
            for path in (sums.NAME, *edition.digests)
        },
        digests={sums.NAME: sums.digest(edition.sums), **edition.digests},
        folders=folders,
    )


def _signed_file(sign: Sign, path: str, instant: int | None) -> bytes:
    found = sign(path)
    if not found or signature.mode(found) != FILE:
        raise _disturbed(path)
    return signature.settled(found, instant)


def _shared(root: int, sign: Sign, path: str, site: Survey, digest: str) -> bool:
    """Take a file over from the site; return False where it had to be copied."""
    if stage.linked(root, path, site.root):
        now, then = sign(path), site.files[path]
        if signature.but_for_links(now) == signature.but_for_links(then):
            return True
    else:
        data = read_from(site.root, path)
        if sums.digest(data) == digest:
            stage.write(root, path, data)
            return False
    raise _disturbed(path)


def _disturbed(path: str) -> PublishError:
    return PublishError(
        f"somebody changes {path} while the site is built", "Wait, and build again."
    )
