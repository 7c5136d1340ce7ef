"""Show the site on this machine, and build it again on every save."""

import errno
import gc
import signal
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Collection, Iterable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from sourcebook import pipeline, report
from sourcebook.commands.options import add_content
from sourcebook.commands.status import CANNOT_BUILD, DONE
from sourcebook.commands.terminal import ProgressLine, system_error, wants_colour
from sourcebook.incremental.memory import Memory
from sourcebook.pipeline import ASSETS, LOCALE, TEMPLATES, Built
from sourcebook.problems import Problem, Severity
from sourcebook.serve.edition import Preview, Trouble
from sourcebook.serve.rebuild import files_of, rebuild
from sourcebook.serve.server import PreviewServer
from sourcebook.serve.watch import changes

FIRST_PORT = 8000
PORTS_TRIED = 20
LAST_PORT = 65535
_ENDINGS = (signal.SIGTERM, signal.SIGHUP)
"""Signals that end the server as Ctrl-C does: from a process manager, and from a closed window."""
_OURS = {TEMPLATES: Path("templates"), ASSETS: Path("assets"), LOCALE: Path("locale")}
"""The folders of the program that a site is made from besides its own, and what they are called."""


def add_options(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    add_content(parser)
    parser.add_argument(
        "--port",
        type=int,
        metavar="N",
        help=f"exactly this port; otherwise the first free one from {FIRST_PORT} on",
    )
    parser.add_argument(
        "--host",
        choices=("127.0.0.1", "::1"),
        default="127.0.0.1",
        help="the loopback address: only this machine can reach the site",
    )


def run(arguments: Namespace) -> int:
    """Serve until Ctrl-C and return the exit status: 0 ended so, 2 surroundings."""
    for ending in _ENDINGS:
        if signal.getsignal(ending) is not signal.SIG_IGN:
            signal.signal(ending, signal.default_int_handler)
    try:
        content = arguments.content.resolve(strict=True)
        next(content.iterdir(), None)
        with TemporaryDirectory(prefix="sourcebook-") as folder:
            try:
                return _serve(arguments, content, Preview(Path(folder) / "site"))
            finally:
                # Whoever is impatient now would leave the folder behind.
                for ending in (signal.SIGINT, *_ENDINGS):
                    signal.signal(ending, signal.SIG_IGN)
    except OSError as error:
        sys.stderr.write(system_error(error))
        return CANNOT_BUILD
    except KeyboardInterrupt:
        sys.stdout.write("\nStopped.\n")
        return DONE


def _serve(arguments: Namespace, content: Path, preview: Preview) -> int:
    server = _listening(arguments.host, arguments.port, preview)
    if server is None:
        return CANNOT_BUILD
    Thread(target=server.serve_forever, daemon=True).start()
    build = partial(
        _build, arguments.content, preview, server.url, known=pipeline.memory(held=True)
    )
    try:
        for changed in changes((content, *_OURS)):
            if preview.edition.number == 0:
                build(reason="")
                _say(f"Open {server.url} and stop with Ctrl-C.")
            if changed:
                build(reason=_reason(changed, content, arguments.content))
            gc.collect()  # while nobody waits: see `cli`
    finally:
        preview.close()
        server.server_close()
    return DONE


def _listening(host: str, port: int | None, preview: Preview) -> PreviewServer | None:
    """Return a server on the port that was asked for, or else on the first one that is free."""
    tried = range(FIRST_PORT, FIRST_PORT + PORTS_TRIED) if port is None else [port]
    for number in tried:
        try:
            return PreviewServer(host, number, preview)
        except OverflowError:
            sys.stderr.write(f"error: a port is a number from 0 to {LAST_PORT}\n")
            return None
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
    named = f"port {tried[0]} is" if len(tried) == 1 else f"ports {tried[0]} to {tried[-1]} are"
    sys.stderr.write(f"error: {named} taken by another program\n")
    sys.stderr.write("help: name another one with --port, or write --port 0 for any free one\n")
    return None


def _build(content: Path, preview: Preview, url: str, *, known: Memory, reason: str) -> None:
    """Build once, show what came of it, and say so in one line, after the errors if there are."""
    progress = ProgressLine()
    outcome = rebuild(content, preview.folder, base_url=url, progress=progress, known=known)
    progress.clear()
    because = f": {reason}" if reason else ""
    if isinstance(outcome, Built):
        preview.show(preview.edition.with_site(files_of(preview.folder)))
        warnings = _counted(outcome.problems, Severity.WARNING)
        besides = f", {warnings} (build.py check shows them)" if warnings else ""
        _say(f"Built {outcome.pages:,} pages in {progress.seconds:.1f} s{besides}{because}")
    else:
        preview.show(preview.edition.with_trouble(outcome))
        _tell(outcome)
        what = _counted(outcome.problems, Severity.ERROR) or "The build failed"
        shown = "the last good site stays" if preview.edition.site else "there is no site yet"
        _say(f"{what}, {shown}{because}")


def _tell(trouble: Trouble) -> None:
    errors = [problem for problem in trouble.problems if problem.severity is Severity.ERROR]
    if errors:
        sys.stderr.write(report.report(errors, colour=wants_colour(sys.stderr)))
    if trouble.message:
        sys.stderr.write(f"error: {report.quoted(trouble.message)}\n")
    if trouble.hint:
        sys.stderr.write(f"help: {report.quoted(trouble.hint)}\n")
    sys.stderr.flush()


def _counted(problems: Iterable[Problem], severity: Severity) -> str:
    """Count the problems of a severity: "2 errors in 1 file"; nothing where there are none."""
    found = [problem for problem in problems if problem.severity is severity]
    return report.summary(found) if found else ""


def _reason(changed: Collection[Path], content: Path, shown_as: Path) -> str:
    """Name what changed: "content/incidents/bucha-2022.yaml changed", "… and 3 more changed".

    Many editors save into a file of another name first; what is gone again is not worth a word.
    """
    there = [path for path in changed if path.exists()] or changed
    first, *others = sorted(_named(path, content, shown_as) for path in there)
    more = f" and {len(others)} more" if others else ""
    return f"{report.quoted(first)}{more} changed"


def _named(path: Path, content: Path, shown_as: Path) -> str:
    for folder, name in {content: shown_as, **_OURS}.items():
        if path.is_relative_to(folder):
            return str(name / path.relative_to(folder))
    return str(path)


def _say(line: str) -> None:
    sys.stdout.write(f"{time.strftime('%H:%M:%S')}  {line}\n")
    sys.stdout.flush()
