"""Write plain data as JSON, the same data always as the same bytes."""

import json
from typing import Any


def render_data(data: Any) -> bytes:  # noqa: ANN401 - lists, mappings, text and numbers
    """Return the data as UTF-8 JSON without needless space, its keys in the order they are given.

    What opens a tag is escaped, so that no program that guesses types can take the file for a page.
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c").encode() + b"\n"
