"""Tell which answers are others than before: the records, and what is worked out from them."""

import hashlib
from collections.abc import Iterator, Mapping

from sourcebook.incremental.content import KINDS, Remembered, vars_of
from sourcebook.incremental.files import Folder, KnownFile
from sourcebook.model.record import Publishable, Record
from sourcebook.model.records import Records
from sourcebook.model.shown_text import Translated, told
from sourcebook.relate.facts import Facts, IncidentFacts

Digests = Mapping[str, bytes]
"""The digest of each record, by the name of the answer that it is; behind it, how it stands."""

_STANDING = 16
"""Where in a digest begins how the record stands: that decides which lists hold its id."""


def digests(folder: Folder, found: Remembered) -> dict[str, bytes]:
    """Return the digest of every record, and of every id that a file claims.

    That of one record of many is the digest of its file, and of its path, since a finding names
    it. An id whose record cannot be read has an empty one. Of the other kinds many may share a
    file, so each record's own data count; what is said of them names places in the file, too, and
    is found again whenever the file is another one.
    """
    of = {
        f"{key.kind.value} {key.id}": _digest(known.digest, inside) + _standing_of_many(known)
        for key, inside in found.owned.items()
        for known in (folder.known[inside],)
    }
    records = found.content.records
    for name, group in vars_of(records).items():
        if name == "site":
            of["site"] = _digest(b"", repr(group))
        elif name in KINDS and name not in {"incidents", "articles"}:
            kind = KINDS[name].value
            of |= {
                f"{kind} {key}": _digest(b"", repr(record)) + _standing(record)
                for key, record in group.items()
            }
    for kind, names in found.content.names.items():
        of |= {name: b"" for name in (f"{kind.value} {key}" for key in names) if name not in of}
    of["facts"] = hashlib.sha256(
        b"".join(folder.known[inside].facts_digest for inside in found.owned.values())
    ).digest()
    of["unreadable"] = _digest(b"", repr(sorted(found.content.unreadable)))
    of["borders"] = b"" if records.borders is None else _digest(records.borders.digest, "")
    of["other files"] = hashlib.sha256(
        b"".join(_digest(b"", repr(reading)) for _, reading in sorted(_texts(folder)))
    ).digest()
    return of


def in_edition(of: Digests, facts: Facts, records: Records) -> dict[str, bytes]:
    """Return the digests of the records as an edition tells them, which are in its language.

    Each follows from the record as it was written, but for incidents: they are told with the name
    that their region has there, which stands in a record of its own.
    """
    names = {
        (region.country, region.key): _digest(
            b"", repr((told(region.name), _is_stale(region.name)))
        )
        for region in records.regions.values()
    }
    digests = dict(of)
    for f in facts.incidents.values():
        name = names.get((f.country, f.region))
        if name is not None:
            was = of[f"incident {f.id}"]
            both = hashlib.sha256(was[:_STANDING] + name).digest()[:_STANDING]
            digests[f"incident {f.id}"] = both + was[_STANDING:]
    return digests


def changed(before: Digests, now: Digests) -> set[str]:
    """Return the names of the answers that differ, with those that stand for a whole kind."""
    names = {name for name, digest in now.items() if before.get(name) != digest}
    gone = before.keys() - now.keys()
    kinds = {name.partition(" ")[0] for name in (*names, *gone)}
    moved = gone | {
        name for name in names if before.get(name, b"")[_STANDING:] != now[name][_STANDING:]
    }
    lists = {f"all {name.partition(' ')[0]}s" for name in moved}
    return names | gone | lists | {f"every {kind}" for kind in kinds}


def _is_stale(text: str) -> bool:
    return isinstance(text, Translated) and text.is_stale


def _standing_of_many(known: KnownFile) -> bytes:
    """Return what decides which lists hold the id of a record: can it be read, is it public."""
    if known.facts is None:
        return b"unreadable"
    return b"public" if known.facts[IncidentFacts._fields.index("public")] else b"held back"


def _standing(record: Record) -> bytes:
    return b"held back" if isinstance(record, Publishable) and not record.is_public else b"public"


def _texts(folder: Folder) -> Iterator[tuple[str, str]]:
    for inside, reading in folder.others.items():
        texts = sorted({e.document.text for e in reading.entries if e.document})
        layer = reading.layer.digest if reading.layer else b""
        yield inside, f"{inside}{texts}{layer!r}{reading.problems}"


def _digest(start: bytes, text: str) -> bytes:
    return hashlib.sha256(start + text.encode("utf-8", "surrogatepass")).digest()[:_STANDING]
