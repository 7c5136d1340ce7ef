"""What is missing, stale, or fits nothing is told of every translation."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.editions import (
    Orphan,
    Stale,
    Standing,
    sentences,
    stamp,
    standing,
    text_key,
)
from sourcebook.editions.stamp import read_stamp
from sourcebook.editions.standing import stale_in
from sourcebook.model.translation import IncidentTranslation
from tests.editions.two_languages import (
    EDITION,
    SAYS,
    STAMP,
    TWO_LANGUAGES,
)
from tests.tools.trees import INCIDENT, Edit, Step, loaded


def of_incident(folder: Path, *steps: Step) -> Standing:
    content = loaded(folder, (*TWO_LANGUAGES, *steps))
    assert content.problems == ()
    return standing(content.records.incidents["evans-bay-2020"], "uk")


def test_a_text_that_nobody_translated_is_missing(tmp_path: Path) -> None:
    found = of_incident(tmp_path)
    assert [missing.path for missing in found.missing] == [("claims", 0, "says")]
    assert found.stale == ()
    assert found.orphans == ()
    assert not found.is_up_to_date


def test_all_is_missing_where_there_is_no_translation(tmp_path: Path) -> None:
    incident = loaded(tmp_path, (EDITION,)).records.incidents["evans-bay-2020"]
    paths = [missing.path for missing in standing(incident, "uk").missing]
    assert paths == [
        ("title",),
        ("summary",),
        ("where", "name"),
        ("claims", 0, "says"),
        ("claims", 1, "says"),
        ("account",),
    ]


def test_a_translation_that_nobody_stamped_is_missing(tmp_path: Path) -> None:
    found = of_incident(tmp_path, Edit(INCIDENT, f"    of: {STAMP}\n", ""))
    unstamped = [missing.path[0] for missing in found.missing if missing.is_unstamped]
    assert unstamped == ["title", "summary", "account"]


def test_a_page_and_an_entry_are_up_to_date(tmp_path: Path) -> None:
    records = loaded(tmp_path, TWO_LANGUAGES).records
    assert standing(records.pages["about"], "uk").is_up_to_date
    assert standing(records.regions["wellington"], "uk").is_up_to_date
    assert standing(records.regions["auckland"], "uk").missing


@pytest.mark.parametrize(
    ("old", "new", "stale"),
    [
        (
            "Two divers were injured.\nstatus",
            "Three divers were injured.\nstatus",
            Stale("summary", ("Three divers were injured.",), (2,)),
        ),
        (" Two divers were injured.\nstatus", "\nstatus", Stale("summary", (), (2,))),
        (
            " Two divers were injured.\nstatus",
            " Two divers were injured. One died.\nstatus",
            Stale("summary", ("One died.",), ()),
        ),
        (
            "  ### The spill\n",
            "  ### The oil\n",
            Stale("account", ("### The oil",), (1,)),
        ),
        (
            "The company denies that it was\n  its own",
            "The company does not deny that it was\n  its own",
            Stale(
                "account",
                ("The company does not deny that it was its own [@radio-2020-03-03-spill].",),
                (3,),
            ),
        ),
    ],
)
def test_a_changed_sentence_is_named(old: str, new: str, stale: Stale, tmp_path: Path) -> None:
    assert of_incident(tmp_path, Edit(INCIDENT, old, new)).stale == (stale,)


def test_a_text_that_was_wrapped_anew_is_the_same(tmp_path: Path) -> None:
    step = Edit(INCIDENT, "denies that it was\n  its own", "denies that it\n  was its own")
    assert of_incident(tmp_path, step).stale == ()


def test_sentences_in_another_order_are_stale() -> None:
    one, other = "It rained. It snowed.", "It snowed. It rained."
    translation = IncidentTranslation.model_validate({"of": stamp({"title": one}), "title": "Дощ"})
    assert list(stale_in({"title": one}, translation)) == []
    assert list(stale_in({"title": other}, translation)) == [Stale("title")]


def test_a_stamp_that_a_hand_has_touched_makes_all_stale(tmp_path: Path) -> None:
    found = of_incident(tmp_path, Edit(INCIDENT, f"of: {STAMP[:12]}", f"of: {'0' * 12}"))
    assert {stale.field for stale in found.stale} == {"title", "summary", "account"}


def test_a_translation_of_words_that_are_gone_is_an_orphan(tmp_path: Path) -> None:
    found = of_incident(tmp_path, Edit(INCIDENT, f"says: {SAYS}", "says: Says nothing else."))
    assert found.orphans == (
        Orphan(("texts", text_key(SAYS)), "Заперечує, що її баржа втратила нафту."),
    )


def test_a_named_translation_without_an_original_is_an_orphan(tmp_path: Path) -> None:
    step = Edit(INCIDENT, "    texts:\n", "    status_note: Примітка.\n    texts:\n")
    assert of_incident(tmp_path, step).orphans == (Orphan(("status_note",), "Примітка."),)


def test_the_translation_of_a_headline_is_an_orphan(tmp_path: Path) -> None:
    article = "articles/daily-2020-03-02-spill.md"
    step = Edit(
        article, "basis: original\n", "basis: original\ntranslations: {uk: {title: Нафта}}\n"
    )
    record = loaded(tmp_path, (EDITION, step)).records.articles["daily-2020-03-02-spill"]
    found = standing(record, "uk")
    assert found.orphans == (Orphan(("title",), "Нафта"),)
    assert [missing.path for missing in found.missing] == [("abstract",)]


def test_of_a_record_that_is_withdrawn_only_the_notice_is_translated(tmp_path: Path) -> None:
    step = Edit(INCIDENT, "tags: [oil]\n", "tags: [oil]\nwithdrawn: It was invented.\n")
    record = loaded(tmp_path, (EDITION, step)).records.incidents["evans-bay-2020"]
    paths = [missing.path for missing in standing(record, "uk").missing]
    assert paths == [("title",), ("withdrawn",)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two? Three!", ["One.", "Two?", "Three!"]),
        ("He said “No.” Then he left.", ["He said “No.”", "Then he left."]),
        ("It is so [@a-b]. Then.", ["It is so [@a-b].", "Then."]),
        ("It is so. [@a-b] [@c] Then.", ["It is so. [@a-b] [@c]", "Then."]),
        ("Units, e.g. a raion. Then.", ["Units, e.g. a raion.", "Then."]),
        ("At 3.5 km. Then.", ["At 3.5 km.", "Then."]),
        (
            "## A heading\n\nA text.\n\n- one\n- two\n",
            ["## A heading", "A text.", "- one", "- two"],
        ),
        ("Рота здалася. Її вивели.", ["Рота здалася.", "Її вивели."]),
        ("One\nline. And\n another", ["One line.", "And another"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_a_text_is_taken_apart_into_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@given(st.text(alphabet="ab A.!?\n -#>|“”[@]1\t", max_size=200))
def test_sentences_hold_the_whole_text(text: str) -> None:
    assert " ".join(sentences(text)) == " ".join(text.split())


@given(st.dictionaries(st.sampled_from(["title", "summary", "account"]), st.text(min_size=1)))
def test_a_stamp_is_read_as_it_was_written(texts: dict[str, str]) -> None:
    texts = {name: text for name, text in texts.items() if text.strip()}
    written = stamp(texts)
    assert set(read_stamp(written).texts) == set(texts)
    assert IncidentTranslation.model_validate({"of": written}).of == written


def test_a_stamp_of_an_endless_text_is_still_read() -> None:
    written = stamp({"account": "A. " * 33_000})
    assert IncidentTranslation.model_validate({"of": written}).of == written
