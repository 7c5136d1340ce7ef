"""Know the characters that no page and no feed may hold."""

import re

_NO_CHARACTERS = "".join(
    chr((plane << 16) + low) for plane in range(17) for low in (0xFFFE, 0xFFFF)
)

FORBIDDEN = re.compile(f"[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_NO_CHARACTERS}]")
"""What HTML forbids in every form, and XML 1.0 forbids or discourages: controls but tab and line
feed, surrogates, and code points that are no characters."""
