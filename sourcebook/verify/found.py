"""What lies in the folder of a site, as far as it was looked into."""

from dataclasses import dataclass
from enum import StrEnum


class What(StrEnum):
    """Name what is at a path."""

    FILE = "file"
    FOLDER = "folder"
    """A folder that no file of the site belongs into; what it holds was not looked at."""
    LINK = "link"
    SPECIAL = "special"
    """A pipe, a socket, a device."""
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Found:
    """Hold what is at a path: of a file that was asked for its SHA-256 digest in hexadecimal.

    `reason` says why it cannot be read.
    """

    what: What
    digest: str = ""
    reason: str = ""
