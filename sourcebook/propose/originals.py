"""Write originals as comments, and texts as the keys that they stand under."""

import re
from textwrap import TextWrapper

from sourcebook.propose.scalars import WIDTH, folded, scalar

_OURS = re.compile(r"\s*# [a-z]{2,3}(?:-[A-Za-z]{2,4})*\|(?: |$)")
"""What a line begins with that shows an original."""


def comments_above(key_line: int, lines: list[str]) -> int:
    """Return where the comments begin that stand right above a key and were written for it."""
    first = key_line
    while first > 0 and _OURS.match(lines[first - 1]):
        first -= 1
    return first


def original_comment(text: str, margin: int, own: str) -> list[str]:
    """Return the comment that shows a text in the language of the records."""
    head = f"{' ' * margin}# {own}|"
    wrapper = TextWrapper(
        width=max(WIDTH, margin + 50),
        initial_indent=f"{head} ",
        subsequent_indent=f"{head} ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    found: list[str] = []
    for line in text.split("\n"):
        found += wrapper.wrap(line) if len(line) > WIDTH else [f"{head} {line}".rstrip()]
    return found


def key_lines(name: str, text: str, margin: int = 0) -> list[str]:
    """Write a key with a text, below it where it is long."""
    start = f"{' ' * margin}{name}:"
    line = f"{start} {scalar(text)}"
    block = folded(text, margin + 2) if len(line) > WIDTH else None
    return [f"{start} {block[0]}", *block[1:]] if block else [line]
