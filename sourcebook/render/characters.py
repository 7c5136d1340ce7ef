"""Know the characters that no page and no feed may hold."""

import re

_ABOVE = "".join(f"{chr(plane << 16)}-{chr((plane << 16) + 0xFFFD)}" for plane in range(1, 17))

SUSPECT = "\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U0001fffe-\U0010ffff"
"""All that is forbidden and some rare characters that are not, for a class of a regular expression:
one that names more ranges above U+FFFF takes ten times as long."""
FORBIDDEN = re.compile(f"[{SUSPECT}](?<![{_ABOVE}])")
"""What HTML forbids in every form, and XML 1.0 forbids or discourages: controls but tab and line
feed, surrogates, and code points that are no characters."""
