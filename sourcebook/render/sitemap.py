"""Turn the list of pages into a sitemap (https://www.sitemaps.org/protocol.html)."""

from collections.abc import Iterable
from html import escape

from sourcebook.plan.outputs import SitemapEntry

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def render_sitemap(entries: Iterable[SitemapEntry]) -> bytes:
    """Return the sitemap, in the order of the entries."""
    lines = ["<?xml version='1.0' encoding='UTF-8'?>", f'<urlset xmlns="{NAMESPACE}">']
    for entry in entries:
        # Spelled out: a tree of elements takes ten times as long, and a site has many pages.
        lines += ["<url>", f"<loc>{escape(entry.address, quote=False)}</loc>"]
        if entry.changed:
            lines.append(f"<lastmod>{escape(entry.changed, quote=False)}</lastmod>")
        lines.append("</url>")
    lines.append("</urlset>\n")
    return "\n".join(lines).encode()
