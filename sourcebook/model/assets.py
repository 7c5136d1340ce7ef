"""Style sheets, scripts, fonts and images, as they lie in the assets folder."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Assets:
    """Hold every file of the assets folder: its path below the folder, with `/`, and its bytes."""

    files: Mapping[str, bytes]
