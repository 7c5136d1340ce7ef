"""What is known of the address of a source that is not plainly alive, as it was found on a day."""

from typing import Annotated

from sourcebook.model.record import Record
from sourcebook.model.text import Day, Url
from sourcebook.model.words import Word, reader_of


class LinkState(Word):
    """Tell what became of an address."""

    DEAD = "dead", "It led nowhere, and not for once: gone, or no answer for weeks."
    MOVED = "moved", "It led to another page."
    PAYWALLED = "paywalled", "The page was there, for those who pay or log in."
    BLOCKED = "blocked", "The site lets no programs in, so that only people can tell."
    UNREACHABLE = "unreachable", "There was no answer for now; that may pass."


ALinkState = Annotated[LinkState, reader_of(LinkState)]


class Link(Record):
    """The state of a source's address; `id` is that of the article."""

    url: Url
    """The address that was looked at: the `url` of the article."""
    state: ALinkState
    """What was found there."""
    found: Day
    """The day on which it was found so first."""
    to: Url | None = None
    """Where it led, when it moved."""
