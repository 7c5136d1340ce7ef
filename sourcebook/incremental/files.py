"""Look at the content folder, and read those files that are not known already."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from sourcebook.incremental.listed import Listed
from sourcebook.incremental.plain import Frozen, frozen
from sourcebook.load.files import read_bytes, source_of
from sourcebook.load.one_file import FileReading, read_file
from sourcebook.model.article import Article
from sourcebook.model.ids import Key, Kind
from sourcebook.model.incident import Incident
from sourcebook.problems import BuildFailed, Location, Problem, Severity
from sourcebook.publish import signature
from sourcebook.relate.facts import (
    ArticleFacts,
    Facts,
    IncidentFacts,
    article_facts,
    incident_facts,
)

MANY = ("incidents/", "articles/")
"""The folders that may hold many thousands of files, each with one record."""
MOST_AT_HAND = 30_000
"""How many of these files are kept as they were read, in some 8 kB each.

A build asks for each several times, for its neighbours in time mostly, so that reading them again
costs a very large site little, and keeping them all would cost it gigabytes.
"""


class KnownFile(NamedTuple):
    """Hold what is remembered of one file of many, all of it plain data.

    `signature` tells whether it must be looked at again, `digest` what its bytes were. `key` is
    kind and id of the record that it claims, None where it is no record; `facts` are None where
    the record cannot be read, and `facts_digest` is theirs.
    """

    signature: bytes
    digest: bytes
    key: tuple[str, str] | None
    facts: Frozen | None
    facts_digest: bytes
    problems: tuple[Frozen, ...]


@dataclass(frozen=True, slots=True)
class Folder:
    """Hold what a content folder holds now.

    `known` are the files of the large folders by path; `others` all files besides, which are read
    in every run. `read` is how many of the many were read to look at them.
    """

    shown_as: str
    known: Mapping[str, KnownFile]
    others: Mapping[str, FileReading]
    problems: tuple[Problem, ...]
    read: int
    files: "_Files"

    def fetch(self, inside: str) -> FileReading:
        """Return what a file says, reading it where that has not been done.

        Raises BuildFailed where it is no longer what it was when the folder was looked at.
        """
        digest, reading = self.files.at_hand(inside)
        if not digest or digest != self.known[inside].digest:
            raise BuildFailed([_changed_meanwhile(f"{self.shown_as}/{inside}")])
        return reading


class _Files:
    """Read files of a folder, each once while it is among those asked for last."""

    def __init__(self, content: Path, shown_as: str) -> None:
        self._content = content
        self._shown_as = shown_as
        self.at_hand = lru_cache(MOST_AT_HAND)(self._read)

    def bytes_of(self, inside: str) -> bytes | Problem:
        """Return what is in a file."""
        return read_bytes(self._content, inside, self._shown_as)

    def reading_of(self, inside: str, data: bytes | Problem) -> FileReading:
        """Return what these bytes of a file say."""
        source = source_of(data, inside, self._shown_as)
        if isinstance(source, Problem):
            return FileReading(source.location.path, problems=(source,))
        return read_file(source)

    def _read(self, inside: str) -> tuple[bytes, FileReading]:
        """Return the digest of a file, empty where it cannot be read, and what it says."""
        data = self.bytes_of(inside)
        digest = b"" if isinstance(data, Problem) else _digest(data)
        return digest, self.reading_of(inside, data)


def look(content: Path, shown_as: str, remembered: Mapping[str, KnownFile], now: Listed) -> Folder:
    """Look at every file of the folder, and read what is not known.

    Where the time of its file system says nothing, every file is read, and its digest decides.
    """
    files = _Files(content, shown_as)
    known: dict[str, KnownFile] = {}
    others: dict[str, FileReading] = {}
    read = 0
    for name, signed in now.signatures.items():
        if not name.startswith(MANY):
            others[name] = files.reading_of(name, files.bytes_of(name))
            continue
        before = remembered.get(name)
        if before and signed and before.signature == signed:
            known[name] = before
            continue
        settled = signature.settled(signed, now.instant) if signed else b""
        if before and signed and before.digest:
            data = files.bytes_of(name)
            if not isinstance(data, Problem) and _digest(data) == before.digest:
                known[name] = before._replace(signature=settled)
                continue
        digest, reading = files.at_hand(name)
        read += 1
        known[name] = _known(reading, settled if digest else b"", digest, shown_as)
    return Folder(shown_as, known, others, now.problems, read, files)


def facts_in(owned: Mapping[Key, str], known: Mapping[str, KnownFile]) -> Facts:
    """Return the facts of the records that own their ids, by id."""
    incidents: dict[str, IncidentFacts] = {}
    articles: dict[str, ArticleFacts] = {}
    for key, inside in owned.items():
        facts = known[inside].facts
        if facts is not None and key.kind is Kind.INCIDENT:
            incidents[key.id] = IncidentFacts._make(facts)
        elif facts is not None:
            articles[key.id] = ArticleFacts._make(facts)
    return Facts(dict(sorted(incidents.items())), dict(sorted(articles.items())))


def _known(reading: FileReading, signed: bytes, digest: bytes, shown_as: str) -> KnownFile:
    key: tuple[str, str] | None = None
    facts: Frozen | None = None
    for entry in reading.entries:  # one at most
        key = (entry.key.kind.value, entry.key.id)
        if isinstance(entry.record, Incident):
            facts = tuple(incident_facts(entry.record))
        elif isinstance(entry.record, Article):
            facts = tuple(article_facts(entry.record))
    problems = tuple(frozen(problem, shown_as) for problem in reading.problems)
    of_facts = hashlib.sha256(repr((key, facts)).encode("utf-8", "surrogatepass")).digest()[:16]
    return KnownFile(signed, digest, key, facts, of_facts, problems)


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def _changed_meanwhile(path: str) -> Problem:
    return Problem(
        "unreadable-file",
        Severity.ERROR,
        Location(path),
        "the file changed while the site was being built",
        "Build again.",
    )
