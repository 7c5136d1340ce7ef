"""Ask Lighthouse about the pages that matter most: `make lighthouse`.

Each site is built for the address of a host on this machine that sends what `_headers` says, packed
as hosts do, and is looked at as Lighthouse's mobile preset has it: a phone on a slow line.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.tools.building import CONTENT, RICH, ROOT, build
from tests.tools.chromium import ADVICE, NODE, find
from tests.tools.header_rules import hosting
from tests.tools.site import one_of_each_kind

KINDS = ("home", "one-of-incidents", "one-of-sources", "map", "search")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
BEST = 100
TRIES = 3
"""How often the speed of a page is measured: a busy machine makes it worse, never better."""

REPORTS = ROOT / ".cache" / "lighthouse"
PROGRAM = ROOT / "tests" / "lighthouse" / "node_modules" / "lighthouse" / "cli" / "index.js"


@dataclass(frozen=True)
class Report:
    """Hold what Lighthouse says of a page."""

    said: dict[str, Any]

    def scores(self) -> dict[str, int]:
        """Give the points of each category; none where Lighthouse could not tell."""
        return {
            name: round(BEST * (self.said["categories"][name]["score"] or 0)) for name in CATEGORIES
        }

    def short(self) -> Iterator[str]:
        """Say which audits cost points, and what each found."""
        for name, points in self.scores().items():
            for part in self.said["categories"][name]["auditRefs"] if points < BEST else ():
                audit = self.said["audits"][part["id"]]
                if part["weight"] and audit["score"] is not None and audit["score"] < 1:
                    yield f"{name}: {audit['title']} {audit.get('displayValue', '')}".rstrip()
                    yield from (f"  {place}" for place in _places(audit))

    def facts(self) -> str:
        """Say when something and all was seen, how far it moved, and what was sent."""
        audits = self.said["audits"]
        found = (
            audits[name].get("displayValue", "?").replace("\u00a0", " ")
            for name in (
                "first-contentful-paint",
                "largest-contentful-paint",
                "total-blocking-time",
                "cumulative-layout-shift",
                "total-byte-weight",
            )
        )
        return "first {}, largest {}, blocked {}, moved {}, {}".format(*found)


def _places(audit: dict[str, Any]) -> Iterator[str]:
    for item in (audit.get("details") or {}).get("items", ()):
        node = item.get("node") or {}
        if text := node.get("snippet") or item.get("url") or item.get("description"):
            yield str(text)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the points of each page, and say what costs some; one where any page has fewer."""
    parser = argparse.ArgumentParser(prog="make lighthouse", description=__doc__)
    parser.add_argument(
        "--content", action="append", type=Path, help="a folder of records; may be repeated"
    )
    parser.add_argument("--kind", action="append", choices=KINDS, help="only this kind of page")
    options = parser.parse_args(arguments)
    if find() is None:
        parser.error(f"No Chromium here. {ADVICE}")
    REPORTS.mkdir(parents=True, exist_ok=True)
    print(f"{'':28}{'  '.join(CATEGORIES)}")
    all_best = True
    for content in options.content or (CONTENT, RICH):
        for report in _reports(content, options.kind or KINDS):
            all_best = all_best and set(report.scores().values()) == {BEST}
    print(f"The reports are in {REPORTS.relative_to(ROOT)}/")
    return 0 if all_best else 1


def _reports(content: Path, kinds: Sequence[str]) -> Iterator[Report]:
    """Build the site of a content folder, and print and yield what is said of its pages."""
    name = "own" if content == CONTENT else content.resolve().parent.name
    with TemporaryDirectory() as folder, hosting(Path(folder) / "site") as home:
        site = Path(folder) / "site"
        build("--content", content, "--output", site, "--base-url", home)
        for page in one_of_each_kind(site):
            if page.kind not in kinds:
                continue
            report = _report(home + page.address, REPORTS / f"{name}-{page.kind}")
            scores = report.scores()
            row = "  ".join(f"{scores[title]:>{len(title)}}" for title in CATEGORIES)
            print(f"{f'{name} {page.kind}':28}{row}   {report.facts()}", flush=True)
            for line in report.short():
                print(f"    {line}")
            yield report


def _report(address: str, place: Path) -> Report:
    """Ask Lighthouse about a page, again while only its speed could be better."""
    found: list[Report] = []
    for _ in range(TRIES):
        found += _asked(address, place)
        if found and found[-1].scores()["performance"] == BEST:
            break
    if not found:
        sys.exit(1)
    return max(found, key=lambda report: sum(report.scores().values()))


def _asked(address: str, place: Path) -> Iterator[Report]:
    """Ask once; a browser that was too busy to be measured gives no report."""
    # Chromium refuses to run its sandbox as root, which is what containers usually are.
    flags = "--headless=new" + (" --no-sandbox" if os.geteuid() == 0 else "")
    options = ("--quiet", "--no-enable-error-reporting", f"--chrome-flags={flags}")
    outputs = ("--output=json", "--output=html", f"--output-path={place}")
    done = subprocess.run(
        [NODE, PROGRAM, address, *options, *outputs],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={**os.environ, "CHROME_PATH": str(find())},
    )
    if done.returncode:
        print(f"Lighthouse could not look at {address}:\n{done.stdout}{done.stderr}")
        return
    report = place.with_name(f"{place.name}.report.json")
    yield Report(json.loads(report.read_text(encoding="utf-8")))


if __name__ == "__main__":
    sys.exit(main())
