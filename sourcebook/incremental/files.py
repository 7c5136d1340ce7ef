"""Look at the content folder, and read those files that are not known already.

Reading is shared among processes. What comes back of each file is what is remembered of it, and its
record in the shortest form, from which a record is had again in a seventh of the time that reading
takes: a large site has more records than there is memory for.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from sourcebook.incremental import crew
from sourcebook.incremental.listed import Listed
from sourcebook.incremental.plain import Frozen, frozen
from sourcebook.incremental.shortest import Shortening, Shortest
from sourcebook.load.document import Document, Places, Plain
from sourcebook.load.files import SourceFile, read_bytes, source_of
from sourcebook.load.one_file import Entry, FileReading, read_file
from sourcebook.model.article import Article
from sourcebook.model.ids import Key, Kind
from sourcebook.model.incident import Incident
from sourcebook.model.record import Record
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
MOST_AT_HAND = 8_000
"""How many of their records are kept, in some 6 kB each."""
_FEW = 32
"""How many files are kept as they were read, with their text: those with problems, mostly."""


class KnownFile(NamedTuple):
    """Hold what is remembered of one file of many, all of it plain data.

    `signature` tells whether it must be looked at again, `digest` what its bytes were. `key` is
    kind and id of the record that it claims, None where it is no record; `facts` are None where
    the record cannot be read, and `facts_digest` is that of those which relate it to others.
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
    in every run. `read` is how many of the many were read to look at them, `files` gives their
    records.
    """

    shown_as: str
    known: Mapping[str, KnownFile]
    others: Mapping[str, FileReading]
    problems: tuple[Problem, ...]
    read: int
    files: "Files"

    def record(self, inside: str) -> Record | None:
        """Return the record of a file of the large folders, None where it has none.

        Raises BuildFailed where it is no longer what it was when the folder was looked at.
        """
        return self.files.at_hand(inside)

    def document(self, inside: str) -> Document | None:
        """Return the document of such a file; it is read when somebody asks what it says."""
        if self.known[inside].facts is None:
            return self.files.entry(inside).document
        return Document(_Unread(self, inside))


class Files:
    """Give the records of files, each made once while it is among those asked for last."""

    def __init__(self, content: Path, shown_as: str, known: Mapping[str, KnownFile]) -> None:
        """Take the folder, and what is known of its files."""
        self._content = content
        self._shown_as = shown_as
        self._known = known
        self._shortest: dict[str, Shortest] = {}
        self.at_hand = lru_cache(MOST_AT_HAND)(self._record)
        self.entry = lru_cache(_FEW)(self._entry)
        self.text = lru_cache(_FEW)(self._text)

    def add(self, records: Shortest) -> None:
        """Take records that were read."""
        self._shortest |= dict.fromkeys(records.places, records)

    def _record(self, inside: str) -> Record | None:
        known = self._shortest.get(inside)
        return self.entry(inside).record if known is None else known.record(inside)

    def _text(self, inside: str) -> str:
        known = self._shortest.get(inside)
        return self._source(inside).text if known is None else known.text(inside)

    def _entry(self, inside: str) -> Entry:
        return read_file(self._source(inside)).entries[0]

    def _source(self, inside: str) -> SourceFile:
        data = read_bytes(self._content, inside, self._shown_as)
        source = source_of(data, inside, self._shown_as)
        if (
            isinstance(data, Problem)
            or isinstance(source, Problem)
            or _digest(data) != self._known[inside].digest
        ):
            raise BuildFailed([_changed_meanwhile(f"{self._shown_as}/{inside}")])
        return source


@dataclass(frozen=True, slots=True)
class _Unread:
    """Stand for the text of a file, and read it when it is asked for."""

    folder: Folder
    inside: str

    @property
    def path(self) -> str:
        """Return the file as the user would type it."""
        return f"{self.folder.shown_as}/{self.inside}"

    @property
    def text(self) -> str:
        """Return its text."""
        return self.folder.files.text(self.inside)

    @property
    def data(self) -> Plain:
        """Return its data."""
        return self._document().source.data

    @property
    def places(self) -> Places:
        """Return where each value of the data stands."""
        return self._document().source.places

    def _document(self) -> Document:
        document = self.folder.files.entry(self.inside).document
        if document is None:
            raise AssertionError(f"{self.path} has facts, and so it could be read")
        return document


def look(content: Path, shown_as: str, remembered: Mapping[str, KnownFile], now: Listed) -> Folder:
    """Look at every file of the folder, and read what is not known.

    Where the time of its file system says nothing, every file is read, and its digest decides.
    """
    many = [name for name in now.signatures if name.startswith(MANY)]
    sure = {name: remembered[name] for name in many if _is_sure(remembered.get(name), name, now)}
    unsure = [name for name in many if name not in sure]

    def looked_at(share: Iterable[str]) -> tuple[Any, ...]:
        return tuple(_look_at(content, shown_as, remembered, now, share))

    found: dict[str, KnownFile] = {}
    read = 0
    shares = [_Share._make(each) for each in crew.in_shares(unsure, looked_at)]
    for share in shares:
        found |= {name: remembered[name]._replace(signature=s) for name, s in share.same.items()}
        found |= {name: KnownFile._make(known) for name, known in share.read.items()}
        read += len(share.read)
    known = {name: sure.get(name) or found[name] for name in many}
    files = Files(content, shown_as, known)
    for share in shares:
        files.add(Shortest._make(share.records))
    others = {
        name: _reading(source_of(read_bytes(content, name, shown_as), name, shown_as))
        for name in now.signatures
        if not name.startswith(MANY)
    }
    return Folder(shown_as, known, others, now.problems, read, files)


class _Share(NamedTuple):
    """Hold what came of a share of the files, all of it plain data.

    `same` are the signatures of files that hold what they held, `read` is what is known of the
    others; `records` are theirs in the shortest form.
    """

    same: dict[str, bytes]
    read: dict[str, Any]
    records: tuple[Any, ...]


def _is_sure(before: KnownFile | None, name: str, now: Listed) -> bool:
    signed = now.signatures[name]
    return before is not None and bool(signed) and before.signature == signed


def _look_at(
    content: Path,
    shown_as: str,
    remembered: Mapping[str, KnownFile],
    now: Listed,
    names: Iterable[str],
) -> _Share:
    same: dict[str, bytes] = {}
    read: dict[str, Any] = {}
    records = Shortening()
    for name in names:
        signed = now.signatures[name]
        data = read_bytes(content, name, shown_as)
        digest = b"" if isinstance(data, Problem) else _digest(data)
        settled = signature.settled(signed, now.instant) if signed and digest else b""
        before = remembered.get(name)
        if before and digest and signed and before.digest == digest:
            same[name] = settled
            continue
        source = source_of(data, name, shown_as)
        reading = _reading(source)
        known = _known(reading, settled, digest, shown_as)
        read[name] = tuple(known)
        record = reading.entries[0].record if known.facts is not None else None
        if record is not None and not isinstance(source, Problem):
            records.add(name, record, source.text)
    return _Share(same, read, tuple(records.done()))


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


def _reading(source: SourceFile | Problem) -> FileReading:
    """Return what a file says."""
    if isinstance(source, Problem):
        return FileReading(source.location.path, problems=(source,))
    return read_file(source)


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
    # Without the last, the digest of the record: a word more in a text relates nothing otherwise.
    relating = repr((key, facts and facts[:-1]))
    of_facts = hashlib.sha256(relating.encode("utf-8", "surrogatepass")).digest()[:16]
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
