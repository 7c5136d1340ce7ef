"""Put into a page what reloads it and shows problems: in the served copy, never in the published.

Pure functions from text to text. What records hold reaches a page through one template, which
escapes everything, and by way of `quoted`, which shows what is invisible.
"""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass

from jinja2 import DictLoader, Environment, StrictUndefined

from sourcebook.problems import Problem, Severity
from sourcebook.report import LINE, quoted, summary
from sourcebook.reports.findings import reason_of
from sourcebook.serve.edition import Edition, Trouble

OWN = "/.sourcebook/"
"""Where the server's own files are; no site has a hidden folder."""
EVENTS = f"{OWN}events"
"""Where an open page learns of editions."""
MOST_SHOWN = 50
"""The most problems that a page lists; the terminal lists all of them."""

_POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(")')
_NEEDED = ("script-src", "connect-src", "style-src")


@dataclass(frozen=True, slots=True)
class Shown:
    """Hold one problem as a page shows it; the line is cut in two where the problem begins."""

    severity: Severity
    place: str
    rule: str
    reason: str
    message: str
    hint: str
    before: str
    after: str


class Pages:
    """Make the pages and the panel of one run of the server from their templates."""

    def __init__(self, run: str, templates: Mapping[str, str]) -> None:
        """Take the mark of this run, and the text of `panel.html` and `problems.html`."""
        self._run = run
        self._templates = Environment(
            loader=DictLoader(dict(templates)),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def mark(self, number: int) -> str:
        """Return what an open page is compared by: the run of the server and a number."""
        return f"{self._run}-{number}"

    def live(self, page: str, edition: Edition) -> str:
        """Return a page of the site as it is served: it reloads, and its policy lets it."""
        script = f'<script src="{OWN}live.js" data-site="{self.mark(edition.site)}" defer></script>'
        opened = _POLICY.sub(lambda found: found[1] + opened_policy(found[2]) + found[3], page, 1)
        return opened.replace("</head>", f"{script}\n</head>", 1)

    def panel(self, edition: Edition) -> str:
        """Return what a page shows of the trouble, as HTML; nothing where there is none."""
        return self._rendered("panel.html", edition) if edition.trouble else ""

    def without_site(self, edition: Edition) -> str:
        """Return the page that stands for every page while no build has made a site."""
        return self._rendered("problems.html", edition)

    def _rendered(self, template: str, edition: Edition) -> str:
        trouble = edition.trouble or Trouble()
        errors = tuple(p for p in trouble.problems if p.severity is Severity.ERROR)
        others = tuple(p for p in trouble.problems if p.severity is not Severity.ERROR)
        return self._templates.get_template(template).render(
            own=OWN,
            edition=self.mark(edition.number),
            heading=summary(errors) if errors else "The build failed",
            has_site=edition.site > 0,
            message=quoted(trouble.message),
            hint=quoted(trouble.hint),
            problems=[shown(problem) for problem in errors[:MOST_SHOWN]],
            more=max(0, len(errors) - MOST_SHOWN),
            others=summary(others) if others else "",
        )


def shown(problem: Problem) -> Shown:
    """Return a problem as a page shows it, with nothing in it that is hidden."""
    place = problem.location
    column = min(max(place.column - 1, 0), len(place.excerpt))
    start = max(0, column - LINE // 2)
    before = quoted(place.excerpt[start:column], LINE)
    return Shown(
        severity=problem.severity,
        place=quoted(f"{place.path}:{place.line}:{place.column}" if place.line else place.path),
        rule=problem.rule,
        reason=reason_of(problem.rule),
        message=quoted(problem.message),
        hint=quoted(problem.hint),
        before=f"…{before}" if start else before,
        after=quoted(place.excerpt[column:], LINE),
    )


def opened_policy(policy: str) -> str:
    """Return a Content-Security-Policy that also allows what the server puts into a page."""
    parts = (part.split() for part in html.unescape(policy).split(";") if part.strip())
    directives = {name: sources for name, *sources in parts}
    fallback = directives.get("default-src")
    for name in _NEEDED:
        sources = directives.get(name, fallback)
        if sources is not None:
            kept = [source for source in sources if source not in ("'none'", "'self'")]
            directives[name] = ["'self'", *kept]
    opened = "; ".join(" ".join((name, *sources)) for name, sources in directives.items())
    return opened.replace("&", "&amp;").replace('"', "&quot;")
