"""Ask an archive that speaks Memento (RFC 7089), and captures what is posted to it.

A capture counts once the copy itself says when it was made, and of what: `Memento-Datetime`, and
`Link` with the relation `original`. So nothing has to be believed of the address that names it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from email.utils import format_datetime, parsedate_to_datetime
from urllib.parse import urlencode

from sourcebook.archiving.service import Busy, Copy, Declined, Job, Unusable, captured_at
from sourcebook.model.addresses import fault_of
from sourcebook.relate.facts import plain_address
from sourcebook.web.address import Refused, led_to
from sourcebook.web.asking import Answer, Unanswered
from sourcebook.web.following import MOST_STEPS, REDIRECTS, Asking

_LINK = re.compile(r'<(?P<address>[^<>]{1,2000})>(?P<about>(?:\s*;\s*[\w-]+="?[^",;]*"?){0,20})')
_ORIGINAL = re.compile(r'\brel="?(?:[\w-]+ )*original\b')
_FINE = range(200, 300)
_NONE = frozenset({404, 410})
_REFUSES_US = frozenset({401, 403})
_ASKS_TO_WAIT = frozenset({429, 503})
_SERVER_FAULT = 500


@dataclass(frozen=True)
class Memento:
    """Ask for captures at `save`, for copies at the TimeGate `gate`; empty where there is none."""

    web: Asking
    today: date
    copies: str
    save: str = ""
    gate: str = ""
    token: str = field(default="", repr=False)

    @property
    def can_capture(self) -> bool:
        """Tell whether the archive captures."""
        return bool(self.save)

    def find(self, url: str, near: date) -> Copy | None:
        """Return the copy whose day is nearest to one."""
        if not self.gate:
            return None
        noon = format_datetime(datetime.combine(near, time(12), UTC), usegmt=True)
        answer = self._asked("HEAD", f"{self.gate}{url}", {"Accept-Datetime": noon})
        if answer.status in _NONE:
            return None
        named = self._named(f"{self.gate}{url}", answer)
        return self._confirmed(url, named) if named else None

    def capture(self, url: str) -> Copy | Job:
        """Ask for a capture, and look at the copy that the answer leads to."""
        said = {"Content-Type": "application/x-www-form-urlencoded"}
        if self.token:
            said["Authorization"] = f"Bearer {self.token}"
        answer = self._asked("POST", self.save, said, urlencode({"url": url}).encode())
        named = self._named(self.save, answer)
        if named is None:
            raise Declined("the archive did not capture it")
        return self.look(url, Job(named)) or Job(named)

    def look(self, url: str, job: Job) -> Copy | None:
        """Return the copy once it is there."""
        if not job.name.startswith(self.copies):
            raise Declined("the archive names a copy that is not at the archive")
        return self._confirmed(url, job.name)

    def _named(self, address: str, answer: Answer) -> str | None:
        location = answer.header("location") or answer.header("content-location")
        if not location or answer.status >= 400:  # noqa: PLR2004 - what is a fault
            return None
        try:
            named = led_to(address, location)
        except Refused:
            named = ""
        if not named.startswith(self.copies):
            raise Declined("the archive names a copy that is not at the archive")
        return named

    def _confirmed(self, url: str, named: str) -> Copy | None:
        """Return the copy at an address, None where there is none yet; believe it alone."""
        for _ in range(MOST_STEPS):
            answer = self._asked("HEAD", named, {})
            if answer.status not in REDIRECTS:
                break
            named = self._named(named, answer) or ""
        if answer.status not in _FINE:
            return None
        day = _day(answer.header("memento-datetime"), self.today)
        if day is None or not _is_of(answer.headers.get("link", ()), url):
            raise Declined("what the archive names is no copy of this page")
        return Copy(named, day)

    def _asked(
        self, method: str, address: str, headers: Mapping[str, str], body: bytes = b""
    ) -> Answer:
        try:
            answer = self.web.ask(method, address, headers=headers, body=body)
        except Unanswered as silent:
            raise Busy(f"the archive does not answer: {silent}") from None
        except Refused as refused:
            raise Unusable(
                f"the archive is not asked: {refused}", "Look at `archive` in site.yaml."
            ) from None
        if answer.status in _REFUSES_US and method == "POST":
            raise Unusable("the archive does not take the key", "Look at SOURCEBOOK_ARCHIVE_TOKEN.")
        if answer.status in _ASKS_TO_WAIT or answer.status >= _SERVER_FAULT:
            raise Busy(f"the archive answers with {answer.status}", answer.header("retry-after"))
        return answer


def _day(value: str, today: date) -> date | None:
    try:
        when = parsedate_to_datetime(value)
        when = when if when.tzinfo else when.replace(tzinfo=UTC)
        return captured_at(f"{when.astimezone(UTC):%Y%m%d%H%M%S}", today)
    except (ValueError, OverflowError, TypeError, IndexError):
        return None


def _is_of(links: tuple[str, ...], url: str) -> bool:
    """Tell whether a copy says that it is one of the page."""
    return any(
        _ORIGINAL.search(link["about"])
        and not fault_of(link["address"])
        and plain_address(link["address"]) == plain_address(url)
        for text in links
        for link in _LINK.finditer(text[:20_000])
    )
