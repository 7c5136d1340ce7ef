"""The drawing of how many people each claimant counts."""

import pytest

from sourcebook.model.dates import parse
from sourcebook.model.incident import Casualties
from sourcebook.model.words import Basis, Outcome
from sourcebook.plan.views.parts import Link, date_view
from sourcebook.plan.views.prose import CitationView
from sourcebook.plan.views.ranges import OutcomeView, range_views
from sourcebook.plan.views.testimony import CountView

Row = tuple[str, int, int | None]
OUTCOMES = {outcome.value: outcome for outcome in Outcome}


def drawn(*rows: Row) -> tuple[OutcomeView, ...]:
    """Draw counts, each (outcome, lowest, highest)."""
    day = parse("2022-01-01")
    counts = [
        Casualties.model_construct(
            outcome=OUTCOMES[outcome],
            min=low,
            max=high,
            by=f"claimant-{n}",
            as_of=day,
            basis=Basis.ALLEGED,
            source="s",
            quote=None,
            note=None,
        )
        for n, (outcome, low, high) in enumerate(rows)
    ]
    views = [
        CountView(
            anchor=f"count-{count.by}",
            outcome=count.outcome.value,
            people="",
            by=Link(count.by, None),
            side=None,
            as_of=date_view(day),
            basis="alleged",
            note=None,
            quote=None,
            citation=CitationView(1, "#s", "s"),
        )
        for count in counts
    ]
    return range_views(counts, views)


@pytest.mark.parametrize(
    ("rows", "is_drawn"),
    [
        ([], False),
        ([("killed", 3, 3)], False),
        ([("killed", 3, None)], False),
        ([("killed", 3, 3), ("injured", 1, 1)], False),
        ([("killed", 1, 4)], True),
        ([("killed", 3, 3), ("killed", 3, 3)], True),
        ([("killed", 3, 3), ("killed", 3, None)], True),
    ],
)
def test_counts_are_drawn_where_there_is_a_range_or_a_second_claimant(
    rows: list[Row],
    is_drawn: bool,  # noqa: FBT001 - one of two outcomes
) -> None:
    assert bool(drawn(*rows)) == is_drawn


def test_all_counts_of_an_outcome_share_an_axis() -> None:
    (killed,) = drawn(("killed", 5, 5), ("killed", 2, 8), ("killed", 4, None))
    assert [(one.shape, one.start, one.end) for one in killed.ranges] == [
        ("dot", 50, 50),
        ("bar", 20, 80),
        ("open", 40, 100),
    ]
    assert [tick.label for tick in killed.ticks] == ["0", "2", "4", "6", "8", "10"]


def test_an_open_end_reaches_beyond_every_number() -> None:
    (killed,) = drawn(("killed", 10, 10), ("killed", 10, None))
    exact, open_ended = killed.ranges
    assert exact.end < open_ended.end == 100


def test_outcomes_are_never_on_one_axis() -> None:
    killed, detained = drawn(("detained", 300, 300), ("killed", 1, 2))
    assert (killed.outcome, detained.outcome) == ("killed", "detained")
    assert killed.ticks[-1].label == "2"
    assert detained.ticks[-1].label == "300"
    assert [one.count.by.text for one in (*killed.ranges, *detained.ranges)] == [
        "claimant-1",
        "claimant-0",
    ]


def test_nought_can_be_drawn() -> None:
    (killed,) = drawn(("killed", 0, 0), ("killed", 0, 0))
    assert [one.start for one in killed.ranges] == [0, 0]
    assert [tick.label for tick in killed.ticks] == ["0", "1"]
