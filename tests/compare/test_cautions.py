"""What a reviewer is told to look at first, and when nothing of the kind is said."""

from pathlib import Path

import pytest

from sourcebook.compare.cautions import RULES
from tests.compare.test_incidents import DENIAL, RADIO_ORIGINAL
from tests.compare.test_records import COPIED, DRAFT, FORMER, LYALL_BAY, MERGED, WITHDRAWN
from tests.compare.two_trees import EVANS_BAY, AnyStep, Move, Remove, compared
from tests.tools.trees import DAILY, FIGURE, INCIDENT, PAGE, RADIO, SITE, Copy, Edit

Steps = tuple[AnyStep, ...]

TOLD = Edit(INCIDENT, "", "  - {date: 2020-05-01, kind: update, note: More is known.}\n")
ALLEGED = Edit(INCIDENT, "status: verified", "status: alleged")
UNNUMBERED = Edit(INCIDENT, "1 March 2020. Two divers", "that day. Two divers")
FORMER_OF_RADIO = Edit(RADIO, "seen: full", "seen: full\nformer_ids: [old-radio]")
NAMED = Edit(
    INCIDENT,
    "    count: 2\n",
    "    name: A. Diver\n    named: {why: By the family., source: daily-2020-03-02-spill}\n",
)

PAST = "  - {date: 2020-04-30, kind: update, note: It rained.}\n"
POINT = "  - as_of: 2020-03-01\n    value: 9\n    source: daily-2020-03-02-spill\n"
CORRECTED = "    corrections: [{date: 2020-04-20, was: 7}]\n"
LATE = (
    "{} is new, and stands in the feeds under {}, behind what readers have already, up to {}:"
    " many will never see it; write the day on which you publish it as its `{}`"
)

