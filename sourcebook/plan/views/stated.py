"""Write what a change says was so before, and what is so now."""

from sourcebook.model.incident import Change
from sourcebook.model.words import Status
from sourcebook.plan import formats
from sourcebook.wording import ENGLISH, spoken


def before(change: Change) -> str | None:
    """Return what the record said before."""
    return _told(change.was, change.status_before)


def after(change: Change) -> str | None:
    """Return what it said after the change."""
    return _told(change.now, change.status_after)


def _told(text: str | None, status: Status | None) -> str | None:
    """Return a text as the editors wrote it, a status by the word that its language has for it."""
    if status is None or spoken().language == ENGLISH.language:
        return text
    return formats.status(status.value)
