"""Go through questions: take what was given, ask for the rest where somebody can answer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from sourcebook.propose.choices import Choice
from sourcebook.propose.question import Question, Refused, Situation

Given = Mapping[str, tuple[str, ...]]
"""What options say, by the key of the question."""


class Asker(Protocol):
    """Ask a person."""

    def ask(self, question: Question, situation: Situation) -> Situation:
        """Return the situation after an answer that can be taken."""

    def refuse(self, question: Question, fault: "Fault") -> None:
        """Say why what an option gave cannot be taken."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Say what keeps a script from going on: an answer that is missing, or cannot be taken.

    `known` is what can be chosen where it is missing.
    """

    question: Question
    refused: Refused | None = None
    known: tuple[Choice, ...] = ()


class Unanswered(Exception):  # noqa: N818 - an outcome of the interview
    """Carry everything that a script has to give."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Keep the faults, in the order of the questions."""
        super().__init__()
        self.faults = tuple(faults)


def interview(
    questions: Iterable[Question], given: Given, situation: Situation, asker: Asker | None
) -> Situation:
    """Answer every question that is open, in order.

    Without anybody to ask, what follows from other answers is taken, and Unanswered is raised with
    all that is missing.
    """
    faults: list[Fault] = []
    for question in questions:
        if _is_open(question, given, situation, faults):
            outcome = _outcome(question, given, situation, asker)
            if isinstance(outcome, Fault):
                faults.append(outcome)
            else:
                situation = outcome
    if faults:
        raise Unanswered(faults)
    return situation


def _is_open(question: Question, given: Given, situation: Situation, faults: list[Fault]) -> bool:
    if question.key in situation.answers:
        return False
    if any(fault.question.key in question.after for fault in faults):
        return False  # the answer that it depends on has to be mended first
    return question.key in given or question.applies(situation)


def _outcome(
    question: Question, given: Given, situation: Situation, asker: Asker | None
) -> Situation | Fault:
    texts = given.get(question.key)
    found = _read(question, texts, situation) if texts else None
    if asker is None and texts and _is_pointless(question, situation):
        return Fault(question, Refused("this says nothing without the answer that it belongs to"))
    if isinstance(found, tuple):
        return situation.answered(question.key, found)
    if asker is None:
        return _without_asking(question, situation) if found is None else found
    if found is not None:
        asker.refuse(question, found)
    return asker.ask(question, situation)


def _is_pointless(question: Question, situation: Situation) -> bool:
    return any(situation.answers.get(key) == () for key in question.after)


def _read(
    question: Question, texts: tuple[str, ...], situation: Situation
) -> tuple[str, ...] | Fault:
    try:
        return tuple(question.taken_from(text, situation) for text in texts)
    except Refused as refused:
        return Fault(question, refused)


def _without_asking(question: Question, situation: Situation) -> Situation | Fault:
    answer = question.follows(situation)
    if question.required and not answer:
        return Fault(question, known=question.choices(situation) if question.choices else ())
    return situation.answered(question.key, answer)


def settled(questions: Iterable[Question], before: Situation, after: Situation) -> Situation:
    """Take back what an answer that was changed makes stale.

    That is what no longer applies, and what was a proposal that would now be another one.
    """
    for question in questions:
        if question.key in after.answers:
            was, now = question.proposal(before), question.proposal(after)
            is_stale = was != now and after.many(question.key) == was
            if is_stale or not question.applies(after):
                after = after.without(question.key)
    return after
