"""What other sites show of this one in a frame, and how they are told to."""

from dataclasses import dataclass
from html import escape
from typing import Any

from sourcebook.model.dates import parse
from sourcebook.plan import routes
from sourcebook.plan.here import Here
from sourcebook.plan.locales import direction
from sourcebook.plan.policy import REFERRERS, Allowance, policy_in_page
from sourcebook.plan.views.card import incident_preview
from sourcebook.plan.views.choice import Facet, choice
from sourcebook.plan.views.entry import EntryView, entries, entry
from sourcebook.plan.views.parts import Link, date_view, incident_link, place_text
from sourcebook.relate.answers import WHOLE
from sourcebook.relate.card import Card

LENGTH = 10
"""How many incidents a list in a frame shows."""
WIDTH = 560
"""The width in pixels that a frame is asked for; in less room it is narrower."""

LIST_HEIGHT = 640
"""The height in pixels of a list, which is scrolled."""

SANDBOX = "allow-same-origin allow-popups allow-popups-to-escape-sandbox"
"""What a frame needs: its own style sheet, and links that open a tab. No script."""

# A frame cannot grow with what is in it, so its height is reckoned from the words: for some 440
# pixels, between what it is asked for and a phone, where it can be scrolled.
_HEAD_AND_FOOT = 176
_LINE, _LETTERS = 28, 46
_TITLE_LINE, _TITLE_LETTERS = 26, 32
_PLACE_LINE, _PLACE_LETTERS = 22, 52


@dataclass(frozen=True, slots=True)
class EmbedFrame:
    """Hold what surrounds whatever is shown in a frame; `permalink` is that of the whole page."""

    language: str
    direction: str
    site_title: str
    home: str
    content_policy: tuple[Allowance, ...]
    referrers: str
    style_sheet: str
    icon: str
    permalink: str


@dataclass(frozen=True, slots=True)
class EmbedIncidentView:
    """Hold an incident in short."""

    frame: EmbedFrame
    incident: EntryView


@dataclass(frozen=True, slots=True)
class EmbedNoticeView:
    """Hold the notice in place of an incident that was merged or withdrawn."""

    frame: EmbedFrame
    incident: Link
    merged_into: Link | None


@dataclass(frozen=True, slots=True)
class EmbedListView:
    """Hold the newest incidents of a list: `kind` says which list, `name` of what.

    `facets` are what a list of the settings asks for, since its name is what the editors call it.
    `balance` is the page that shows the same of every side, for the list of one side.
    """

    frame: EmbedFrame
    kind: str
    name: str
    facets: tuple[Facet, ...]
    count: int
    incidents: tuple[EntryView, ...]
    page: str
    balance: str | None


@dataclass(frozen=True, slots=True)
class EmbedCode:
    """Hold what another site copies to show an incident or a list.

    `oembed` is the address that tells programs the same, None for a list.
    """

    html: str
    oembed: str | None


def embed_incident_view(here: Here, name: str) -> EmbedIncidentView:
    """Return an incident for a frame."""
    card = here.library.card(name)
    return EmbedIncidentView(_frame(here, routes.incident(name)), entry(here, card))


def embed_notice_view(here: Here, name: str) -> EmbedNoticeView:
    """Return the notice for a frame that had shown an incident."""
    library = here.library
    incident = library.incidents[name]
    target = library.incidents.get(incident.merged_into or "")
    return EmbedNoticeView(
        _frame(here, routes.incident(name)),
        incident_link(here, incident),
        incident_link(here, target) if target else None,
    )


def embed_timeline_view(here: Here) -> EmbedListView:
    """Return the newest incidents of all."""
    return _list(here, "timeline", WHOLE, here.library.site.title, routes.INCIDENTS)


def embed_tag_view(here: Here, name: str) -> EmbedListView:
    """Return the newest incidents with a tag."""
    return _list(here, "tagged", name, here.library.tags[name].name, routes.tag(name))


def embed_region_view(here: Here, name: str) -> EmbedListView:
    """Return the newest incidents in a region."""
    return _list(here, "in region", name, here.library.regions[name].name, routes.region(name))


