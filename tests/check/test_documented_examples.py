"""The examples in the documentation break the rule that they stand for, and mend it."""

import re

import pytest

from sourcebook.check import RULES
from tests.tools.content_format import DOCUMENT
from tests.tools.rule_entries import CHAPTER, Example, broken_by, entries, examples

TEXT = DOCUMENT.read_text(encoding="utf-8")
EXAMPLES = examples(TEXT)

IN_WORDS = {
    "missing-file": "a file that is not there has no lines to show",
    "unreadable-file": "links, pipes and sizes are not seen in a text",
    "long-derivation": "it takes 22 articles",
    "too-many-files": "it takes 200,000 files",
    "translation-missing": "it is left out of the examples, where nearly all is missing",
    "not-utf-8": "the documentation is UTF-8 itself",
}
"""Rules that no snippet can break, and why."""


@pytest.mark.parametrize("example", [e for e in EXAMPLES if e.wrong], ids=str)
def test_what_is_shown_as_wrong_breaks_its_rule_and_no_other(example: Example) -> None:
    found = broken_by(example)
    assert {problem.rule for problem in found} == {example.rule}, [
        (problem.rule, problem.location, problem.message) for problem in found
    ]


@pytest.mark.parametrize("example", [e for e in EXAMPLES if not e.wrong], ids=str)
def test_what_is_shown_as_right_breaks_no_rule(example: Example) -> None:
    assert [(p.rule, p.location, p.message) for p in broken_by(example)] == []


@pytest.mark.parametrize("rule", [rule.name for rule in RULES if rule.name not in IN_WORDS])
def test_every_rule_shows_what_is_wrong_and_then_what_is_right(rule: str) -> None:
    shown = [example.wrong for example in EXAMPLES if example.rule == rule]
    assert shown
    assert shown == [True, False] * (len(shown) // 2)


@pytest.mark.parametrize("rule", IN_WORDS)
def test_a_rule_without_examples_says_what_to_do_in_words(rule: str) -> None:
    _, _, by_hand = entries(TEXT)[rule].partition("<!-- end -->")
    assert "```" not in by_hand
    assert len(re.findall(r"\. |\.\n", by_hand)) >= 2


def test_every_block_of_the_chapter_is_read_as_an_example() -> None:
    _, _, chapter = TEXT.partition(CHAPTER)
    blocks = len(re.findall(r"^```\w*$", chapter, re.MULTILINE)) // 2
    assert blocks == sum(len(example.changes) for example in EXAMPLES)
