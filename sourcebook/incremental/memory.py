"""What one build remembers for the next: of the files of records, and of the files of a site.

Each of the two is whole in itself: it holds what it says together with the digests that it said it
of. So it does not matter which of them is older, or what happened in between.
"""

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sourcebook.incremental import journal, sealed
from sourcebook.incremental.files import KnownFile
from sourcebook.incremental.findings import NOTHING, Findings
from sourcebook.incremental.index import Index
from sourcebook.incremental.journal import Kept
from sourcebook.incremental.pages import Manifest
from sourcebook.incremental.pictures import Pictures
from sourcebook.relate.answers import Relations
from sourcebook.relate.card import KnownCard, restored
from sourcebook.relate.search import NO_INDEX, SearchIndex

_RELATION = "relation "
_SEARCH = "search "


@dataclass(frozen=True, slots=True)
class RecordsMemory:
    """Hold what is remembered of a content folder; `reason` says why it is nothing.

    `kept` is where it comes from.
    """

    files: Mapping[str, KnownFile] = field(default_factory=dict)
    digests: Mapping[str, bytes] = field(default_factory=dict)
    findings: Findings = NOTHING
    reason: str = ""
    kept: Kept | None = None


@dataclass(frozen=True, slots=True)
class SiteMemory:
    """Hold what is remembered of a published site; `reason` says why it is nothing.

    `kept` is where it comes from.
    """

    digests: Mapping[str, bytes] = field(default_factory=dict)
    relations: Relations = field(default_factory=dict)
    cards: Mapping[str, KnownCard] = field(default_factory=dict)
    pages: Manifest = field(default_factory=Manifest)
    search: SearchIndex = NO_INDEX
    reason: str = ""
    kept: Kept | None = None

    def relations_of(self, digests: Mapping[str, bytes]) -> Relations | None:
        """Return the relations if they still hold: no fact and no record of a short kind changed.

        `digests` are those of the records as they are now.
        """
        same = self.relations and _but_for_many(self.digests) == _but_for_many(digests)
        return self.relations if same else None


def _but_for_many(digests: Mapping[str, bytes]) -> dict[str, bytes]:
    """Leave out incidents and articles: their facts have a digest together, `facts`."""
    many = ("incident ", "article ", "template")
    return {name: digest for name, digest in digests.items() if not name.startswith(many)}


@dataclass(frozen=True, slots=True)
class Memory:
    """Read and write what is remembered, in a folder of the program's own.

    `version` is that of the program: what another one remembered is nothing. A program that goes on
    after a build has what it wrote last at hand in `held`, and need not read it again. What others
    write meanwhile does not matter: what is remembered is whole in itself.
    """

    folder: Path
    version: bytes
    held: dict[Path, Kept] | None = None

    def of_records(self, content: Path, instant: int | None) -> RecordsMemory:
        """Return what is remembered of a content folder.

        What was remembered at a time that is still to come is nothing: the clock was set back.
        """
        kept = self._read(content, "records")
        if isinstance(kept, str):
            return RecordsMemory(reason=kept)
        tables = kept.tables
        files, then = tables["files"], tables["whole"]["instant"]
        if instant is None or then is None or then >= instant:
            files = {name: (b"", *known[1:]) for name, known in files.items()}
        return RecordsMemory(
            {name: KnownFile._make(known) for name, known in files.items()},
            tables["digests"],
            Findings(tables["findings"], tables["whole"]["findings"]),
            kept=kept,
        )

    def keep_records(
        self, content: Path, instant: int | None, before: RecordsMemory, now: RecordsMemory
    ) -> None:
        """Remember what a content folder holds; `before` is what was remembered of it."""
        tables = {
            "files": {name: tuple(known) for name, known in now.files.items()},
            "digests": now.digests,
            "findings": now.findings.of_one,
            "whole": {"instant": instant, "findings": now.findings.of_all},
        }
        self._write(content, "records", before.kept, tables)

    def of_site(self, output: Path, root: str = "") -> SiteMemory:
        """Return what is remembered of an edition of the site in an output folder.

        It is known by what all its addresses begin with.
        """
        kept = self._read(output, _site_at(root))
        if isinstance(kept, str):
            return SiteMemory(reason=kept)
        relations = {
            name.removeprefix(_RELATION): table
            for name, table in kept.tables.items()
            if name.startswith(_RELATION)
        }
        cards, pages = kept.tables["cards"], kept.tables["pages"]
        order, index = kept.beside
        return SiteMemory(
            kept.tables["digests"],
            relations,
            {name: KnownCard(restored(card), names) for name, (card, names) in cards.items()},
            Manifest(pages, kept.tables["made since"], order, Index._make(index)),
            SearchIndex._make(kept.tables[f"{_SEARCH}{name}"] for name in SearchIndex._fields),
            kept=kept,
        )

    def keep_site(self, output: Path, before: SiteMemory, now: SiteMemory, root: str = "") -> None:
        """Remember what an edition was made from; `before` is what was remembered of it."""
        cards = {name: (known.card.plain, known.made_from) for name, known in now.cards.items()}

        def tables(pages: Manifest) -> journal.Tables:
            return {
                "digests": now.digests,
                "cards": cards,
                "pages": pages.digests,
                "made since": pages.since,
                **{f"{_SEARCH}{name}": table for name, table in now.search._asdict().items()},
                **{f"{_RELATION}{name}": table for name, table in now.relations.items()},
            }

        def whole() -> tuple[journal.Tables, object]:
            pages = now.pages.indexed()
            return tables(pages), (pages.order, tuple(pages.index))

        self._write(output, _site_at(root), before.kept, tables(now.pages), whole)

    def of_templates(self) -> dict[str, bytes]:
        """Return the code of templates that were compiled before, by Jinja's key for each."""
        data = sealed.read(self.folder / "templates", self._seal("templates"))
        return {} if isinstance(data, str) else data

    def keep_templates(self, compiled: Mapping[str, bytes]) -> None:
        """Remember the code of templates."""
        sealed.write(self.folder / "templates", self._seal("templates"), dict(compiled))

    def of_pictures(self) -> Pictures:
        """Return the pictures that were drawn before, for whatever site."""
        return Pictures(self.folder / "cards", self._seal("cards"))

    def _read(self, of: Path, kind: str) -> Kept | str:
        path = self._path(of, kind)
        held = self.held.get(path) if self.held else None
        return held or journal.read(path, self._seal(kind))

    def _write(
        self,
        of: Path,
        kind: str,
        before: Kept | None,
        tables: journal.Tables,
        whole: journal.Whole | None = None,
    ) -> None:
        path = self._path(of, kind)
        kept = journal.write(path, self._seal(kind), before, tables, whole)
        if self.held is not None:
            self.held.pop(path, None)
            if kept is not None:
                self.held[path] = kept

    def _seal(self, kind: str) -> bytes:
        """Return what tells a file of this version and kind from all others."""
        return hashlib.sha256(self.version + kind.encode()).digest()

    def _path(self, of: Path, kind: str) -> Path:
        name = hashlib.sha256(os.fsencode(of.resolve())).hexdigest()[:16]
        return self.folder / f"{name}.{kind}"


def _site_at(root: str) -> str:
    return "site" + root.replace("/", "-")
