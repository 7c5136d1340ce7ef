"""Follow redirects by hand: each step is looked at as the first address was."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from sourcebook.web.address import led_to
from sourcebook.web.asking import Answer

MOST_STEPS = 8
REDIRECTS = frozenset({301, 302, 303, 307, 308})
LASTING = frozenset({301, 308})
"""Redirects that a server means for ever."""


class Asking(Protocol):
    """Ask an address, as `Web` does."""

    def ask(
        self,
        method: str,
        address: str,
        *,
        headers: Mapping[str, str] | None = None,
        body: bytes = b"",
        most: int = 0,
    ) -> Answer:
        """Ask, and return the answer."""


class Astray(Exception):  # noqa: N818 - an outcome
    """Say that redirects lead nowhere."""


@dataclass(frozen=True, slots=True)
class Trail:
    """Hold the last answer, where it came from, and whether all redirects are meant for ever."""

    answer: Answer
    address: str
    lasting: bool = True


def follow(web: Asking, method: str, address: str, *, most: int = 0) -> Trail:
    """Ask an address and whatever it leads to.

    Raises what `Web.ask` raises, and Astray for redirects in a circle, or too many.
    """
    seen: set[str] = set()
    lasting = True
    for _ in range(MOST_STEPS):
        answer = web.ask(method, address, most=most)
        location = answer.header("location")
        if answer.status not in REDIRECTS or not location:
            return Trail(answer, address, lasting)
        seen.add(address)
        lasting = lasting and answer.status in LASTING
        address = led_to(address, location)
        if address in seen:
            raise Astray("it leads in a circle")
    raise Astray(f"it leads on more than {MOST_STEPS} times")
