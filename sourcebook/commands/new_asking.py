"""Ask a person on a terminal, one question after the other, in plain words."""

import re
import shutil
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from importlib import import_module
from textwrap import wrap
from typing import TypeAlias

from sourcebook.commands.new_interview import Fault
from sourcebook.commands.terminal import wants_colour
from sourcebook.model.ids import Kind
from sourcebook.propose.choices import Choice, alike, matching
from sourcebook.propose.question import Question, Refused, Situation
from sourcebook.report import quoted

SHORT = 15
"""The most choices that are listed without being asked for."""
LONG = 40
"""The most choices that are listed at once."""
LEAVE_OUT = "none"

Adder: TypeAlias = Callable[[Kind, str, Situation], tuple[str, Situation] | None]
"""Make a record on the spot, from what was typed; return what the answer is then."""


class Terminal:
    """Put questions, read lines, and say at once why an answer cannot be taken."""

    def __init__(self, add: Adder) -> None:
        self._add = add
        self._colour = wants_colour(sys.stdout)
        self._listed: tuple[Choice, ...] = ()
        self._unknown = ""
        with suppress(ImportError):  # not on every system; a line can then not be edited
            import_module("readline")

    def say(self, text: str) -> None:
        """Write a line."""
        sys.stdout.write(f"{text}\n")

    def refuse(self, question: Question, fault: Fault) -> None:
        """Say why what an option gave cannot be taken."""
        if fault.refused:
            self.say(f"\n{question.option}: {quoted(fault.refused.reason)}")

    def ask(self, question: Question, situation: Situation) -> Situation:
        """Return the situation after an answer that can be taken."""
        proposal = question.proposal(situation)
        self._put(question, situation, proposal)
        if question.lines:
            return situation.answered(question.key, self._lines(question, situation, proposal))
        answers: list[str] = []
        while True:
            typed = self._typed().strip()
            if not typed and (answers or proposal or not question.required):
                return situation.answered(question.key, tuple(answers) or proposal)
            if typed == LEAVE_OUT and not question.required:
                return situation.answered(question.key, ())
            if not typed:
                self.say("  An answer is needed here.")
                continue
            for part in self._parts(typed, question):
                found = self._found(part, question, situation)
                if found is not None:
                    text, situation = found
                    answers += [text] if text not in answers else []
            if answers and not question.many:
                return situation.answered(question.key, tuple(answers[:1]))

    def review(
        self, questions: Iterable[Question], situation: Situation, *, has_errors: bool
    ) -> Question | None:
        """Show every answer, and return the question that is to be asked again, if any."""
        asked = [question for question in questions if question.key in situation.answers]
        self.say(self._bold("\nYour answers"))
        for number, question in enumerate(asked, start=1):
            texts = " ".join("; ".join(situation.many(question.key)).split()) or "(left out)"
            name = question.key.replace("_", " ")
            self.say(self._cut(f"  {number:2}  {name:14} {quoted(texts)}"))
        self.say("")
        self.say("A number changes an answer. Ctrl-C stops, and nothing is written.")
        if has_errors:
            self.say("Type `write` to write it with its errors, and mend it in an editor.")
        else:
            self.say("Enter takes it as it is.")
        while True:
            typed = self._typed().strip().lower()
            if typed == ("write" if has_errors else ""):
                return None
            if typed.isdecimal() and 0 < int(typed) <= len(asked):
                return asked[int(typed) - 1]
            self.say("  Type a number of the list.")

    def _put(self, question: Question, situation: Situation, proposal: tuple[str, ...]) -> None:
        self._listed, self._unknown = (), ""
        self.say("\n" + self._bold(question.asks))
        if question.hint:
            for line in wrap(question.hint, self._width() - 2):
                self.say(f"  {line}")
        if question.choices:
            known = question.choices(situation)
            if len(known) > SHORT:
                self.say(f"  {len(known)} are known: type a part of a name, or ? for a list.")
            else:
                self._list(known)
        if question.adds:
            self.say("  Type + to add one that is not there.")
        if question.lines:
            self.say("  As many lines as you like; a line with only a dot ends it.")
        if proposal:
            shown = " ".join(", ".join(proposal).split())
            self.say(self._cut(f"  Enter takes: {quoted(shown)}"))

    def _lines(
        self, question: Question, situation: Situation, proposal: tuple[str, ...]
    ) -> tuple[str, ...]:
        while True:
            lines: list[str] = []
            while (line := self._typed().rstrip()) != ".":
                if not line and not lines and proposal:
                    return proposal
                lines.append(line)
            try:
                return (question.taken_from("\n".join(lines), situation),)
            except Refused as refused:
                self.say(f"  {quoted(refused.reason)}")

    def _parts(self, typed: str, question: Question) -> list[str]:
        """Return what was typed, or each of several numbers."""
        parts = re.split(r"[\s,]+", typed)
        is_list = question.many and self._listed and all(part.isdecimal() for part in parts)
        return parts if is_list else [typed]

    def _found(
        self, typed: str, question: Question, situation: Situation
    ) -> tuple[str, Situation] | None:
        """Return what was meant, or say what is wrong."""
        if question.adds and typed == "+":
            found = self._add(question.adds, self._unknown, situation)
            if found is not None:
                self.say("\n" + self._bold(question.asks) + f" {quoted(found[0])}")
            return found
        known = question.choices(situation) if question.choices else ()
        if known and typed == "?":
            self._list(known)
            return None
        if typed.isdecimal() and 0 < int(typed) <= len(self._listed):
            return self._meant(self._listed[int(typed) - 1], situation)
        found_choices = matching(typed, known)
        if len(found_choices) == 1:
            return self._meant(found_choices[0], situation)
        if found_choices:
            self.say("  Which of these? Type its number.")
            self._list(found_choices)
            return None
        return self._read(typed, question, known, situation)

    def _meant(self, choice: Choice, situation: Situation) -> tuple[str, Situation]:
        self.say(self._cut(f"  = {_name(choice)}"))
        return choice.id, situation

    def _read(
        self, typed: str, question: Question, known: tuple[Choice, ...], situation: Situation
    ) -> tuple[str, Situation] | None:
        try:
            return question.taken_from(typed, situation), situation
        except Refused as refused:
            near = alike(typed, known)
            self.say(f"  {quoted(refused.message if known else refused.reason)}")
        if near:
            self.say("  Do you mean one of these? Type its number.")
            self._list(near)
        if question.adds:
            self._unknown = typed
            self.say(f"  Type + to add it as a new {question.adds}.")
        return None

    def _list(self, choices: tuple[Choice, ...]) -> None:
        self._listed = choices[:LONG]
        for number, choice in enumerate(self._listed, start=1):
            note = f": {choice.note}" if choice.note else ""
            self.say(self._cut(f"  {number:2}  {_name(choice)}{quoted(note)}"))
        if len(choices) > LONG:
            self.say(f"      … and {len(choices) - LONG} more: type a part of a name.")

    def _typed(self) -> str:
        """Return one line; EOFError and KeyboardInterrupt end the whole command."""
        while True:
            try:
                return input("> ")
            except UnicodeDecodeError:
                self.say("  This could not be read as text. Type it again.")

    def _bold(self, text: str) -> str:
        return f"\x1b[1m{text}\x1b[0m" if self._colour else text

    def _cut(self, line: str) -> str:
        width = self._width()
        return line if len(line) < width else line[: width - 2] + "…"

    def _width(self) -> int:
        return max(40, shutil.get_terminal_size().columns)


def _name(choice: Choice) -> str:
    same = choice.id == choice.name
    return quoted(choice.name if same else f"{choice.name} ({choice.id})")
