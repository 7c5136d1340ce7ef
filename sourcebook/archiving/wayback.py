"""Ask the Wayback Machine, or an archive with its interfaces.

Captures are asked for as in Save Page Now 2, which its makers describe at
https://archive.org/details/spn-2-public-api-page-docs-2023-01-22, copies that are there as in
https://archive.org/help/wayback_api.php. The address of a copy is put together here, of a time in
fourteen digits and an address of the page that was asked for; nothing else of an answer is used.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlencode, urljoin

from sourcebook.archiving.service import (
    LARGEST,
    Busy,
    Copy,
    Declined,
    Job,
    Unusable,
    captured_at,
)
from sourcebook.model.addresses import fault_of
from sourcebook.relate.facts import plain_address
from sourcebook.web.address import Refused
from sourcebook.web.asking import Answer, Unanswered
from sourcebook.web.following import Asking

SAVE = "https://web.archive.org/save"
FIND = "https://archive.org/wayback/available"
COPIES = "https://web.archive.org/web/"
FRESH = "1d"
"""A copy as young as this is given instead of another capture."""

_JOB = re.compile(r"[A-Za-z0-9_-]{1,100}")
_COPY = re.compile(r"/web/(?P<stamp>[0-9]{14})[a-z_]*/(?P<page>.+)", re.DOTALL)
_WORD = re.compile(r"error:[a-z-]{1,60}")
_REASONS = {
    "error:bad-gateway": "the page answers with a fault of its server",
    "error:blocked": "the page does not let the archive in",
    "error:blocked-url": "the archive does not capture this address",
    "error:blocked-client-ip": "the page does not let the archive in",
    "error:forbidden": "the page does not let the archive in",
    "error:gone": "the page is gone",
    "error:invalid-host-resolution": "the name of its host leads nowhere",
    "error:invalid-url-syntax": "the archive cannot read the address",
    "error:no-access": "the page asks for a log-in",
    "error:not-found": "the page is not there",
    "error:unauthorized": "the page asks for a log-in",
}
_LASTING = frozenset(
    {
        "error:blocked-url",
        "error:gone",
        "error:invalid-host-resolution",
        "error:invalid-url-syntax",
        "error:no-access",
        "error:not-found",
        "error:unauthorized",
    }
)
"""Reasons that will be there tomorrow."""
_OF_OURS = frozenset({"error:too-many-daily-captures", "error:user-session-limit"})
"""Reasons that are about how much we asked."""
_REFUSES_US = frozenset({401, 403})
_ASKS_TO_WAIT = 429
_FINE = 200


@dataclass(frozen=True)
class Wayback:
    """Ask for captures with a key, for copies that are there without one."""

    web: Asking
    today: date
    key: str = field(default="", repr=False)
    save: str = SAVE
    available: str = FIND
    copies: str = COPIES

    @property
    def can_capture(self) -> bool:
        """Tell whether there is a key."""
        return bool(self.key)

    def find(self, url: str, near: date) -> Copy | None:
        """Return the copy whose day is nearest to one."""
        asked = urlencode({"url": url, "timestamp": f"{near:%Y%m%d}"})
        answer = self._asked("GET", f"{self.available}?{asked}", {})
        closest = _in(_in(answer, "archived_snapshots"), "closest")
        if not closest or closest.get("status") != "200" or closest.get("available") is not True:
            return None
        match = _COPY.search(str(closest.get("url")))
        stamp = str(closest.get("timestamp"))
        if match is None or match["stamp"] != stamp:
            return None
        return self._copy(url, stamp, match["page"])

    def capture(self, url: str) -> Copy | Job:
        """Ask for a capture."""
        said = {"url": url, "if_not_archived_within": FRESH, "skip_first_archive": "1"}
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        answer = self._asked("POST", self.save, form, urlencode(said).encode())
        job = answer.get("job_id")
        if isinstance(job, str) and _JOB.fullmatch(job):
            return Job(job)
        raise self._refusal(answer)

    def look(self, url: str, job: Job) -> Copy | None:
        """Return the copy that was made, None while it is not finished."""
        answer = self._asked("GET", urljoin(f"{self.save}/", f"status/{job.name}"), {})
        status = answer.get("status")
        if status == "pending":
            return None
        if status != "success":
            raise self._refusal(answer)
        stamp, page = str(answer.get("timestamp")), str(answer.get("original_url"))
        found = self._copy(url, stamp, page)
        if found is None:
            raise Declined("the archive tells of a capture of something else")
        return found

    def _copy(self, url: str, stamp: str, page: str) -> Copy | None:
        """Return a copy of the page that was asked for; None where it is of another one."""
        day = captured_at(stamp, self.today)
        if day is None or fault_of(page) or plain_address(page) != plain_address(url):
            return None
        return Copy(f"{self.copies}{stamp}/{page}", day)

    def _refusal(self, answer: Mapping[str, Any]) -> Exception:
        word = str(answer.get("status_ext"))
        if word in _OF_OURS:
            return Unusable(
                "the archive takes no more captures for now", "Go on tomorrow; nothing is lost."
            )
        reason = _REASONS.get(word)
        if reason is None and _WORD.fullmatch(word):
            reason = f"the archive says {word}"
        return Declined(reason or "the archive did not capture it", lasting=word in _LASTING)

    def _asked(
        self, method: str, address: str, headers: Mapping[str, str], body: bytes = b""
    ) -> Mapping[str, Any]:
        """Ask, and return the JSON object of the answer."""
        said = {"Accept": "application/json", **headers}
        if address.startswith(self.save):
            said["Authorization"] = f"LOW {self.key}"
        try:
            answer = self.web.ask(method, address, headers=said, body=body, most=LARGEST)
        except Unanswered as silent:
            raise Busy(f"the archive does not answer: {silent}") from None
        except Refused as refused:
            raise Unusable(
                f"the archive is not asked: {refused}", "Look at `archive` in site.yaml."
            ) from None
        return _object(answer)


def _object(answer: Answer) -> Mapping[str, Any]:
    if answer.status in _REFUSES_US:
        raise Unusable(
            "the archive does not take the key",
            "Look at SOURCEBOOK_ARCHIVE_KEY; keys are at https://archive.org/account/s3.php.",
        )
    if answer.status == _ASKS_TO_WAIT:
        raise Busy("the archive asks us to wait", answer.header("retry-after"))
    try:
        found = json.loads(answer.body)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict) or (answer.status != _FINE and "status_ext" not in found):
        raise Busy(
            f"the archive answers with {answer.status}, and nothing that can be read"
            if answer.status == _FINE
            else f"the archive answers with {answer.status}",
            answer.header("retry-after"),
        )
    return found


def _in(group: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = group.get(name)
    return found if isinstance(found, dict) else {}
