"""Hold the work of the check to the size of what it is given, however bad that is.

Counted are calls, not seconds: four times the input may take little more than four times the calls,
where a rule that compared everything with everything would take sixteen times as many.
"""

import sys
from collections.abc import Callable
from pathlib import PurePosixPath
from types import FrameType

import pytest

from sourcebook.check import check
from sourcebook.check.rule import MOST_PROBLEMS
from sourcebook.load.content import content_of
from sourcebook.load.files import SourceFile
from tests.fuzz.answers import SHOWN_AS, assert_written
from tests.tools.trees import DAILY, INCIDENT, MINIMAL

Files = dict[str, str]
FEW, MANY = 100, 400
MOST = 1.5
"""How much faster than the input the work may grow: sorting allows for it."""

CLAIM = (
    "  - {by: the-daily, stance: alleges, date: 2020-03-02, says: Oil leaked.,"
    " source: daily-2020-03-02-spill}\n"
)
BASE = {
    path.relative_to(MINIMAL).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted(MINIMAL.rglob("*.*"))
}


def claims(of: Callable[[int], str]) -> Callable[[int], Files]:
    def made(size: int) -> Files:
        listed = "".join(of(number) for number in range(size))
        return {INCIDENT: BASE[INCIDENT].replace("claims:\n", f"claims:\n{listed}")}

    return made


def field(of: Callable[[int], str], start: str = "", end: str = "") -> Callable[[int], Files]:
    """Put many lines at the end of the incident."""
    return lambda size: {INCIDENT: BASE[INCIDENT] + start + "".join(map(of, range(size))) + end}


def text(of: Callable[[int], str]) -> Callable[[int], Files]:
    """Put many pieces into the text of an article."""
    return lambda size: {DAILY: BASE[DAILY] + "".join(map(of, range(size)))}


def articles(of: Callable[[int, int], str]) -> Callable[[int], Files]:
    """Write many articles; each is told its number and how many there are."""
    return lambda size: {
        f"articles/many-{number}.md": BASE[DAILY]
        .replace("basis: original", f"basis: derived\nderived_from:\n{of(number, size)}")
        .replace("https://", f"https://{number}.")
        for number in range(size // 4)
    }


CASES: dict[str, Callable[[int], Files]] = {
    "claims by nobody": claims(lambda number: CLAIM.replace("the-daily", f"nobody-{number}")),
    "claims without a source": claims(lambda n: CLAIM.replace("daily-2020-03-02", f"daily-{n}")),
    "convictions": claims(lambda _: CLAIM.replace("alleges", "convicts")),
    "words that are none": claims(lambda number: CLAIM.replace("alleges", f"aleges{number}")),
    "keys that are none": claims(lambda number: CLAIM.replace("says:", f"sayz{number}:")),
    "empty values": claims(lambda _: "  - {by: , stance: , date: , says: , source: }\n"),
    "further keys": field(lambda number: f"titel{number}: x\n"),
    "one key": field(lambda _: "tags: [oil]\n"),
    "a long list on one line": field(lambda _: "nobody,", "sources: [", "]\n"),
    "a long list": field(lambda _: "- Bad\n", "related:\n"),
    "notes": field(lambda _: "  - {a: b, a: b}\n", "private:\n"),
    "citations": text(lambda number: f"[@nobody-{number}]\n"),
    "the same citation": text(lambda _: "[@nobody]\n\n"),
    "links": text(lambda number: f"\n[a](tag:none-{number})\n"),
    "HTML": text(lambda _: "\n<b>\n"),
    "headings": text(lambda number: f"\n# {number}\n"),
    "empty lines": lambda size: {DAILY: f"{BASE[DAILY]}{chr(10) * size * 100}end"},
    "loaded words": text(lambda _: "catastrophe\n"),
    "a chain": articles(lambda n, size: f"  - {{article: many-{(n + 1) % size}, how: reports}}"),
    "a ring": articles(
        lambda n, size: f"  - {{article: many-{(n + 1) % (size // 4)}, how: quotes}}"
    ),
    "files that break off": lambda size: {f"incidents/x-{n}.yaml": "a: [b" for n in range(size)},
    "files elsewhere": lambda size: {f"incident/x-{n}.yaml": "a: b" for n in range(size)},
    "lines of another kind": lambda size: {INCIDENT: "a\u2028b\n" * size + "c: {"},
    "directives": lambda size: {INCIDENT: "".join(f"%TAG !{n}! x\n" for n in range(size))},
}


@pytest.mark.parametrize("name", CASES)
def test_the_work_grows_with_the_input_and_no_faster(name: str) -> None:
    small, large = (calls_for(CASES[name](size)) for size in (FEW, MANY))
    least = calls_for({})
    assert large - least <= MOST * (MANY / FEW) * max(small - least, 2_000)


def calls_for(files: Files) -> int:
    """Count the calls that the check and all reports of it take."""
    sources = [
        SourceFile(f"{SHOWN_AS}/{name}", PurePosixPath(name), content)
        for name, content in {**BASE, **files}.items()
    ]
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        problems = check(content_of(sources, (), SHOWN_AS))
    finally:
        sys.setprofile(None)
    assert_written(problems)
    return calls


def test_thousands_of_mistakes_on_one_line_fit_into_memory() -> None:
    wrong = "sources: [" + "nobody-at-all," * 4_000 + "]\n"
    files = [
        SourceFile(f"{SHOWN_AS}/{name}", PurePosixPath(name), content + wrong * (name == INCIDENT))
        for name, content in BASE.items()
    ]
    problems = check(content_of(files, (), SHOWN_AS))
    counted = sum(problem.rule == "unknown-article" for problem in problems)
    assert counted == MOST_PROBLEMS + 1
    assert len(assert_written(problems)) < 10_000 * counted
