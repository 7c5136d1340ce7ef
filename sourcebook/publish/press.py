"""Take the files of a new version of the site, and put it in the place of the old one."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from sourcebook.publish import disk, ledger, paths, stage, standby, sums, workshop
from sourcebook.publish.destination import examine
from sourcebook.publish.edition import Edition, complete, signed
from sourcebook.publish.errors import explained
from sourcebook.publish.ledger import Ledger
from sourcebook.publish.stage import Desk, Written
from sourcebook.publish.standby import Ground
from sourcebook.publish.survey import Survey, refuse, survey
from sourcebook.publish.swap import swap
from sourcebook.publish.workshop import Workshop


@dataclass(frozen=True, slots=True)
class PublishReport:
    """Count the files of the published site, SHA256SUMS left out.

    `unchanged` of the `files` were there before with the same bytes, and keep their time;
    `removed` were there before and are gone; `read` had to be read to know what is in them. Where
    the last build left no record that could be used, `remark` says why all files were read.
    `listed` is the digest of the list of all files.
    """

    files: int
    unchanged: int
    removed: int
    listed: str = ""
    read: int = 0
    remark: str = ""

    @property
    def written(self) -> int:
        """Return how many files are new or have new bytes."""
        return self.files - self.unchanged


@contextmanager
def publishing(
    output: Path, *, content: Path | None = None, clean: bool = False
) -> Iterator["Press"]:
    """Give a press for the output folder, and hold the folder for this build alone.

    What is put and kept replaces all that the folder holds, when `finish` of the press is called;
    without that call nothing is published. With `clean`, nothing is kept, and no record of earlier
    builds is believed. Raises PublishError for a folder that `examine` refuses, such as one in
    `content` or around it, for one that holds what no build put there, and while another build
    publishes there.
    """
    place = examine(output, content)
    with workshop.opened(place, output) as shop:
        # Looked at again: only now does no other build change it.
        place = examine(output, content)
        known = shop.remembered()
        with explained("look into", output):
            site = _surveyed(place, output, shop, known, clean=clean)
        press = Press(place, output, shop, known, site, clean=clean)
        try:
            yield press
        finally:
            press.close()


class Press:
    """Take the files of a site one at a time, and publish them all at once."""

    def __init__(  # noqa: PLR0913 - made by `publishing` only
        self,
        place: Path,
        output: Path,
        shop: Workshop,
        known: Ledger | str,
        site: Survey | None,
        *,
        clean: bool,
    ) -> None:
        self._place = place
        self._output = output
        self._shop = shop
        self._known = known
        self._site = site
        self._clean = clean
        self._digests: dict[str, str] = {}
        self._written: set[str] = set()
        self._laid: Ground | None = None
        self._after: Ledger | None = None
        self._finished = False
        found = dict(site.digests) if site else {}
        found.pop(sums.NAME, None)
        self.present: Mapping[str, str] = found
        """The digest of each file that is in the folder now, and that `keep` can keep."""

    def put(self, path: str, data: bytes) -> None:
        """Publish a file with these bytes; one that has them already is kept, with its time.

        Raises ValueError for a path that no route should make, PublishError where the system
        refuses to write.
        """
        paths.refuse_unsafe(path)
        digest = sums.digest(data)
        if self.present.get(path) == digest:
            self._add(path, digest)
        else:
            # Known before it is begun: half a file has to be removed again.
            self._written.add(path)
            with explained("write beside", self._output):
                stage.write(self._ground().root, path, data)
            self._add(path, digest)

    def keep(self, path: str) -> None:
        """Publish a file of `present` as it is."""
        self._add(path, self.present[path])

    def desk(self) -> Desk:
        """Return where other programs may write files of the site, to be adopted."""
        with explained("write beside", self._output):
            self._ground()
        return Desk(self._shop.staging)

    def adopt(self, path: str, written: Written) -> None:
        """Publish a file that was handed in at the desk."""
        paths.refuse_unsafe(path)
        self._add(path, written.digest)
        if written.is_new:
            self._written.add(path)

    def finish(self) -> PublishReport:
        """Put what was put and kept in the place of the site; nothing else is part of it any more.

        Raises PublishError where that cannot be; the site is as it was then.
        """
        self._hold_apart()
        edition = self._edition(self._digests)
        if not self._is_published(edition):
            self._publish(edition)
        self._finished = True
        site = self._site
        return PublishReport(
            files=len(self._digests),
            unchanged=len(self._digests) - len(self._written),
            removed=len(edition.removed),
            listed=sums.digest(edition.sums),
            read=site.read if site else 0,
            remark=site.remark if site and not self._clean else "",
        )

    def is_still(self, listed: str) -> bool:
        """Tell whether a site whose list has this digest is published, and nothing else.

        Raises PublishError as `finish` does, for what is not part of it.
        """
        edition = self._edition(self.present)
        return sums.digest(edition.sums) == listed and self._is_published(edition)

    def prepare(self) -> None:
        """Make a standby of the site that was just published, if there is none.

        The next build makes one otherwise, and an editor waits for that longer than for the edit.
        Where it cannot be made, nothing is lost.
        """
        if self._after is None or self._laid is None or self._after.standby_root:
            return
        with suppress(OSError):
            twin = standby.twin(self._shop, self._laid.root, self._after)
            if twin is not None:
                self._remember(twin)

    def close(self) -> None:
        """Let go of the folders; what was written and not published gives its room back."""
        if self._laid is not None:
            if not self._finished:
                for path in (sums.NAME, *self._written):
                    with suppress(OSError):
                        stage.unlink(self._laid.root, path)
            os.close(self._laid.root)
        if self._site is not None:
            os.close(self._site.root)

    def _add(self, path: str, digest: str) -> None:
        if path in self._digests:
            raise ValueError(f"the path {path!r} meets {path!r}")
        self._digests[path] = digest

    def _ground(self) -> Ground:
        """Return the tree that is being made; it is not touched before something differs."""
        if self._laid is None:
            known = self._known if isinstance(self._known, Ledger) else None
            self._laid = standby.prepared(self._shop, self._site, known)
            standby.clear(self._laid)
        return self._laid

    def _hold_apart(self) -> None:
        """Raise ValueError where two paths meet; they cannot where all were published before."""
        if not self._digests.keys() <= (self._site.files.keys() if self._site else set()):
            claimed = paths.ClaimedPaths(sums.NAME)
            for path in self._digests:
                claimed.claim(path)

    def _edition(self, digests: Mapping[str, str]) -> Edition:
        """Return what the site is to hold: what was written, and the rest as it is."""
        before = self._site.files.keys() if self._site else set[str]()
        removed = before - digests.keys() - {sums.NAME}
        listed = sums.written(digests)
        return Edition(digests, frozenset(self._written), frozenset(removed), listed)

    def _is_published(self, edition: Edition) -> bool:
        """Tell whether the folder holds all this already, and nothing else."""
        site = self._site
        if site is None or self._clean or edition.written or edition.removed:
            return False
        if site.digests.get(sums.NAME) != sums.digest(edition.sums):
            return False
        with explained("look into", self._output):
            refuse(site.strangers(), self._output)
            found = _as_found(site, self._known)
        if site.sound and site.changed:
            self._remember(found)
        return site.sound

    def _publish(self, edition: Edition) -> None:
        site = self._site
        with explained("write beside", self._output):
            ground = self._ground()
            done = complete(ground, edition, site)
            after = signed(ground, edition, done, site, self._shop.instant())
            if site is not None:
                after = replace(
                    after,
                    standby_root=os.fstat(site.root).st_ino,
                    behind=done.made | edition.removed,
                )
        with explained("put the site in the place of", self._output):
            self._exchange()
        if site is not None:
            # It has been looked at once more meanwhile.
            behind = after.behind | site.debris | site.missing
            after = replace(after, standby=site.folders, behind=behind)
        self._remember(after)

    def _exchange(self) -> None:
        """Let readers find the new version, or the old one where something new lies in that."""
        site, shop = self._site, self._shop
        if site is None:
            os.rename(shop.staging, self._place)  # noqa: PTH104 - see `standby`
        else:
            # Under the name of the standby it is whole, and so is what it is exchanged for.
            os.rename(shop.staging, shop.standby)  # noqa: PTH104
            swap(shop.standby, self._place, shop.aside)
            try:
                refuse(site.strangers(), self._output)
            except Exception:
                swap(shop.standby, self._place, shop.aside)
                raise
        # Should power fail before this is kept, the old site is there again, and whole.
        with suppress(OSError):
            disk.keep(shop.folder)
            disk.keep(self._place.parent)

    def _remember(self, after: Ledger) -> None:
        """Write the ledger; without it, the next build reads all files, and is as good."""
        self._after = after
        try:
            ledger.write(self._shop.ledger, after)
        except OSError:
            with suppress(OSError):
                os.unlink(self._shop.ledger)  # noqa: PTH108


def _surveyed(
    place: Path, output: Path, shop: Workshop, known: Ledger | str, *, clean: bool
) -> Survey | None:
    """Look at the site that is there, if one is."""
    try:
        root = os.open(place, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except FileNotFoundError:
        return None
    try:
        return survey(root, known, shop.instant(), output, content=not clean)
    except BaseException:
        os.close(root)
        raise


def _as_found(site: Survey, known: Ledger | str) -> Ledger:
    """Return what is known of a site that is left as it is."""
    status = os.fstat(site.root)
    after = Ledger(
        device=status.st_dev,
        root=status.st_ino,
        instant=site.instant or 0,
        files=site.files,
        digests=site.digests,
        folders=site.folders,
    )
    if isinstance(known, Ledger) and site.from_ledger:
        after = replace(
            after,
            standby_root=known.standby_root,
            standby=known.standby,
            behind=known.behind | site.replaced,
        )
    return after
