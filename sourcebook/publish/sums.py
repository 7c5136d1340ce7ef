"""Write and read SHA256SUMS, which lists the files of a site and marks its folder as ours.

Readers check a mirror with `sha256sum --check SHA256SUMS`, which passes over the first line. That
line tells a site from any other folder with such a list: a folder of downloads has one as well.
"""

import hashlib
import re
from collections.abc import Mapping

NAME = "SHA256SUMS"
"""The name of the list, at the root of the site; it does not list itself."""
MARK = "# A site made by Sourcebook. Check it with: sha256sum --check SHA256SUMS"
"""The first line."""
_LINE = re.compile(r"(?P<digest>[0-9a-f]{64})  (?P<path>[^\n]+)\n")


def digest(content: bytes) -> str:
    """Return the SHA-256 digest of the content of a file, as the list gives it."""
    return hashlib.sha256(content).hexdigest()


def written(digests: Mapping[str, str]) -> bytes:
    """Return the list for the SHA-256 digest of each path, in the order of the paths."""
    lines = [f"{digests[path]}  {path}\n" for path in sorted(digests)]
    return "".join([f"{MARK}\n", *lines]).encode()


def is_marked(start: bytes) -> bool:
    """Tell whether the first line of a list is ours."""
    return start == f"{MARK}\n".encode()


def read(content: bytes) -> dict[str, str] | None:
    """Return the digest of each path, None for a list that is not wholly one of ours."""
    text = content.decode(errors="replace")
    if not text.startswith(f"{MARK}\n"):
        return None
    digests: dict[str, str] = {}
    end = len(MARK) + 1
    while match := _LINE.match(text, end):
        digests[match["path"]] = match["digest"]
        end = match.end()
    return digests if end == len(text) else None