CASES: dict[str, tuple[Steps, Steps, dict[str, str]]] = {
    "an incident removed": (
        (),
        (Remove(INCIDENT),),
        {"id-vanished": "removed without a trace: keep the file with withdrawn or merged_into"},
    ),
    "a source removed": (
        (),
        (Remove(RADIO),),
        {"id-vanished": "removed without a trace: its address answers no more"},
    ),
    "an incident renamed without a trace": (
        (),
        (Move(INCIDENT, LYALL_BAY),),
        {
            "id-vanished": "renamed to lyall-bay-2020 without a trace:"
            f" add {EVANS_BAY} to its former_ids"
        },
    ),
    "an incident renamed with its former id": ((), (Move(INCIDENT, LYALL_BAY), FORMER), {}),
    "a figure renamed": (
        (),
        (Move(FIGURE, "figures/spills.yaml"),),
        {"id-vanished": "renamed to spills: a figure cannot redirect, so keep its id"},
    ),
    "a page removed": (
        (),
        (Remove(PAGE),),
        {"id-vanished": "removed without a trace: its address answers no more"},
    ),
    "an incident held back": (
        (),
        (DRAFT,),
        {"id-vanished": "published before, and now held back: its address answers no more"},
    ),
    "a draft removed": ((DRAFT,), (Remove(INCIDENT),), {}),
    "an incident that cannot be read": ((), (Edit(INCIDENT, "status: verified", "status: x"),), {}),
    "a former id dropped": (
        (FORMER_OF_RADIO,),
        (),
        {"id-vanished": "no record lists this former id any more: its address answers no more"},
    ),
    "a former id used again": (
        (FORMER_OF_RADIO,),
        (FORMER_OF_RADIO, Copy(DAILY, "articles/old-radio.md")),
        {"id-used-again": "was a former id of radio-2020-03-03-spill"},
    ),
    "withdrawn, and said so": ((), WITHDRAWN, {}),
    "merged, and said so": ((COPIED,), MERGED, {}),
    "a higher status, and said so": (
        (ALLEGED,),
        (TOLD,),
        {"status-rises": "the status rises from alleged to verified"},
    ),
    "a lower status, and said so": ((), (ALLEGED, TOLD), {}),
    "a higher status of a draft": ((ALLEGED, DRAFT), (DRAFT,), {}),
    "an origin lost": (
        RADIO_ORIGINAL,
        (),
        {"origin-lost": "no longer rests on radio-2020-03-03-spill"},
    ),
    "an origin gained": ((), RADIO_ORIGINAL, {}),
    "a denial removed": (
        (),
        (Edit(INCIDENT, DENIAL, ""), TOLD),
        {"contest-lost": "was contested by the accused side, and no longer is"},
    ),
    "a content warning removed": (
        (),
        (Edit(INCIDENT, "warnings: [injury]", "warnings: []"),),
        {"content-warning-lost": "the content warning injury is gone"},
    ),
    "a person named": (
        (),
        (NAMED, TOLD),
        {"person-named": "names a person as victim: A. Diver"},
    ),
    "a fact changed silently": (
        (),
        (Edit(INCIDENT, "  date: 2020-03-01\n", "  date: 2020-03\n"),),
        {"silent-change": "the date changed, and no new entry of changes says so"},
    ),
    "a fact changed, and said so": (
        (),
        (Edit(INCIDENT, "  date: 2020-03-01\n", "  date: 2020-03\n"), TOLD),
        {},
    ),
    "a number in a text changed silently": (
        (),
        (UNNUMBERED,),
        {"silent-change": "a number in the summary changed, and no new entry of changes says so"},
    ),
    "a value of a figure changed silently": (
        (),
        (Edit(FIGURE, "    value: 7\n", "    value: 8\n"),),
        {
            "silent-change": "the value as of 2020-02-29 changed from 7 to 8, and no new entry of "
            "its corrections says so"
        },
    ),
    "a value of a figure changed, and said so": (
        (),
        (
            Edit(
                FIGURE,
                "    value: 7\n",
                "    value: 8\n    corrections: [{date: 2020-05-02, was: 7}]\n",
            ),
        ),
        {},
    ),
    "words of a text changed": ((), (Edit(INCIDENT, "own [", "own one ["),), {}),
    "a fact of a draft changed": ((DRAFT,), (DRAFT, UNNUMBERED), {}),
    "a citation more": ((), (Edit(INCIDENT, "See [", "[@radio-2020-03-03-spill] See ["),), {}),
    "the history rewritten": (
        (TOLD,),
        (Edit(INCIDENT, "", "  - {date: 2020-05-01, kind: update, note: Less is known.}\n"),),
        {"history-rewritten": "entries of changes were altered or removed: update of 1 May 2020"},
    ),
    "an update of a day that is past": (
        (TOLD,),
        (TOLD, Edit(INCIDENT, "  - {date: 2020-05-01", f"{PAST}  - {{date: 2020-05-01")),
        {"back-dated": LATE.format("its change (update)", "30 April 2020", "1 May 2020", "date")},
    ),
    "an update of today": ((), (TOLD,), {}),
    "an incident of long ago that is published today": (
        (),
        (COPIED, Edit(COPIED.to, "  date: 2020-03-01\n", "  date: 1990-03-01\n")),
        {},
    ),
    "a source under the day on which it was read": (
        (TOLD,),
        (TOLD, Copy(DAILY, "articles/weekly.md", (("oil-in-the-bay", "a-barge"),))),
        {"back-dated": LATE.format("this source", "30 March 2020", "1 May 2020", "added")},
    ),
    "a value under the day of its source": (
        (TOLD,),
        (TOLD, Edit(FIGURE, "", POINT)),
        {
            "back-dated": LATE.format(
                "its value as of 2020-03-01", "30 March 2020", "1 May 2020", "added"
            )
        },
    ),
    "a value of today": (
        (TOLD,),
        (TOLD, Edit(FIGURE, "", f"{POINT}    added: 2020-05-01\n")),
        {},
    ),
    "a correction of a value under a day that is past": (
        (TOLD,),
        (TOLD, Edit(FIGURE, "    value: 7\n", f"    value: 8\n{CORRECTED}")),
        {
            "back-dated": LATE.format(
                "a correction of its value as of 2020-02-29",
                "20 April 2020",
                "1 May 2020",
                "date",
            )
        },
    ),
    "the site moves": (
        (),
        (Edit(SITE, "https://spills.example/", "https://spills.example/bay/"),),
        {
            "site-moves": "base_url changes from https://spills.example/"
            " to https://spills.example/bay/"
        },
    ),
    "the site moves to another host": (
        (),
        (Edit(SITE, "https://spills.example/", "https://oil.example/"),),
        {
            "site-moves": "base_url changes from https://spills.example/ to https://oil.example/",
            "all-is-new": "whoever follows a feed is shown everything again: keep"
            " `identity: spills.example,2026` under `feeds:`",
        },
    ),
    "the site moves and keeps its identity": (
        (),
        (
            Edit(
                SITE,
                "https://spills.example/",
                "https://oil.example/\nfeeds: {identity: 'spills.example,2026'}",
            ),
        ),
        {
            "site-moves": "base_url changes from https://spills.example/ to https://oil.example/",
        },
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_reviewer_is_told_what_to_look_at_first(case: str, tmp_path: Path) -> None:
    before, after, expected = CASES[case]
    comparison = compared(tmp_path, after, before)
    assert {caution.rule: caution.message for caution in comparison.cautions} == expected


def test_every_rule_is_met_in_a_case() -> None:
    assert {rule for *_, expected in CASES.values() for rule in expected} == set(RULES)
