"""Write plain data as JSON, the same data always as the same bytes."""

import json
from typing import Any


def render_data(
    data: Any,  # noqa: ANN401 - lists, mappings, text and numbers
    *,
    handed_over: bool = False,
) -> bytes:
    """Return the data as UTF-8 JSON without needless space, its keys in the order they are given.

    What opens a tag is escaped, so that no program that guesses types can take the file for a page.
    With `handed_over`, it is a script that hands over this JSON as text, to be read and never run:
    as a value of the language, keys such as `__proto__` would mean something to it.
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    text = text.replace("<", "\\u003c")
    if handed_over:
        text = f"handOver('{text.translate(_QUOTED)}');"
    return text.encode() + b"\n"


_QUOTED = str.maketrans({"\\": "\\\\", "'": "\\'", "\u2028": "\\u2028", "\u2029": "\\u2029"})
