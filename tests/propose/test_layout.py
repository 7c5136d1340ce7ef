"""Hold that a written record says what was answered, and offers the rest in a form that works."""

import re
from datetime import date
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.load.content import Content, content_of
from sourcebook.load.files import SourceFile
from sourcebook.load.reading import read_yaml_file
from sourcebook.model.article import Article
from sourcebook.model.figure import Figure
from sourcebook.model.ids import Kind
from sourcebook.model.incident import Incident
from sourcebook.model.record import Part
from sourcebook.model.records import Records
from sourcebook.model.site import Site
from sourcebook.propose.article import ARTICLE
from sourcebook.propose.article_file import article_text
from sourcebook.propose.entry import QUESTIONS, entry_text
from sourcebook.propose.incident import INCIDENT
from sourcebook.propose.incident_file import incident_text
from sourcebook.propose.layout import Group, record_lines
from sourcebook.propose.question import Question, Refused, Situation

NOBODY = Situation(Records(), {kind: frozenset() for kind in Kind}, date(2024, 6, 1))
# What people type: sentences, and what YAML could take for something else.
ANSWERS = st.one_of(
    st.sampled_from(
        ["NO", "- a list?", "* star", "@handle", 'He said: "no" #1', "it's", "a: b", "[x]", "{y}",
         "true", "12:30", "2022-03-30", "010", "&amp; | >", "100 %", "'", "key:", "\\n", "?", "—"]
    ),
    st.text(st.characters(categories=["L", "N", "P", "S", "Zs", "M"]), min_size=1, max_size=200),
    st.text(st.sampled_from("ab :#-'\"[]{}&*!|>%@`,?\\\n"), min_size=1, max_size=60),
)  # fmt: skip
TYPED = ("title", "place", "says", "summary", "account")


def loaded(inside: str, text: str) -> Content:
    file = SourceFile(f"content/{inside}", PurePosixPath(inside), text)
    return content_of([file], (), "content")


def taken(questions: tuple[Question, ...], answers: dict[str, str]) -> Situation | None:
    """Answer what a test answers, as the command would; None where an answer is refused."""
    situation = NOBODY
    for question in questions:
        if question.key in answers:
            try:
                text = question.taken_from(answers[question.key], situation)
            except Refused:
                return None
            situation = situation.answered(question.key, (text,))
    return situation


@given(
    st.fixed_dictionaries(dict.fromkeys(("title", "place", "says", "summary", "account"), ANSWERS))
)
def test_an_incident_reads_back_as_it_was_answered(typed: dict[str, str]) -> None:
    situation = taken(INCIDENT, typed)
    if situation is None:
        return
    for key, text in (
        ("id", "sandvik-2024"), ("date", "2024-05~"), ("country", "NO"), ("precision", "country"),
        ("by", "police"), ("stance", "alleges"), ("said_on", "2024"), ("source", "daily-2024"),
        ("accused", "police"), ("victims", "residents"), ("victims_count", "10"),
        ("casualties", "killed 1-4"), ("counted_on", "2024-05-31"), ("warning", "none"),
        ("tag", "no"), ("related", "sandvik-2023"),
    ):  # fmt: skip
        situation = situation.answered(key, (text,))
    content = loaded("incidents/2024/sandvik-2024.yaml", incident_text(situation, 2))
    assert [problem for problem in content.problems if problem.rule != "missing-file"] == []
    incident = content.records.incidents["sandvik-2024"]
    assert incident.title == situation.one("title")
    assert incident.where.name == situation.one("place")
    assert incident.claims[0].says == situation.one("says")
    assert incident.summary == situation.one("summary")
    assert incident.account == situation.one("account")
    assert (incident.where.country, str(incident.when.date)) == ("NO", "2024-05~")
    assert (incident.casualties[0].min, incident.casualties[0].max) == (1, 4)
    assert incident.warnings == ()
    assert incident.tags == ("no",)
    assert [str(change.date) for change in incident.changes] == ["2024-06-01"]


