"""What the server puts into a page, and that nothing of a record can act there."""

import html5lib
import pytest

from sourcebook.problems import Location, Problem, Severity
from sourcebook.serve.answers import FILES
from sourcebook.serve.edition import Edition, Trouble
from sourcebook.serve.pages import MOST_SHOWN, Pages, opened_policy

HOSTILE = "</pre><script>alert(1)</script>&lt;\x1b[31m\u202e\u200b\n'\"{{ 7 * 7 }}"


@pytest.fixture(scope="module")
def pages() -> Pages:
    names = ("panel.html", "problems.html")
    return Pages("run", {name: (FILES / name).read_text(encoding="utf-8") for name in names})


def a_problem(text: str, severity: Severity = Severity.ERROR) -> Problem:
    place = Location(f"content/{text}.yaml", 3, 2, excerpt=text)
    return Problem("unknown-key", severity, place, text, text)


@pytest.mark.parametrize("site", [0, 1])
def test_the_text_of_records_stays_text(pages: Pages, site: int) -> None:
    trouble = Trouble((a_problem(HOSTILE),), HOSTILE, HOSTILE)
    edition = Edition(2, site, frozenset(), trouble)
    for text in (pages.panel(edition), pages.without_site(edition)):
        tree = html5lib.parse(text, namespaceHTMLElements=False)
        own = [script for script in tree.iter("script") if not script.get("src")]
        assert own == []
        assert "49" not in text
        assert not {"\x1b", "\u202e", "\u200b"} & set(text)
        assert "<U+001B>" in "".join(tree.itertext())


def test_errors_are_shown_and_the_rest_is_counted(pages: Pages) -> None:
    problems = [a_problem(f"error {number}") for number in range(MOST_SHOWN + 3)]
    problems += [a_problem("remark", Severity.WARNING), a_problem("aside", Severity.NOTE)]
    panel = pages.panel(Edition(2, 1, frozenset(), Trouble(tuple(problems))))
    assert panel.count('class="place"') == MOST_SHOWN
    assert "And 3 more" in panel
    assert "1 warning, 1 note in 2 files" in panel
    assert "aside" not in panel


def test_without_trouble_there_is_no_panel(pages: Pages) -> None:
    assert pages.panel(Edition(2, 2, frozenset({"index.html"}))) == ""


def test_a_long_line_is_cut_around_its_problem(pages: Pages) -> None:
    place = Location("a.yaml", 1, 501, excerpt="x" * 500 + "HERE" + "y" * 5000)
    trouble = Trouble((Problem("too-long", Severity.ERROR, place, "too long"),))
    panel = pages.panel(Edition(1, 0, frozenset(), trouble))
    assert "<mark>HEREyyy" in panel
    assert len(panel) < 1500


@pytest.mark.parametrize(
    ("policy", "opened"),
    [
        ("script-src 'none'; img-src 'self'", "script-src 'self'; img-src 'self'"),
        (
            "default-src 'none'",
            "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'",
        ),
        ("script-src 'self' 'wasm-unsafe-eval'", "script-src 'self' 'wasm-unsafe-eval'"),
        ("connect-src https://a.example", "connect-src 'self' https://a.example"),
        ("script-src &#39;none&#39;", "script-src 'self'"),
        ("img-src 'self'", "img-src 'self'"),
    ],
)
def test_a_policy_is_opened_no_further_than_needed(policy: str, opened: str) -> None:
    assert opened_policy(policy) == opened
