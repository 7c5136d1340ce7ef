"""Which archive is asked for copies of sources."""

from typing import Annotated

from sourcebook.model.record import Part
from sourcebook.model.text import Count, Url
from sourcebook.model.words import Word, reader_of


class ArchiveForm(Word):
    """Tell how an archive wants to be asked."""

    WAYBACK = (
        "wayback",
        "The Save Page Now and availability interfaces of the Wayback Machine.",
    )
    MEMENTO = (
        "memento",
        "A form that captures what is posted to it as `url`, and a TimeGate as in RFC 7089.",
    )


AnArchiveForm = Annotated[ArchiveForm, reader_of(ArchiveForm)]


class ArchiveSettings(Part):
    """Which archive `build.py archive` asks; the Wayback Machine unless something else is said."""

    form: AnArchiveForm = ArchiveForm.WAYBACK
    """How it wants to be asked."""
    save: Url | None = None
    """Where it is asked to capture a page; for `memento`, left out where it only has copies."""
    find: Url | None = None
    """Where it is asked for copies that it has; for `memento` the beginning of its TimeGates."""
    copies: Url | None = None
    """What the addresses of its copies begin with."""
    pause: Count = 15
    """Seconds between two requests."""
