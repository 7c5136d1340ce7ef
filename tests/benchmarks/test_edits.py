from itertools import islice
from pathlib import Path

from benchmarks.corpus import corpus, write_corpus
from benchmarks.corpus.edits import KINDS, edits, read_files
from sourcebook.check import check
from sourcebook.load.content import load_content
from sourcebook.problems import Severity

INCIDENTS = 30


def test_the_same_seed_gives_the_same_edits() -> None:
    files = dict(corpus(INCIDENTS))
    assert list(islice(edits(files, 3), 12)) == list(islice(edits(files, 3), 12))


def test_every_round_has_an_edit_of_each_kind() -> None:
    done = list(islice(edits(dict(corpus(INCIDENTS)), 3), len(KINDS)))
    assert [edit.kind for edit in done] == list(KINDS)


def test_edits_change_something_and_bring_in_no_error(tmp_path: Path) -> None:
    write_corpus(tmp_path, INCIDENTS)
    files = read_files(tmp_path)
    for edit in islice(edits(files, 5), 4 * len(KINDS)):
        before = read_files(tmp_path)
        edit.write_to(tmp_path)
        assert read_files(tmp_path) != before
    problems = check(load_content(tmp_path, "content"))
    assert [p for p in problems if p.severity is not Severity.NOTE] == []
