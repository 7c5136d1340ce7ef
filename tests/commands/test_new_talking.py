"""Make records on a terminal, as a person does, and hold that stopping leaves nothing behind."""

import signal
import sys
from io import StringIO
from pathlib import Path

import pytest

from sourcebook.check import check
from sourcebook.cli import main
from sourcebook.load.content import load_content
from sourcebook.problems import Severity
from tests.commands.conversation import conversation
from tests.tools.building import contents
from tests.tools.trees import tree

PLACE = ("Lyall Bay", "new zeal", "2", "welling", "2020-03-02~")
CLAIM = ("company denies", "harbour auth", "1", "", "States that oil reached the beach.")
REST = (
    "", "", "", "", "", "",  # accused, victims, victims of, casualties, tag, warning
    "Oil on the beach", "The authority states that oil reached the beach.", "",  # title to account
)  # fmt: skip


class Terminal(StringIO):
    """Stand for a terminal: what is typed is known beforehand."""

    def isatty(self) -> bool:
        return True


class Seat:
    """Sit before the command, type everything, and read it all afterwards."""

    def __init__(self, content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.content = content
        self._monkeypatch = monkeypatch

    def types(self, what: str, *lines: str, options: tuple[str, ...] = ()) -> tuple[int, str]:
        said = Terminal()
        with self._monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", Terminal("".join(f"{line}\n" for line in lines)))
            patch.setattr(sys, "stdout", said)
            patch.setattr(sys, "stderr", said)
            patch.setenv("NO_COLOR", "1")
            status = main(["new", what, "--content", str(self.content), *options])
        return status, said.getvalue()

    @property
    def errors(self) -> set[str]:
        found = check(load_content(self.content, "content"))
        return {problem.rule for problem in found if problem.severity is Severity.ERROR}


@pytest.fixture
def seat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Seat:
    return Seat(tree(tmp_path), monkeypatch)


def test_an_incident_is_asked_for_in_plain_words(seat: Seat) -> None:
    status, said = seat.types("incident", *PLACE, *CLAIM, *REST, "", "")
    assert status == 0, said
    assert "Where did it happen?" in said
    assert "Enter takes: lyall-bay-2020" in said
    assert "= New Zealand (NZ)" in said
    incident = load_content(seat.content, "content").records.incidents["lyall-bay-2020"]
    assert incident.claims[0].source == "radio-2020-03-03-spill"
    assert str(incident.claims[0].date) == "2020-03-03"  # that of its source
    assert seat.errors == set()


def test_an_answer_is_checked_as_it_is_given(seat: Seat) -> None:
    wrong_date = (*PLACE[:4], "03/02/2020", PLACE[4])
    status, said = seat.types("incident", *wrong_date, *CLAIM, *REST, "", "")
    assert status == 0, said
    assert "Write year-month-day: `2020-02-03` or `2020-03-02`" in said


def test_an_answer_that_is_needed_is_asked_for_until_it_is_there(seat: Seat) -> None:
    status, said = seat.types("incident", "", "  ", *PLACE, *CLAIM, *REST, "", "")
    assert status == 0, said
    assert said.count("An answer is needed here.") == 2


def test_several_that_match_are_listed_to_choose_from(seat: Seat) -> None:
    choice = (*CLAIM[:1], "the", "2", *CLAIM[2:])
    status, said = seat.types("incident", *PLACE, *choice, *REST, "", "")
    assert status == 0, said
    assert "Which of these? Type its number.\n   1  The Barge Company (barge-company)" in said
    incident = load_content(seat.content, "content").records.incidents["lyall-bay-2020"]
    assert incident.claims[0].by == "the-daily"


def test_numbers_choose_several_at_once(seat: Seat) -> None:
    rest = ("1, 2", "", *REST[1:], "")
    status, said = seat.types("incident", *PLACE, *CLAIM, *rest, "", "")
    assert status == 0, said
    incident = load_content(seat.content, "content").records.incidents["lyall-bay-2020"]
    assert [party.actor for party in incident.accused] == ["barge-company", "harbour-authority"]


def test_one_that_is_missing_is_added_on_the_spot(seat: Seat) -> None:
    file = seat.content / "vocabulary" / "actors.yaml"
    before = file.read_bytes()
    coast_guard = ("Coast Guard", "+", "", "3", "authorities")  # id, kind, side
    choice = (*CLAIM[:1], *coast_guard, *CLAIM[2:])
    status, said = seat.types("incident", *PLACE, *choice, *REST, "", "")
    assert status == 0, said
    assert f"Added coast-guard to {file}" in said
    entry = b"coast-guard:\n  name: Coast Guard\n  kind: government\n  side: authorities\n"
    assert file.read_bytes() == before + entry
    assert seat.errors == set()


def test_a_source_that_is_not_recorded_is_recorded_on_the_way(seat: Seat) -> None:
    article = (
        "https://radio.example/beach", "+", "", "Oil on the beach", "", "", "2020-03-04", "", "1",
        "none", "", "1", "It saw oil", "on the sand.", ".", "", "", "",
    )  # fmt: skip
    status, said = seat.types("incident", *PLACE, *article, *CLAIM[1:], *REST, "", "")
    assert status == 0, said
    records = load_content(seat.content, "content").records
    article_id = "radio-2020-03-04-lyall-bay"
    assert records.articles[article_id].abstract == "It saw oil\non the sand."
    assert records.incidents["lyall-bay-2020"].claims[0].source == article_id
    assert seat.errors == set()


def test_an_address_that_is_recorded_is_its_record(seat: Seat) -> None:
    claim = ("http://www.radio.example/company-denies?fbclid=1", *CLAIM[1:])
    status, said = seat.types("incident", *PLACE, *claim, *REST, "", "")
    assert status == 0, said
    incident = load_content(seat.content, "content").records.incidents["lyall-bay-2020"]
    assert incident.claims[0].source == "radio-2020-03-03-spill"


def test_a_source_that_is_recorded_ends_the_questions(seat: Seat) -> None:
    before = contents(seat.content)
    status, said = seat.types("article", "https://daily.example/oil-in-the-bay")
    assert status == 2
    assert "recorded already" in said
    assert contents(seat.content) == before


def test_a_similar_incident_is_pointed_out_before_more_is_asked(seat: Seat) -> None:
    place = ("Evans Bay", *PLACE[1:4], "2020-03", "")
    status, said = seat.types("incident", *place, *CLAIM, *REST, "", "")
    assert status == 0, said
    assert "There are incidents of this place and time." in said
    assert "Enter takes: evans-bay-2020-2" in said
    incident = load_content(seat.content, "content").records.incidents["evans-bay-2020-2"]
    assert incident.related == ("evans-bay-2020",)


def test_a_name_in_other_letters_is_never_spelt_for_its_reader(seat: Seat) -> None:
    lines = ("Київ", *PLACE[1:], *CLAIM, *REST, "", "kyiv-2020", "")
    status, said = seat.types("incident", *lines)
    assert status == 0, said
    assert "Enter takes: kiiv" not in said
    assert (seat.content / "incidents" / "kyiv-2020.yaml").exists()


def test_accents_are_left_off_only_when_somebody_agrees(seat: Seat) -> None:
    status, said = seat.types("incident", "Ōtaki Béach", *PLACE[1:], *CLAIM, *REST, "", "")
    assert status == 0, said
    assert "Enter takes: otaki-beach-2020" in said


def test_an_answer_can_be_changed_before_the_file_is_written(seat: Seat) -> None:
    """Hold that the id, which was proposed from the place, is asked for again."""
    lines = (*PLACE, *CLAIM, *REST, "", "1", "Houghton Bay", "", "")
    status, said = seat.types("incident", *lines)
    assert status == 0, said
    assert "1  place          Lyall Bay" in said
    assert not (seat.content / "incidents" / "lyall-bay-2020.yaml").exists()
    incident = load_content(seat.content, "content").records.incidents["houghton-bay-2020"]
    assert incident.where.name == "Houghton Bay"


def test_what_the_check_finds_can_be_mended_before_the_file_is_written(seat: Seat) -> None:
    late = (*PLACE[:4], "2020-04")
    lines = (*late, *CLAIM, *REST, "", "", "5", "2020-03-02~", "")
    status, said = seat.types("incident", *lines)
    assert status == 0, said
    assert "error[event-after-report]" in said
    assert "  Type a number of the list." in said  # Enter is not enough while there are errors
    assert seat.errors == set()


def test_a_file_can_be_written_with_its_errors_to_be_mended_later(seat: Seat) -> None:
    late = (*PLACE[:4], "2020-04")
    status, said = seat.types("incident", *late, *CLAIM, *REST, "", "write")
    assert status == 0, said
    assert "event-after-report" in seat.errors


def test_options_answer_before_anything_is_asked(seat: Seat) -> None:
    status, said = seat.types(
        "incident", "2020-03-02~", *PLACE[1:4], *CLAIM, *REST, "", "",
        options=("--place=Lyall Bay", "--date=2. 3. 2020"),
    )  # fmt: skip
    del status
    assert "Where did it happen?" not in said
    assert "--date: `2. 3. 2020` is not a date" in said


@pytest.mark.parametrize("typed", range(20))
def test_the_end_of_typing_leaves_nothing_behind(typed: int, seat: Seat) -> None:
    before = contents(seat.content)
    lines = (*PLACE, *CLAIM, *REST)[:typed]
    status, said = seat.types("incident", *lines)
    assert status == 130
    assert "Stopped; nothing was written." in said
    assert contents(seat.content) == before


def test_a_terminal_is_talked_to(tmp_path: Path) -> None:
    content = tree(tmp_path)
    with conversation("new", "incident", "--content", content) as talk:
        talk.answers(*PLACE, *CLAIM, *REST, "")
        assert "lyall-bay-2020" in talk.until("Enter takes it as it is.")
        talk.answers("")
        status, said = talk.ends()
    assert status == 0
    assert "incidents/lyall-bay-2020.yaml" in said
    assert (content / "incidents" / "lyall-bay-2020.yaml").exists()


@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["ctrl-c", "ctrl-d"])
def test_stopping_on_a_terminal_leaves_nothing_behind(key: str, tmp_path: Path) -> None:
    content = tree(tmp_path)
    before = contents(content)
    with conversation("new", "incident", "--content", content) as talk:
        talk.answers(*PLACE)
        talk.until("> ")
        status, said = talk.ends_at(key)
    assert status == 128 + signal.SIGINT
    assert "Stopped; nothing was" in said
    assert contents(content) == before


def test_nobody_is_asked_where_nobody_wants_to_be(seat: Seat) -> None:
    status, said = seat.types("incident", options=("--yes",))
    assert status == 2
    assert "these answers are missing" in said


def test_a_timeline_is_started_by_answering(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "list"
    said = Terminal()
    typed = "Spills\n\n\n\n\nCompanies\n東京\nAuthors\n\nno\ndesk@spills.example\n"
    monkeypatch.setattr(sys, "stdin", Terminal(typed))
    monkeypatch.setattr(sys, "stdout", said)
    assert main(["new", "site", str(place)]) == 0, said.getvalue()
    assert "`東京` gives no id" in said.getvalue()
    assert "this is not an e-mail address" in said.getvalue()
    site = load_content(place / "content", "content").records.site
    assert site is not None
    assert list(site.sides) == ["companies", "authors"]
