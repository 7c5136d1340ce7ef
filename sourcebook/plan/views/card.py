"""The pictures that previews of a link show: what is written on them, and where they are.

A picture is made of words alone. It is drawn only where the site's fonts have every letter of them,
since a box for a letter is worse than no picture; a page without one is shown by that of the site.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlsplit

from sourcebook.model.dates import parse
from sourcebook.plan import formats, routes
from sourcebook.plan.here import Here
from sourcebook.plan.views.parts import date_view, place_text
from sourcebook.relate import card as related
from sourcebook.wording import pgettext

WIDTH, HEIGHT = 1200, 630
"""The size in pixels that previews have room for."""

DRAWN = re.compile(
    r"[\u0020-\u007e\u00a0-\u0107\u010a-\u0113\u0116-\u011b\u011e-\u0123\u0126\u0127\u012a\u012b"
    r"\u012e-\u0131\u0136\u0137\u0139-\u013e\u0141-\u0148\u014a-\u014d\u0150-\u015b\u015e-\u0161"
    r"\u0164\u0165\u016a-\u017e\u0218-\u021b\u02bc\u0401-\u040c\u040e-\u044f\u0451-\u045c\u045e"
    r"\u045f\u0490\u0491\u1e80-\u1e85\u2009\u2013\u2014\u2018-\u201a\u201c-\u201e\u2026"
    r"\u2039\u203a\u20ac\u20b4\u20bd\u2116\u2212]*"
)
"""What the fonts of the site can write: Latin and Cyrillic of Europe. A test holds it to them."""

_ALPHABETS = ("latin", "cyrillic", "latin-ext")
SERIF = tuple(f"fonts/source-serif-4-{part}-600-normal.woff2" for part in _ALPHABETS)
SANS = tuple(f"fonts/golos-text-{part}-400-normal.woff2" for part in _ALPHABETS)
STRONG = tuple(f"fonts/golos-text-{part}-600-normal.woff2" for part in _ALPHABETS)


@dataclass(frozen=True, slots=True)
class Lettering:
    """Hold the fonts: of each face the files of its alphabets."""

    title: tuple[bytes, ...]
    label: tuple[bytes, ...]
    text: tuple[bytes, ...]


class Words(NamedTuple):
    """Hold what is written on a picture, from top to bottom; `label` and `site` can be empty."""

    label: str
    title: str
    text: str
    site: str


@dataclass(frozen=True, slots=True)
class SocialCard:
    """Hold a picture before it is drawn."""

    words: Words
    lettering: Lettering


@dataclass(frozen=True, slots=True)
class Preview:
    """Hold the picture of a page for its head: whole address, and the same words as text."""

    url: str
    alt: str
    width: int = WIDTH
    height: int = HEIGHT


def site_words(here: Here) -> Words | None:
    """Return what is written on the picture of the site, None where it cannot be."""
    site = here.library.site
    return _drawable("", site.title, site.tagline, urlsplit(site.base_url).hostname or "")


def incident_words(here: Here, card: related.Card) -> Words | None:
    """Return what is written on the picture of an incident, None where it cannot be.

    The status stands first, so that nobody takes an allegation for more.
    """
    name, region, country = card.place
    status = formats.status(card.status)
    contested = pgettext("mark beside a status", "Contested")
    label = f"{status} · {contested}" if card.contested else status
    place = place_text(name, region, formats.country(country))
    text = f"{_sentence(date_view(parse(card.when)).text)} · {place}"
    return _drawable(label, card.title, text, here.library.site.title)


def site_card(here: Here) -> SocialCard:
    """Return the picture of the site, which has words."""
    return _card(here, site_words(here))


def incident_card(here: Here, name: str) -> SocialCard:
    """Return the picture of an incident, which has words."""
    return _card(here, incident_words(here, here.library.card(name)))


def site_preview(here: Here) -> Preview | None:
    """Return the picture of the site, None where there is none."""
    words = site_words(here)
    return Preview(here.whole(routes.SITE_CARD), f"{words.title}: {words.text}") if words else None


def incident_preview(here: Here, name: str) -> Preview | None:
    """Return the picture of an incident, None where there is none."""
    library = here.library
    if not library.site.cards.incidents:
        return None
    words = incident_words(here, library.card(name))
    if words is None:
        return None
    return Preview(here.whole(routes.card(routes.incident(name))), ". ".join(words[:3]))


def _drawable(*words: str) -> Words | None:
    return Words(*words) if all(map(DRAWN.fullmatch, words)) else None


def _card(here: Here, words: Words | None) -> SocialCard:
    if words is None:
        raise AssertionError("a picture without words is not planned")
    return SocialCard(words, _lettering(here))


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lettering(here: Here) -> Lettering:
    def face(names: tuple[str, ...]) -> tuple[bytes, ...]:
        return tuple(here.assets.fonts[name] for name in names)

    return Lettering(face(SERIF), face(STRONG), face(SANS))
