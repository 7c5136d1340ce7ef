"""Turn the list of pages into a sitemap (https://www.sitemaps.org/protocol.html)."""

from collections.abc import Iterable
from html import escape

from sourcebook.plan.outputs import SitemapEntry

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def render_sitemap(entries: Iterable[SitemapEntry], *, index: bool = False) -> bytes:
    """Return the sitemap, or the index of sitemaps, in the order of the entries."""
    every, each = ("sitemapindex", "sitemap") if index else ("urlset", "url")
    lines = ["<?xml version='1.0' encoding='UTF-8'?>", f'<{every} xmlns="{NAMESPACE}">']
    for entry in entries:
        # Spelled out: a tree of elements takes ten times as long, and a site has many pages.
        lines += [f"<{each}>", f"<loc>{escape(entry.address, quote=False)}</loc>"]
        if entry.changed:
            lines.append(f"<lastmod>{escape(entry.changed, quote=False)}</lastmod>")
        lines.append(f"</{each}>")
    lines.append(f"</{every}>\n")
    return "\n".join(lines).encode()
