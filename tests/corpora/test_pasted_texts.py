"""Paste every hostile text into a file as it is, and name files and entries by it.

Nobody writes them so; whoever tries is answered with problems that have a place and a remedy. Every
twentieth text is taken, and all of them by `make corpora`.
"""

import os
from pathlib import Path, PurePosixPath

import pytest

from sourcebook.check import check
from sourcebook.load.characters import is_forbidden
from sourcebook.load.content import content_of, load_content
from sourcebook.load.files import SourceFile
from sourcebook.model.ids import Kind
from sourcebook.model.text import is_id
from sourcebook.problems import Problem
from sourcebook.report import report
from tests.corpora.sources import WHOLE, hostile_texts
from tests.corpora.writing import quoted

INCIDENT = "incidents/case.yaml"
TAGS = "vocabulary/tags.yaml"
ARTICLE = "articles/case.md"
PASTED = {
    "a plain text": (INCIDENT, "title: {}\nsummary: Words.\n"),
    "a text in apostrophes": (INCIDENT, "title: '{}'\nsummary: Words.\n"),
    "a text in quotation marks": (INCIDENT, 'title: "{}"\nsummary: Words.\n'),
    "an entry of a list": (INCIDENT, "tags: [{}]\n"),
    "a block of text": (INCIDENT, "account: |\n  {}\ntitle: Words\n"),
    "a key": (INCIDENT, "{}: Words\n"),
    "a whole file": (INCIDENT, "{}\n"),
    "a Markdown text": (ARTICLE, "---\ntitle: Words\n---\n{}\n"),
    "a front matter": (ARTICLE, "---\n{}\n---\nWords.\n"),
    "the key of an entry": (TAGS, "{}: {{name: Words, description: Words.}}\n"),
}
LONGEST_NAME = 240
"""In bytes; most disks take no longer names."""


def some_texts() -> list[str]:
    texts = [text for texts in hostile_texts().values() for text in texts]
    return texts if os.environ.get(WHOLE) else texts[::20]


def assert_sound(problems: tuple[Problem, ...], text: str) -> None:
    """Hold problems to a place, a message and a remedy, and their report to what can be shown."""
    for problem in problems:
        assert problem.location.path.startswith("content/"), text
        assert problem.message, text
        assert problem.hint, (text, problem)
    shown = report(problems)
    assert shown.count("help: ") >= len(problems), text
    assert not any(map(is_forbidden, shown)), text


@pytest.mark.parametrize("how", PASTED)
def test_a_pasted_text_is_read_or_answered_with_problems(how: str) -> None:
    file, form = PASTED[how]
    for text in some_texts():
        written = form.replace("{}", text).replace("{{", "{").replace("}}", "}")
        source = SourceFile(f"content/{file}", PurePosixPath(file), written)
        content = content_of([source], (), "content")
        assert_sound(content.problems, text)


def test_no_hostile_text_but_an_id_names_an_entry() -> None:
    taken: list[str] = []
    for text in some_texts():
        written = f"{quoted(text)}: {{name: Words, description: Words.}}\n"
        source = SourceFile(f"content/{TAGS}", PurePosixPath(TAGS), written)
        content = content_of([source], (), "content")
        assert_sound(content.problems, text)
        taken += content.names[Kind.TAG]
    assert [name for name in taken if not is_id(name)] == []


def test_no_hostile_text_but_an_id_names_a_file(tmp_path: Path) -> None:
    for name in filter(is_a_name, some_texts()):
        file = tmp_path / "incidents" / f"{name}.yaml"
        file.parent.mkdir(exist_ok=True)
        file.write_text("title: Words\n", encoding="utf-8")
    content = load_content(tmp_path, "content")
    assert_sound(check(content), "all names together")
    assert [name for name in content.names[Kind.INCIDENT] if not is_id(name)] == []


def is_a_name(text: str) -> bool:
    """Tell whether a disk takes a text as the name of a file that is not hidden."""
    return (
        bool(text)
        and not text.startswith(".")
        and not {"/", "\0"} & set(text)
        and len(text.encode(errors="surrogatepass")) <= LONGEST_NAME
    )
