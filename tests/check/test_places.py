# ruff: noqa: E501 - a row of a table stays on one line
from pathlib import Path

import pytest

from tests.check.cases import Case, assert_breaks, assert_passes, breaks
from tests.tools.trees import INCIDENT, Edit, Step, problems

SPOT = "latitude: -41.31\n  longitude: 174.81"

CASES = [
    breaks(
        "unknown-country",
        Edit("vocabulary/publishers.yaml", "radio: {name: Radio, kind: news-organisation, country: NZ", "radio: {name: Radio, kind: news-organisation, country: UK"),
        at="UK",
        says="Did you mean `GB`?",
    ),
    breaks(
        "unknown-country",
        Edit("vocabulary/regions.yaml", "", "nowhere: {name: Nowhere, country: ZZ}\n"),
        at="ZZ",
        says="`ZZ` is not a country of ISO 3166-1",
    ),
    breaks(
        "unknown-country",
        Edit(INCIDENT, "country: NZ", "country: XX"),
        at="XX",
        says="`XX` is not a country",
    ),
    breaks(
        "region-code",
        Edit("vocabulary/regions.yaml", "NZ-WGN", "AU-WGN"),
        at="AU-WGN",
        says="`AU-WGN` does not belong to `NZ`",
    ),
    breaks(
        "region-twice",
        Edit("vocabulary/regions.yaml", "", "wellington-city: {name: Wellington, country: NZ}\n"),
        at="Wellington",
        says="the name of `wellington` as well",
    ),
    breaks(
        "missing-region",
        Edit(INCIDENT, "  region: Wellington\n", ""),
        at="where",
        says="known to the settlement, and `region` is missing",
    ),
    breaks(
        "region-of-a-country",
        Edit(INCIDENT, SPOT, ""),
        Edit(INCIDENT, "precision: settlement", "precision: country"),
        at="country",
        says="New Zealand as a whole",
    ),
    breaks(
        "half-a-coordinate",
        Edit(INCIDENT, "  longitude: 174.81\n", ""),
        at="latitude",
        says="there is a latitude and no longitude",
    ),
    breaks(
        "half-a-coordinate",
        Edit(INCIDENT, "  latitude: -41.31\n", ""),
        at="longitude",
        says="there is a longitude and no latitude",
    ),
    breaks(
        "coordinates-too-fine",
        Edit(INCIDENT, "-41.31", "-41.315"),
        at="-41.315",
        says="-41.315 has 3 decimals, and the precision `settlement` allows 2 decimals",
    ),
    breaks(
        "coordinates-too-fine",
        Edit(INCIDENT, "-41.31", "-41.310"),
        at="-41.310",
        says="Write -41.31.",
    ),
    breaks(
        "coordinates-too-fine",
        Edit(INCIDENT, "precision: settlement", "precision: district"),
        at="174.81",
        says="allows 1 decimal",
    ),
    breaks(
        "outside-country",
        Edit(INCIDENT, SPOT, "latitude: -33.87\n  longitude: 151.21"),
        at="-33.87",
        says="-33.87, 151.21 is not in New Zealand, but in Australia",
    ),
    breaks(
        "outside-country",
        Edit(INCIDENT, SPOT, "latitude: 0\n  longitude: -30"),
        at="0",
        says="is not in New Zealand Check the coordinates",
    ),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_place_that_cannot_be_is_found(case: Case, tmp_path: Path) -> None:
    assert_breaks(case, tmp_path)


def test_exchanged_coordinates_are_explained(tmp_path: Path) -> None:
    steps = [
        Edit(INCIDENT, SPOT, "latitude: 36.2\n  longitude: 51.7"),
        Edit(INCIDENT, "country: NZ", "country: RU"),
        Edit("vocabulary/regions.yaml", "", "w: {name: Wellington, country: RU}\n"),
    ]
    (found,) = problems(tmp_path, steps)
    assert found.rule == "outside-country"
    assert "but in Iran" in found.message
    assert "in Russia lies 51.7, 36.2" in found.hint


@pytest.mark.parametrize(
    "steps",
    [
        pytest.param((Edit(INCIDENT, SPOT, ""),), id="no coordinates"),
        pytest.param((Edit(INCIDENT, SPOT, "latitude: -41\n  longitude: 175"),), id="coarser"),
        pytest.param((Edit(INCIDENT, SPOT, "latitude: -42.5\n  longitude: 176.8"),), id="at sea"),
        pytest.param(
            (Edit(INCIDENT, SPOT, "latitude: -41.31234\n  longitude: 174.81234"), Edit(INCIDENT, "precision: settlement", "precision: exact")),
            id="exact",
        ),
        pytest.param(
            (Edit(INCIDENT, SPOT, ""), Edit(INCIDENT, "  region: Wellington\n", ""), Edit(INCIDENT, "precision: settlement", "precision: country")),
            id="only the country",
        ),
    ],
)  # fmt: skip
def test_a_place_that_can_be_passes(steps: tuple[Step, ...], tmp_path: Path) -> None:
    assert_passes(steps, tmp_path)
