"""Hold the paths of a site to what every file system, web server and archive can carry.

Routes make these paths out of checked ids, so a path that is refused here is a bug in the routes
and raises ValueError, not a mistake of whoever builds the site.
"""

import re
import unicodedata

MAX_PART = 255
"""The longest name of a file, in bytes of UTF-8."""
_UNSAFE = frozenset('\\:*?"<>|')
"""Characters that some systems refuse in a name, or read as something else."""
_PLAIN = re.compile(r"(?:[a-z0-9_-][a-z0-9_.-]{0,200}(?<!\.)/)*[a-z0-9_-][a-z0-9_.-]{0,200}(?<!\.)")
"""Nearly every path: nothing in it needs a second look."""


class ClaimedPaths:
    """Take the paths of one site, each once, also where upper and lower case are one."""

    def __init__(self, *reserved: str) -> None:
        """Begin with the names that no file of the site may have."""
        self._files: dict[str, str] = {name.casefold(): name for name in reserved}
        self._folders: dict[str, str] = {}

    def claim(self, path: str) -> None:
        """Take a path; raise ValueError for one that is unsafe or meets another one."""
        refuse_unsafe(path)
        folded = path.casefold()
        self._claim_folder(path.rpartition("/")[0], path)
        other = self._files.get(folded) or self._folders.get(folded)
        if other is not None:
            raise ValueError(f"the path {path!r} meets {other!r}")
        self._files[folded] = path

    def _claim_folder(self, folder: str, path: str) -> None:
        if not folder:
            return
        folded = folder.casefold()
        known = self._folders.get(folded)
        if known is None:
            self._claim_folder(folder.rpartition("/")[0], path)
            known = self._folders[folded] = folder
            if folded in self._files:
                raise ValueError(f"the path {path!r} meets {self._files[folded]!r}")
        if known != folder:
            raise ValueError(f"the path {path!r} meets {known!r}")


def refuse_unsafe(path: str) -> None:
    """Raise ValueError for a path that is unsafe by itself."""
    if _PLAIN.fullmatch(path):
        return
    if not unicodedata.is_normalized("NFC", path):
        raise ValueError(f"the path {path!r} is not in Unicode normal form C")
    if any(c in _UNSAFE or not c.isprintable() for c in path):
        raise ValueError(f"the path {path!r} holds a character that is unsafe in names")
    for part in path.split("/"):
        if part in ("", ".", ".."):
            raise ValueError(f"the path {path!r} is not a plain relative one")
        if part[-1] in ". " or part[0] == " ":
            raise ValueError(f"the path {path!r} holds a name that some systems shorten")
        if len(part.encode()) > MAX_PART:
            raise ValueError(f"the path {path!r} holds a name that is too long")
