"""Hold that what is recorded is found: by any spelling of its address, by its place and time."""

from pathlib import Path

import pytest

from sourcebook.model.dates import parse
from sourcebook.model.records import Records
from sourcebook.propose.recorded import article_at, incidents_like, publisher_at
from tests.tools.trees import DAILY, Edit, loaded

COPIES = Edit(
    DAILY,
    "accessed: 2020-03-30\n",
    "accessed: 2020-03-30\nseen_at: https://copies.example/a?id=1\n"
    "archived: {url: https://archive.example/daily, date: 2020-03-31}\n",
)
PUBLISHER = Edit(
    "vocabulary/publishers.yaml",
    "languages: [en]}\nthe-daily",
    "languages: [en], url: https://radio.example/}\nthe-daily",
)


@pytest.fixture
def records(tmp_path: Path) -> Records:
    return loaded(tmp_path, [COPIES, PUBLISHER]).records


@pytest.mark.parametrize(
    "url",
    [
        "https://daily.example/oil-in-the-bay",
        "http://www.daily.example/oil-in-the-bay/?utm_source=feed#top",
        "https://m.daily.example:443/oil-in-the-bay",
        "https://copies.example/a?id=1",
        "https://archive.example/daily",
    ],
)
def test_an_address_finds_the_article_that_has_it(url: str, records: Records) -> None:
    article = article_at(url, records)
    assert article is not None
    assert article.id == "daily-2020-03-02-spill"


def test_another_address_finds_nothing(records: Records) -> None:
    assert article_at("https://copies.example/a?id=2", records) is None


@pytest.mark.parametrize(
    ("url", "publisher"),
    [
        ("https://www.radio.example/new", "radio"),
        ("https://live.radio.example/new", "radio"),
        ("https://daily.example/new", "the-daily"),  # its other article is there
        ("https://notradio.example/new", ""),
        ("https://elsewhere.example/", ""),
    ],
)
def test_an_address_tells_its_publisher(url: str, publisher: str, records: Records) -> None:
    assert publisher_at(url, records) == publisher


@pytest.mark.parametrize(
    ("place", "country", "date", "found"),
    [
        ("Evans Bay", "NZ", "2020-03", ["evans-bay-2020"]),
        ("evans bay, the slip", "NZ", "../2020-03-01", ["evans-bay-2020"]),
        ("Evans Bay", "AU", "2020-03", []),
        ("Evans Bay", "NZ", "2020-03-02", []),
        ("Lyall Bay", "NZ", "2020-03-01", []),
    ],
)
def test_the_same_place_and_time_finds_the_incident(
    place: str, country: str, date: str, found: list[str], records: Records
) -> None:
    like = incidents_like(place, country, parse(date), records)
    assert [incident.id for incident in like] == found
