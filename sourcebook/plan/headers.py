"""Plan `_headers`: what a host is asked to send with the files, where it reads such a file.

Netlify, Cloudflare Pages and others do. Where several rules hold for a path they join the values
of a header that two of them name, so no path gets the same header from two rules. The reason of
each value stands beside it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sourcebook.plan import routes
from sourcebook.plan.edition import is_shared
from sourcebook.plan.outputs import FeedOutput, Output, SitemapOutput, TextOutput
from sourcebook.plan.policy import FORMS, REFERRERS, SCRIPTS, policy_in_header

EVERYWHERE: Mapping[str, str] = {
    "Referrer-Policy": REFERRERS,
    # A file is what its type says, never what its bytes look like.
    "X-Content-Type-Options": "nosniff",
    # Pages have no script that could ask, and nothing on them may ask in their name.
    "Permissions-Policy": ", ".join(
        f"{feature}=()"
        for feature in (
            "accelerometer",
            "camera",
            "display-capture",
            "geolocation",
            "gyroscope",
            "magnetometer",
            "microphone",
            "midi",
            "payment",
            "screen-wake-lock",
            "usb",
        )
    ),
    # A page that opened this one, or is opened from it, cannot reach into it.
    "Cross-Origin-Opener-Policy": "same-origin",
    # Two years of HTTPS only, once it was seen. Browsers pass over it on plain HTTP, as of an onion
    # service. Nothing is said of subdomains: they may belong to somebody else.
    "Strict-Transport-Security": "max-age=63072000",
}
"""What is sent with every file, beside the policy of its page."""

FOREVER = "public, max-age=31536000, immutable"
"""For files that have the digest of their bytes in their name: other bytes have another name."""
REVALIDATED = "public, max-age=0, must-revalidate"
"""For everything else: a correction is seen at once. Hosts that read the file send it unasked, too,
for addresses that it does not name."""

_INTRODUCTION = (
    "# Read by Netlify, Cloudflare Pages and others. docs/publishing.md has it for more."
)


_OWN = {
    path: address
    for address in (*SCRIPTS, *FORMS)
    for path in ((address, "/index.html") if address == routes.HOME else (f"{address}*",))
}
"""The rules of the pages that have a script or a form of the site."""
_ASSETS = routes.asset("*")
_FRAMED = f"{routes.EMBED}*"
"""What is made for the frames of other sites, and may stand there."""
_DATA = f"{routes.DATA}*"
"""What scripts of other sites may read."""
_SHOWN_ELSEWHERE = frozenset({_FRAMED, _DATA, f"{routes.CARDS}*"})
"""What other sites may load into their own pages. Feed readers and downloads may all."""
_PLAIN = "text/plain; charset=utf-8"
_XML = "application/xml; charset=utf-8"
"""Also of feeds: browsers show a feed with its style sheet by this name of its type alone; by
`application/rss+xml` Chromium shows its source, and others load it down. Readers take either."""
_LIST = "text/x-opml; charset=utf-8"


def headers_file(outputs: Iterable[Output], roots: Sequence[str] = ("",)) -> TextOutput:
    """Return the file for a site of these outputs, with editions below these roots."""
    rules = [("/*", EVERYWHERE), *_rules(outputs, roots)]
    blocks = [
        "".join([f"{path}\n", *(f"  {name}: {value}\n" for name, value in headers.items())])
        for path, headers in rules
    ]
    return TextOutput(routes.file_of(routes.HEADERS), "\n".join([f"{_INTRODUCTION}\n", *blocks]))


def _rules(outputs: Iterable[Output], roots: Sequence[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield a rule for each file and folder at the root of the site, and of each edition.

    There are few of them, however large the site: one host takes a hundred rules. The list of
    sums, which is no output, has one as well.
    """
    yield _ASSETS, {"Cache-Control": FOREVER, **_policy(_ASSETS)}
    # Other files of feeds end in what hosts know; patterns within a path are not safe to use.
    for root in roots:
        yield f"{root}{routes.FEED_LIST}", {"Content-Type": _LIST}
    kinds = {routes.HOME: "", routes.SUMS: _PLAIN}
    for output in outputs:
        folder, below, _ = output.path.partition("/")
        kinds[f"/{folder}/*" if below else f"/{folder}"] = "" if below else _kind(output)
    for root in roots:
        for path in sorted(kinds.keys() - {_ASSETS}):
            if root and is_shared(path):
                continue
            kind = {"Content-Type": kinds[path]} if kinds[path] else {}
            yield f"{root}{path}", {"Cache-Control": REVALIDATED, **kind, **_policy(path)}


def _policy(path: str) -> dict[str, str]:
    """Return the policy of all files of a rule: most are let no script, no form, nor framed."""
    elsewhere = path in _SHOWN_ELSEWHERE
    return {
        "Content-Security-Policy": policy_in_header(_OWN.get(path, path), framed=path == _FRAMED),
        "Cross-Origin-Resource-Policy": "cross-origin" if elsewhere else "same-origin",
        **({"Access-Control-Allow-Origin": "*"} if path == _DATA else {}),
    }


def _kind(output: Output) -> str:
    """Return the type of what hosts cannot tell by its name, or tell differently."""
    match output:
        case FeedOutput() | SitemapOutput():
            return _XML
        case TextOutput():
            return _PLAIN
        case _:
            return ""
