"""The stamp of a translation, `of`: which originals its named texts were made of.

It is written on one line, in words parted by spaces: the first digits of the digest of all named
texts that were translated, and for each of them its name, `=`, and for each of its sentences the
first digits of its digest, parted by points. So the check can say which sentence is new and which
one is gone, though nobody kept the old text:

    9f86d081884c title=1f3c summary=77d0.91ab account=0c1d.52aa.e01b
"""

from collections.abc import Mapping
from typing import NamedTuple

from sourcebook.editions.sentences import digest_of, sentence_key, sentences
from sourcebook.model.translation import STAMP_DIGITS

MOST_SENTENCES = 1_000
"""Of how many sentences of a text a stamp holds digests; the digest of all covers the others."""


class Stamped(NamedTuple):
    """Hold what a stamp says: the digest of all, and the sentences of each text by its name."""

    digest: str
    texts: Mapping[str, tuple[str, ...]]


def stamp(originals: Mapping[str, str]) -> str:
    """Return the stamp of translations made of these texts, nothing where there are none."""
    if not originals:
        return ""
    parts = (f"{name}={'.'.join(sentence_keys(text))}" for name, text in originals.items())
    return " ".join((overall(originals), *parts))


def read_stamp(of: str) -> Stamped:
    """Return what a stamp says; one that is not written yet says nothing."""
    digest, *parts = of.split() or [""]
    pairs = (part.partition("=") for part in parts)
    return Stamped(digest, {name: tuple(keys.split(".")) for name, _, keys in pairs})


def overall(originals: Mapping[str, str]) -> str:
    """Return the digits of the digest of all texts."""
    return digest_of(dict(originals))[:STAMP_DIGITS]


def sentence_keys(text: str) -> tuple[str, ...]:
    """Return the digits of each sentence that a stamp holds."""
    return tuple(sentence_key(sentence) for sentence in sentences(text)[:MOST_SENTENCES])
