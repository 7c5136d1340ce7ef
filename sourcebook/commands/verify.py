"""Tell whether a published site is what its list and its records say."""

import hashlib
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from zipfile import BadZipFile

from sourcebook import pipeline, report
from sourcebook.commands.options import a_base_url
from sourcebook.commands.status import CANNOT_BUILD, DIFFERS, DONE
from sourcebook.commands.terminal import ProgressLine, system_error, wants_colour
from sourcebook.commands.verify_files import SiteFolder
from sourcebook.commands.verify_zip import SiteZip
from sourcebook.pipeline import PlannedSite
from sourcebook.problems import BuildFailed
from sourcebook.publish import sums
from sourcebook.report import quoted
from sourcebook.verify.as_json import as_json
from sourcebook.verify.as_text import as_text
from sourcebook.verify.compare import compared
from sourcebook.verify.findings import Against, Check, Difference, Finding, Kind, Verification
from sourcebook.verify.first_difference import first_difference
from sourcebook.verify.found import Found, What
from sourcebook.verify.listing import MOST_BYTES, Listing, listing, own_listing
from sourcebook.verify.records import records_by_page

FORMATS: dict[str, Callable[[Verification], str]] = {
    "text": lambda verification: as_text(verification, colour=wants_colour(sys.stdout)),
    "json": as_json,
}
MOST_TEXT = 1 << 23
"""The largest file whose lines are compared, in bytes."""
_HOW = "docs/verifying.md tells how to fetch a copy of a published site."


class _NothingToVerifyError(Exception):
    """Say why nothing can be compared; the second text is what to do."""


def add_options(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "site", metavar="SITE", help="folder of the site, or of a copy of it, or a ZIP file of one"
    )
    parser.add_argument(
        "--content",
        type=Path,
        metavar="DIR",
        help="make the site anew from the records in this folder, and compare every byte",
    )
    parser.add_argument(
        "--base-url",
        type=a_base_url,
        metavar="URL",
        help="with --content: the address that the site was built for, if not that of site.yaml",
    )
    parser.add_argument(
        "--portable",
        action="store_true",
        help="with --content: the site is the edition that opens from a disk",
    )
    parser.add_argument(
        "--sums", type=Path, metavar="FILE", help="compare with a list that came another way, too"
    )
    parser.add_argument(
        "--format",
        choices=tuple(FORMATS),
        default="text",
        help="for people (text), for programs (json)",
    )


def run(arguments: Namespace) -> int:
    """Compare and return the exit status: 0 agrees, 1 differs, 2 surroundings."""
    progress = ProgressLine()
    try:
        verification = _verified(arguments, progress)
    except BuildFailed as failed:
        progress.clear()
        sys.stderr.write(report.report(failed.problems, colour=wants_colour(sys.stderr)))
        sys.stderr.write("These records make no site, so nothing was compared.\n")
        return CANNOT_BUILD
    except _NothingToVerifyError as refused:
        progress.clear()
        message, hint = refused.args
        sys.stderr.write(f"error: {message}\nhelp: {hint}\n")
        return CANNOT_BUILD
    except OSError as error:
        progress.clear()
        sys.stderr.write(system_error(error))
        return CANNOT_BUILD
    progress.clear()
    sys.stdout.write(FORMATS[arguments.format](verification))
    return DONE if verification.agrees else DIFFERS


def _verified(arguments: Namespace, progress: ProgressLine) -> Verification:
    for option, given in (("--base-url", arguments.base_url), ("--portable", arguments.portable)):
        if given and not arguments.content:
            raise _NothingToVerifyError(
                f"{option} says how the site is made anew, and needs the records for it",
                "Name their folder with --content.",
            )
    outside = _outside(arguments.sums) if arguments.sums else None
    with closing(_folder(arguments.site)) as site:
        planned = None
        if arguments.content:
            planned = pipeline.planned(
                arguments.content,
                shown_as=str(arguments.content),
                base_url=arguments.base_url,
                progress=progress,
                portable=arguments.portable,
            )
        return _compared(arguments, site, outside, planned, progress)


