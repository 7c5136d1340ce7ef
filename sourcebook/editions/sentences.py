"""Take texts apart into sentences, and take the digests by which a change of one is told.

Where lines break means nothing, so that a text that was only wrapped anew is the same.
"""

import hashlib
import re
from collections.abc import Iterator

from sourcebook.model.translation import SENTENCE_DIGITS, TEXT_DIGITS

_BLOCK = re.compile(r"\n[ \t]*(?:\n\s*|(?=(?:[-*+]|[0-9]{1,3}[.)]|#{1,6}|>|\|)[ \t]))")
"""What parts paragraphs, headings, entries of lists and rows of tables."""
_END = re.compile(r"[.!?…][\"'”’»)\]]*(?: ?\[@[^\]\s]{1,100}\])* ")
"""The end of a sentence, with the sources that it cites."""


def folded(text: str) -> str:
    """Return a text with each run of white space as one space."""
    return " ".join(text.split())


def text_key(text: str) -> str:
    """Return the key of a text under `texts`."""
    return _digest(folded(text))[:TEXT_DIGITS]


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, plain or Markdown, in order."""
    return [sentence for paragraph in paragraphs(text) for sentence in paragraph]


def paragraphs(text: str) -> list[list[str]]:
    """Return the sentences of each paragraph, heading or entry of a list that has any."""
    return [found for block in _BLOCK.split(text) if (found := list(_in_block(block)))]


def _in_block(block: str) -> Iterator[str]:
    line = folded(block)
    start = 0
    for end in _END.finditer(line):
        # "U.S. troops", "e.g. a raion": a sentence does not begin with a small letter.
        if not line[end.end() : end.end() + 1].islower():
            yield line[start : end.end()].rstrip()
            start = end.end()
    if line[start:]:
        yield line[start:]


def sentence_key(sentence: str) -> str:
    """Return the digits by which a stamp knows a sentence."""
    return _digest(sentence)[:SENTENCE_DIGITS]


def digest_of(texts: dict[str, str]) -> str:
    """Return the digest of named texts."""
    return _digest("\n".join(f"{name}={folded(text)}" for name, text in sorted(texts.items())))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
