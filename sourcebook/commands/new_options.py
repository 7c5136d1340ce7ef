"""Give every question an option, and say what a script has left out."""

import shlex
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterable
from pathlib import Path

from sourcebook.commands.new_interview import Fault, Given
from sourcebook.model.text import is_id
from sourcebook.propose.question import Question
from sourcebook.report import quoted

FEW = 12
"""The most choices that are named to a script."""


def add_questions(parser: ArgumentParser, questions: Iterable[Question]) -> None:
    """Declare an option for each question, and the one that keeps the command from asking."""
    for question in questions:
        about = f"{question.asks} {question.hint}".strip().replace("%", "%%")
        if question.positional:
            parser.add_argument(question.key, nargs="?", metavar=question.metavar, help=about)
        else:
            parser.add_argument(
                question.option,
                dest=question.key,
                action="append" if question.many else "store",
                metavar=question.metavar,
                help=f"{about} (can be given several times)" if question.many else about,
            )
    parser.add_argument(
        "--yes", action="store_true", help="ask nothing; options give every answer that is needed"
    )


def given_by(questions: Iterable[Question], arguments: Namespace) -> Given:
    """Return what the options say."""
    values = {question.key: getattr(arguments, question.key) for question in questions}
    return {
        key: tuple(value) if isinstance(value, list) else (value,)
        for key, value in values.items()
        if value
    }


def asks(arguments: Namespace) -> bool:
    """Tell whether there is somebody to ask: a terminal at both ends."""
    return bool(sys.stdin.isatty() and sys.stdout.isatty() and not arguments.yes)


def a_subfolder(text: str) -> str:
    """Read the name of a folder below that of the records."""
    if not all(is_id(part) for part in text.split("/")):
        raise ArgumentTypeError("write lower-case letters, digits and hyphens, such as `2024`.")
    return text


def faults_text(faults: Iterable[Fault], command: str) -> str:
    """Say everything that is missing or cannot be taken, with the option that gives it."""
    lines = ["error: these answers are missing, or cannot be taken:"]
    for fault in faults:
        question = fault.question
        about = f"{question.asks} {question.hint}".strip()
        if fault.refused:
            about = fault.refused.reason
        if 0 < len(fault.known) <= FEW:
            about += f" One of: {', '.join(choice.id for choice in fault.known)}."
        option = question.option if question.positional else f"{question.option} {question.metavar}"
        lines.append(f"  {option}: {quoted(about)}")
    lines.append(
        f"help: `build.py new {command} --help` explains every option; on a terminal, and without "
        "--yes, the command asks."
    )
    return "\n".join(lines) + "\n"


def command_line(name: str, content: Path) -> str:
    """Return a command to go on with, for the same folder of records."""
    folder = "" if content == Path("content") else f" --content {shlex.quote(str(content))}"
    return quoted(f"python build.py {name}{folder}")