def _folder(name: str) -> SiteFolder | SiteZip:
    shown = quoted(name)
    if "://" in name:
        raise _NothingToVerifyError(
            f"{shown} is an address, and a site is read from a folder", _HOW
        )
    try:
        packed = Path(name).is_file()
        site = SiteZip(Path(name)) if packed else SiteFolder(Path(name))
    except BadZipFile:
        raise _NothingToVerifyError(
            f"{shown} is no folder and no ZIP file, so it is no site", _HOW
        ) from None
    except FileNotFoundError:
        raise _NothingToVerifyError(f"there is no {shown}", _HOW) from None
    except NotADirectoryError:
        raise _NothingToVerifyError(f"{shown} is no folder, so it is no site", _HOW) from None
    if site.is_empty:
        site.close()
        raise _NothingToVerifyError(f"{shown} is empty, so there is nothing to compare", _HOW)
    return site


def _outside(file: Path) -> Listing:
    with file.open("rb") as stream:
        content = stream.read(MOST_BYTES + 1)
    read = listing(content, str(file))
    if len(content) > MOST_BYTES or not read.digests:
        raise _NothingToVerifyError(
            f"{quoted(str(file))} is not a list of SHA-256 digests",
            f"Name a copy of {sums.NAME}, or what `sha256sum` wrote in the folder of a site.",
        )
    return read


def _compared(
    arguments: Namespace,
    site: SiteFolder | SiteZip,
    outside: Listing | None,
    planned: PlannedSite | None,
    progress: ProgressLine,
) -> Verification:
    progress("Reading the site", 0, 0)
    content = site.read(sums.NAME, MOST_BYTES)
    own = None if content is None else own_listing(content)
    wanted = {sums.NAME}
    if own:
        wanted |= own.digests.keys()
    if outside:
        wanted |= outside.digests.keys()
    if planned:
        wanted |= {output.path for output in planned.outputs}
    found = site.look(wanted)
    checks = [_against(Against.OWN_LIST, sums.NAME, own, found) if own else _without_list(found)]
    if outside:
        checks.append(_against(Against.LIST, str(arguments.sums), outside, found))
    if planned:
        checks.append(_against_records(str(arguments.content), planned, site, found, progress))
    digest = None if content is None else hashlib.sha256(content).hexdigest()
    return Verification(arguments.site, digest, tuple(checks))


def _without_list(found: Mapping[str, Found]) -> Check:
    """Say that nothing tells what the site should hold."""
    there = found.get(sums.NAME)
    if there and there.what is What.FILE:
        finding = Finding(Kind.UNREADABLE, sums.NAME, "larger than the list of any site")
    else:
        [finding] = compared({sums.NAME: ""}, {sums.NAME: there} if there else {})
    return Check(Against.OWN_LIST, sums.NAME, 0, (finding,))


def _against(against: Against, name: str, read: Listing, found: Mapping[str, Found]) -> Check:
    findings = (*read.faults, *compared(read.digests, found))
    return Check(against, name, len(read.digests), findings)


def _against_records(
    name: str,
    planned: PlannedSite,
    site: SiteFolder | SiteZip,
    found: Mapping[str, Found],
    progress: ProgressLine,
) -> Check:
    """Make every file anew, and keep of it only its digest and its first difference."""
    digests: dict[str, str] = {}
    differences: dict[str, Difference | None] = {}

    def take(path: str, content: bytes) -> None:
        digests[path] = hashlib.sha256(content).hexdigest()
        if path in found and found[path].digest not in ("", digests[path]):
            given = site.read(path, MOST_TEXT) if len(content) <= MOST_TEXT else None
            differences[path] = first_difference(content, given) if given is not None else None

    for path, content in pipeline.rendered(planned, progress):
        take(path, content)
    take(sums.NAME, sums.written(digests))
    records = records_by_page(planned.content.documents)
    findings = tuple(
        replace(finding, record=records.get(finding.path), difference=differences.get(finding.path))
        for finding in compared(digests, found)
    )
    return Check(Against.RECORDS, name, len(digests), findings)
