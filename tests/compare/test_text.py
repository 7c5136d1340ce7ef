"""How a comparison reads on a terminal."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from sourcebook.compare.as_text import as_text
from tests.compare.hostile import TEXTS, steps
from tests.compare.test_cautions import TOLD
from tests.compare.test_incidents import RADIO_ORIGINAL
from tests.compare.test_records import COPIED
from tests.compare.two_trees import Remove, compared
from tests.tools.trees import DAILY, INCIDENT, RADIO, Edit

EXAMPLE = """\
Compared with before
Incidents: 1 changed. Articles: 1 changed.
Problems: before none; now none.
Addresses: 0 new, 0 that answer no more. Feed: 1 item that subscribers will see.

Incidents
  ~ evans-bay-2020 Oil spilt from a barge in Evans Bay (changed)
      · independent origins: 1 → 2
      · origins:
          + radio-2020-03-03-spill
      · people injured, all claimants: 2–3 → 1–3
      · casualties:
          ~ injured, by The Daily
              · lowest number: 2 → 1
      · date: 1 March 2020 → on or around 1 March 2020
      · summary: … Evans Bay on 1 March 2020. [-Two-] {+Some+} divers were injured.
      · account: 1 paragraph differs
          ~ paragraph 2: … that it was its own [@radio-2020-03-03-spill]. [-See-] \
{+Look at+} [the count](figure:spills-counted) and [about](page:about).
      · history:
          + update, 1 May 2020: More is known.

Articles
  ~ radio-2020-03-03-spill Company denies spill (changed)
      · basis: derived → original
      · derived from:
          - reports daily-2020-03-02-spill

Feed
  + Verified: Oil spilt from a barge in Evans Bay (at the top again; update, 1 May 2020)
"""


def test_a_reviewer_reads_what_a_change_means(tmp_path: Path) -> None:
    after = [
        *RADIO_ORIGINAL,
        TOLD,
        Edit(INCIDENT, "    min: 2\n", "    min: 1\n"),
        Edit(INCIDENT, "date: 2020-03-01\n", "date: 2020-03-01~\n"),
        Edit(INCIDENT, "Two divers", "Some divers"),
        Edit(
            INCIDENT,
            "own [@radio-2020-03-03-spill]. See",
            "own [@radio-2020-03-03-spill].\n  Look at",
        ),
    ]
    assert as_text(compared(tmp_path, after)) == EXAMPLE


def test_nothing_is_said_of_nothing(tmp_path: Path) -> None:
    assert as_text(compared(tmp_path, ())) == "Compared with before\nThe records say the same.\n"


def test_cautions_and_new_problems_come_first(tmp_path: Path) -> None:
    text = as_text(compared(tmp_path, [Remove(RADIO)]))
    headings = [line for line in text.splitlines() if line and line[0] != " "]
    assert headings[-3:] == ["Look at this first", "New problems", "Articles"]
    assert "  ! id-vanished article radio-2020-03-03-spill: removed without a trace" in text
    assert "Addresses and feed are not compared: no site can be built from after." in text


def test_a_new_record_is_told_by_its_facts(tmp_path: Path) -> None:
    text = as_text(compared(tmp_path, [COPIED]))
    assert "  + lyall-bay-2020 Soot in Lyall Bay (new)\n" in text
    assert "      · status: verified\n      · supported status: verified\n" in text
    assert "      · people injured, all claimants: 2–3\n" in text
    assert "      · account: 26 words\n" in text


def test_long_lists_are_cut_and_counted(tmp_path: Path) -> None:
    many = "".join(f"  - The bay has the wrong name, in place {number}.\n" for number in range(40))
    long = Edit(DAILY, "basis: original", f"problems:\n{many}basis: original")
    assert "          · … and 15 more entries\n" in as_text(compared(tmp_path, [long]))


def test_a_long_value_is_cut_and_counted(tmp_path: Path) -> None:
    note = Edit(INCIDENT, "  date: 2020-03-01\n", f"  date: 2020-03-01\n  note: {'tide ' * 200}\n")
    assert " … (599 more characters)\n" in as_text(compared(tmp_path, [note]))


def test_colour_is_given_where_it_is_asked_for(tmp_path: Path) -> None:
    comparison = compared(tmp_path, [Edit(INCIDENT, "Two divers", "Some divers")])
    plain, coloured = as_text(comparison), as_text(comparison, colour=True)
    assert "\x1b" not in plain
    assert "\x1b[31m[-Two-]\x1b[0m \x1b[32m{+Some+}\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain


@pytest.mark.parametrize("text", TEXTS)
def test_no_record_gives_a_command_to_a_builder(text: str, tmp_path: Path) -> None:
    written = as_text(compared(tmp_path, steps(text)))
    assert text.rsplit(maxsplit=1)[-1][-6:] in written
    assert not [line for line in written.splitlines() if line.strip().startswith("::")]
    assert not re.search(r"##\w*\[", written)


def test_nothing_hidden_acts_on_a_terminal(tmp_path: Path) -> None:
    comparison = compared(tmp_path, steps("a\u202eb\u200bc"))
    before = replace(comparison.before, label="\x1b[31mmain\n::error::x")
    written = as_text(replace(comparison, before=before))
    assert written.startswith("Compared with <U+001B>[31mmain<U+000A>::error::x\n")
    assert [sign for sign in written if not sign.isprintable() and sign != "\n"] == []
