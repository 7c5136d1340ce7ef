"""Rules on the settings of the site, and on its pages of prose."""

from urllib.parse import urlsplit

from sourcebook.check.review import Review
from sourcebook.check.rule import Finding, Findings, rule
from sourcebook.model.ids import Key, Kind
from sourcebook.model.prose import RESERVED_PAGES
from sourcebook.model.vocabulary import NO_SIDE
from sourcebook.problems import Severity

_SITE = Key(Kind.SITE, "site")


@rule("no-contact", Severity.ERROR)
def no_contact(review: Review) -> Findings:
    """Whoever is named on the site must be able to reach its editors."""
    site = review.records.site
    if site and site.contact.email is None and site.contact.url is None:
        yield Finding(
            review.documents[_SITE].at("contact"),
            "`contact` has neither `email` nor `url`",
            "Add at least one of the two.",
        )


@rule("base-url", Severity.ERROR)
def base_url(review: Review) -> Findings:
    """Addresses of pages are put behind the base, so that it can hold no query and no fragment."""
    site = review.records.site
    if site and ("?" in site.base_url or "#" in site.base_url):
        plain = urlsplit(site.base_url)
        yield Finding(
            review.documents[_SITE].at("base_url"),
            "the address at which the site is published has a query or a fragment",
            f"Write {plain.scheme}://{plain.netloc}{plain.path}.",
        )


@rule("reserved-side", Severity.ERROR)
def reserved_side(review: Review) -> Findings:
    """`none` means an actor that is no party, so no side can have this name."""
    site = review.records.site
    if site and NO_SIDE in site.sides:
        yield Finding(
            review.documents[_SITE].at_key("sides", NO_SIDE),
            f"`{NO_SIDE}` is not the name of a side",
            "Give the side another id.",
        )


@rule("reserved-page", Severity.ERROR)
def reserved_page(review: Review) -> Findings:
    """A page of prose must not take the address of a page that every site has."""
    for page in review.records.pages.values():
        if page.id in RESERVED_PAGES:
            yield Finding(
                review.documents[Key(Kind.PAGE, page.id)].whole(),
                f"every site has a page at /{page.id}/ already",
                "Rename the file.",
            )


@rule("page-order", Severity.WARNING)
def page_order(review: Review) -> Findings:
    """Two pages with one place in the menu stand there in an order that nobody chose."""
    first: dict[int, str] = {}
    for page in review.records.pages.values():
        other = first.setdefault(page.order, page.id)
        if other != page.id:
            yield Finding(
                review.documents[Key(Kind.PAGE, page.id)].at("order"),
                f"`{other}` has the place {page.order} in the menu as well",
                "Give each page a number of its own.",
            )
