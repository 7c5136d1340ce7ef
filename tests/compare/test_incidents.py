"""What is said of an incident that changes, field by field, and of what follows from it."""

from pathlib import Path

import pytest

from tests.compare.two_trees import AnyStep, change_of, compared, told
from tests.tools.trees import DAILY, INCIDENT, RADIO, Copy, Edit

RADIO_ORIGINAL = (
    Edit(RADIO, "basis: derived", "basis: original"),
    Edit(RADIO, "derived_from:\n  - {article: daily-2020-03-02-spill, how: reports}\n", ""),
)
DENIAL = """  - by: barge-company
    stance: denies
    date: 2020-03-03
    says: Denies that its barge lost oil.
    source: radio-2020-03-03-spill
"""

OWN: dict[str, tuple[AnyStep, dict[str, object]]] = {
    "the status": (
        Edit(INCIDENT, "status: verified", "status: alleged"),
        {"status": ("verified", "alleged")},
    ),
    "the date": (
        Edit(INCIDENT, "date: 2020-03-01\n", "date: 2020-03-01~\n"),
        {"when.date": ("1 March 2020", "on or around 1 March 2020")},
    ),
    "a note on the date": (
        Edit(INCIDENT, "date: 2020-03-01\n", "date: 2020-03-01\n  note: At dawn.\n"),
        {"when.note": (None, "At dawn.")},
    ),
    "the place": (
        Edit(INCIDENT, "  name: Evans Bay", "  name: Evans Bay, north"),
        {"where.name": ("Evans Bay", "Evans Bay, north")},
    ),
    "the precision": (
        Edit(
            INCIDENT,
            "  latitude: -41.31\n  longitude: 174.81\n  precision: settlement",
            "  latitude: -41.3\n  longitude: 174.8\n  precision: district",
        ),
        {
            "where.latitude": ("-41.31", "-41.3"),
            "where.longitude": ("174.81", "174.8"),
            "where.precision": ("settlement", "district"),
        },
    ),
    "how many a party is": (
        Edit(INCIDENT, "    count: 2\n", "    count: 3\n"),
        {"parties": [("victim: Divers", {"count": ("2", "3")})]},
    ),
    "one more party": (
        Edit(INCIDENT, "casualties:", "  - {role: victim, actor: harbour-authority}\ncasualties:"),
        {"parties": ["+victim: Harbour Authority"]},
    ),
    "a claimant's count": (
        Edit(INCIDENT, "    min: 2\n", "    min: 1\n"),
        {"casualties": [("injured, by The Daily", {"min": ("2", "1")})]},
    ),
    "another claimant": (
        Edit(
            INCIDENT,
            "claims:",
            "  - {outcome: killed, min: 1, by: harbour-authority, as_of: 2020-03-03,"
            " basis: alleged, source: radio-2020-03-03-spill}\nclaims:",
        ),
        {
            "casualties": [
                (
                    "+killed, by Harbour Authority: at least 1, alleged, as of 3 March 2020"
                    " [radio-2020-03-03-spill]"
                )
            ]
        },
    ),
    "a stance": (
        Edit(INCIDENT, "stance: denies", "stance: disputes"),
        {
            "claims": [
                ("The Barge Company denies, 3 March 2020", {"stance": ("denies", "disputes")})
            ]
        },
    ),
    "a claim that goes": (
        Edit(INCIDENT, DENIAL, ""),
        {
            "claims": [
                (
                    "-The Barge Company denies, 3 March 2020: Denies that its barge lost oil."
                    " [radio-2020-03-03-spill]"
                )
            ]
        },
    ),
    "a tag": (
        Edit(INCIDENT, "tags: [oil]", "tags: []"),
        {"tags": ["-Oil"]},
    ),
    "a content warning": (
        Edit(INCIDENT, "warnings: [injury]", "warnings: []"),
        {"warnings": ["-Injury"]},
    ),
    "the title": (
        Edit(INCIDENT, "title: Oil spilt from a barge", "title: Oil lost by a barge"),
        {"title": ("Oil spilt from a barge in Evans Bay", "Oil lost by a barge in Evans Bay")},
    ),
    "the history": (
        Edit(INCIDENT, "", "  - {date: 2020-05-01, kind: update, note: More is known.}\n"),
        {"changes": ["+update, 1 May 2020: More is known."]},
    ),
}


@pytest.mark.parametrize("case", OWN)
def test_a_change_of_a_field_is_told_before_and_after(case: str, tmp_path: Path) -> None:
    step, expected = OWN[case]
    assert told(change_of(compared(tmp_path, [step])).differences) == expected


FOLLOWS: dict[str, tuple[tuple[AnyStep, ...], dict[str, object]]] = {
    "a source found to be original": (
        RADIO_ORIGINAL,
        {"number-of-origins": ("1", "2"), "origins": ["+radio-2020-03-03-spill"]},
    ),
    "a source that rests on nothing known": (
        (Edit(DAILY, "basis: original", "basis: unknown"),),
        {"number-of-origins": ("1", "0"), "origins": ["-daily-2020-03-02-spill"]},
    ),
    "a finding that becomes an allegation": (
        (
            Edit(INCIDENT, "stance: verifies", "stance: alleges"),
            Edit(INCIDENT, "status: verified", "status: alleged"),
        ),
        {"supported-status": ("verified", "alleged")},
    ),
    "a denial that goes": (
        (Edit(INCIDENT, DENIAL, ""),),
        {"contested": ("yes", "no"), "answered": ("yes", "no")},
    ),
    "the actor who denies is no party any more": (
        (Edit("vocabulary/actors.yaml", "side: operators", "side: none"),),
        {"contested": ("yes", "no"), "answered": ("yes", "no")},
    ),
    "a wider count": (
        (Edit(INCIDENT, "    min: 2\n", "    min: 1\n"),),
        {"people.injured": ("2–3", "1–3")},
    ),
    "one more article": (
        (
            Copy(DAILY, "articles/extra.md", (("basis: original", "basis: unknown"),)),
            Edit(INCIDENT, "account: |", "sources: [extra]\naccount: |"),
        ),
        {"number-of-articles": ("2", "3"), "articles": ["+extra"]},
    ),
}


@pytest.mark.parametrize("case", FOLLOWS)
def test_what_follows_for_an_incident_is_told(case: str, tmp_path: Path) -> None:
    steps, expected = FOLLOWS[case]
    assert told(change_of(compared(tmp_path, steps)).consequences) == expected


def test_the_same_entries_in_another_order_are_told_as_that(tmp_path: Path) -> None:
    victim = "  - role: victim\n    group: divers\n    count: 2\n"
    steps = [
        Edit(INCIDENT, victim, ""),
        Edit(INCIDENT, "parties:\n", f"parties:\n{victim}"),
    ]
    change = change_of(compared(tmp_path, steps))
    assert told(change.differences) == {"parties": ["reordered"]}
