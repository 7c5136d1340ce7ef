"""Take what the rich site gives now as what it should give: `make bless`.

`expected-paths.txt` names every file of the site, `expected/` holds some of them whole: the feed,
the files for robots, and a page of every kind. What is expected of the others, other tests say.
"""

import re
import shutil
import tempfile
from pathlib import Path

from tests.tools.building import RICH, ROOT, build

EXPECTED = RICH.parent / "expected"
EXPECTED_PATHS = RICH.parent / "expected-paths.txt"

WHOLE = (
    "404.html",
    "CITATION.cff",
    "_headers",
    "about/index.html",
    "actors/index.html",
    "actors/nordflod-shipping/index.html",
    "answers/contested/index.html",
    "balance/index.html",
    "corrections/index.html",
    "data/index.html",
    "data/v1/actors/nordflod-shipping.json",
    "data/v1/articles/lantern-2019-04-02-aurelia.json",
    "data/v1/changes.json",
    "data/v1/csv/actors.csv",
    "data/v1/csv/articles.csv",
    "data/v1/csv/casualties.csv",
    "data/v1/csv/changes.csv",
    "data/v1/csv/claims.csv",
    "data/v1/csv/derivations.csv",
    "data/v1/csv/figures.csv",
    "data/v1/csv/incidents.csv",
    "data/v1/csv/parties.csv",
    "data/v1/csv/points.csv",
    "data/v1/csv/publishers.csv",
    "data/v1/csv/regions.csv",
    "data/v1/csv/tags.csv",
    "data/v1/datapackage.json",
    "data/v1/figures/birds-oiled-clean-shore.json",
    "data/v1/geojson/incidents.geojson",
    "data/v1/incidents/phantom-slick-2022.json",
    "data/v1/incidents/vesterlund-2019.json",
    "data/v1/incidents/vesterlund-harbour-2019.json",
    "data/v1/openapi.json",
    "data/v1/publishers.json",
    "data/v1/releases.json",
    "data/v1/releases/2025-03-09.json",
    "data/v1/regions.json",
    "data/v1/schemas/incident.json",
    "data/v1/tags.json",
    "embed/incidents/vesterlund-2019/index.html",
    "embed/incidents/vesterlund-2019/oembed.json",
    "embed/lists/coasts/index.html",
    "embed/regions/golden-shelf/index.html",
    "embed/sides/operators/index.html",
    "embed/tags/night/index.html",
    "embed/timeline/index.html",
    "feed.xml",
    "feeds/all.atom.xml",
    "feeds/all.json",
    "feeds/corrections.rss.xml",
    "feeds/feeds.opml",
    "feeds/index.html",
    "feeds/tags/tanker.rss.xml",
    "figures/barrels-lost-ministry-of-tides/index.html",
    "figures/birds-oiled-clean-shore/index.html",
    "figures/index.html",
    "find/documents/0.json",
    "find/entries/1.json",
    "find/facets.json",
    "find/search.json",
    "groups/crew/index.html",
    "incidents/aurelia-2019/index.html",
    "incidents/emoji-quay-2023/index.html",
    "incidents/index.html",
    "incidents/phantom-slick-2022/index.html",
    "incidents/kelda-terminal-2024/history/index.html",
    "incidents/vesterlund-2019/history/index.html",
    "incidents/vesterlund-2019/index.html",
    "incidents/vesterlund-harbour-2019/history/index.html",
    "incidents/vesterlund-harbour-2019/index.html",
    "index.html",
    "lists/coasts/index.html",
    "map/index.html",
    "method/index.html",
    "origins/one/index.html",
    "publishers/gannet/index.html",
    "publishers/index.html",
    "regions/index.html",
    "regions/outer-banks/index.html",
    "releases/2025-03-09/index.html",
    "releases/index.html",
    "robots.txt",
    "search/index.html",
    "sides/operators/index.html",
    "sitemap.xml",
    "sources/index.html",
    "sources/lantern-2019-04-02-aurelia/index.html",
    "statuses/verified/index.html",
    "tags/index.html",
    "tags/night/index.html",
    "years/2019/index.html",
)
"""The files that are expected to the byte."""

# A style sheet has the digest of its content in its name; that a colour changed is no news here.
_DIGEST = re.compile(r"(assets/[\w/-]+)\.[0-9a-f]{10}\.(\w+)")


def without_digests(text: str) -> str:
    """Return the text with the names of assets as they are in the repository."""
    return _DIGEST.sub(r"\1.\2", text)


def paths_of(site: Path) -> str:
    """Name every file of a built site, one a line."""
    paths = (file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())
    return "".join(f"{path}\n" for path in sorted(map(without_digests, paths)))


def bless() -> None:
    """Build the rich site and keep what is expected of it from now on."""
    shutil.rmtree(EXPECTED, ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        build("--content", str(RICH), "--output", str(site))
        EXPECTED_PATHS.write_text(paths_of(site), encoding="utf-8", newline="")
        for path in WHOLE:
            text = (site / path).read_bytes().decode()
            kept = EXPECTED / path
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(without_digests(text).encode())


if __name__ == "__main__":
    bless()
    print(f"Blessed {EXPECTED.relative_to(ROOT)}; look at `git diff` before you commit it.")
