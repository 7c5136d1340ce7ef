"""Tell which files changed, as often as somebody saves."""

import time
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

_Identity: TypeAlias = tuple[int, int]
"""The device and the number of a folder."""

SETTLED = 50
"""Milliseconds without a further change after which a save is taken for finished."""
AT_MOST = 800
"""Milliseconds after which changes are given while more of them come."""
TICK = 100
"""Milliseconds between two looks at whether the folders are still the same ones."""


def changes(folders: Sequence[Path]) -> Iterator[frozenset[Path]]:
    """Yield an empty set once the folders are watched, then the changed paths after every save.

    What is saved while the caller works on one set is part of the next. A folder that goes, comes
    back, or is replaced as a whole, as by a change of branch, is itself the path that changed.
    """
    known, news = _identities(folders), frozenset[Path]()
    while True:
        went = yield from _changes_while(folders, known, news)
        now = _identities(folders)
        if None in now:
            yield _different(folders, known, now)
            known = now
            while None in now:
                time.sleep(TICK / 1000)
                now = _identities(folders)
        # One that is back as it was may have been missing when the caller looked for it.
        known, news = now, _different(folders, known, now) | went


def _changes_while(
    folders: Sequence[Path], known: Sequence[_Identity | None], news: frozenset[Path]
) -> Generator[frozenset[Path], None, frozenset[Path]]:
    """Yield the news, then the changed paths, for as long as the folders are the ones known.

    Return those that went, though they may be back.
    """
    from watchfiles import DefaultFilter, watch  # noqa: PLC0415 - loads what only this command needs

    # Where the folders lie does not matter, so no folder above them may be left out by its name.
    ours = DefaultFilter(ignore_dirs=())
    watching = watch(
        *folders,
        watch_filter=lambda change, path: ours(change, path) and not _hidden(path, folders),
        debounce=AT_MOST,
        step=SETTLED,
        rust_timeout=TICK,
        yield_on_timeout=True,
    )
    waits = True  # until the first answer, which says that the watching has begun
    for found in watching:
        # A folder that went may be back when the caller is done, and nobody watches it then.
        named = frozenset(Path(path) for _, path in found).intersection(folders)
        went = named | _different(folders, known, _identities(folders))
        if found or waits:
            yield news.union(Path(path) for _, path in found)
        waits, news = False, frozenset()
        if went or _identities(folders) != known:
            return went
    return frozenset()


def _hidden(path: str, folders: Sequence[Path]) -> bool:
    """Tell whether a path is one that the build does not read, as editors make while they save."""
    return any(
        part.startswith(".")
        for folder in folders
        if Path(path).is_relative_to(folder)
        for part in Path(path).relative_to(folder).parts
    )


def _identities(folders: Sequence[Path]) -> list[_Identity | None]:
    return [_identity(folder) for folder in folders]


def _identity(folder: Path) -> _Identity | None:
    """Return what tells a folder from another one that takes its place; None: it is missing."""
    try:
        found = folder.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _different(
    folders: Sequence[Path], before: Sequence[_Identity | None], now: Sequence[_Identity | None]
) -> frozenset[Path]:
    """Return the folders that are not what they were."""
    compared = zip(folders, before, now, strict=True)
    return frozenset(folder for folder, old, new in compared if old != new)
