"""Write plain data in the one form of which digests are taken."""

import hashlib
import json
import re
from decimal import Decimal
from typing import Any

_TINY = re.compile(r"[0-9]e-0[0-9]")
"""How Python begins to write numbers at 0.00001; RFC 8785 does so far below what records hold."""


def canonical(data: Any) -> bytes:
    """Return JSON in the canonical form of RFC 8785: sorted keys, no space, UTF-8.

    Keys are names of fields and ids, so that all ways to sort them agree.
    """
    text = _written(data)
    return (_by_hand(data) if _TINY.search(text) else text).encode()


def digest(data: Any) -> str:
    """Return the SHA-256 digest of the canonical form, in hexadecimal."""
    return hashlib.sha256(canonical(data)).hexdigest()


def _written(data: Any) -> str:
    return json.dumps(
        data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )


def _by_hand(data: Any) -> str:
    match data:
        case dict():
            return f"{{{','.join(f'{_written(k)}:{_by_hand(data[k])}' for k in sorted(data))}}}"
        case list():
            return f"[{','.join(map(_by_hand, data))}]"
        case float():
            return format(Decimal(repr(data)), "f")
        case _:
            return _written(data)
