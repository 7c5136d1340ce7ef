"""Names of what is published: unique in the world, the same whatever is edited."""

from typing import Any

from sourcebook.model.figure import Figure
from sourcebook.plan.identities import correction_identity, value_identity
from tests.published.feed_rules import TAG_URI
from tests.render.a_site import library

TAG = "tag:spills.example,2026:figure/spills/"
LATER = {"date": "2024-05-02", "was": "1"}


def names(*points: dict[str, Any]) -> list[str]:
    told = [{"value": "7", "source": "paper-2024", **point} for point in points]
    figure = Figure.model_validate(
        {
            "id": "spills",
            "title": "Spills",
            "counter": "firm",
            "counts": "spills",
            "scope": "All.",
            "basis": "alleged",
            "kind": "per-period",
            "covers": {"from": "2019-01-01"},
            "points": told,
        }
    )
    site = library({}).site
    found = [value_identity(site, figure, number) for number in range(1, len(told) + 1)]
    found += [correction_identity(site, figure, at + 1, place) for at, place in figure.corrected]
    assert all(TAG_URI.fullmatch(name) for name in found)
    assert len(set(found)) == len(found)
    return [name.removeprefix(TAG) for name in found]


def test_values_of_a_day_are_named_by_their_periods_and_stay_when_one_comes_between() -> None:
    old, new = {"as_of": "2024-05-01", "period": "2022"}, {"as_of": "2024-05-01", "period": "2023"}
    assert names(old, new) == ["2024-05-01/2022", "2024-05-01/2023"]
    assert names(new) == ["2024-05-01/2023"]


def test_how_sure_a_day_is_changes_no_name() -> None:
    for text in ("2024-05-01", "2024-05-01~", "2024-05-01?", "2024-05-01%"):
        assert names({"as_of": text}) == ["2024-05-01"]


def test_corrections_of_values_are_told_apart() -> None:
    alike = {"as_of": "2024-05", "corrections": [LATER, LATER]}
    assert names(alike, alike) == [
        "2024-05",
        "2024-05/2",
        "2024-05/correction/2024-05-02",
        "2024-05/correction/2024-05-02/2",
        "2024-05/2/correction/2024-05-02",
        "2024-05/2/correction/2024-05-02/2",
    ]
