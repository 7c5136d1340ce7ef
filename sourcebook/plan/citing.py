"""Cite the data as a whole: as a work for references, and in the file that repositories read."""

import json
import re
from collections.abc import Mapping

from sourcebook.plan import routes
from sourcebook.plan.bibliography import References, Work, references, version_name
from sourcebook.plan.here import Here
from sourcebook.relate.versions import Version, data_version
from sourcebook.wording import pgettext

_CREATIVE_COMMONS = re.compile(
    r"https?://(?:www\.)?creativecommons\.org/"
    r"(?:licenses/(?P<name>by(?:-nc)?(?:-nd|-sa)?)/(?P<version>[1-4]\.[05])|publicdomain/(?P<zero>zero)/1\.0)"
    r"(?:/(?:(?:deed|legalcode)(?:\.[a-z-]+)?)?)?"
)
_UNPRINTED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""What YAML wants to be told by its number, besides what JSON does."""


def data_references(here: Here, version: Version, release: str | None) -> References:
    """Return the references to a version of the data; a released one has a page of its own."""
    site = here.library.site
    return references(
        Work(
            id=f"data-{release or version.date.isoformat()}",
            title=pgettext("title of the data of a site", "%(site)s: data") % {"site": site.title},
            authors=tuple(editor.name for editor in site.editors),
            site=site.title,
            status=None,
            version=version,
            language=site.language,
            address=here.whole(routes.release(release) if release else routes.DATA),
        )
    )


def citation_file(here: Here) -> str:
    """Write how to cite the data in the Citation File Format, 1.2.0.

    See https://github.com/citation-file-format/citation-file-format. Every text is written as JSON
    writes it, which is YAML as well and lets nothing in it end its line.
    """
    site, version = here.library.site, data_version(here.library)
    page = routes.release(version.release) if version.release else routes.DATA
    lines = [
        "cff-version: 1.2.0",
        "message: If you use these data, please cite them with their version.",
        "type: dataset",
        f"title: {quoted(f'{site.title}: data')}",
        f"abstract: {quoted(site.description)}",
        "authors:",
    ]
    for name, url in {editor.name: editor.url for editor in site.editors}.items():
        lines += [f"  - name: {quoted(name)}"]
        lines += [f"    website: {quoted(url)}"] if url else []
    if site.contact.email:
        lines += ["contact:", f"  - name: {quoted(site.title)}"]
        lines += [f"    email: {quoted(site.contact.email)}"]
    if version.date:
        named = version_name(Version(version.date, version.digest))
        lines += [f"version: {quoted(named)}", f"date-released: {version.date.isoformat()}"]
    lines += [
        "identifiers:",
        "  - type: other",
        f"    value: {quoted(f'sha256:{version.digest}')}",
        "    description: The digest of the data, made of those of all records.",
        *(f"{key}: {quoted(value)}" for key, value in licence(site.licence.url).items()),
        f"url: {quoted(here.whole(page))}",
    ]
    if site.repository:
        lines.append(f"repository: {quoted(site.repository)}")
    return "\n".join((*lines, ""))


def licence(url: str) -> Mapping[str, str]:
    """Return the licence by its name in the list of SPDX, or else by its address."""
    found = _CREATIVE_COMMONS.fullmatch(url)
    if found is None:
        return {"license-url": url}
    if found["zero"]:
        return {"license": "CC0-1.0"}
    return {"license": f"CC-{found['name'].upper()}-{found['version']}"}


def quoted(text: str) -> str:
    """Write a text as JSON does, on one line."""
    written = json.dumps(" ".join(text.split()), ensure_ascii=False)
    return _UNPRINTED.sub(lambda found: f"\\u{ord(found[0]):04x}", written)
