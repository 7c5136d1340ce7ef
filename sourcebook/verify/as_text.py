"""Write a verification for people: what differs, or what it shows and what it does not."""

from collections.abc import Iterator

from sourcebook.plan import routes
from sourcebook.problems import Severity
from sourcebook.publish import sums
from sourcebook.report import painted, quoted, without_commands
from sourcebook.verify.findings import Against, Check, Finding, Kind, Verification

MOST_SHOWN = 50
"""How many findings of one comparison are written out."""

_STYLES = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTE: "1;36"}
_AGREES = "1;32"
_INDENT = "    "

_SHOWN = {
    Against.OWN_LIST: (
        "The site is whole, and as it was when its list was made. This does not show who made the "
        "list: whoever can change a file can change the list as well."
    ),
    Against.LIST: (
        "The site is the one that this list was made of. This shows as much as you trust the place "
        "that the list came from."
    ),
    Against.RECORDS: (
        "These records and this program make exactly this site: nothing on it was added, left out "
        "or reworded on the way. This does not show that the records are true, or that nobody "
        "changed them: their history and their sources do."
    ),
}
_MORE = (
    "To know more, compare it with a list from elsewhere (--sums FILE), or make it anew from its "
    "records (--content DIR); docs/verifying.md tells how."
)
_OTHER_ADDRESS = "If the site was built for another address than site.yaml says, add --base-url."
_OTHER_EDITION = "If it is the edition that opens from a disk, add --portable."
_OTHER_VERSION = (
    "Take the records and the program as they were when the site was built: a later state of "
    "either makes another site."
)


def as_text(verification: Verification, *, colour: bool = False) -> str:
    """Write every comparison, and the digest that stands for the whole site."""
    blocks = [_block(verification, check, colour=colour) for check in verification.checks]
    if verification.agrees and len(verification.checks) == 1:
        blocks.append([_MORE])
    if verification.digest:
        blocks.append(
            [f"The digest of {sums.NAME}, which stands for all files: {verification.digest}"]
        )
    return "\n".join("".join(f"{without_commands(line)}\n" for line in block) for block in blocks)


def _block(verification: Verification, check: Check, *, colour: bool) -> list[str]:
    lines = [_headline(verification.site, check, colour=colour)]
    for finding in check.findings[:MOST_SHOWN]:
        lines += _finding(finding, colour=colour)
    if len(check.findings) > MOST_SHOWN:
        lines.append(f"{_INDENT}… and {len(check.findings) - MOST_SHOWN:,} more: --format json")
    if check.agrees:
        lines.append(_SHOWN[check.against])
    elif check.against is Against.RECORDS:
        lines += _advice(check)
    return lines


def _headline(site: str, check: Check, *, colour: bool) -> str:
    name = quoted(check.name)
    against = {
        Against.OWN_LIST: f"its own list, {name}",
        Against.LIST: f"the list {name}",
        Against.RECORDS: f"the records in {name}",
    }[check.against]
    if check.agrees:
        verdict = painted("agrees", _AGREES, colour)
        files = f"{check.files:,} {'file' if check.files == 1 else 'files'}"
        return f"{quoted(site)} {verdict} with {against}: {files}."
    verdict = painted("does not agree", _STYLES[Severity.ERROR], colour)
    number = len(check.errors)
    faults = f"{number:,} {'fault' if number == 1 else 'faults'}"
    return f"{quoted(site)} {verdict} with {against}: {faults}."


def _finding(finding: Finding, *, colour: bool) -> Iterator[str]:
    label = painted(f"{finding.kind}:", _STYLES[finding.severity], colour)
    comes_from = f" (from {quoted(finding.record)})" if finding.record else ""
    yield f"{_INDENT}{label} {quoted(finding.path)}: {quoted(finding.message)}{comes_from}"
    if difference := finding.difference:
        yield f"{_INDENT * 2}line {difference.line} should be: {_line(difference.expected)}"
        yield f"{_INDENT * 2}line {difference.line} is:        {_line(difference.given)}"


def _line(text: str | None) -> str:
    return "(nothing, the file ends before it)" if text is None else quoted(text)


def _advice(check: Check) -> Iterator[str]:
    # The file for robots names the address of the site, and holds no record; on a disk is none.
    robots = routes.file_of(routes.ROBOTS)
    of_robots = {finding.kind for finding in check.errors if finding.path == robots}
    if Kind.MISSING in of_robots:
        yield _OTHER_EDITION
    elif of_robots:
        yield _OTHER_ADDRESS
    yield _OTHER_VERSION
