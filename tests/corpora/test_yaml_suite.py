"""Give every case of the YAML test suite to each kind of content file.

What comes back is a clean reading, equal to what the suite says that the YAML means, or problems
that say where. Which of the two, our subset decides: it has no second document, no anchors,
aliases, tags or merge keys, no keys that are no text.
"""

import json
import time
from functools import cache
from pathlib import PurePosixPath

import pytest

from sourcebook.check import check
from sourcebook.load.content import Content, content_of
from sourcebook.load.document import Plain
from sourcebook.load.files import SourceFile
from sourcebook.model.ids import Key, Kind
from sourcebook.problems import Problem
from sourcebook.report import report
from tests.corpora.sources import YamlCase, yaml_cases

MOST_SECONDS = 1.0
"""Of the processor, for one case in one kind of file."""
INCIDENT = "incidents/case.yaml"
ARTICLE = "articles/case.md"
FILES = (INCIDENT, ARTICLE, "vocabulary/tags.yaml", "site.yaml")

OF_READING = {
    "duplicate-key",
    "forbidden-character",
    "malformed-key",
    "second-document",
    "yaml-alias",
    "yaml-anchor",
    "yaml-merge",
    "yaml-syntax",
    "yaml-tag",
}
"""The rules of reading; other problems are those of what was read."""

READ_ALL_THE_SAME = {
    "9C9N-0": "an inner line of a list in brackets is not indented",
    "9JBA-0": "no space before a comment, behind a bracket",
    "CVW2-0": "no space before a comment, behind a comma",
    "DK95-1": "a tab indents the second line of a quoted text",
    "G5U8-0": "a hyphen alone is an entry of a list in brackets",
    "MUS6-0": "no space before a comment, behind a directive",
    "QB6E-0": "the second line of a quoted text is not indented",
    "S98Z-0": "the first lines of a folded text are indented deeper than its last",
    "SU5Z-0": "no space before a comment, behind a quotation mark",
    "X4QW-0": "no space before a comment, behind the mark of a folded text",
    "Y79Y-3": "a tab indents an entry of a list in brackets",
    "YJV2-0": "a hyphen alone is an entry of a list in brackets",
}
"""What the suite calls wrong, and why a reader can still see only one meaning in it."""
READ_OTHERWISE = {
    "652Z-0": "a question mark before a key in braces is taken for the mark of a key",
    "HM87-1": "a question mark before an entry in brackets is taken for the mark of a key",
    "L24T-1": "a last line of spaces, without a line end, is kept without one",
}
"""Where PyYAML, which reads YAML 1.1, differs from the suite, which is of YAML 1.2."""


@cache
def cases() -> dict[str, YamlCase]:
    return {case.name: case for case in yaml_cases()}


def content_with(file: str, yaml: str) -> Content:
    """Return the content of a folder with one file."""
    text = f"---\n{yaml}\n---\nWords.\n" if file == ARTICLE else yaml
    return content_of([SourceFile(f"content/{file}", PurePosixPath(file), text)], (), "content")


def about(problems: tuple[Problem, ...], file: str) -> list[Problem]:
    return [problem for problem in problems if problem.location.path == f"content/{file}"]


def meanings(case: YamlCase) -> list[Plain]:
    """Return what the documents of a case say, every value as text."""
    assert case.json is not None
    decoder = json.JSONDecoder(parse_int=str, parse_float=str)
    found: list[Plain] = []
    rest = case.json.strip()
    while rest:
        value, end = decoder.raw_decode(rest)
        found.append(as_text(value))
        rest = rest[end:].strip()
    return found


def as_text(value: object) -> Plain:
    """Return a value of JSON as the words that were typed, as far as JSON keeps them."""
    match value:
        case dict():
            return {str(key): as_text(each) for key, each in value.items()}
        case list():
            return [as_text(each) for each in value]
        case bool():
            return str(value).lower()
        case None:
            return None
    return str(value)


def test_the_suite_is_whole() -> None:
    assert len(cases()) == 402
    assert set(READ_ALL_THE_SAME) | set(READ_OTHERWISE) <= set(cases())


@pytest.mark.parametrize("file", FILES)
def test_every_case_is_read_or_answered_with_problems(file: str) -> None:
    for case in cases().values():
        began = time.process_time()
        content = content_with(file, case.yaml)
        found = about(check(content), file)
        text = report(found)
        assert time.process_time() - began < MOST_SECONDS, case.name
        # No case is a record: nothing of it can be published.
        assert found or not case.yaml.strip() or file == "vocabulary/tags.yaml", case.name
        for problem in found:
            assert problem.message, case.name
            assert problem.hint, problem
            assert 0 < problem.location.line <= case.yaml.count("\n") + 6, problem
        assert text.count("help: ") == len(found), case.name


def test_what_is_read_is_what_the_suite_says() -> None:
    equal = 0
    for case in cases().values():
        content = content_with(INCIDENT, case.yaml)
        document = content.documents.get(Key(Kind.INCIDENT, "case"))
        if document is None or any(problem.rule in OF_READING for problem in content.problems):
            continue
        if case.fails:
            assert case.name in READ_ALL_THE_SAME, (case.yaml, document.data)
        elif case.json is not None and case.name not in READ_OTHERWISE:
            assert [document.data] == (meanings(case) or [None]), case.name
            equal += 1
    assert equal > 150


def test_front_matter_is_read_like_any_yaml() -> None:
    equal = 0
    for case in cases().values():
        if any(line.startswith("---") for line in case.yaml.split("\n")):
            continue  # that ends a front matter
        alone = content_with(INCIDENT, f"{case.yaml}\n").documents
        article = content_with(ARTICLE, case.yaml).documents.get(Key(Kind.ARTICLE, "case"))
        incident = alone.get(Key(Kind.INCIDENT, "case"))
        assert (article is None) == (incident is None), case.name
        if article and incident and isinstance(article.data, dict):
            data = {key: value for key, value in article.data.items() if key != "abstract"}
            assert data == (incident.data or {}), case.name
            equal += 1
    assert equal > 60
