"""Say once what a page may load: for the policy in each page, and for the header of a host."""

from collections.abc import Mapping
from dataclasses import dataclass

from sourcebook.plan import routes

SCRIPTS: Mapping[str, tuple[str, ...]] = {
    routes.HOME: ("js/wording.js", "js/timeline.js"),
    routes.SEARCH: (
        "js/vendor/minisearch.js",
        "js/search/terms.js",
        "js/search/romanised.js",
        "js/search/index.js",
        "js/wording.js",
        "js/search/page.js",
    ),
}
"""The scripts of the few pages that have any, by address; all they show is there without them."""

FROM_DISK = "js/from-disk.js"
"""What loads the data in an edition that is opened from a disk; no other has it."""

FORMS = frozenset({routes.HOME, routes.SEARCH})
"""The few pages that have a form, which leads to the search page."""

NONE = "none"
SELF = "self"

REFERRERS = "no-referrer"
"""What a browser tells the pages that a reader goes on to: nothing, for some are watched."""


@dataclass(frozen=True, slots=True, eq=False)
class Allowance:
    """Say whence one kind of thing may come: from nowhere, or from the host of the page.

    `elsewhere` is one more address, where there is one.
    """

    directive: str
    keyword: str
    elsewhere: str | None = None

    def __str__(self) -> str:
        """Return the directive as a header has it."""
        return f"{self.directive} '{self.keyword}'" + (
            f" {self.elsewhere}" if self.elsewhere else ""
        )


CONTENT_POLICY = (
    # Few pages have a script; on all others one that got in through a record stays dead.
    Allowance("script-src", NONE),
    # Where no script runs nothing asks; what looks at a page from outside (Lighthouse) may read
    # robots.txt in its name.
    Allowance("connect-src", SELF),
    # Fonts, pictures and style sheets are those of the site: no request to another host.
    Allowance("style-src", SELF),
    Allowance("font-src", SELF),
    Allowance("img-src", SELF),
    Allowance("media-src", NONE),
    Allowance("object-src", NONE),
    Allowance("frame-src", NONE),
    Allowance("worker-src", NONE),
    Allowance("manifest-src", NONE),
    # No markup may turn relative links elsewhere, or send a form.
    Allowance("base-uri", NONE),
    Allowance("form-action", NONE),
)
"""What a page needs, and nothing else."""

SCRIPTED = frozenset({"script-src"})
"""What a page with a script of the site needs from its host besides."""

SENDING = frozenset({"form-action"})
"""What a page with a form needs besides."""

_NOTHING: frozenset[str] = frozenset()
_NOT_IN_PAGES = "style-src"
"""The Nu checker takes any style sheet that a policy in a page names for a foreign one."""


def policy_in_page(address: str, assets_at: str | None = None) -> tuple[Allowance, ...]:
    """Return the policy that a page carries itself; `assets_at` is a further place of assets."""
    return tuple(
        Allowance(allowed.directive, allowed.keyword, assets_at)
        if allowed.keyword == SELF
        else allowed
        for allowed in _policy(address)
        if allowed.directive != _NOT_IN_PAGES
    )


def policy_on_disk(address: str) -> tuple[Allowance, ...]:
    """Return the policy of a page that is opened from a disk, where no host sends any."""
    return (Allowance("default-src", NONE), *map(_on_disk, _policy(address)))


def _on_disk(allowed: Allowance) -> Allowance:
    if allowed.directive == "connect-src":  # nothing asks: data come as scripts of the site
        return Allowance(allowed.directive, NONE)
    if allowed.directive in SENDING and allowed.keyword == SELF:
        # Firefox takes a page beside this one for its own where it loads it, not where it sends.
        return Allowance(allowed.directive, SELF, "file:")
    if allowed.directive == "img-src":  # the drawings of the style sheet are in it
        return Allowance(allowed.directive, SELF, "data:")
    return allowed


def policy_in_header(address: str = routes.NOT_FOUND, *, framed: bool = False) -> str:
    """Return the policy as a host sends it, with what only a header can say.

    Nothing is allowed by default, and no page may stand in a frame of another, where its words
    could be surrounded by any others, but those that are made for it (`framed`). The place of
    assets that the 404 page adds for itself is left out: whoever sends this header publishes at an
    address of their own.
    """
    allowed = "; ".join(map(str, _policy(address)))
    ancestors = "*" if framed else f"'{NONE}'"
    return f"default-src '{NONE}'; {allowed}; frame-ancestors {ancestors}"


def _policy(address: str) -> tuple[Allowance, ...]:
    needed = (SCRIPTED if address in SCRIPTS else _NOTHING) | (
        SENDING if address in FORMS else _NOTHING
    )
    return tuple(
        Allowance(allowed.directive, SELF) if allowed.directive in needed else allowed
        for allowed in CONTENT_POLICY
    )
