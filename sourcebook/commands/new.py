"""Ask for an incident or an article and write its file, or start a timeline of your own."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping

from sourcebook.commands import new_site
from sourcebook.commands.new_files import CannotWrite
from sourcebook.commands.new_interview import Unanswered
from sourcebook.commands.new_options import (
    a_subfolder,
    add_questions,
    asks,
    command_line,
    faults_text,
    given_by,
)
from sourcebook.commands.new_records import ARTICLE_FORM, INCIDENT_FORM, Form, Recorder
from sourcebook.commands.new_session import Session
from sourcebook.commands.options import add_content
from sourcebook.commands.status import CANNOT_BUILD, DONE, RECORDS_HAVE_ERRORS, STOPPED
from sourcebook.commands.terminal import system_error, wants_colour
from sourcebook.model.ids import Kind
from sourcebook.model.words import Status
from sourcebook.problems import BuildFailed
from sourcebook.propose.article import AlreadyRecorded
from sourcebook.report import quoted
from sourcebook.reports.as_text import as_text
from sourcebook.reports.findings import Findings

FORMS = {"incident": INCIDENT_FORM, "article": ARTICLE_FORM}
ENTRIES: Mapping[Kind, tuple[str, ...]] = {
    Kind.ACTOR: ("id", "name", "kind", "side"),
    Kind.PUBLISHER: ("id", "name", "kind", "languages"),
    Kind.TAG: ("id", "name", "description"),
    Kind.GROUP: ("id", "name"),
    Kind.REGION: ("id", "name", "country"),
}
"""What an option gives to add an entry to a vocabulary, in this order."""


def add_options(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    kinds = parser.add_subparsers(dest="what", metavar="incident|article|site", required=True)
    for name, form in FORMS.items():
        about = f"Ask for an {name} and write its file; on a terminal it asks, else options answer."
        below = kinds.add_parser(name, help=about, description=about)
        add_content(below)
        add_questions(below, form.questions)
        below.add_argument("--folder", type=a_subfolder, help=f"subfolder of {form.folder}/")
        for kind, keys in ENTRIES.items():
            below.add_argument(
                f"--add-{kind}",
                action="append",
                nargs=len(keys),
                default=[],
                metavar=tuple(key.upper() for key in keys),
                help=f"add this {kind} to its vocabulary first",
            )
    about = new_site.__doc__ or ""
    new_site.add_options(kinds.add_parser("site", help=about, description=about))


def run(arguments: Namespace) -> int:
    """Write what was asked for; return 0 written, 1 errors in it, 2 not written, 130 stopped."""
    try:
        if arguments.what == "site":
            return new_site.run(arguments)
        return _run_record(FORMS[arguments.what], arguments)
    except Unanswered as unanswered:
        sys.stderr.write(faults_text(unanswered.faults, arguments.what))
    except BuildFailed as failed:
        sys.stderr.write(as_text(Findings(failed.problems), colour=wants_colour(sys.stderr)))
        sys.stderr.write("Nothing was written: the file would have these errors.\n")
        return RECORDS_HAVE_ERRORS
    except CannotWrite as refused:
        sys.stderr.write(f"error: {refused}\nNothing was written.\n")
    except EOFError:
        sys.stderr.write("\nStopped; nothing was written.\n")
        return STOPPED
    except OSError as error:
        sys.stderr.write(f"{system_error(error)}Nothing was written.\n")
        if isinstance(error, FileNotFoundError):
            sys.stderr.write("help: `build.py new site DIR` starts a timeline.\n")
    return CANNOT_BUILD


def _run_record(form: Form, arguments: Namespace) -> int:
    session = Session(arguments.content)
    recorder = Recorder(session, asks=asks(arguments))
    for kind, keys in ENTRIES.items():
        for texts in getattr(arguments, f"add_{kind}"):
            given = {key: (text,) for key, text in zip(keys, texts, strict=True)}
            if "languages" in given:
                given["languages"] = tuple(given["languages"][0].split(","))
            recorder.add_entry(kind, given)
    if recorder.terminal:
        recorder.terminal.say(
            f"A new {form.kind}. Enter takes what is proposed; `none` leaves out what can be left "
            "out.\nCtrl-C stops, and nothing is written."
        )
    try:
        name = recorder.record(
            form, given_by(form.questions, arguments), subfolder=arguments.folder or ""
        )
    except AlreadyRecorded as known:
        path = session.path_of(Kind.ARTICLE, known.article.id)
        sys.stdout.write(
            f"This address is recorded already: {quoted(path)}\n  {quoted(known.article.title)}\n"
            f"Cite it as [@{known.article.id}]. Nothing was written.\n"
        )
        return CANNOT_BUILD
    session.write()
    sys.stdout.write(_farewell(form, name, session))
    return DONE


def _farewell(form: Form, name: str, session: Session) -> str:
    """Say what was written, and what to do next."""
    lines = [f"Added {entry} to {quoted(path)}" for entry, path in session.entries]
    lines += [f"Wrote {quoted(path)}" for path in session.paths]
    if form.kind is Kind.INCIDENT:
        lines += _ladder()
    else:
        lines.append(f"Cite it as [@{name}], or as the `source` of a claim.")
    check, serve = (command_line(command, session.content) for command in ("check", "serve"))
    lines.append(f"Next: read it through in an editor. `{check}` finds mistakes,")
    lines.append(f"`{serve}` shows the page.")
    return "\n".join(lines) + "\n"


def _ladder() -> Iterator[str]:
    """Say what a status above the first needs."""
    yield f"It starts as `{Status.ALLEGED}`. A higher status needs more:"
    for status in Status:
        if status is not Status.ALLEGED:
            yield f"  {status}: {status.definition}"
