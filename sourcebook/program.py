"""Know where the program's own files are, and which version of it this is."""

import hashlib
from pathlib import Path

from sourcebook.incremental.glance import Glance, files_digest
from sourcebook.incremental.toolchain import toolchain

PROGRAM = Path(__file__).resolve().parent.parent
TEMPLATES = PROGRAM / "templates"
ASSETS = PROGRAM / "assets"
LOCALE = PROGRAM / "locale"
"""The wording of the languages other than English."""
CACHE = PROGRAM / ".cache"
"""Where is kept what one build tells the next; nothing is lost with it but time."""


def glance(
    content: Path, output: Path, *, shown_as: str, base_url: str | None, portable: bool = False
) -> Glance:
    """Return what sees quickly whether a build of these folders would change nothing."""
    asked = repr((str(content.resolve()), shown_as, base_url, portable))
    of_program = toolchain() + files_digest((TEMPLATES, ASSETS, LOCALE))
    version = hashlib.sha256(of_program + asked.encode("utf-8", "surrogatepass")).digest()
    return Glance(content, shown_as, output, CACHE, version)
