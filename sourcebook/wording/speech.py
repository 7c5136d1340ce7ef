"""Know which language is spoken now, as programs that use gettext do.

Views, feeds and pictures are made one after another, each for one edition: handing its language
through every function that names a day would tell nobody more.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from sourcebook.wording.words import ENGLISH, Words

_SPOKEN: ContextVar[Words] = ContextVar("spoken", default=ENGLISH)


def spoken() -> Words:
    """Return the wording of the language that is spoken now."""
    return _SPOKEN.get()


@contextmanager
def speaking(words: Words) -> Iterator[None]:
    """Speak a language for a while."""
    before = _SPOKEN.set(words)
    try:
        yield
    finally:
        _SPOKEN.reset(before)


def gettext(message: str) -> str:
    """Return a text in the language that is spoken."""
    return _SPOKEN.get().catalogue.gettext(message)


def ngettext(one: str, many: str, number: int) -> str:
    """Return a text in the form that goes with the number."""
    return _SPOKEN.get().catalogue.ngettext(one, many, number)


def pgettext(context: str, message: str) -> str:
    """Return a text of which English has one word for several; the context says which it is."""
    return _SPOKEN.get().catalogue.pgettext(context, message)


def npgettext(context: str, one: str, many: str, number: int) -> str:
    """Return a text in the form that goes with the number, of several that English has one for."""
    return _SPOKEN.get().catalogue.npgettext(context, one, many, number)
