from collections import Counter

import pytest

from benchmarks.corpus import corpus, write_corpus
from sourcebook.check import check
from sourcebook.load.content import Content, load_content
from sourcebook.problems import Severity

INCIDENTS = 30


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    folder = tmp_path_factory.mktemp("corpus")
    write_corpus(folder, INCIDENTS)
    return load_content(folder, "content")


def test_the_same_seed_gives_the_same_files() -> None:
    assert list(corpus(INCIDENTS, 7)) == list(corpus(INCIDENTS, 7))


def test_another_seed_gives_other_files() -> None:
    assert list(corpus(INCIDENTS, 7)) != list(corpus(INCIDENTS, 8))


def test_a_corpus_passes_the_check(content: Content) -> None:
    problems = check(content)
    assert [p for p in problems if p.severity is not Severity.NOTE] == []
    assert len(problems) < INCIDENTS / 5


def test_there_are_one_and_a_half_articles_an_incident(content: Content) -> None:
    assert len(content.records.incidents) == INCIDENTS
    assert len(content.records.articles) == INCIDENTS * 3 // 2


def test_no_two_files_have_one_path() -> None:
    paths = Counter(path for path, _ in corpus(300))
    assert [path for path, number in paths.items() if number > 1] == []


def test_larger_corpora_hold_every_kind_of_record_state() -> None:
    texts = "".join(text for path, text in corpus(600) if path.startswith("incidents/"))
    for line in ("draft: true", "withdrawn: ", "merged_into: ", "former_ids: ", "private: "):
        assert f"\n{line}" in texts
    assert 15 <= texts.count("kind: correction") <= 50
