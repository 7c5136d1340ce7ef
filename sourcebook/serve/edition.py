"""What the server shows at one moment, and how those who wait learn of the next."""

import secrets
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Condition

from sourcebook.problems import Problem


@dataclass(frozen=True, slots=True)
class Trouble:
    """Say why a build made no site: problems of the records, or else a message and a remedy."""

    problems: tuple[Problem, ...] = ()
    message: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """Hold what one build led to.

    `number` counts the builds, `site` is the number of the build that made the site that is shown
    (0: none has yet), `files` are the paths of that site, `trouble` is what stopped this build.
    """

    number: int = 0
    site: int = 0
    files: frozenset[str] = frozenset()
    trouble: Trouble | None = None

    def with_site(self, files: frozenset[str]) -> "Edition":
        """Return the edition after a build that made a site."""
        number = self.number + 1
        return Edition(number, number, files)

    def with_trouble(self, trouble: Trouble) -> "Edition":
        """Return the edition after a build that failed: the site of before stays."""
        return replace(self, number=self.number + 1, trouble=trouble)


class Preview:
    """Hold the current edition of the site in a folder, and wake those who wait for the next.

    `run` tells this run of the server from an earlier one, whose pages may still be open.
    """

    def __init__(self, folder: Path) -> None:
        """Begin without a site; `folder` is where builds will put it."""
        self.folder = folder
        self.run = secrets.token_hex(4)
        self._edition = Edition()
        self._changed = Condition()
        self._closed = False

    @property
    def edition(self) -> Edition:
        """Return the current edition."""
        with self._changed:
            return self._edition

    @property
    def closed(self) -> bool:
        """Tell whether there will be no further edition."""
        with self._changed:
            return self._closed

    def show(self, edition: Edition) -> None:
        """Make an edition the current one."""
        with self._changed:
            self._edition = edition
            self._changed.notify_all()

    def close(self) -> None:
        """Let nobody wait any longer."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def after(self, number: int, seconds: float | None = None) -> Edition:
        """Wait until there is an edition after one by its number, and return the current one.

        It is not newer where the seconds passed, or the preview was closed.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._edition.number > number, seconds)
            return self._edition
