"""Turn the list of pages into a sitemap (https://www.sitemaps.org/protocol.html)."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from sourcebook.plan.outputs import SitemapEntry

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def render_sitemap(entries: Iterable[SitemapEntry]) -> bytes:
    """Return the sitemap, in the order of the entries."""
    root = Element("urlset", {"xmlns": NAMESPACE})
    for entry in entries:
        page = SubElement(root, "url")
        SubElement(page, "loc").text = entry.address
        if entry.changed:
            SubElement(page, "lastmod").text = entry.changed
    indent(root, space="")
    content: bytes = tostring(root, encoding="UTF-8", xml_declaration=True)
    return content + b"\n"
