"""Keep the pictures of earlier builds, by what is on them: one takes as long as ten pages."""

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sourcebook.incremental import sealed

MOST = 30_000
"""How many are kept; beyond it those give way that were drawn first."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """Read and write pictures in a folder, one a file, each sealed with the program's version."""

    folder: Path
    seal: bytes

    def get(self, words: bytes) -> bytes | None:
        """Return the picture with these words, None where none is known, or it is damaged."""
        data = sealed.read(self._path(words), self.seal)
        return data if isinstance(data, bytes) else None

    def keep(self, words: bytes, picture: bytes) -> None:
        """Remember a picture."""
        sealed.write(self._path(words), self.seal, picture)

    def tidy(self) -> None:
        """Forget the oldest, where there are too many."""
        with suppress(OSError):
            kept = list(self.folder.iterdir())
            if len(kept) > MOST:
                for path in sorted(kept, key=lambda path: path.stat().st_mtime)[:-MOST]:
                    path.unlink(missing_ok=True)

    def _path(self, words: bytes) -> Path:
        return self.folder / hashlib.sha256(words).hexdigest()