def embed_side_view(here: Here, name: str) -> EmbedListView:
    """Return the newest incidents in which a side is accused."""
    return _list(here, "by side", name, here.library.site.sides[name].name, routes.side(name))


def embed_settings_view(here: Here, name: str) -> EmbedListView:
    """Return the newest incidents of a list of the settings."""
    asked = here.library.site.lists[name]
    return _list(here, "in list", name, asked.name, routes.list_(name))


def embed_code(here: Here, card: Card) -> EmbedCode | None:
    """Return what other sites copy to show an incident, None where the site has no such pages."""
    if not here.library.site.embeds.incidents:
        return None
    address = routes.incident(card.id)
    return EmbedCode(_incident_element(here, card), here.whole(routes.oembed(address)))


def list_embed_code(here: Here, name: str) -> EmbedCode:
    """Return what other sites copy to show the newest incidents of this page."""
    title = f"{name} – {here.library.site.title}"
    return EmbedCode(_element(here, here.url, title, LIST_HEIGHT), None)


def oembed_data(here: Here, name: str) -> dict[str, Any]:
    """Return what oEmbed (https://oembed.com) tells of an incident."""
    library = here.library
    card = library.card(name)
    picture = incident_preview(here, name)
    return {
        "version": "1.0",
        "type": "rich",
        "title": card.title,
        "provider_name": library.site.title,
        "provider_url": here.whole(routes.HOME),
        "html": _incident_element(here, card),
        "width": WIDTH,
        "height": _height(card),
        **(
            {
                "thumbnail_url": picture.url,
                "thumbnail_width": picture.width,
                "thumbnail_height": picture.height,
            }
            if picture
            else {}
        ),
    }


def _incident_element(here: Here, card: Card) -> str:
    title = f"{card.title} – {here.library.site.title}"
    return _element(here, routes.incident(card.id), title, _height(card))


def _element(here: Here, page: str, title: str, height: int) -> str:
    """Return an `<iframe>` as another site writes it; here it is text like any other."""
    return (
        f'<iframe src="{escape(here.whole(routes.embed(page)))}" title="{escape(title)}" '
        f'width="{WIDTH}" height="{height}" loading="lazy" sandbox="{SANDBOX}" '
        'style="border: 0; max-width: 100%"></iframe>'
    )


def _height(card: Card) -> int:
    place = place_text(*card.place) + date_view(parse(card.when)).text
    return (
        _HEAD_AND_FOOT
        + -(-len(card.title) // _TITLE_LETTERS) * _TITLE_LINE
        + -(-len(place) // _PLACE_LETTERS) * _PLACE_LINE
        + -(-len(card.summary) // _LETTERS) * _LINE
    )


def _list(here: Here, relation: str, key: str, name: str, page: str) -> EmbedListView:
    library = here.library
    front = library.page_of(relation, key)
    asked = library.site.lists[key] if relation == "in list" else None
    one_sided = relation == "by side" or (
        asked is not None and 1 in (len(set(asked.accused)), len(set(asked.harmed)))
    )
    balance = here.directory.indexes.get("balance") if one_sided else None
    return EmbedListView(
        _frame(here, page),
        relation,
        name,
        choice(here, asked) if asked else (),
        front.length or 0,
        entries(here, library.cards(front.members[:LENGTH])),
        here.to(page),
        here.to_if(balance),
    )


def _frame(here: Here, page: str) -> EmbedFrame:
    shared = here.library.reading.once(("embed", here.neighbourhood), _shared, here)
    return EmbedFrame(**shared, permalink=here.whole(page))


def _shared(here: Here) -> dict[str, Any]:
    site = here.library.site
    return {
        "language": site.language,
        "direction": direction(site.language),
        "site_title": site.title,
        "home": here.to(routes.HOME),
        "content_policy": policy_in_page(routes.EMBED),
        "referrers": REFERRERS,
        "style_sheet": here.to(routes.asset(here.assets.style_sheet)),
        "icon": here.to(routes.asset(here.assets.names["images/icon.svg"])),
    }
