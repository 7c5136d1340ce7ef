"""Write texts as YAML that reads back as the same texts, here and in every editor.

Our own reader keeps every plain scalar as it was typed, but others guess: `NO` is a truth value to
some, `12:30` a number, `2022-03-30` a date. A text that any of them could take for something else
is put into quotation marks.
"""

import re
from textwrap import TextWrapper

WIDTH = 120
"""The columns of a record's file."""

_INDICATORS = "-?:,[]{}#&*!|>'\"%@`"
"""What cannot begin a plain scalar, or can only sometimes."""
_FLOW = frozenset(",[]{}:?#")
"""What ends or changes a plain scalar between brackets."""
_GUESSED_WORDS = frozenset(
    ["null", "~", "true", "false", "yes", "no", "on", "off", "y", "n", "=", "<<"]
)
"""Words that some reader of YAML takes for nothing, a truth value or a command."""
_GUESSED_NUMBER = re.compile(r"[-+.]?[0-9.][0-9a-fxotz_.,:+\- ]*|[-+]?\.(?:inf|nan)", re.IGNORECASE)
"""Everything that some reader takes for a number, a date or a time, and a little more."""
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_LAST_OF_TWO_DIGITS = 0xFF
_LAST_OF_FOUR_DIGITS = 0xFFFF


def scalar(text: str, *, in_flow: bool = False, typed: bool = False) -> str:
    """Write a text on one line, plain where nobody can misread it, else in quotation marks.

    `in_flow` is for a place between brackets. `typed` is for a number, a date or a truth value,
    which stands without quotation marks.
    """
    if _can_be_plain(text, in_flow=in_flow) and (typed or not _is_guessed(text)):
        return text
    if ('"' in text or "\\" in text) and all(map(_is_plain_character, text)):
        return "'" + text.replace("'", "''") + "'"
    return '"' + "".join(map(_escaped, text)) + '"'


def _can_be_plain(text: str, *, in_flow: bool) -> bool:
    return (
        bool(text)
        and text == text.strip()
        and text[0] not in _INDICATORS
        and all(map(_is_plain_character, text))
        and not re.search(r":(?:\s|$)|\s#", text)
        and not (in_flow and _FLOW.intersection(text))
    )


def _is_guessed(text: str) -> bool:
    return text.lower() in _GUESSED_WORDS or _GUESSED_NUMBER.fullmatch(text) is not None


def _is_plain_character(character: str) -> bool:
    """Tell whether a character stands in the file as itself: drawn, or a space."""
    return character.isprintable() or character == "\N{NO-BREAK SPACE}"


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if _is_plain_character(character):
        return character
    code = ord(character)
    if code <= _LAST_OF_TWO_DIGITS:
        return f"\\x{code:02X}"
    return f"\\u{code:04X}" if code <= _LAST_OF_FOUR_DIGITS else f"\\U{code:08X}"


def folded(text: str, indent: int) -> list[str] | None:
    """Write words below `>-`, wrapped; None for a text that folding would change."""
    if not text or text != " ".join(text.split()) or not all(map(_is_plain_character, text)):
        return None
    margin = " " * indent
    wrapper = TextWrapper(
        width=max(WIDTH, indent + 40),
        initial_indent=margin,
        subsequent_indent=margin,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [">-", *wrapper.wrap(text)]


def literal(text: str, indent: int) -> list[str] | None:
    """Write lines below `|` as they are; None for a text that this would change."""
    lines = text.split("\n")
    blank_end = text.endswith("\n\n") or not lines[-1].strip()
    if not text.endswith("\n"):
        style = "|-"
    else:
        style, lines = "|", lines[:-1]
        blank_end = not lines[-1].strip()
    beginning = lines[0][:1]
    if blank_end or not beginning.strip() or any(map(_is_broken, lines)):
        return None
    margin = " " * indent
    return [style, *(margin + line if line else "" for line in lines)]


def _is_broken(line: str) -> bool:
    """Tell whether a line holds what cannot stand in a file as itself."""
    return not all(_is_plain_character(character) or character == "\t" for character in line)
