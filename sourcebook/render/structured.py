"""Write what a page says of itself as JSON-LD, to stand in a `<script>` that nothing executes."""

import json
from typing import Any

from markupsafe import Markup

_ESCAPES = tuple(
    (character, f"\\u{ord(character):04x}") for character in ("<", ">", "&", "\u2028", "\u2029")
)
"""What could end the element, or begin a comment in it; and line ends that old readers stumble on.

In JSON these characters stand in text alone, where an escape means the same.
"""


_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def json_ld(data: Any) -> Markup:  # noqa: ANN401 - mappings, lists, text, numbers
    """Return plain data as JSON that means the same inside of a `<script>` element.

    Within that element HTML knows no character references: so nothing is escaped as HTML would, and
    no `<` is left from which a tag or a comment could begin.
    """
    text = _JSON.encode(data)
    for character, escape in _ESCAPES:  # far quicker than to translate a text letter by letter
        text = text.replace(character, escape)
    return Markup(text)  # noqa: S704 - holds no character that HTML acts on
