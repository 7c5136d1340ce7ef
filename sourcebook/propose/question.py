"""What is asked, of whom it is asked, and how an answer is read.

A question knows nothing of terminals and command lines: both ask the same ones, and read answers
with the validators of the model. An answer is kept as the text that the file will hold.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Annotated, Any, TypeAlias, get_origin

from pydantic import TypeAdapter, ValidationError

from sourcebook.load.characters import forbidden, refused_as
from sourcebook.model.dates import Edtf, parse
from sourcebook.model.ids import Kind
from sourcebook.model.record import Part, Record
from sourcebook.model.records import Records
from sourcebook.propose.choices import Choice, chosen

Answers: TypeAlias = Mapping[str, tuple[str, ...]]
"""The texts that were answered, by the key of the question; no text where it was left out."""


class Refused(Exception):  # noqa: N818 - an outcome of reading an answer
    """Say why an answer cannot be taken, and what to write instead."""

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep both, each a sentence or less."""
        super().__init__(message)
        self.message = message
        self.hint = hint

    @property
    def reason(self) -> str:
        """Return both as sentences."""
        end = "" if self.message.endswith((".", "?")) else "."
        return f"{self.message}{end} {self.hint}".strip()


@dataclass(frozen=True, slots=True)
class Situation:
    """Hold what a question can depend on: the records, the ids in use, today, the answers so far.

    `beside` says what a record is asked for together with, such as the incident of an article.
    """

    records: Records
    taken: Mapping[Kind, frozenset[str]]
    today: date
    answers: Answers = field(default_factory=dict)
    beside: Answers = field(default_factory=dict)

    def many(self, key: str) -> tuple[str, ...]:
        """Return every text that was answered."""
        return self.answers.get(key, ())

    def one(self, key: str) -> str:
        """Return the text that was answered, an empty one where there is none."""
        return next(iter(self.many(key)), "")

    def date(self, key: str) -> Edtf | None:
        """Return the date that was answered."""
        return parse(self.one(key)) if self.many(key) else None

    def answered(self, key: str, texts: tuple[str, ...]) -> "Situation":
        """Return the situation after an answer."""
        return replace(self, answers={**self.answers, key: texts})

    def without(self, key: str) -> "Situation":
        """Return the situation as it was before an answer."""
        return replace(
            self, answers={name: texts for name, texts in self.answers.items() if name != key}
        )


Reader: TypeAlias = Callable[[str, Situation], str]
"""Turn what was typed into what the file will hold; raise Refused where it cannot be taken."""


def nothing(_: Situation) -> tuple[str, ...]:
    """Propose nothing."""
    return ()


def always(_: Situation) -> bool:
    """Ask in every situation."""
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Hold one question.

    `asks` and `hint` are put in plain words, `choices` lists what is known. What `follows` from
    other answers is taken unless something else is said; what a question `suggests` is offered to a
    person and never to a script. `after` names the questions without whose answers this one makes
    no sense. `adds` is the kind of record that can be made on the spot when the right one is
    missing; `positional` is for what a command line gives without the name of an option.
    """

    key: str
    asks: str
    hint: str = ""
    metavar: str = "TEXT"
    read: Reader | None = None
    choices: Callable[[Situation], tuple[Choice, ...]] | None = None
    follows: Callable[[Situation], tuple[str, ...]] = nothing
    suggests: Callable[[Situation], tuple[str, ...]] = nothing
    applies: Callable[[Situation], bool] = always
    after: tuple[str, ...] = ()
    required: bool = False
    many: bool = False
    lines: bool = False
    adds: Kind | None = None
    positional: bool = False

    @property
    def option(self) -> str:
        """Return what answers the question on a command line."""
        return self.metavar if self.positional else f"--{self.key.replace('_', '-')}"

    def proposal(self, situation: Situation) -> tuple[str, ...]:
        """Return what is offered to a person."""
        return self.follows(situation) or self.suggests(situation)

    def taken_from(self, typed: str, situation: Situation) -> str:
        """Read one answer; raise Refused where it cannot be taken."""
        for _, character in forbidden(typed):
            raise Refused(f"the text holds {refused_as(character)}")
        if self.read is not None:
            return self.read(typed, situation)
        if self.choices is None:
            return typed.strip()
        return one_of(self.choices(situation), typed)


def one_of(known: tuple[Choice, ...], typed: str) -> str:
    """Return what the file holds for a choice; raise Refused where it is none of those known."""
    choice, problem = chosen(typed, known)
    if choice is None:
        raise Refused(problem, _names_of(known))
    return choice.id


def _names_of(known: tuple[Choice, ...]) -> str:
    few = 12
    if not known:
        return "There is none yet."
    return f"Known: {', '.join(choice.id for choice in known)}." if len(known) <= few else ""


def of_field(model: type[Part], name: str) -> Reader:
    """Return the reader that takes what the model takes for a field."""

    def read(typed: str, _: Situation) -> str:
        return _validated(model, name, typed)

    return read


def of_new_id(kind: Kind) -> Reader:
    """Return the reader of an id that no record of the kind has, or ever had."""

    def read(typed: str, situation: Situation) -> str:
        name = _validated(Record, "id", typed)
        if name in situation.taken[kind]:
            raise Refused(f"the id `{name}` is taken", "Add a word or a number.")
        return name

    return read


def _validated(model: type[Part], name: str, typed: str) -> str:
    adapter, is_list = _adapter(model, name)
    try:
        value = adapter.validate_python([typed] if is_list else typed)
    except ValidationError as refused:
        contexts = (error.get("ctx", {}) for error in refused.errors(include_url=False))
        context = next((context for context in contexts if "message" in context), None)
        if context is None:
            raise Refused("this does not have the form that is needed") from None
        raise Refused(context["message"], context["hint"]) from None
    value = value[0] if is_list else value
    return str(value) if isinstance(value, str) else typed.strip()


@cache
def _adapter(model: type[Part], name: str) -> tuple[TypeAdapter[Any], bool]:
    info = model.model_fields[name]
    kind: Any = Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation
    return TypeAdapter(kind), get_origin(info.annotation) is tuple
