"""Read what a site asks of programs: its robots.txt, as RFC 9309 has it."""

import re
from dataclasses import dataclass
from urllib.parse import unquote

LARGEST = 500 * 1024
"""How much of a robots.txt is read, in bytes; the RFC asks for no less."""
_MOST_RULES = 2_000


@dataclass(frozen=True, slots=True)
class Robots:
    """Hold the rules that are meant for us: beginnings of paths, and whether each may be asked."""

    rules: tuple[tuple[str, bool], ...] = ()

    def allows(self, path: str) -> bool:
        """Tell whether a path may be asked: the longest rule decides, in doubt for us."""
        plain = unquote(path)
        best = (-1, True)
        for pattern, allowed in self.rules:
            if _matches(pattern, plain):
                best = max(best, (len(pattern), allowed))
        return best[1]


ANYTHING = Robots()
NOTHING = Robots((("/", False),))


def robots_of(text: str, product: str) -> Robots:
    """Return the rules of a robots.txt for a program; those for all where it names none of us."""
    ours: list[tuple[str, bool]] = []
    of_all: list[tuple[str, bool]] = []
    agents: set[str] = set()
    named = False
    in_rules = False
    for line in re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff")):
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            agents = {value.lower()} if in_rules else agents | {value.lower()}
            in_rules = False
            named = named or value.lower() == product
        elif key in ("allow", "disallow"):
            in_rules = True
            rule = (unquote(value), key == "allow")
            if value and product in agents and len(ours) < _MOST_RULES:
                ours.append(rule)
            if value and "*" in agents and len(of_all) < _MOST_RULES:
                of_all.append(rule)
    return Robots(tuple(ours if named else of_all))


def _matches(pattern: str, path: str) -> bool:
    """Tell whether a path begins as a pattern says; `*` is anything, `$` at its end the end.

    The pieces between stars are looked for one after the other, so that no pattern takes long.
    """
    to_the_end = pattern.endswith("$")
    first, *pieces = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    place = len(first)
    if not pieces:
        return not to_the_end or place == len(path)
    for piece in pieces[:-1]:
        found = path.find(piece, place)
        if found < 0:
            return False
        place = found + len(piece)
    last = pieces[-1]
    if to_the_end:
        return path.endswith(last) and len(path) - len(last) >= place
    return path.find(last, place) >= 0
