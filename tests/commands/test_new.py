"""Make records by options, as a script does, and hold what comes of it."""

from pathlib import Path

import pytest
import yaml

from sourcebook.check import check
from sourcebook.cli import main
from sourcebook.load.content import load_content
from sourcebook.model.words import Status
from sourcebook.problems import Severity
from tests.tools.building import contents
from tests.tools.trees import INCIDENT, Edit, tree

URL = "https://www.radio.example/2020/barge"
ARTICLE = {
    "publisher": "radio",
    "title": "Barge: “no” to questions",
    "kind": "news-report",
    "published": "2020-03-05",
    "seen": "full",
    "basis": "original",
    "abstract": "It asked the company, and got no answer.",
    "about": "Evans Bay",
}
WRITTEN = "articles/radio-2020-03-05-evans-bay.md"
DATA = {
    "place": "Lyall Bay, the beach",
    "country": "New Zealand",
    "precision": "settlement",
    "region": "Wellington",
    "date": "2020-03-02~",
    "source": "radio-2020-03-03-spill",
    "by": "harbour-authority",
    "stance": "alleges",
    "says": "States that oil reached the beach.",
    "accused": "barge-company",
    "title": "Oil on the beach of Lyall Bay",
    "summary": "The Harbour Authority states that oil reached the beach.",
    "answer_by": "barge-company",
    "answer_stance": "denies",
    "answer_source": "radio-2020-03-03-spill",
    "answer_says": "Denies it.",
}


