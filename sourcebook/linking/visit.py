"""Look at one address, and tell what is there."""

import re
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from sourcebook.relate.facts import plain_address
from sourcebook.web.address import Refused
from sourcebook.web.asking import Answer, Fault, Unanswered
from sourcebook.web.following import Asking, Astray, Trail, follow

READ = 256 * 1024
"""How much of a page is read to see whether it is for those who pay, in bytes."""
_GONE = frozenset({404, 410})
_ASKS_TO_PAY = frozenset({401, 402})
_ASKS_TO_WAIT = frozenset({429, 503})
_SERVER_FAULT = range(500, 600)
_FINE = range(200, 300)
_FOR_A_HEAD_ONLY = frozenset({Fault.CUT, Fault.NONSENSE, Fault.TIME})
"""Faults that some servers show when they are asked for headers alone."""
_LOG_IN = re.compile(r"(?i)/(?:[\w-]+[-_])?(?:log-?in|sign-?in|subscribe|paywall)(?:[/.]|$)")
_NOT_FREE = re.compile(
    rb'"isAccessibleForFree"\s*:\s*"?false|article:content_tier"[^<>]{0,40}"locked"', re.IGNORECASE
)
"""What pages say of themselves to search engines: schema.org, and the Open Graph."""


class Outcome(StrEnum):
    """Name what one look at an address found."""

    ALIVE = "alive"
    MOVED = "moved"
    PAYWALLED = "paywalled"
    BLOCKED = "blocked"
    GONE = "gone"
    FAILED = "failed"
    ASIDE = "not asked"


@dataclass(frozen=True, slots=True)
class Visit:
    """Hold what was found, why in words for editors, and where the address led if it moved.

    `wait` is what the server asks for before it is asked again: a Retry-After, or nothing.
    """

    outcome: Outcome
    words: str = ""
    to: str = ""
    wait: str | None = None


def visit(web: Asking, address: str) -> Visit:
    """Look at an address: ask for its headers, and for the page where they do not tell enough."""
    try:
        try:
            trail = follow(web, "HEAD", address)
        except Unanswered as silent:
            if silent.fault not in _FOR_A_HEAD_ONLY:
                raise
            trail = None
        if trail is None or _tells_too_little(trail.answer):
            trail = follow(web, "GET", address, most=READ)
    except Unanswered as silent:
        return Visit(Outcome.FAILED, silent.fault.value)
    except Astray as astray:
        return Visit(Outcome.BLOCKED, str(astray))
    except Refused as refused:
        return Visit(Outcome.ASIDE, str(refused))
    return _found(trail, address)


def _tells_too_little(answer: Answer) -> bool:
    """Tell whether only the page itself shows what is there.

    Who is asked to wait does not ask again at once.
    """
    if answer.status in _FINE:
        return "html" in answer.header("content-type").lower()
    return answer.status not in _ASKS_TO_WAIT or not answer.header("retry-after")


def _found(trail: Trail, address: str) -> Visit:
    answer = trail.answer
    status = f"it answers with {answer.status}"
    if answer.header("cf-mitigated"):
        return Visit(Outcome.BLOCKED, "it asks whether we are people")
    if answer.status in _GONE:
        return Visit(Outcome.GONE, status)
    if answer.status in _ASKS_TO_PAY:
        return Visit(Outcome.PAYWALLED, status)
    if answer.status in _SERVER_FAULT:
        wait = answer.header("retry-after") if answer.status in _ASKS_TO_WAIT else ""
        return Visit(Outcome.FAILED, status, wait=wait or None)
    if answer.status not in _FINE:
        asked = answer.status in _ASKS_TO_WAIT
        return Visit(Outcome.BLOCKED, status, wait=answer.header("retry-after") if asked else None)
    return _fine(trail, address)


def _fine(trail: Trail, address: str) -> Visit:
    was, now = urlsplit(address), urlsplit(trail.address)
    if plain_address(address) != plain_address(trail.address):
        if _LOG_IN.search(now.path):
            return Visit(Outcome.PAYWALLED, "it leads to where readers log in")
        if _is_front(now.path, now.query) and not _is_front(was.path, was.query):
            return Visit(Outcome.MOVED, "it leads to the front page of a site", trail.address)
        if trail.lasting:
            return Visit(Outcome.MOVED, "it leads to another page", trail.address)
    if _NOT_FREE.search(trail.answer.body):
        return Visit(Outcome.PAYWALLED, "the page says that it is not free")
    return Visit(Outcome.ALIVE)


def _is_front(path: str, query: str) -> bool:
    return path in ("", "/") and not query
