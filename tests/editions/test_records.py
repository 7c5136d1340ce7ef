"""An edition shows the records in its language, and says of every text whose it is."""

import copy
import pickle
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sourcebook.editions import (
    Original,
    Translated,
    as_recorded,
    records_in,
    stamp,
    standing,
    text_key,
)
from sourcebook.load.content import load_content
from sourcebook.model.incident import Incident
from sourcebook.model.plain import plain_record
from sourcebook.model.record import Part, altered
from sourcebook.model.records import Records
from sourcebook.model.translation import PublisherTranslation
from sourcebook.relate.library import Library
from tests.editions.two_languages import (
    EDITION,
    SAYS,
    SUMMARY,
    TITLE,
    TWO_LANGUAGES,
    UKRAINIAN_ACCOUNT,
    UKRAINIAN_SUMMARY,
)
from tests.tools.building import CONTENT
from tests.tools.trees import INCIDENT, SITE, Edit, Step, loaded


@pytest.fixture
def edition(tmp_path: Path) -> Records:
    return in_ukrainian(tmp_path)


def in_ukrainian(folder: Path, *steps: Step) -> Records:
    content = loaded(folder, (*TWO_LANGUAGES, *steps))
    assert content.problems == ()
    return records_in(content.records, "uk")


def test_translated_texts_are_shown(edition: Records) -> None:
    incident = edition.incidents["evans-bay-2020"]
    assert incident.title == "Розлив нафти з баржі в затоці Еванс"
    assert incident.summary == UKRAINIAN_SUMMARY
    assert incident.account == UKRAINIAN_ACCOUNT
    assert incident.claims[1].says == "Заперечує, що її баржа втратила нафту."
    assert incident.where.name == "Затока Еванс"
    for text in (incident.title, incident.summary, incident.account, incident.where.name):
        assert isinstance(text, Translated)
        assert not text.is_stale
    assert as_recorded(incident.title) == TITLE
    assert as_recorded(incident.claims[1].says) == SAYS


def test_other_texts_are_those_of_the_original(edition: Records) -> None:
    says = edition.incidents["evans-bay-2020"].claims[0].says
    assert isinstance(says, Original)
    assert says.language == "en"
    assert says == "Finds that the oil came from the barge and that two divers were injured."
    assert isinstance(edition.tags["oil"].name, Original)


def test_words_of_others_and_names_stay(edition: Records) -> None:
    assert type(edition.incidents["evans-bay-2020"].claims[0].quote) is str
    assert type(edition.articles["daily-2020-03-02-spill"].title) is str
    assert type(edition.publishers["the-daily"].name) is str
    assert edition.site
    assert type(edition.site.editors[0].name) is str


def test_our_own_description_of_a_source_is_translated(tmp_path: Path) -> None:
    described = Edit(
        "articles/daily-2020-03-02-spill.md", "title: Oil in the bay", 'title: "[Film of the bay]"'
    )
    edition = in_ukrainian(tmp_path, described)
    assert isinstance(edition.articles["daily-2020-03-02-spill"].title, Original)


def test_pages_come_from_files_of_their_own(edition: Records) -> None:
    page = edition.pages["about"]
    assert page.title == "Про сайт"
    assert page.body.startswith("Цей літопис")
    assert page.order == 1
    assert list(edition.pages) == ["about"]


def test_the_site_has_the_language_of_the_edition(edition: Records) -> None:
    assert edition.site
    assert edition.site.language == "uk"
    assert isinstance(edition.site.title, Original)
    assert isinstance(edition.site.sides["operators"].name, Original)
    assert edition.site.editions == ("uk",)


def test_incidents_find_their_region_under_its_name_in_any_language(edition: Records) -> None:
    incident = edition.incidents["evans-bay-2020"]
    region = edition.regions["wellington"]
    assert region.name == "Веллінґтон"
    assert incident.where.region == "Веллінґтон"
    assert as_recorded(incident.where.region) == region.key == "Wellington"
    found = Library(edition).region_of("evans-bay-2020")
    assert found is not None
    assert found.name == "Веллінґтон"


def test_a_stale_text_is_shown_and_says_so(tmp_path: Path) -> None:
    changed = Edit(
        INCIDENT, "Two divers were injured.\nstatus", "Three divers were injured.\nstatus"
    )
    incident = in_ukrainian(tmp_path, changed).incidents["evans-bay-2020"]
    assert isinstance(incident.summary, Translated)
    assert incident.summary == UKRAINIAN_SUMMARY
    assert incident.summary.is_stale
    assert isinstance(incident.title, Translated)
    assert not incident.title.is_stale


def test_no_translation_comes_to_stand_beside_another_claim(tmp_path: Path) -> None:
    changed = Edit(INCIDENT, f"says: {SAYS}", "says: Admits that its barge lost oil.")
    says = in_ukrainian(tmp_path, changed).incidents["evans-bay-2020"].claims[1].says
    assert isinstance(says, Original)


def test_an_empty_or_unstamped_text_is_no_translation(tmp_path: Path) -> None:
    steps = (
        EDITION,
        Edit(
            INCIDENT,
            "",
            "translations:\n  uk:\n    title: Розлив\n    summary: ''\n    texts:\n"
            f"      {text_key(SAYS)}: ''\n",
        ),
    )
    content = loaded(tmp_path, steps)
    assert content.problems == ()
    incident = records_in(content.records, "uk").incidents["evans-bay-2020"]
    assert isinstance(incident.title, Original)
    assert isinstance(incident.summary, Original)
    assert isinstance(incident.claims[1].says, Original)


