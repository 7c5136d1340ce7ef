"""What a reviewer is shown of a comparison in Markdown, by the parser that GitHub uses."""

import re
from html import unescape
from pathlib import Path

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from hypothesis import example, given
from hypothesis import strategies as st

from sourcebook.compare.as_markdown import as_markdown, escaped
from tests.compare.hostile import TEXTS, steps
from tests.compare.test_cautions import TOLD
from tests.compare.test_records import COPIED
from tests.compare.two_trees import compared
from tests.tools.trees import INCIDENT, Edit

OURS = {"h2", "h3", "p", "ul", "li", "code", "strong", "em", "del", "ins"}
ACTING = re.compile(r"[@#]\w|://|www\.|\bGH-\d|:[+\w-]+:", re.IGNORECASE)
"""What GitHub makes more of than text: mentions, references, addresses, emoji."""
FRAGMENTS = st.lists(st.one_of(st.sampled_from([*TEXTS, " ", "\n", "\\"]), st.text()), max_size=4)


def html(markdown: str) -> str:
    """Return the HTML that GitHub's parser makes, raw HTML included: nothing may hide behind it."""
    made: str = cmarkgfm.github_flavored_markdown_to_html(
        markdown, options=Options.CMARK_OPT_UNSAFE
    )
    return made


def tags(made: str) -> set[str]:
    return set(re.findall(r"</?([a-zA-Z][a-zA-Z0-9]*)", made))


def text_of(made: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", made))


def acts(made: str) -> bool:
    """Tell whether GitHub would make more of the text than text; it leaves code alone."""
    return bool(ACTING.search(text_of(re.sub(r"<code>.*?</code>", "-", made))))


def test_a_reviewer_reads_what_a_change_means(tmp_path: Path) -> None:
    edits = [TOLD, Edit(INCIDENT, "Two divers", "Some <divers>")]
    assert as_markdown(compared(tmp_path, edits)) == (
        "## What this change means\n"
        "\n"
        "Compared with <strong>before</strong>.\n"
        "\n"
        "Incidents: 1 changed.\n"
        "\n"
        "Problems: before none; now none.\n"
        "\n"
        "Addresses: 0 new, 0 that answer no more. Feed: 1 item that subscribers will see.\n"
        "\n"
        "### Incidents\n"
        "\n"
        "- `~` <code>evans-bay-2020</code> <strong>Oil spilt from a barge in Evans Bay</strong>"
        " \\(changed\\)\n"
        "  - summary: … Evans Bay on 1 March 2020. <del>Two divers</del>"
        " <ins>Some &lt;divers&gt;</ins> were injured.\n"
        "  - history:\n"
        "    - `+` update, 1 May 2020: More is known.\n"
        "\n"
        "### Feed\n"
        "\n"
        "- `+` <strong>Verified: Oil spilt from a barge in Evans Bay</strong>"
        " \\(new item; update, 1 May 2020\\)\n"
        "- `~` <strong>Verified: Oil spilt from a barge in Evans Bay</strong>"
        " \\(changed in its place; published, 1 April 2020\\)\n"
    )


@pytest.mark.parametrize("text", TEXTS)
def test_a_record_is_text_and_nothing_else(text: str, tmp_path: Path) -> None:
    written = as_markdown(compared(tmp_path, steps(text)))
    made = html(written)
    assert tags(made) <= OURS
    assert made.count("<li>") == sum(line.lstrip().startswith("- ") for line in written.split("\n"))
    assert made.count("<h2>") == 1
    assert not acts(made)
    assert not [line for line in written.splitlines() if line.strip().startswith("::")]
    assert not re.search(r"##\w*\[", written)


@given(FRAGMENTS.map("".join), st.sampled_from(["", "- ", "- `+` ", "- label: "]))
@example("&#64;user", "- ")
@example("\\@user", "- ")
@example("1. one", "- ")
@example("=", "")
def test_any_text_is_shown_as_it_is(text: str, lead: str) -> None:
    shown = re.sub(r"[^\S ]|[\x00-\x1f\x7f]|\N{REPLACEMENT CHARACTER}", " ", text)
    made = html(f"{lead}{escaped(shown).strip()}\n")
    assert tags(made) <= {"p", "ul", "li", "code"}
    assert made.count("<code>") == lead.count("`") // 2
    assert made.count("<li>") == lead.count("- ")
    assert not acts(made)
    said = lead.removeprefix("- ").replace("`", "") + shown
    assert text_of(made).replace("\u200b", "").split() == said.replace("\u200b", "").split()


def test_a_long_comparison_is_cut_at_a_line_and_counted(tmp_path: Path) -> None:
    comparison = compared(tmp_path, [COPIED])
    whole, cut = as_markdown(comparison), as_markdown(comparison, 600)
    assert len(cut) <= 600
    kept, _, note = cut.rstrip("\n").rpartition("\n\n")
    assert whole.startswith(kept)
    left = whole.count("\n") - kept.count("\n") - 1
    assert note == (
        f"*{left} more lines are not shown here; `build.py diff` on your own machine shows all.*"
    )
