"""Hold the records as they are read, and what is about to be added to them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath
from zoneinfo import ZoneInfo

from sourcebook.check import check
from sourcebook.commands.new_files import CannotWrite, NewFile, write_all
from sourcebook.load.content import content_of
from sourcebook.load.files import SourceFile, read_files
from sourcebook.model.ids import Key, Kind
from sourcebook.model.record import Record
from sourcebook.model.records import Records
from sourcebook.problems import Problem
from sourcebook.propose.entry import FILES, appended, entry_text, new_file
from sourcebook.propose.question import Answers, Situation
from sourcebook.report import quoted


class Session:
    """Read a content folder, collect new files and entries, and write them all at once."""

    def __init__(self, content: Path) -> None:
        """Read the records; raise OSError where the folder cannot be listed."""
        self.content = content
        self.shown = str(content)
        files, self._unread = read_files(content, self.shown)
        self._files = {str(file.inside): file for file in files}
        self._before = content_of(files, self._unread, self.shown)
        self._known: frozenset[Problem] | None = None
        self._new: dict[str, NewFile] = {}
        self.records = self._before.records
        self.entries: list[tuple[str, str]] = []
        self.paths: list[str] = []

    def situation(self, beside: Answers | None = None) -> Situation:
        """Return what is known before anything is asked."""
        return Situation(self.records, self._taken(), self._today(), beside=beside or {})

    def renewed(self, situation: Situation) -> Situation:
        """Return the situation with what was added since."""
        return replace(situation, records=self.records, taken=self._taken())

    def path_of(self, kind: Kind, name: str) -> str:
        """Return the file of a record, as the user would type it."""
        document = self._before.documents.get(Key(kind, name))
        return document.path if document else name

    def add_entry(self, kind: Kind, situation: Situation) -> None:
        """Put an entry at the end of its vocabulary.

        Raises CannotWrite where the entry cannot stand there: the file has another form.
        """
        inside, entry, name = FILES[kind], entry_text(kind, situation), situation.one("id")
        path = self.content / inside
        old = self._new.get(inside)
        before = old.before if old else (path.read_bytes() if path.exists() else None)
        stands = old.data if old else before
        data = appended(new_file(kind) if stands is None else stands, entry)
        records = self._records_with(inside, data)
        if not _only_grew(self.records, records, kind, name):
            raise CannotWrite(
                f"{quoted(str(path))} has a form to which nothing can be appended. "
                f"Add this to it yourself:\n\n{entry}"
            )
        self._new[inside] = NewFile(path, data, before)
        self.records = records
        self.entries.append((name, f"{self.shown}/{inside}"))

    def add_record(self, inside: str, text: str) -> None:
        """Take up the file of a new record."""
        data = text.encode("utf-8")
        self.records = self._records_with(inside, data)
        self._new[inside] = NewFile(self.content / inside, data)
        self.paths.append(f"{self.shown}/{inside}")

    def problems_with(self, inside: str, text: str) -> tuple[Problem, ...]:
        """Return what is wrong with the new files, or because of them."""
        if self._known is None:
            self._known = frozenset(check(self._before))
        data = {inside: text.encode("utf-8"), **{name: f.data for name, f in self._new.items()}}
        new = {name: _source(self.shown, name, found) for name, found in data.items()}
        files = sorted({**self._files, **new}.items())
        after = content_of((file for _, file in files), self._unread, self.shown)
        return tuple(problem for problem in check(after) if problem not in self._known)

    def write(self) -> None:
        """Write everything that is new: what other records name first."""
        order = ("vocabulary", "articles", "incidents")
        ranked = sorted(self._new, key=lambda inside: order.index(inside.partition("/")[0]))
        write_all(self._new[inside] for inside in ranked)

    def _records_with(self, inside: str, data: bytes) -> Records:
        read = content_of([_source(self.shown, inside, data)], (), self.shown)
        return _merged(self.records, read.records)

    def _taken(self) -> dict[Kind, frozenset[str]]:
        """Return every id that cannot be given again: those of records, and their former ones."""
        taken = {kind: set(names) for kind, names in self._before.names.items()}
        for kind, group in (
            (Kind.INCIDENT, self.records.incidents),
            (Kind.ARTICLE, self.records.articles),
        ):
            for name, record in group.items():
                taken[kind] |= {name, *record.former_ids}
        for kind, entries in _vocabularies(self.records).items():
            taken[kind] |= set(entries)
        return {kind: frozenset(names) for kind, names in taken.items()}

    def _today(self) -> date:
        """Return the day where the editors are."""
        site = self.records.site
        return datetime.now(ZoneInfo(site.timezone) if site else UTC).date()


def _source(shown: str, inside: str, data: bytes) -> SourceFile:
    text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    return SourceFile(f"{shown}/{inside}", PurePosixPath(inside), text)


def _vocabularies(records: Records) -> dict[Kind, dict[str, Record]]:
    return {
        Kind.ACTOR: dict(records.actors),
        Kind.PUBLISHER: dict(records.publishers),
        Kind.TAG: dict(records.tags),
        Kind.GROUP: dict(records.groups),
        Kind.REGION: dict(records.regions),
    }


def _merged(old: Records, new: Records) -> Records:
    """Return the records with those that are new, of the kinds that can be."""
    return replace(
        old,
        incidents={**old.incidents, **new.incidents},
        articles={**old.articles, **new.articles},
        actors={**old.actors, **new.actors},
        publishers={**old.publishers, **new.publishers},
        tags={**old.tags, **new.tags},
        groups={**old.groups, **new.groups},
        regions={**old.regions, **new.regions},
    )


def _only_grew(old: Records, new: Records, kind: Kind, name: str) -> bool:
    """Tell whether the vocabulary has the new entry, and every other one as it was."""
    before, after = _vocabularies(old)[kind], _vocabularies(new)[kind]
    return name in after and name not in before and all(after[n] == before[n] for n in before)
