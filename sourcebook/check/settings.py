"""Rules on the settings of the site, and on its pages of prose."""

import re
from urllib.parse import urlsplit

from sourcebook.check.review import Review
from sourcebook.check.rule import Finding, Findings, rule
from sourcebook.model.ids import Kind
from sourcebook.model.prose import RESERVED_PAGES
from sourcebook.model.site import FACETS
from sourcebook.model.vocabulary import NO_SIDE
from sourcebook.problems import Severity, did_you_mean


@rule("no-contact", Severity.ERROR, Kind.SITE)
def no_contact(review: Review) -> Findings:
    """Whoever is named on the site must be able to reach its editors."""
    for site, document in review.subjects(Kind.SITE):
        if site.contact.email is None and site.contact.url is None:
            yield Finding(
                document.at("contact"),
                "`contact` has neither `email` nor `url`",
                "Add at least one of the two.",
            )


_FOLDER = re.compile(r"(?:/(?!\.{1,2}(?:/|$))[A-Za-z0-9._~-]+)*/?")


@rule("base-url", Severity.ERROR, Kind.SITE)
def base_url(review: Review) -> Findings:
    """Addresses of pages are put behind the base, so that it is a plain host and folder."""
    for site, document in review.subjects(Kind.SITE):
        plain = urlsplit(site.base_url)
        if "?" in site.base_url or "#" in site.base_url:
            yield Finding(
                document.at("base_url"),
                "the address at which the site is published has a query or a fragment",
                f"Write {plain.scheme}://{plain.netloc}{plain.path}.",
            )
        elif _FOLDER.fullmatch(plain.path) is None:
            yield Finding(
                document.at("base_url"),
                "the folder in which the site is published is not spelt plainly",
                "Write a host, and folders of letters, digits and - . _ ~, each behind one `/`.",
            )


@rule("borders-without-source", Severity.ERROR, Kind.SITE)
def borders_without_source(review: Review) -> Findings:
    """Every border was drawn by somebody, and readers are told by whom."""
    for site, document in review.subjects(Kind.SITE):
        if review.records.borders is not None and site.map is None:
            yield Finding(
                document.whole(),
                "the site has borders in map/, and `map` is missing",
                "Add `map:` with a `note` on the borders and their `sources`.",
            )


@rule("list-of-nothing", Severity.ERROR, Kind.SITE)
def list_of_nothing(review: Review) -> Findings:
    """A list asks for what the site has: what is misspelt would find nothing, and say so to all."""
    for site, document in review.subjects(Kind.SITE):
        known = {
            "accused": site.sides,
            "harmed": site.sides,
            "group": review.records.groups,
            "region": review.records.regions,
            "tag": review.records.tags,
        }
        for name, asked in site.lists.items():
            if not asked.facets:
                yield Finding(
                    document.at_key("lists", name),
                    f"the list `{name}` asks for nothing",
                    f"Add at least one of: {', '.join(FACETS)}.",
                )
            for facet, names in known.items():
                for number, value in enumerate(asked.facets.get(facet, ())):
                    if value not in names:
                        guess = did_you_mean(value, names)
                        yield Finding(
                            document.at("lists", name, facet, number),
                            f"the site has no {facet} `{value}`.{guess}",
                            "Correct the id, or remove it.",
                        )


@rule("reserved-side", Severity.ERROR, Kind.SITE)
def reserved_side(review: Review) -> Findings:
    """`none` means an actor that is no party, so no side can have this name."""
    for site, document in review.subjects(Kind.SITE):
        if NO_SIDE in site.sides:
            yield Finding(
                document.at_key("sides", NO_SIDE),
                f"`{NO_SIDE}` is not the name of a side",
                "Give the side another id.",
            )


@rule("reserved-page", Severity.ERROR, Kind.PAGE)
def reserved_page(review: Review) -> Findings:
    """A page of prose must not take the address of a page that every site has."""
    for page, document in review.pages:
        if page.id in RESERVED_PAGES:
            yield Finding(
                document.whole(),
                f"every site has a page at /{page.id}/ already",
                "Rename the file.",
            )


@rule("page-order", Severity.WARNING, Kind.PAGE)
def page_order(review: Review) -> Findings:
    """Two pages with one place in the menu stand there in an order that nobody chose."""
    first: dict[int, str] = {}
    for page, document in review.pages:
        other = first.setdefault(page.order, page.id)
        if other != page.id:
            yield Finding(
                document.at("order"),
                f"`{other}` has the place {page.order} in the menu as well",
                "Give each page a number of its own.",
            )
