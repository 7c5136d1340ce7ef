import re

import pytest

from sourcebook.model.countries import COUNTRIES, countries_at, country_name


@pytest.mark.parametrize(
    ("place", "latitude", "longitude", "country", "others"),
    [
        ("Kyiv", 50.45, 30.52, "UA", {"RU", "BY"}),
        ("Simferopol", 44.95, 34.10, "UA", {"RU"}),
        ("Sevastopol", 44.61, 33.52, "UA", {"RU"}),
        ("Kerch", 45.36, 36.47, "UA", {"RU"}),
        ("Donetsk", 48.00, 37.80, "UA", {"RU"}),
        ("Luhansk", 48.57, 39.31, "UA", {"RU"}),
        ("Mariupol", 47.10, 37.55, "UA", {"RU"}),
        ("Kharkiv", 49.99, 36.23, "UA", {"RU"}),
        ("Kursk", 51.7, 36.2, "RU", {"UA"}),
        ("Belgorod", 50.60, 36.59, "RU", {"UA"}),
        ("Vladivostok", 43.12, 131.89, "RU", {"CN", "JP"}),
        ("the Golan Heights", 33.0, 35.8, "SY", {"IL"}),
        ("Laayoune", 27.15, -13.20, "EH", {"MA"}),
        ("Pristina", 42.66, 21.16, "RS", {"AL"}),
        ("Kyrenia", 35.34, 33.32, "CY", {"TR"}),
        ("Hargeisa", 9.56, 44.06, "SO", {"DJ"}),
        ("Cayenne", 4.93, -52.33, "GF", {"BR"}),
        ("Suva", -18.14, 178.44, "FJ", {"NZ"}),
        ("Anadyr, beyond the 180th meridian", 66.16, -169.8, "RU", {"CA"}),
        ("Wellington", -41.29, 174.78, "NZ", {"AU"}),
        ("the South Pole", -90.0, 0.0, "AQ", {"ZA"}),
    ],
)
def test_a_place_lies_within_recognised_borders(
    place: str, latitude: float, longitude: float, country: str, others: set[str]
) -> None:
    found = {found.code for found in countries_at(latitude, longitude)}
    assert country in found, place
    assert not found & others, place


def test_the_open_sea_belongs_to_no_country() -> None:
    assert countries_at(0.0, -30.0) == ()
    assert countries_at(43.5, 31.0) == ()


def test_a_tolerance_reaches_from_the_land() -> None:
    assert not COUNTRIES["UA"].contains(45.8, 31.9)
    assert COUNTRIES["UA"].contains(45.8, 31.9, tolerance=1.0)


def test_every_country_has_a_code_a_name_and_an_outline() -> None:
    assert len(COUNTRIES) == 249
    assert "XK" not in COUNTRIES
    for code, country in COUNTRIES.items():
        assert re.fullmatch("[A-Z]{2}", code)
        assert country.code == code
        assert country.name.strip()
        for band, intervals in country.bands.items():
            assert -180 <= band <= 179
            for west, east in intervals:
                assert -180 <= west <= east <= 180


def test_a_country_is_named() -> None:
    assert country_name("UA") == "Ukraine"
    assert country_name("CI") == "Côte d’Ivoire"
    assert country_name("QQ") == "QQ"
