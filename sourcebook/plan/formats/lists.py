"""Join items for a sentence, and the ends of a range."""

from collections.abc import Iterable

from sourcebook.wording import NP_, pgettext

_MORE = NP_("a list, all but its last item", "%(items)s, %(item)s")
_AND = NP_("a list", "%(items)s and %(last)s")
_OR = NP_("a list", "%(items)s or %(last)s")
_RANGE = NP_("a range of numbers, days, months or years", "%(first)s–%(last)s")


def listing(items: Iterable[str]) -> str:
    """Join items for a sentence: "a", "a and b", "a, b and c"."""
    return _joined(items, _AND)


def either(items: Iterable[str]) -> str:
    """Join items of which one holds: "a", "a or b", "a, b or c"."""
    return _joined(items, _OR)


def ranging(first: str, last: str) -> str:
    """Write a range: "3–4"."""
    return pgettext(*_RANGE) % {"first": first, "last": last}


def _joined(items: Iterable[str], pattern: tuple[str, str]) -> str:
    parts = list(items)
    if len(parts) < 2:  # noqa: PLR2004 - two make a list
        return "".join(parts)
    joined = parts[0]
    if len(parts) > 2:  # noqa: PLR2004 - see above
        more = pgettext(*_MORE)
        for part in parts[1:-1]:
            joined = more % {"items": joined, "item": part}
    return pgettext(*pattern) % {"items": joined, "last": parts[-1]}