def test_a_status_of_the_history_stays_a_word_of_the_model(tmp_path: Path) -> None:
    change = "  - {date: 2020-05-01, kind: status, was: alleged, now: Verified, note: Found.}\n"
    step = Edit(INCIDENT, "kind: published}\n", f"kind: published}}\n{change}")
    edition = records_in(loaded(tmp_path, (EDITION, step)).records, "uk")
    changed = edition.incidents["evans-bay-2020"].changes[1]
    assert type(changed.was) is str
    assert changed.status_before == "alleged"
    assert changed.status_after == "verified"
    assert isinstance(changed.note, Original)


def test_records_and_texts_come_back_from_pickle_whole(edition: Records) -> None:
    for record in (edition.incidents["evans-bay-2020"], edition.pages["about"], edition.site):
        for again in (pickle.loads(pickle.dumps(record)), copy.deepcopy(record)):  # noqa: S301
            assert again == record
            assert list(told(again)) == list(told(record))
            assert any(kind is Original or kind is Translated for _, kind, _ in told(again))


def told(value: object) -> Iterator[tuple[str, type, dict[str, Any]]]:
    if isinstance(value, str):
        yield value, type(value), dict(getattr(value, "__dict__", {}))
    elif isinstance(value, tuple):
        for item in value:
            yield from told(item)
    elif isinstance(value, dict):
        yield from told(tuple(value.values()))
    elif isinstance(value, Part):
        yield from told(tuple(vars(value).values()))


def test_records_are_fetched_when_somebody_asks(tmp_path: Path) -> None:
    records = loaded(tmp_path, TWO_LANGUAGES).records
    fetched: list[str] = []

    class Noted(Mapping[str, Incident]):
        def __getitem__(self, name: str) -> Incident:
            fetched.append(name)
            return records.incidents[name]

        def __contains__(self, name: object) -> bool:
            return name in records.incidents

        def __iter__(self) -> Iterator[str]:
            return iter(records.incidents)

        def __len__(self) -> int:
            return len(records.incidents)

    edition = records_in(Records(site=records.site, incidents=Noted()), "uk")
    assert list(edition.incidents) == ["evans-bay-2020"]
    assert "evans-bay-2020" in edition.incidents
    assert len(edition.incidents) == 1
    assert fetched == []
    assert edition.incidents.get("nowhere-2020") is None
    fetched.clear()
    assert edition.incidents["evans-bay-2020"] is edition.incidents["evans-bay-2020"]
    assert fetched == ["evans-bay-2020"]


def test_a_language_without_any_translation_shows_originals() -> None:
    records = load_content(CONTENT, "content").records
    edition = records_in(records, "ar")
    for name, incident in records.incidents.items():
        assert edition.incidents[name] == incident
        assert isinstance(edition.incidents[name].title, Original)
        assert plain_record(edition.incidents[name]) == plain_record(incident)


def test_translations_are_no_part_of_what_a_record_says(tmp_path: Path) -> None:
    plain = loaded(tmp_path / "one").records.incidents["evans-bay-2020"]
    both = loaded(tmp_path / "two", TWO_LANGUAGES).records.incidents["evans-bay-2020"]
    assert both.translations
    assert plain_record(both) == plain_record(plain)
    assert plain.summary == SUMMARY


def test_without_settings_the_language_of_originals_is_undetermined(tmp_path: Path) -> None:
    records = loaded(tmp_path, (Edit(SITE, "title: Spills\n", ""),)).records
    assert records.site is None
    title = records_in(records, "uk").incidents["evans-bay-2020"].title
    assert isinstance(title, Original)
    assert title.language == "und"


def test_a_publisher_is_called_by_its_name_unless_that_describes_it(tmp_path: Path) -> None:
    content = loaded(tmp_path, TWO_LANGUAGES).records
    (name, publisher), *_ = content.publishers.items()
    stays = records_in(content, "uk").publishers[name].name
    assert type(stays) is str
    assert stays == publisher.name
    assert not any(missing.path == ("name",) for missing in standing(publisher, "uk").missing)

    done = {"uk": PublisherTranslation(of=stamp({"name": publisher.name}), name="Щоденник")}
    described = altered(publisher, {"translations": done})
    told = records_in(replace(content, publishers={name: described}), "uk").publishers[name].name
    assert told == "Щоденник"

    begun = altered(publisher, {"translations": {"uk": PublisherTranslation(name="Щоденник")}})
    assert [
        missing.is_unstamped
        for missing in standing(begun, "uk").missing
        if missing.path == ("name",)
    ] == [True]


def test_no_speaker_is_given_the_words_of_another(tmp_path: Path) -> None:
    """Two texts whose keys are the same, which somebody can look for, are both left as they are."""
    finds = "Finds that the oil came from the barge early today quickly plainly."
    denies = "Denies that its barge lost oil soon again openly today there."
    assert text_key(finds) == text_key(denies)
    edition = in_ukrainian(
        tmp_path,
        Edit(
            INCIDENT,
            "Finds that the oil came from the barge and that two divers were injured.",
            finds,
        ),
        Edit(INCIDENT, f"says: {SAYS}", f"says: {denies}"),
        Edit(INCIDENT, f"{text_key(SAYS)}:", f"{text_key(denies)}:"),
    )
    for claim in edition.incidents["evans-bay-2020"].claims:
        assert isinstance(claim.says, Original)
