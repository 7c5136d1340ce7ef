"""Whatever the records hold, the check answers with problems and never with a traceback."""

import copy
import json
import tempfile
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sourcebook.check import RULES, check
from sourcebook.check.markdown_text import tangles
from sourcebook.check.number_words import numbers_in
from sourcebook.load.characters import is_forbidden
from sourcebook.load.content import load_content
from sourcebook.model.text import MAX_MARKDOWN
from sourcebook.relate.facts import plain_address
from sourcebook.render.bounds import within_bounds
from sourcebook.report import report
from tests.tools.trees import MINIMAL

NAMES = {rule.name for rule in RULES}

ODD_TEXTS = [
    *["", "x", "none", "true", "0", "007", "-1", "999999999", "-90", "180", "0.00000001"],
    *["2020", "2020-02-30", "../2020", "2020/..", "202X", "0001-01-01", "9999-12-31", "2020-24"],
    *["[2020-01-01,2021-01-01]", "{2019,2020}", "9999-24", "2020-XX-XX~", "%"],
    *["evans-bay-2020", "daily-2020-03-02-spill", "the-daily", "oil", "divers", "high-court"],
    *["killed", "injured", "convicts", "acquits", "verifies", "merged", "withdrawn", "correction"],
    *["country", "exact", "region", "unknown", "original", "derived", "copy", "per-period"],
    *["NZ", "XX", "RU", "AQ", "https://a.example/?a=1#b", "https://[::1]/", "mailto:a@b.example"],
    *[
        "catastrophe",
        "CATASTROPHE",
        "war\u00a0crime",
        "\u017f \u0130 \u01c6 \u212a",
        "“«„",
        '"',
        "](",
        "[@",
        "[@x]",
    ],
    *["one hundred and", "a a and and", "\n\n#\n=\n", "> " * 40, "[a]:", "<b", "`" * 9, "![", "\\"],
]
MARKDOWN = st.lists(
    st.sampled_from(
        [
            *["[@", "[", "](", "]", ")", "<", ">", "`", "*", "_", "#", "###", "\n", "\n\n", " "],
            *["    ", "- ", "1. ", "word", "catastrophe", '"', "“", "”", "page:about", "!", "\\"],
            *["https://x", "daily-2020-03-02-spill", ":", "&amp;", "=", "---"],
        ]
    ),
    max_size=60,
).map("".join)


@cache
def records() -> dict[str, Any]:
    """Read the minimal site as plain data; a Markdown text goes under `:body`."""
    found: dict[str, Any] = {}
    for file in sorted(MINIMAL.rglob("*.*")):
        text = file.read_text(encoding="utf-8")
        name = str(file.relative_to(MINIMAL))
        if file.suffix == ".md":
            _, front, body = text.split("---\n", 2)
            found[name] = {**yaml.load(front, yaml.BaseLoader), ":body": body}  # noqa: S506 - ours
        else:
            found[name] = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - ours
    return found


def places(
    value: "dict[str, Any] | list[Any]", path: tuple[str | int, ...] = ()
) -> Iterator[tuple[str | int, ...]]:
    """Yield the path of everything below a value."""
    entries: Iterable[tuple[str | int, Any]] = (
        value.items() if isinstance(value, dict) else enumerate(value)
    )
    for key, below in entries:
        yield (*path, key)
        if isinstance(below, dict | list):
            yield from places(below, (*path, key))


@st.composite
def mutilated(draw: st.DrawFn) -> dict[str, Any]:
    """Draw the minimal site with some values replaced, removed or repeated."""
    data = copy.deepcopy(records())
    for _ in range(draw(st.integers(1, 6))):
        *steps, last = draw(st.sampled_from([p for p in places(data) if len(p) > 1]))
        group: Any = data
        for step in steps:
            group = group[step]
        match draw(st.integers(0, 3)):
            case 0:
                del group[last]
            case 1 if isinstance(group, list):
                group.append(copy.deepcopy(group[int(last)]))
            case 2 if last in (":body", "account"):
                group[last] = draw(MARKDOWN)
            case _:
                odd = st.sampled_from(ODD_TEXTS)
                group[last] = draw(st.one_of(odd, st.lists(odd, max_size=3), st.text(max_size=20)))
    return data


def write(data: dict[str, Any], folder: Path) -> None:
    for name, record in data.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.suffix == ".md":
            fields = {key: value for key, value in record.items() if key != ":body"}
            text = f"---\n{json.dumps(fields)}\n---\n{record.get(':body', '')}"
        else:
            text = json.dumps(record)
        file.write_text(text, encoding="utf-8", errors="replace")


@settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))
@given(mutilated())
def test_any_content_is_answered_with_problems(data: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write(data, Path(folder))
        found = check(load_content(Path(folder), "content"))
    assert {problem.rule for problem in found} <= NAMES
    assert [problem.sort_key for problem in found] == sorted(p.sort_key for p in found)
    for problem in found:
        assert problem.message
        assert problem.hint
        assert problem.location.path.startswith("content")
    text = report(found)
    assert text.count("help: ") >= len(found)
    assert not any(map(is_forbidden, text))
    assert "\t" not in text


@given(st.text())
def test_any_text_has_numbers_or_none(text: str) -> None:
    assert all(number >= 0 for number in numbers_in(text))


@given(
    st.lists(
        st.sampled_from(
            [
                "one",
                "two",
                "twenty",
                "hundred",
                "thousand",
                "million",
                "and",
                "a",
                "dozen",
                "3",
                ",",
                "сто",
            ]
        )
    )
)
def test_any_row_of_number_words_is_read(words: list[str]) -> None:
    assert all(number >= 0 for number in numbers_in(" ".join(words)))


@given(MARKDOWN, st.sampled_from([1, 10, 300, 3000]), st.sampled_from(["", "\n", "\n\n"]))
def test_any_markdown_that_passes_is_quick_to_render(text: str, times: int, between: str) -> None:
    """Hold the check within the bounds beyond which a page shows a text as it was typed."""
    markdown = between.join([text] * times)[:MAX_MARKDOWN]
    found = list(tangles(markdown))
    assert all(tangle.message for tangle in found)
    if not found:
        within_bounds(markdown)


@pytest.mark.parametrize(
    "text",
    [
        "a\n" * 50_000,
        "- a\n" * 25_000,
        "|a|b|\n" * 16_000,
        "### a\n" * 16_000,
        ("[" + "a " * 4000) * 12,
    ],
)
def test_a_text_without_an_end_is_tangled(text: str) -> None:
    assert any(tangles(text))


@given(st.text(alphabet=st.characters(min_codepoint=33, max_codepoint=126)))
def test_any_address_has_a_plain_form(rest: str) -> None:
    clean = "".join(c for c in rest if c not in '<>"\\^`{|}[]@')
    assert plain_address(f"https://a.example/{clean}")
