"""Tell what queries cost a reader: `python -m benchmarks.search --site site`.

A built site is searched in Chromium for the words that most documents have, alone and together, and
for beginnings of words: nothing costs more. Each query begins with an empty cache. Bytes are those
of the index and of what is shown, as a host sends them packed with gzip; times are from the
click to the results, on this machine.
"""

import argparse
import gzip
import json
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Browser, Response

from tests.tools.chromium import launched
from tests.tools.web_server import serving

MOST = 300_000
"""How many bytes a query may cost."""
_SLOW = 4
"""How many times slower than this machine a phone is taken to be."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a line for each query; end with 1 where one costs too much."""
    parser = argparse.ArgumentParser(prog="search", description=__doc__)
    parser.add_argument("--site", type=Path, default=Path("site"), help="a built site")
    site = parser.parse_args(arguments).site
    most = 0
    sys.stdout.write(
        "| query | results | files | bytes | packed | ms |\n|---|---|---:|---:|---:|---:|\n"
    )
    with serving(site) as home, launched() as browser:
        for query in queries(site):
            told, sizes, elapsed = asked(browser, home, query)
            packed = sum(small for _, small in sizes)
            plain = sum(size for size, _ in sizes)
            most = max(most, packed)
            results = told.partition(".")[0]
            sys.stdout.write(
                f"| {query} | {results} | {len(sizes)} | {plain:,} | {packed:,} | {elapsed:.0f} |\n"
            )
    raise SystemExit(most > MOST)


def queries(site: Path) -> Iterator[str]:
    """Yield the dearest queries: the words that most documents have."""
    weights: dict[str, int] = {}
    for file in sorted((site / "find" / "words").iterdir()):
        for term, groups in json.loads(file.read_bytes()).items():
            weights[term] = sum(map(len, groups[1::2]))
    common = sorted(weights, key=weights.__getitem__, reverse=True)[:6]
    yield from common[:3]
    yield " ".join(common[:3])
    yield " ".join(common)
    yield from (term[:3] for term in common[:3])
    yield " ".join(term[:4] for term in common[:3])
    yield sorted(weights)[len(weights) // 2]


def asked(browser: Browser, home: str, query: str) -> tuple[str, list[tuple[int, int]], float]:
    """Return what the page tells, the sizes of each file of the search, and the milliseconds."""
    context = browser.new_context(viewport={"width": 360, "height": 800})
    tab = context.new_page()
    answers: list[Response] = []
    tab.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - it is marked
    context.new_cdp_session(tab).send("Emulation.setCPUThrottlingRate", {"rate": _SLOW})
    tab.goto(f"{home}search/")
    tab.locator('#search-results[aria-busy="false"]').wait_for(state="attached")
    begun = time.perf_counter()
    tab.goto(f"{home}search/?{urlencode({'q': query})}")
    tab.locator('#search-results[aria-busy="false"]').wait_for(state="attached")
    elapsed = 1000 * (time.perf_counter() - begun)
    bodies = [answer.body() for answer in answers if "/find/" in answer.url]
    sizes = [(len(body), len(gzip.compress(body))) for body in bodies]
    told = tab.locator("#search-told").inner_text()
    context.close()
    return told, sizes, elapsed


if __name__ == "__main__":
    main()
