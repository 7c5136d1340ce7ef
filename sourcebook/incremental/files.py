"""Look at the content folder, and read those files that are not known already."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
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

    `known` are the files of the large folders by path; `read` those of them that were read in this
    run, and `others` all files besides, which are read in every run.
    """

    content: Path
    shown_as: str
    known: Mapping[str, KnownFile]
    read: dict[str, FileReading]
    others: Mapping[str, FileReading]
    problems: tuple[Problem, ...]

    def fetch(self, inside: str) -> FileReading:
        """Return what a file says, reading it where that has not been done.

        Raises BuildFailed where it is no longer what it was when the folder was looked at.
        """
        if inside not in self.read:
            data = read_bytes(self.content, inside, self.shown_as)
            source = source_of(data, inside, self.shown_as)
            if (
                isinstance(data, Problem)
                or isinstance(source, Problem)
                or _digest(data) != self.known[inside].digest
            ):
                raise BuildFailed([_changed_meanwhile(f"{self.shown_as}/{inside}")])
            self.read[inside] = read_file(source)
        return self.read[inside]


def look(content: Path, shown_as: str, remembered: Mapping[str, KnownFile], now: Listed) -> Folder:
    """Look at every file of the folder, and read what is not known.

    Where the time of its file system says nothing, every file is read, and its digest decides.
    """
    known: dict[str, KnownFile] = {}
    read: dict[str, FileReading] = {}
    others: dict[str, FileReading] = {}
    for name, signed in now.signatures.items():
        sign_now = signed if name.startswith(MANY) else None
        before = remembered.get(name)
        if sign_now and before and before.signature == sign_now:
            known[name] = before
            continue
        data = read_bytes(content, name, shown_as)
        digest = b"" if isinstance(data, Problem) else _digest(data)
        if sign_now is not None and before and digest and before.digest == digest:
            known[name] = before._replace(signature=signature.settled(sign_now, now.instant))
            continue
        source = source_of(data, name, shown_as)
        reading = (
            FileReading(source.location.path, problems=(source,))
            if isinstance(source, Problem)
            else read_file(source)
        )
        if sign_now is None:
            others[name] = reading
        else:
            read[name] = reading
            settled = signature.settled(sign_now, now.instant) if sign_now and digest else b""
            known[name] = _known(reading, settled, digest, shown_as)
    return Folder(content, shown_as, known, read, others, now.problems)


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
