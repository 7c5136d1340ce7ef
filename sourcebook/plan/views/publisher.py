"""What is known of the publisher of a source."""

from dataclasses import dataclass

from sourcebook.plan import formats
from sourcebook.plan.here import Here
from sourcebook.plan.views.parts import ExternalLink, Link, external_if, publisher_link
from sourcebook.relate.extent import EXACT


@dataclass(frozen=True, slots=True)
class NumberView:
    """Hold a number of sources; one that is not `exact` is the least that there are."""

    number: int
    text: str
    exact: bool


@dataclass(frozen=True, slots=True)
class PublisherView:
    """Hold what is known of a publisher, how many sources it has here, how many with problems."""

    link: Link
    kind: str
    country: str | None
    languages: tuple[str, ...]
    note: str | None
    site: ExternalLink | None
    sources: NumberView
    flawed: NumberView


def publisher_known(here: Here, name: str) -> PublisherView:
    """Tell of a publisher on the page of one of its sources."""
    publisher = here.library.publishers[name]
    sources, flawed = here.library.members("publisher extent", name)
    return PublisherView(
        link=publisher_link(here, name),
        kind=publisher.kind.value,
        country=formats.country(publisher.country) if publisher.country else None,
        languages=tuple(map(formats.language, publisher.languages)),
        note=publisher.note,
        site=external_if(publisher.url),
        sources=_number(sources),
        flawed=_number(flawed),
    )


def _number(rounded: int) -> NumberView:
    return NumberView(rounded, formats.number(rounded), exact=rounded < EXACT)
