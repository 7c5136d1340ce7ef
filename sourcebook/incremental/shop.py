"""Make each edition of a site: of what is remembered of it, and of the records in its language."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sourcebook.editions import records_in
from sourcebook.incremental.changes import in_edition
from sourcebook.incremental.checking import Checked
from sourcebook.incremental.making import edit_since, make
from sourcebook.incremental.memory import SiteMemory
from sourcebook.incremental.pictures import Pictures
from sourcebook.incremental.templates import digests as template_digests
from sourcebook.model.records import Records
from sourcebook.plan.assets import PublishedAssets
from sourcebook.plan.edition import Edition
from sourcebook.plan.outputs import PageOutput
from sourcebook.plan.plan import plan
from sourcebook.publish import Press
from sourcebook.relate.library import Library
from sourcebook.render.render import Renderer
from sourcebook.wording import Words, speaking

Progress = Callable[[str, int, int], None]
"""Told of each step: what is being done, how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True)
class Work:
    """Hold an edition that was made: its numbers, why each file was, and what is to be remembered.

    `changed` says whether what was remembered `before` is to be replaced by `after`.
    """

    edition: Edition
    records: int
    pages: int
    files: int
    reasons: Mapping[str, str]
    changed: bool
    before: SiteMemory
    after: SiteMemory


@dataclass(frozen=True, slots=True)
class Shop:
    """Hold what editions are made with, whatever their language.

    `compiled` takes the code of templates, by language; `pictures` those that are drawn.
    """

    templates: Mapping[str, str]
    assets: PublishedAssets
    compiled: dict[str, bytes]
    pictures: Pictures
    portable: bool

    def made(  # noqa: PLR0913, PLR0917 - which edition, from what, where to, and who is told
        self,
        edition: Edition,
        words: Words,
        records: Records,
        found: Checked,
        before: SiteMemory,
        press: Press,
        progress: Progress,
    ) -> Work:
        """Put every file of an edition into the press: new bytes, or those that are there."""
        # Of the settings as they are written: what is told of them follows from these.
        settings = _digest(records.site)
        of_records = found.digests
        if not edition.is_first:
            records = records_of(edition, records)
            of_records = in_edition(of_records, found.facts, records)
        digests = {
            **of_records,
            **template_digests(self.templates),
            "site": settings,
            "assets": _digest(sorted(self.assets.names.items())),
            "fonts": _digest(sorted(self.assets.fonts.items())),
            "edition": _digest((self.portable, edition, words.digest)),
        }
        if not before.reason and before.digests["edition"] != digests["edition"]:
            before = SiteMemory(reason="there was another edition")
        with speaking(words):
            library = Library(records, found.facts, before.relations_of(digests))
            edit = edit_since(before, digests, library)
            outputs = plan(library, self.assets, edition, portable=self.portable)
            made = make(
                outputs,
                press,
                before,
                edit,
                library,
                Renderer(
                    self.templates,
                    compiled=self.compiled,
                    pictures=self.pictures,
                    words=words,
                    original=edition.is_first,
                ),
                lambda done, all_of_them: progress("Writing the pages", done, all_of_them),
            )
        return Work(
            edition,
            records=library.size,
            pages=sum(isinstance(output, PageOutput) for output in outputs),
            files=len(outputs),
            reasons=made.reasons,
            changed=bool(made.reasons or edit.names),
            before=before,
            after=SiteMemory(
                digests, library.relations, library.known_cards, made.pages, library.search.index
            ),
        )


def records_of(edition: Edition, records: Records) -> Records:
    """Return the records as an edition tells them."""
    return records if edition.is_first else records_in(records, edition.language)


def _digest(value: object) -> bytes:
    return hashlib.sha256(repr(value).encode("utf-8", "surrogatepass")).digest()[:16]
