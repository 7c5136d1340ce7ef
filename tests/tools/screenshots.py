"""Take pictures of every kind of page, narrow and wide, light and dark.

`make screenshots`, or `python -m tests.tools.screenshots --site site --kind home`.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser

from tests.tools.chromium import launched
from tests.tools.site import one_of_each_kind
from tests.tools.web_server import serving

WIDTHS = (360, 1280)
HEIGHT = 900
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def main(arguments: Sequence[str] | None = None) -> None:
    """Write one picture a kind of page, width and colour scheme."""
    parser = argparse.ArgumentParser(prog="screenshots", description=__doc__)
    parser.add_argument("--site", type=Path, default=Path("site"), help="a built site")
    parser.add_argument("--output", type=Path, default=Path("screenshots"))
    parser.add_argument("--kind", action="append", help="only this kind of page; may be repeated")
    parser.add_argument("--width", action="append", type=int, help="in CSS pixels")
    parser.add_argument("--scheme", action="append", choices=SCHEMES)
    parser.add_argument("--top", action="store_true", help="only what shows before scrolling")
    options = parser.parse_args(arguments)

    pages = one_of_each_kind(options.site)
    if options.kind:
        pages = [page for page in pages if page.kind in options.kind]
    if not pages:
        parser.error(f"no such page in {options.site}; build the site first")
    options.output.mkdir(parents=True, exist_ok=True)
    with serving(options.site) as home, launched() as browser:
        for width in options.width or WIDTHS:
            for scheme in options.scheme or SCHEMES:
                wanted = {
                    home + page.address: options.output / f"{page.kind}-{width}-{scheme}.png"
                    for page in pages
                }
                _take(browser, wanted, width=width, scheme=scheme, whole=not options.top)
    print(f"{len(list(options.output.glob('*.png')))} pictures in {options.output}/")


def _take(
    browser: Browser,
    wanted: dict[str, Path],
    *,
    width: int,
    scheme: Literal["light", "dark"],
    whole: bool,
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": HEIGHT}, color_scheme=scheme, reduced_motion="reduce"
    )
    tab = context.new_page()
    for address, picture in wanted.items():
        tab.goto(address)
        tab.screenshot(path=picture, full_page=whole)
    context.close()


if __name__ == "__main__":
    main()
