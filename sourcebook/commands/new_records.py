"""Make a record: ask for it, check it in memory, and keep it to be written."""

import sys
from collections.abc import Callable
from dataclasses import dataclass

from sourcebook.commands.new_asking import Terminal
from sourcebook.commands.new_files import CannotWrite
from sourcebook.commands.new_interview import Given, interview, settled
from sourcebook.commands.new_session import Session
from sourcebook.commands.terminal import wants_colour
from sourcebook.model.ids import Kind
from sourcebook.problems import BuildFailed, Problem, any_error
from sourcebook.propose.article import ARTICLE, AlreadyRecorded
from sourcebook.propose.article_file import article_text
from sourcebook.propose.entry import QUESTIONS
from sourcebook.propose.incident import INCIDENT
from sourcebook.propose.incident_file import incident_text
from sourcebook.propose.question import Answers, Question, Situation
from sourcebook.reports.as_text import as_text
from sourcebook.reports.findings import Findings


@dataclass(frozen=True, slots=True)
class Form:
    """Say how a kind of record is asked for, and what its file is."""

    kind: Kind
    questions: tuple[Question, ...]
    folder: str
    suffix: str
    text: Callable[[Situation, int], str]


INCIDENT_FORM = Form(Kind.INCIDENT, INCIDENT, "incidents", ".yaml", incident_text)
ARTICLE_FORM = Form(
    Kind.ARTICLE, ARTICLE, "articles", ".md", lambda situation, _depth: article_text(situation)
)


class Recorder:
    """Make records one inside another: an incident, the source it names, the publisher of that."""

    def __init__(self, session: Session, *, asks: bool) -> None:
        self.session = session
        self.terminal = Terminal(self._add) if asks else None

    def record(
        self, form: Form, given: Given, *, subfolder: str = "", beside: Answers | None = None
    ) -> str:
        """Ask for a record, keep its file to be written, and return its id.

        Raises Unanswered where nobody can be asked for what is missing, and BuildFailed where the
        file would have errors and nobody can mend them.
        """
        folder = "/".join(part for part in (form.folder, subfolder) if part)
        situation = self.session.situation(beside)
        while True:
            situation = interview(form.questions, given, situation, self.terminal)
            given = {}
            inside = f"{folder}/{situation.one('id')}{form.suffix}"
            text = form.text(situation, folder.count("/") + 1)
            problems = _about(form, self.session.problems_with(inside, text))
            again = self._again(form, situation, problems)
            if again is None:
                break
            after = self._asked(again, situation.without(again.key))
            situation = settled(form.questions, situation, after)
        self.session.add_record(inside, text)
        return situation.one("id")

    def add_entry(self, kind: Kind, given: Given, beside: Answers | None = None) -> str:
        """Ask for an entry of a vocabulary, keep it, and return what records write for it."""
        situation = self.session.situation(beside)
        situation = interview(QUESTIONS[kind], given, situation, self.terminal)
        self.session.add_entry(kind, situation)
        return situation.one("name" if kind is Kind.REGION else "id")

    def _again(
        self, form: Form, situation: Situation, problems: tuple[Problem, ...]
    ) -> Question | None:
        """Show what the check finds, and return the question that is to be answered again."""
        has_errors = any_error(problems)
        if has_errors and self.terminal is None:
            raise BuildFailed(problems)
        if problems:
            sys.stdout.write("\n" + as_text(Findings(problems), colour=wants_colour(sys.stdout)))
        if self.terminal is None:
            return None
        return self.terminal.review(form.questions, situation, has_errors=has_errors)

    def _asked(self, question: Question, situation: Situation) -> Situation:
        return self.terminal.ask(question, situation) if self.terminal else situation

    def _add(self, kind: Kind, typed: str, situation: Situation) -> tuple[str, Situation] | None:
        """Make on the spot what an answer needs, and return the answer."""
        if self.terminal is None:
            return None
        self.terminal.say(f"\nA new {kind}.")
        try:
            if kind is Kind.ARTICLE:
                given = {"url": (typed,)} if "://" in typed else {}
                name = self.record(ARTICLE_FORM, given, beside=situation.answers)
            else:
                given = {"name": (typed,)} if typed else {}
                name = self.add_entry(kind, given, situation.answers)
        except AlreadyRecorded as known:
            name = known.article.id
        except CannotWrite as refused:
            self.terminal.say(str(refused))
            return None
        return name, self.session.renewed(situation)


def _about(form: Form, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Leave out that nothing uses a new article yet: nothing can."""
    ignored = "unused-article" if form.kind is Kind.ARTICLE else ""
    return tuple(problem for problem in problems if problem.rule != ignored)