class Desk:
    """A content folder, and the command that adds to it."""

    def __init__(self, content: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.content = content
        self._capsys = capsys

    def new(self, what: str, answers: dict[str, str], *more: str) -> tuple[int, str, str]:
        options = [f"--{key.replace('_', '-')}={text}" for key, text in answers.items()]
        status = main(["new", what, "--yes", "--content", str(self.content), *options, *more])
        said = self._capsys.readouterr()
        return status, said.out, said.err

    def incident(self, *more: str, **answers: str) -> tuple[int, str, str]:
        return self.new("incident", {**DATA, **answers}, *more)

    def article(self, *more: str, **answers: str) -> tuple[int, str, str]:
        return self.new("article", {**ARTICLE, **answers}, *more)

    def rules(self, *severities: Severity) -> set[str]:
        found = check(load_content(self.content, "content"))
        return {problem.rule for problem in found if problem.severity in severities}


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(tree(tmp_path), capsys)


def test_an_incident_is_written_and_passes_the_check(desk: Desk) -> None:
    status, said, complaint = desk.incident("--tag=oil", "--casualties=injured 2-3")
    assert (status, complaint) == (0, "")
    assert f"Wrote {desk.content}/incidents/lyall-bay-2020.yaml" in said
    assert "python build.py check --content" in said
    incident = load_content(desk.content, "content").records.incidents["lyall-bay-2020"]
    assert incident.status is Status.ALLEGED
    assert incident.where.country == "NZ"
    assert incident.warnings == ("injury",)
    assert incident.account.endswith("[@radio-2020-03-03-spill].")
    assert [claim.stance for claim in incident.claims] == ["alleges", "denies"]
    assert str(incident.claims[1].date) == "2020-03-03"
    assert incident.changes[0].kind == "published"
    assert desk.rules(Severity.ERROR, Severity.WARNING) == set()


def test_what_a_higher_status_needs_is_said(desk: Desk) -> None:
    _, said, _ = desk.incident()
    for status in (Status.CORROBORATED, Status.VERIFIED, Status.ADJUDICATED):
        assert f"{status}: {status.definition}" in said


def test_the_file_explains_itself(desk: Desk) -> None:
    desk.incident("--folder=2020/march")
    text = (desk.content / "incidents/2020/march/lyall-bay-2020.yaml").read_text(encoding="utf-8")
    schema = text.splitlines()[0].partition("$schema=")[2]
    assert schema == "../../../../schema/incident.schema.json"
    assert "# A neutral title, without the status.\ntitle: Oil on the beach" in text
    assert "\n#status_note:  # What a reader must know of the status" in text


def test_an_article_is_written_and_passes_the_check(desk: Desk) -> None:
    status, said, complaint = desk.article(URL, "--author=O'Neil, J.", "--author=@desk")
    assert (status, complaint) == (0, "")
    assert "[@radio-2020-03-05-evans-bay]" in said
    article = load_content(desk.content, "content").records.articles["radio-2020-03-05-evans-bay"]
    assert article.title == "Barge: “no” to questions"
    assert article.authors == ("O'Neil, J.", "@desk")
    assert article.language == "en"  # the only one of its publisher
    assert article.url == URL
    assert desk.rules(Severity.ERROR, Severity.WARNING) == set()


def test_the_publisher_is_known_by_its_address(desk: Desk) -> None:
    answers = {key: text for key, text in ARTICLE.items() if key != "publisher"}
    status, _, complaint = desk.new("article", answers, "https://daily.example/another")
    assert (status, complaint) == (0, "")
    assert (desk.content / "articles/the-daily-2020-03-05-evans-bay.md").exists()


@pytest.mark.parametrize(
    "url",
    ["https://daily.example/oil-in-the-bay", "http://www.daily.example/oil-in-the-bay/?utm_id=1#a"],
)
def test_an_address_that_is_recorded_is_recognised(url: str, desk: Desk) -> None:
    before = contents(desk.content)
    status, said, _ = desk.new("article", {}, url)
    assert status == 2
    assert f"recorded already: {desk.content}/articles/daily-2020-03-02-spill.md" in said
    assert "[@daily-2020-03-02-spill]" in said
    assert contents(desk.content) == before


def test_a_source_can_be_named_by_its_address(desk: Desk) -> None:
    status, _, _ = desk.incident(
        source="https://daily.example/oil-in-the-bay", said_on="2020-03-02", date="2020-03-01"
    )
    assert status == 0
    incident = load_content(desk.content, "content").records.incidents["lyall-bay-2020"]
    assert incident.claims[0].source == "daily-2020-03-02-spill"


def test_everything_that_is_missing_is_said_at_once(desk: Desk) -> None:
    before = contents(desk.content)
    status, said, complaint = desk.new("incident", {"place": "Lyall Bay"})
    assert (status, said) == (2, "")
    for option in (
        "country",
        "precision",
        "date",
        "source",
        "by",
        "stance",
        "says",
        "title",
        "summary",
    ):
        assert f"\n  --{option} " in complaint
    assert "One of: alleges, reports, verifies, charges, convicts." in complaint
    # These follow from others, or make no sense without them.
    for option in ["region", "said-on", "id", "warning", "account", "answer-by"]:
        assert f"--{option} " not in complaint
    assert contents(desk.content) == before


@pytest.mark.parametrize(
    ("answer", "remedy"),
    [
        ({"date": "30/03/2020"}, "Write year-month-day: `2020-03-30`."),
        ({"country": "Neu Zealand"}, "Did you mean `NZ` (New Zealand)"),
        ({"by": "harbor-authority"}, "Did you mean `harbour-authority` (Harbour Authority)"),
        ({"stance": "denies"}, "Known: alleges, reports, verifies, charges, convicts."),
        ({"precision": "setlement"}, "Did you mean `settlement`?"),
        ({"region": "Welington"}, "Did you mean `Wellington`?"),
        (
            {"source": "radio-2020-03-03-spil"},
            "Did you mean `radio-2020-03-03-spill` (Company denies spill)",
        ),
        ({"source": "https://radio.example/x"}, "First run: build.py new article https://radio"),
        ({"casualties": "two dead"}, "Write one such as `killed 2`"),
        ({"casualties": "killed 4-2"}, "Write the lower number first."),
        ({"title": "two\nlines"}, "Join the lines"),
        ({"title": "a\u202eb"}, "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ({"id": "Lyall Bay"}, "Use lower-case letters"),
        ({"id": "evans-bay-2020"}, "the id `evans-bay-2020` is taken"),
        ({"warning": "gore"}, "Known: injury, none."),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_an_answer_that_cannot_be_taken_says_why(
    answer: dict[str, str], remedy: str, desk: Desk
) -> None:
    before = contents(desk.content)
    status, _, complaint = desk.incident(**answer)
    assert status == 2
    assert f"--{next(iter(answer))} " in complaint
    assert remedy in complaint
    assert contents(desk.content) == before


def test_what_the_check_finds_keeps_the_file_from_being_written(desk: Desk) -> None:
    before = contents(desk.content)
    status, _, complaint = desk.incident(date="2021")
    assert status == 1
    assert "error[event-after-report]" in complaint
    assert "Nothing was written" in complaint
    assert contents(desk.content) == before


def test_what_was_wrong_before_keeps_nobody_from_adding(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = Edit(INCIDENT, "title: Oil", "titel: Oil")
    status, said, complaint = Desk(tree(tmp_path, [broken]), capsys).incident()
    assert (status, complaint) == (0, "")
    assert "titel" not in said


def test_ids_that_are_taken_or_were_are_not_given_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    former = Edit(INCIDENT, "tags: [oil]\n", "tags: [oil]\nformer_ids: [lyall-bay-2020]\n")
    desk = Desk(tree(tmp_path, [former]), capsys)
    assert desk.incident()[0] == 0
    assert (desk.content / "incidents/lyall-bay-2020-2.yaml").exists()


def test_a_file_in_the_way_is_never_written_over(desk: Desk) -> None:
    assert desk.incident(id="lyall-2020")[0] == 0
    file = desk.content / "incidents/lyall-2020.yaml"
    before = file.read_bytes()
    status, _, complaint = desk.incident(id="lyall-2020")
    assert (status, file.read_bytes()) == (2, before)
    assert "the id `lyall-2020` is taken" in complaint


@pytest.mark.parametrize("place", ["Київ", "São Paulo"])
def test_a_name_in_other_letters_asks_for_an_id(place: str, desk: Desk) -> None:
    status, _, complaint = desk.incident(place=place)
    assert status == 2
    assert "\n  --id ID: " in complaint
    assert desk.incident(place=place, id="another-2020")[0] == 0
    incident = load_content(desk.content, "content").records.incidents["another-2020"]
    assert incident.where.name == place


def test_actors_tags_groups_and_regions_can_be_added_first(desk: Desk) -> None:
    lists = {file.name: file.read_bytes() for file in (desk.content / "vocabulary").iterdir()}
    status, said, complaint = desk.incident(
        "--add-actor", "coast-guard", "Coast Guard: “east”", "government", "authorities",
        "--add-tag", "no", "NO", "- what: it means #1",
        "--add-group", "bathers", "Bathers",
        "--add-region", "otago", "Otago", "New Zealand",
        "--tag=no", "--victims=bathers", "--victims-count=3",
        by="coast-guard", region="Otago",
    )  # fmt: skip
    assert (status, complaint) == (0, "")
    assert f"Added coast-guard to {desk.content}/vocabulary/actors.yaml" in said
    records = load_content(desk.content, "content").records
    assert records.actors["coast-guard"].name == "Coast Guard: “east”"
    assert records.tags["no"].description == "- what: it means #1"
    for name in ("actors.yaml", "tags.yaml", "groups.yaml", "regions.yaml"):
        assert (desk.content / "vocabulary" / name).read_bytes().startswith(lists[name])
    assert desk.rules(Severity.ERROR, Severity.WARNING) == set()


def test_a_publisher_can_be_added_with_its_article(desk: Desk) -> None:
    status, _, complaint = desk.article(
        "https://gull.example/1",
        "--add-publisher", "gull", "The Gull", "news-organisation", "en,no",
        "--language=no",
        publisher="gull",
    )  # fmt: skip
    assert (status, complaint) == (0, "")
    assert load_content(desk.content, "content").records.publishers["gull"].languages == (
        "en",
        "no",
    )


def test_an_entry_that_cannot_be_taken_changes_nothing(desk: Desk) -> None:
    before = contents(desk.content)
    status, _, complaint = desk.incident("--add-actor", "the-daily", "Daily", "paper", "nobody")
    assert status == 2
    assert "the id `the-daily` is taken" in complaint
    assert "`paper` is not known" in complaint
    assert "`nobody` is not known" in complaint
    assert contents(desk.content) == before


def test_a_list_of_another_form_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = Desk(tree(tmp_path), capsys)
    groups = desk.content / "vocabulary" / "groups.yaml"
    groups.write_text("{divers: {name: Divers}}\n", encoding="utf-8")
    before = contents(desk.content)
    status, _, complaint = desk.incident("--add-group", "bathers", "Bathers")
    assert status == 2
    assert "Add this to it yourself:\n\nbathers:\n  name: Bathers" in complaint
    assert contents(desk.content) == before


@pytest.mark.parametrize(
    ("before", "beginning"),
    [
        ("# None yet.", "# None yet.\n"),
        (None, "# yaml-language-server: $schema=../../schema/tags.schema.json\n"),
    ],
)
def test_a_vocabulary_that_is_empty_or_missing_is_begun(
    before: str | None, beginning: str, desk: Desk
) -> None:
    list_of_tags = desk.content / "vocabulary" / "tags.yaml"
    list_of_tags.unlink()
    if before is not None:
        list_of_tags.write_text(before, encoding="utf-8")
    assert desk.incident("--add-tag", "slick", "Slick", "Oil floats.", "--tag=slick")[0] == 0
    entry = "slick:\n  name: Slick\n  description: Oil floats.\n"
    assert list_of_tags.read_text(encoding="utf-8") == beginning + entry


def test_a_derived_source_names_what_it_passes_on(desk: Desk) -> None:
    status, _, complaint = desk.article(
        URL, "--derived-from=https://daily.example/oil-in-the-bay", "--how=quotes", basis="derived"
    )
    assert (status, complaint) == (0, "")
    article = load_content(desk.content, "content").records.articles["radio-2020-03-05-evans-bay"]
    assert [(e.article, str(e.how)) for e in article.derived_from] == [
        ("daily-2020-03-02-spill", "quotes")
    ]


def test_a_similar_incident_is_warned_of_and_can_be_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = Desk(tree(tmp_path), capsys)
    same = {"place": "Evans Bay", "date": "2020-03-01"}
    status, said, _ = desk.incident(**same, id="evans-bay-2020-2", related="evans-bay-2020")
    assert (status, "near-duplicate" in said) == (0, False)
    status, said, _ = desk.incident(**same, id="evans-bay-2020-3")
    assert status == 0
    assert "warning[near-duplicate]" in said


def test_content_that_is_not_there_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, complaint = Desk(tmp_path / "nowhere", capsys).incident()
    assert status == 2
    assert "nowhere" in complaint


def test_other_programs_read_the_same_file(desk: Desk) -> None:
    """Hold that `NO` is Norway to a reader of YAML that guesses, too."""
    desk.incident(
        "--add-region", "oslo", "Oslo", "NO", country="NO", region="Oslo", title="Yes: 12:30"
    )
    file = desk.content / "incidents/lyall-bay-2020.yaml"
    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert (data["where"]["country"], data["title"]) == ("NO", "Yes: 12:30")


def test_an_answer_without_the_one_that_it_belongs_to_is_not_dropped(desk: Desk) -> None:
    answers = {key: text for key, text in DATA.items() if key != "answer_by"}
    status, _, complaint = desk.new("incident", answers)
    assert status == 2
    assert "--answer-says TEXT: this says nothing without the answer" in complaint


def test_a_source_that_was_not_read_names_what_tells_of_it(desk: Desk) -> None:
    status, _, complaint = desk.article("--through=daily-2020-03-02-spill", seen="through")
    assert (status, complaint) == (0, "")
    article = load_content(desk.content, "content").records.articles["radio-2020-03-05-evans-bay"]
    assert article.seen.through == "daily-2020-03-02-spill"
    assert article.accessed is None


def test_evidence_that_carries_more_is_pointed_out(desk: Desk) -> None:
    status, said, _ = desk.incident(by="the-daily", stance="verifies")
    assert status == 0
    assert "warning[status-below-evidence]" in said


def test_nobody_is_asked_without_a_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "article", "--content", str(tree(tmp_path))]) == 2
    assert "these answers are missing" in capsys.readouterr().err


def test_help_names_every_question(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["new", "incident", "--help"])
    assert stop.value.code == 0
    said = capsys.readouterr().out
    for option in ("--place", "--casualties", "--answer-says", "--add-actor", "--yes", "--folder"):
        assert option in said


def test_a_folder_that_leads_elsewhere_is_refused(desk: Desk) -> None:
    with pytest.raises(SystemExit) as stop:
        desk.incident("--folder=../../etc")
    assert stop.value.code == 2
