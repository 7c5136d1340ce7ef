"""Check that every generator shows the same: `python -m benchmarks.equivalence`.

What has to be on a page is taken from the exported records, not from one of the sites. Each site
may show more, and Sourcebook does; none may show less.
"""

import re
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from lxml import etree, html

from benchmarks.export import Item
from benchmarks.measure import RunFailedError
from benchmarks.sites import Sites
from benchmarks.tools import DEFAULT, TOOLS, NotInstalledError, Tool

_HOME_LENGTH = 100
_FEED_LENGTH = 50
_CITED_BY = re.compile(r"Cited by ([0-9,]+) incidents?")
_ENTRIES = ".//article[contains(concat(' ', @class, ' '), ' entry ')]"
_MARKDOWN = re.compile(r"[*`|\[\]#>]|^[-0-9]", re.MULTILINE)
Items = Mapping[str, Item]


@dataclass(frozen=True, slots=True)
class Shown:
    """Hold what a page shows: its heading, its text without line breaks, and where it leads."""

    heading: str
    text: str
    links: frozenset[str]
    entries: int


def read(output: Path, address: str) -> Shown | None:
    """Return what the page at an address shows, None where there is none."""
    file = output / address.lstrip("/") / "index.html"
    if not file.is_file():
        return None
    page = html.fromstring(file.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
    main = page.find(".//main")
    content = page if main is None else main
    for kept in list(content.iter("template")):
        parent = kept.getparent()
        if parent is not None:
            parent.remove(kept)  # what a script may show, and no reader sees
    heading = page.find(".//h1")
    links = (link.get("href", "") for link in content.iter("a"))
    return Shown(
        heading="" if heading is None else _plain(heading),
        text=_plain(content),
        links=frozenset(urlsplit(urljoin(address, link)).path for link in links),
        entries=sum(
            "entry" in element.get("class", "").split() for element in content.iter("article")
        ),
    )


def _plain(element: html.HtmlElement) -> str:
    return _flat("".join(element.itertext()))


def differences(output: Path, items: Items, sample: int) -> Iterator[str]:
    """Yield what a site does not show: of a sample of the pages, and of those of which few are."""
    incidents = [item for item in items.values() if item.section == "incidents"]
    sources = [item for item in items.values() if item.section == "sources"]
    for item in incidents[:: max(1, len(incidents) // sample)]:
        yield from _of_incident(output, item)
    citing = _citing(incidents)
    for item in sources[:: max(1, len(sources) // sample)]:
        yield from _of_source(output, item, citing.get(item.id, frozenset()))
    yield from _of_lists(output, incidents)
    yield from _of_feed(output, items)
    yield from _of_sitemap(output, items)


def _citing(incidents: Sequence[Item]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for incident in incidents:
        for source in _ids(incident, "sources"):
            found.setdefault(source, set()).add(f"/incidents/{incident.id}/")
    return {source: frozenset(links) for source, links in found.items()}


def _of_incident(output: Path, item: Item) -> Iterator[str]:
    address = f"/incidents/{item.id}/"
    page = read(output, address)
    if page is None:
        yield f"{address}: missing"
        return
    claims = _groups(item, "claims")
    counts = _groups(item, "counts")
    history = _groups(item, "history")
    texts = [str(item.front[key]) for key in ("summary", "shown", "place")]
    texts += [str(claim[key]) for claim in claims for key in ("by", "shown", "says", "quote")]
    texts += [str(row[key]) for row in counts for key in ("people", "by")]
    texts += [str(change[key]) for change in history for key in ("shown", "note", "was", "now")]
    texts += [*_ids(item, "warnings"), *_ids(item, "subjects"), *_paragraphs(item.body)]
    texts += [f"{item.front['origins']} independent origin"]
    yield from _lacking(address, page, str(item.front["title"]), texts)
    expected = {f"/sources/{name}/" for name in _ids(item, "sources")}
    expected |= {f"/incidents/{name}/" for name in _ids(item, "related")}
    for link in sorted(expected - page.links):
        yield f"{address}: no link to {link}"


def _of_source(output: Path, item: Item, citing: frozenset[str]) -> Iterator[str]:
    address = f"/sources/{item.id}/"
    page = read(output, address)
    if page is None:
        yield f"{address}: missing"
        return
    texts = [str(item.front["publisher"]), str(item.front["shown"]), *_ids(item, "problems")]
    texts += [*_ids(item, "writers"), *_paragraphs(item.body)]
    yield from _lacking(address, page, str(item.front["title"]), texts)
    expected = citing | {f"/sources/{edge['id']}/" for edge in _groups(item, "restates")}
    for link in sorted(expected - page.links):
        yield f"{address}: no link to {link}"
    found = _CITED_BY.search(page.text)
    number = int(found[1].replace(",", "")) if found else 0
    if number != len(citing):
        yield f"{address}: cited by {number} incidents, not {len(citing)}"


def _of_lists(output: Path, incidents: Sequence[Item]) -> Iterator[str]:
    home = read(output, "/")
    if home is None:
        yield "/: missing"
        return
    if (
        f"{len(incidents):,} incidents" not in home.text
        and f"{len(incidents)} incidents" not in home.text
    ):
        yield f"/: does not say that there are {len(incidents)} incidents"
    if home.entries != min(_HOME_LENGTH, len(incidents)):
        yield f"/: {home.entries} entries"
    years: dict[int, set[str]] = {}
    for item in incidents:
        years.setdefault(item.year, set()).add(f"/incidents/{item.id}/")
    for year, expected in sorted(years.items()):
        address = f"/years/{year}/"
        if address not in home.links:
            yield f"/: no link to {address}"
        # A long year may go on over pages below its own.
        parts = (output / "years" / str(year)).rglob("index.html")
        pages = [read(output, f"/{part.parent.relative_to(output)}/") for part in sorted(parts)]
        links = {link for page in pages if page for link in page.links}
        if expected - links:
            yield f"{address}: {len(expected - links)} of {len(expected)} incidents are not there"
        if sum(page.entries for page in pages if page) < len(expected):
            yield f"{address}: fewer entries than incidents"


def _of_feed(output: Path, items: Items) -> Iterator[str]:
    found = etree.parse(str(output / "feed.xml")).findall(".//item")
    incidents = sum(item.section == "incidents" for item in items.values())
    # A feed of all that is published has items of sources and of later changes besides.
    if len(found) < min(_FEED_LENGTH, incidents):
        yield f"/feed.xml: {len(found)} items"
    for entry in found:
        link = urlsplit(entry.findtext("link", ""))
        address, item = link.path, items.get(link.path.strip("/"))
        if item is None:  # a notice of an incident that was merged or withdrawn
            continue
        if item.section != "incidents" or link.fragment:
            continue
        if str(item.front["title"]) not in entry.findtext("title", ""):
            yield f"/feed.xml: another title for {address}"
        whole = html.fromstring(
            f"<div>{etree.tostring(entry, encoding='unicode', method='text')}</div>"
        )
        text = _plain(whole)
        says = [str(claim["says"]) for claim in _groups(item, "claims")]
        if not all(_flat(words) in text for words in [str(item.front["summary"]), *says]):
            yield f"/feed.xml: not all that is said of {address}"


def _of_sitemap(output: Path, items: Items) -> Iterator[str]:
    tree = etree.parse(str(output / "sitemap.xml"))
    listed = {urlsplit(loc.text or "").path for loc in tree.iter("{*}loc")}
    expected = {f"/{key}/" for key in items}
    if expected - listed:
        yield f"/sitemap.xml: {len(expected - listed)} of {len(expected)} pages are not there"


def _lacking(address: str, page: Shown, title: str, texts: Sequence[str]) -> Iterator[str]:
    if page.heading != _flat(title):
        yield f"{address}: the heading is {page.heading!r}, not {title!r}"
    for text in texts:
        if _flat(text) not in page.text:
            yield f"{address}: nothing of {text[:60]!r}"


def _paragraphs(markdown: str) -> list[str]:
    """Return the paragraphs that hold no Markdown, which every page must show as they are."""
    return [block for block in markdown.split("\n\n") if not _MARKDOWN.search(block)]


def _flat(text: str) -> str:
    return " ".join(text.split())


def _groups(item: Item, key: str) -> list[Mapping[str, object]]:
    value = item.front[key]
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def _ids(item: Item, key: str) -> list[str]:
    value = item.front[key]
    return [entry for entry in value if isinstance(entry, str)] if isinstance(value, list) else []


def main() -> int:
    """Build with every generator, compare, and return the exit status."""
    parser = ArgumentParser(prog="python -m benchmarks.equivalence", description=__doc__)
    parser.add_argument("--incidents", type=int, default=300, metavar="N", help="size of the site")
    parser.add_argument("--sample", type=int, default=100, metavar="N", help="pages of each kind")
    parser.add_argument("--tools", nargs="+", choices=TOOLS, default=DEFAULT, help="generators")
    arguments = parser.parse_args()
    tools: list[Tool] = [TOOLS[name] for name in arguments.tools]
    found = 0
    try:
        sites = Sites(arguments.incidents, tools)
        for tool in tools:
            sites.build(tool)
            lacking = list(differences(sites.output_of(tool), sites.items, arguments.sample))
            found += len(lacking)
            sys.stdout.writelines(f"{tool.name}: {line}\n" for line in lacking)
            sys.stdout.write(f"{tool.name}: {len(lacking)} differences\n")
    except (NotInstalledError, RunFailedError) as error:
        sys.stderr.write(f"error: {error}\n")
        return 2
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