@given(st.fixed_dictionaries(dict.fromkeys(("title", "author", "abstract"), ANSWERS)))
def test_an_article_reads_back_as_it_was_answered(typed: dict[str, str]) -> None:
    situation = taken(ARTICLE, typed)
    if situation is None:
        return
    for key, text in (
        ("id", "daily-2024"), ("publisher", "daily"), ("kind", "copy"), ("language", "no"),
        ("published", "[2024-05-30,2024-05-31]"), ("seen", "through"), ("through", "other-2024"),
        ("basis", "derived"), ("derived_from", "other-2024"), ("how", "quotes"),
        ("archived", "https://archive.example/a,b#c"), ("archived_on", "2024-06-01"),
    ):  # fmt: skip
        situation = situation.answered(key, (text,))
    content = loaded("articles/daily-2024.md", article_text(situation))
    assert [problem for problem in content.problems if problem.rule != "missing-file"] == []
    article = content.records.articles["daily-2024"]
    assert article.title == situation.one("title")
    assert article.authors == situation.many("author")
    assert article.abstract == situation.one("abstract")
    assert article.language == "no"
    assert str(article.published) == "[2024-05-30,2024-05-31]"
    assert article.seen.through == "other-2024"
    assert article.derived_from[0].how == "quotes"
    assert article.archived is not None
    assert article.archived.url == "https://archive.example/a,b#c"


@given(st.fixed_dictionaries({"name": ANSWERS, "description": ANSWERS}))
def test_an_entry_reads_back_as_it_was_answered(typed: dict[str, str]) -> None:
    situation = taken(QUESTIONS[Kind.TAG], typed)
    if situation is None:
        return
    text = entry_text(Kind.TAG, situation.answered("id", ("no",)))
    content = loaded("vocabulary/tags.yaml", text)
    assert [problem for problem in content.problems if problem.rule != "missing-file"] == []
    tag = content.records.tags["no"]
    assert (tag.name, tag.description) == (situation.one("name"), situation.one("description"))


@pytest.mark.parametrize("model", [Incident, Article, Figure, Site])
def test_every_key_of_the_model_is_there_or_offered(model: type[Part]) -> None:
    text = "\n".join(record_lines(model, {})) + "\n"
    for name, info in model.model_fields.items():
        if not info.exclude:
            assert f"#{info.alias or name}:  # " in text
    document, problems = read_yaml_file(text, "file.yaml")
    assert problems == []
    assert document is not None
    assert document.data is None


@pytest.mark.parametrize("model", [Incident, Article, Figure, Site])
def test_what_is_offered_can_be_taken_by_taking_one_sign_away(model: type[Part]) -> None:
    """An editor that takes `#` away on each line must leave YAML that the check understands."""
    lines = [re.sub(r"^(\s*)#(?! )", r"\1", line) for line in record_lines(model, {})]
    lines = [line[1:] if line.startswith("# ") else line for line in lines]
    document, problems = read_yaml_file("\n".join(lines) + "\n", "file.yaml")
    assert problems == []
    assert document is not None
    assert isinstance(document.data, dict)
    offered = {info.alias or name for name, info in model.model_fields.items() if not info.exclude}
    assert set(document.data) == offered


def test_words_that_can_stand_somewhere_are_named() -> None:
    text = "\n".join(record_lines(Incident, {"status": "alleged"}))
    assert "alleged | corroborated | verified | adjudicated\nstatus: alleged\n" in text
    assert "killed | injured | missing | detained" in text


def test_no_line_is_wider_than_the_page() -> None:
    data: Group = {"title": "t", "kind": "copy", "authors": [f"Author {n}" for n in range(30)]}
    lines = record_lines(Article, data)
    written = [line for line in lines if not line.lstrip().startswith("#")]
    assert max(map(len, written)) <= 120
    assert "  - Author 29" in lines
