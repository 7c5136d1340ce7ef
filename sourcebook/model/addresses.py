"""What makes a text a web address that a page may link to: strict, since browsers mend the rest.

A browser turns a backslash into a slash, leaves out tabs, reads `0x7f.1` as a number, and shows a
name that is Cyrillic to its last letter as if it were another one. Refused is what can be read in
two ways; what a server does with its path and query is the server's own affair.
"""

import re
import unicodedata
from ipaddress import AddressValueError, IPv4Address
from urllib.parse import urlsplit

MAX_LENGTH = 2_000

_ORDINARY = re.compile(
    r"https?://(?!(?:[^/]*\.)?xn--)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}"
    r"(?:/(?:[A-Za-z0-9/._~!$'()*+,;:@-]|%[2-9A-Fa-f][0-9A-Fa-f])*)?"
)
"""Addresses that need no closer look: nearly all."""
_UNWRITTEN = re.compile(r"[\x00-\x20\x7f<>\"\\^`{|}]")
_HOST = re.compile(r"[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)*")
_NUMBER = re.compile(r"[0-9]+|0[xX][0-9a-fA-F]*")
_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})|%(?:[01][0-9A-Fa-f]|7[Ff])")
_ALPHABETS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "HEBREW", "ARABIC")
_LIKE_LATIN = frozenset("асԁеһіјӏорԛѕԝхуъьҽпгѵѡ")
"""Cyrillic letters that can make up a whole Latin name, after the list that Chromium keeps."""
_MAX_HOST, _MAX_LABEL = 253, 63
_WHOLE = "Write the whole address, beginning with https:// and a host."
_AGAIN = "Paste the address again, from the address bar."
_COPY = "Type the host anew, by hand, and look whether it leads to the same page."


def fault_of(address: str) -> tuple[str, str] | None:  # noqa: PLR0911 - one a fault
    """Say why a text is no web address that a page may link to, and what to do; None if it is."""
    if len(address) > MAX_LENGTH:
        return "the address is too long", "Use the article's own address."
    if _ORDINARY.fullmatch(address):
        return None
    shown = f"`{address[:80]}{'…' if len(address) > 80 else ''}`"  # noqa: PLR2004 - what fits a line
    if _UNWRITTEN.search(address):
        return (
            f"{shown} holds a space or a character that no address has",
            "Paste the address again, without spaces; write special characters as %XX.",
        )
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return f"{shown} is not an address", _AGAIN
    if parts.scheme not in ("http", "https") or not parts.hostname or port == 0:
        return f"{shown} is not a web address", _WHOLE
    if "@" in parts.netloc:
        return "the address carries a user name", "Remove what stands before the `@`."
    if _ESCAPE.search(address):
        return (
            f"{shown} has a `%` that stands for no character, or for one that cannot be seen",
            f"{_AGAIN} A `%` itself is written %25.",
        )
    if address.count("#") > 1:
        return f"{shown} has more than one `#`", "Write the second one as %23."
    if parts.netloc.endswith(":"):
        return f"{shown} has a `:` and no port behind it", "Remove the `:`."
    return None if parts.netloc.startswith("[") else _fault_of_host(parts.hostname)


def _fault_of_host(host: str) -> tuple[str, str] | None:
    shown = f"`{host[:80]}`"
    labels = host.split(".")
    if not _HOST.fullmatch(host) or len(host) > _MAX_HOST:
        return f"{shown} is not the name of a host", _AGAIN
    if _NUMBER.fullmatch(labels[-1]):
        try:
            IPv4Address(host)
        except AddressValueError:
            return f"{shown} is a number that browsers read as another address", _AGAIN
        return None
    for label in labels:
        name = _decoded(label)
        if (
            name is None
            or len(label) > _MAX_LABEL
            or unicodedata.normalize("NFKC", name) != name
            or _runs_both_ways(name)
        ):
            return f"{shown} is not the name of a host", _AGAIN
        if _is_lookalike(name, labels[-1]):
            return f"`{name[:40]}` in {shown} looks like a name that it is not", _COPY
    return None


def _decoded(label: str) -> str | None:
    """Return a part of a host as browsers show it, None where it stands for nothing."""
    if not label.startswith("xn--"):
        return label
    try:
        name = label.removeprefix("xn--").encode("ascii").decode("punycode")
    except UnicodeError:
        return None
    return name if not name.isascii() and _HOST.fullmatch(name) else None


def _runs_both_ways(name: str) -> bool:
    """Tell whether a name runs from right to left only in part: none may, by RFC 5893."""
    ways = [unicodedata.bidirectional(letter) for letter in name]
    leftward = not {"R", "AL", "AN"}.isdisjoint(ways)
    return leftward and (ways[0] not in ("R", "AL") or "L" in ways)


def _is_lookalike(name: str, last: str) -> bool:
    """Tell whether letters of several alphabets, or of a wrong one, make up a name."""
    if name.isascii():
        return False
    if len(alphabets(name)) > 1:
        return True
    return (
        last.isascii()
        and not last.startswith("xn--")
        and _LIKE_LATIN.issuperset(letter for letter in name if letter.isalpha())
    )


def alphabets(word: str) -> set[str]:
    """Return the alphabets of a word's letters, of those that are mistaken for one another."""
    names = (unicodedata.name(letter, "").partition(" ")[0] for letter in word if letter.isalpha())
    return {name for name in names if name in _ALPHABETS}
