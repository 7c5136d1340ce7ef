"""Tell which templates changed, with all that each is made of."""

import hashlib
import re
from collections.abc import Mapping

_REFERENCE = re.compile(
    r"""\{%[-+]?\s*(?:extends|from|import|include)\b(?:\s*["']([^"']+)["']\s*(?=[-+]?%|import|as|with))?"""
)


def digests(templates: Mapping[str, str]) -> dict[str, bytes]:
    """Return the digest of each template and of those it reaches, by the name of the answer."""
    return {f"template {name}": _digest(name, templates) for name in templates}


def reached(name: str, templates: Mapping[str, str]) -> tuple[str, ...]:
    """Return a template with all that it extends, imports or includes, in order."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        here = waiting.pop()
        if here in templates and here not in found:
            found.add(here)
            named = _REFERENCE.findall(templates[here])
            # One that is named otherwise than by a plain text can be any of them.
            waiting += named if all(named) else templates
    return tuple(sorted(found))


def _digest(name: str, templates: Mapping[str, str]) -> bytes:
    state = hashlib.sha256()
    for here in reached(name, templates):
        state.update(hashlib.sha256(here.encode()).digest())
        state.update(hashlib.sha256(templates[here].encode()).digest())
    return state.digest()[:16]
