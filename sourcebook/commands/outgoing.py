"""Share what the commands that ask the web need: who we are, what time it is, what was learned."""

import hashlib
import os
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from sourcebook import program
from sourcebook.load.content import Content, load_content
from sourcebook.model.article import Article
from sourcebook.model.site import Site
from sourcebook.report import quoted
from sourcebook.web.address import OPEN_PORTS
from sourcebook.web.asking import Limits, Resolve, Web, numbers_of
from sourcebook.web.ledger import Ledger, Line, latest

PRODUCT = "Sourcebook/1.0"
MOST_LINES = 1_000
"""How many lines more than are needed may be in a ledger before it is written anew."""


@dataclass(frozen=True)
class Around:
    """Hold the world around a command, so that a test can be another one.

    `now` is the time in seconds since 1970, `clock` only ever goes forward.
    """

    now: Callable[[], float] = time.time
    clock: Callable[[], float] = time.monotonic
    pause: Callable[[float], object] = time.sleep
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    memory: Path = program.CACHE
    resolve: Resolve = numbers_of
    limits: Limits = field(default_factory=Limits)

    def ledger(self, name: str, content: Path) -> Path:
        """Return the file in which is kept what was learned for a folder of records."""
        digest = hashlib.sha256(os.fsencode(content.resolve())).hexdigest()[:16]
        return self.memory / f"{digest}.{name}.jsonl"


class Refusal(Exception):  # noqa: N818 - an outcome
    """Say why a command does nothing, and what to do."""

    def __init__(self, words: str, hint: str) -> None:
        """Keep the words and the remedy."""
        self.hint = hint
        super().__init__(words)


def add_local(parser: ArgumentParser) -> None:
    """Declare the option that allows machines of one's own."""
    ports = ", ".join(map(str, sorted(OPEN_PORTS)))
    parser.add_argument(
        "--allow-local",
        action="store_true",
        help=f"also ask private addresses, and ports other than {ports}: for a service of yours",
    )


def read(folder: Path) -> tuple[Content, Site]:
    """Return the records and the settings; raise Refusal where there are none, or OSError."""
    content = load_content(folder, str(folder))
    site = content.records.site
    if site is None:
        raise Refusal(
            "the settings of the site cannot be read", "`build.py check` says what is wrong."
        )
    return content, site


def chosen(ids: Sequence[str], content: Content) -> Mapping[str, Article]:
    """Return the sources that are asked for by their ids, all where none is; raise Refusal."""
    articles = content.records.articles
    if unknown := [name for name in ids if name not in articles]:
        raise Refusal(
            f"there is no source `{quoted(unknown[0])}`",
            "Name sources by their ids: the names of their files, without the ending.",
        )
    return {name: articles[name] for name in ids} if ids else articles


def web_for(site: Site, around: Around, *, local: bool) -> Web:
    """Return what asks the web under the name of the site, with a way to reach its editors."""
    reach = site.contact.email or quote(site.contact.url or "", safe=":/?#[]@!$&'()*+,;=%~")
    agent = f"{PRODUCT} (+{quote(site.base_url, safe=':/%~')}; {reach})"
    return Web(agent, local, around.limits, around.resolve, around.clock)


def remembered(ledger: Ledger, *keys: str) -> Iterable[Line]:
    """Return what a ledger says; where most of it is out of date, it is written anew first."""
    lines = ledger.lines()
    needed = latest(lines, *keys)
    if len(lines) > 2 * len(needed) + MOST_LINES:
        ledger.replace(needed)
    return needed
