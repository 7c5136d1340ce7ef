"""Read a list of digests that anybody may have written.

The list of a site is a file of the site: it must be what a build writes, to the byte. A list from
elsewhere may be written as `sha256sum` and its likes on other systems write them. In both, what
can be read is used, and everything else is said.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from sourcebook.publish import sums
from sourcebook.verify.findings import Finding, Kind

MOST_BYTES = 1 << 26
"""The largest list that is read: more than half a million files."""
MOST_FAULTS = 100
"""How many faults of a list are said."""

_LINE = re.compile(r"(?P<digest>[0-9a-fA-F]{64}) [ *](?P<path>.+)")
_PARENTS = ("", ".", "..")


@dataclass(frozen=True, slots=True)
class Listing:
    """Hold the digest of each path that a list names, and what is wrong with the list."""

    digests: Mapping[str, str]
    faults: tuple[Finding, ...] = ()


def own_listing(content: bytes) -> Listing:
    """Read the list of a site."""
    read = listing(content, sums.NAME)
    faults = read.faults
    if content != sums.written(read.digests) and not faults:
        faults = (Finding(Kind.LIST, sums.NAME, _form(content, read.digests)),)
    return Listing(read.digests, faults)


def listing(content: bytes, name: str) -> Listing:
    """Read a list from elsewhere; `name` is what messages call it."""
    digests: dict[str, str] = {}
    messages = list(islice(_read_into(digests, content), MOST_FAULTS + 1))
    if len(messages) > MOST_FAULTS:
        messages[MOST_FAULTS] = "there is more wrong with it; it was not read to its end"
    return Listing(digests, tuple(Finding(Kind.LIST, name, message) for message in messages))


def _read_into(digests: dict[str, str], content: bytes) -> Iterator[str]:
    """Take every line that can be read, and yield what is wrong with the others."""
    text = content.decode(errors="surrogateescape")
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        line = line.removesuffix("\r")  # noqa: PLW2901 - an end of a line as Windows has it
        if not line or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        if match is None:
            yield f"line {number} is not a digest and a path"
            continue
        path = match["path"].removeprefix("./")
        digest = match["digest"].lower()
        if not _is_plain(path):
            yield f"line {number} names a path that no build writes: {path}"
        elif path not in digests:
            digests[path] = digest
        elif digests[path] == digest:
            yield f"line {number} names {path} again"
        else:
            yield f"line {number} names {path} again, with another digest; the first one is used"


def _is_plain(path: str) -> bool:
    """Tell whether a path stays below the folder of the site, on every system."""
    return (
        path.isprintable()
        and "\\" not in path
        and not any(part in _PARENTS for part in path.split("/"))
    )


def _form(content: bytes, digests: Mapping[str, str]) -> str:
    """Say how a list that can be read differs from what a build writes."""
    if b"\r" in content:
        return "its lines end as on Windows; a build ends them with a line feed alone"
    first, _, _ = content.partition(b"\n")
    if first != sums.MARK.encode():
        return "its first line is not the one that a build writes"
    if list(digests) != sorted(digests):
        return "it does not name the files in the order in which a build does"
    return "it is not written as a build writes it"
