"""Tell which answers are others than before: the records, and what is worked out from them."""

import hashlib
from collections.abc import Iterator, Mapping

from sourcebook.incremental.content import KINDS, Remembered, vars_of
from sourcebook.incremental.files import Folder

Digests = Mapping[str, bytes]
"""The digest of each record, by the name of the answer that it is."""


def digests(folder: Folder, found: Remembered) -> dict[str, bytes]:
    """Return the digest of every record, and of every id that a file claims.

    An id whose record cannot be read has an empty one. That of one record of many is the digest
    of its file; its path counts as well, since a finding names it. One of the other kinds may share its file with others, so its own data count. To those
    belongs the place in the file, which a finding may name: all that is said of them is checked
    again whenever the file is another one.
    """
    of = {
        f"{key.kind.value} {key.id}": _digest(folder.known[inside].digest, inside)
        for key, inside in found.owned.items()
    }
    for name, records in vars_of(found.content.records).items():
        if name == "site":
            of["site"] = _digest(b"", repr(records))
        elif name in KINDS and name not in {"incidents", "articles"}:
            kind = KINDS[name].value
            of |= {f"{kind} {key}": _digest(b"", repr(record)) for key, record in records.items()}
    for kind, names in found.content.names.items():
        of |= {name: b"" for name in (f"{kind.value} {key}" for key in names) if name not in of}
    of["unreadable"] = _digest(b"", repr(sorted(found.content.unreadable)))
    of["other files"] = hashlib.sha256(
        b"".join(_digest(b"", repr(reading)) for _, reading in sorted(_texts(folder)))
    ).digest()
    return of


def changed(before: Digests, now: Digests) -> set[str]:
    """Return the names of the answers that differ, with those that stand for a whole kind."""
    names = {name for name, digest in now.items() if before.get(name) != digest}
    gone = before.keys() - now.keys()
    kinds = {name.partition(" ")[0] for name in (*names, *gone)}
    added = {name.partition(" ")[0] for name in now.keys() - before.keys()}
    lost = {name.partition(" ")[0] for name in gone}
    lists = {f"all {kind}s" for kind in added | lost}
    return names | gone | lists | {f"every {kind}" for kind in kinds}


def _texts(folder: Folder) -> Iterator[tuple[str, str]]:
    for inside, reading in folder.others.items():
        texts = sorted({e.document.text for e in reading.entries if e.document})
        yield inside, f"{inside}{texts}{reading.problems}"


def _digest(start: bytes, text: str) -> bytes:
    return hashlib.sha256(start + text.encode("utf-8", "surrogatepass")).digest()[:16]
