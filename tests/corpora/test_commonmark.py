"""Render every example of the CommonMark specification, and compare what we do not refuse.

`commonmark_differences` lists the examples that read otherwise here, each with the reason.
"""

import re
import time
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element

import html5lib
import pytest

from sourcebook.check import check
from sourcebook.load.content import content_of
from sourcebook.load.files import SourceFile
from sourcebook.plan.views.prose import Prose
from sourcebook.problems import Problem, Severity
from sourcebook.render.markdown import ProseRenderer
from tests.corpora import harmless
from tests.corpora.commonmark_differences import DIFFERENCES
from tests.corpora.sources import Example, commonmark_examples
from tests.corpora.writing import lines

MOST_SECONDS = 1.0
"""Of the processor, for checking and rendering one example."""
PAGE = "pages/case.md"
INCIDENT = "incidents/case.yaml"
NOT_OF_THE_TEXT = {"heading-level"}
"""What the check refuses for its place on a page, not for what it is."""
TAGS = {
    *("a", "blockquote", "br", "code", "div", "em", "h2", "h3", "h4", "h5", "h6", "hr", "li"),
    *("ol", "p", "pre", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul"),
}
ATTRIBUTES = {"aria-label", "class", "href", "id", "rel", "role", "scope", "start", "tabindex"}
MARKUP = ProseRenderer().markup

Tree = tuple[str, tuple[tuple[str, str], ...], tuple["Tree | str", ...]]


@cache
def examples() -> tuple[Example, ...]:
    return tuple(commonmark_examples())


def rendered(markdown: str) -> str:
    return MARKUP(Prose(markdown, {}, {}, 2))


def parsed(html: str) -> Element:
    made: Element = html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False)
    return made


def problems(file: str, text: str) -> list[Problem]:
    """Return the errors of a content folder with one file."""
    content = content_of([SourceFile(f"content/{file}", PurePosixPath(file), text)], (), "content")
    return [
        problem
        for problem in check(content)
        if problem.location.path == f"content/{file}" and problem.severity is Severity.ERROR
    ]


def as_page(markdown: str) -> str:
    return f"---\ntitle: A page\nsummary: A page.\norder: 1\n---\n{markdown}"


def as_account(markdown: str) -> str:
    incident = harmless.records(0)["incident", "incident-0"] | {"account": markdown}
    return "\n".join(line for _, line in lines(incident))


def tree(element: Element, *, kept: bool = False) -> Tree:
    """Return what a reader is shown: headings of any level alike, white space as it shows."""
    kept = kept or element.tag == "pre"
    inner: list[Tree | str] = []
    text = element.text or ""
    for child in element:
        inner += [text, tree(child, kept=kept)]
        text = child.tail or ""
    inner.append(text)
    if not kept:
        inner = [
            re.sub(r"\s+", " ", part).strip() if isinstance(part, str) else part for part in inner
        ]
    attributes = sorted((k, v) for k, v in element.attrib.items() if k in {"href", "start"})
    return re.sub("h[1-6]", "h", str(element.tag)), tuple(attributes), tuple(filter(None, inner))


def test_the_specification_is_whole() -> None:
    assert len(examples()) == 652
    listed = [number for numbers in DIFFERENCES.values() for number in numbers]
    assert len(listed) == len(set(listed))


@pytest.mark.parametrize(("file", "written"), [(PAGE, as_page), (INCIDENT, as_account)])
def test_every_example_is_answered_in_time(file: str, written: Callable[[str], str]) -> None:
    for example in examples():
        began = time.process_time()
        found = problems(file, written(example.markdown))
        rendered(example.markdown)
        assert time.process_time() - began < MOST_SECONDS, example.number
        for problem in found:
            assert problem.location.line, (example.number, problem)
            assert problem.hint, (example.number, problem)


def test_every_example_comes_out_as_what_is_allowed() -> None:
    for example in examples():
        for element in parsed(rendered(example.markdown)).iter():
            assert element.tag in {*TAGS, "DOCUMENT_FRAGMENT"}, example.number
            assert set(element.attrib) <= ATTRIBUTES, example.number
            assert re.match(r"https?://|mailto:|$", element.get("href", "")), example.number


def test_examples_read_as_commonmark_says_but_for_the_listed_ones() -> None:
    read = Counter[str]()
    different = set()
    for example in examples():
        refused = {problem.rule for problem in problems(PAGE, as_page(example.markdown))}
        if refused - NOT_OF_THE_TEXT:
            read["refused"] += 1
        elif tree(parsed(rendered(example.markdown))) == tree(parsed(example.html)):
            read["alike"] += 1
        else:
            different.add(example.number)
    assert different == {number for numbers in DIFFERENCES.values() for number in numbers}
    assert read["alike"] > 280
