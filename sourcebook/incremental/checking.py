"""Read and check a content folder: what is known already is neither read nor checked again."""

from dataclasses import dataclass
from pathlib import Path

from sourcebook.incremental import changes
from sourcebook.incremental.content import remembered
from sourcebook.incremental.files import facts_in, look
from sourcebook.incremental.findings import examined
from sourcebook.incremental.listed import Listed, listed
from sourcebook.incremental.memory import Memory, RecordsMemory
from sourcebook.load.content import Content
from sourcebook.problems import Problem
from sourcebook.relate.facts import Facts


@dataclass(frozen=True, slots=True)
class Checked:
    """Hold the content of a folder, the digest of each record, and every problem.

    `read` and `checked` are how many records were read and checked in this run.
    """

    content: Content
    facts: Facts
    digests: dict[str, bytes]
    problems: tuple[Problem, ...]
    read: int
    checked: int


def checked(
    content: Path,
    shown_as: str,
    memory: Memory,
    *,
    clean: bool = False,
    now: Listed | None = None,
) -> Checked:
    """Return what the folder holds, and what the check says of it; remember both.

    With `clean`, nothing that is remembered is believed. `now` are its files, where they have been
    listed already. Raises OSError where the folder cannot be
    listed, BuildFailed where a file changes while it is being read.
    """
    now = now or listed(content, shown_as, memory.folder)
    before = RecordsMemory() if clean else memory.of_records(content, now.instant)
    folder = look(content, shown_as, before.files, now)
    found = remembered(folder)
    facts = facts_in(found.owned, folder.known)
    digests = changes.digests(folder, found)
    findings = examined(
        found.content,
        facts,
        shown_as,
        before.findings,
        changes.changed(before.digests, digests) if before.digests else None,
    )
    if folder.known != before.files or digests != before.digests:
        after = RecordsMemory(folder.known, digests, findings)
        memory.keep_records(content, now.instant, before, after)
    return Checked(
        found.content,
        facts,
        digests,
        findings.problems(found.content, shown_as),
        folder.read,
        findings.checked,
    )
