"""The pages of long lists that do not have the newest entries (see `plan.lists`)."""

from dataclasses import dataclass

from sourcebook.plan.here import Here
from sourcebook.plan.lists import OlderPage, front
from sourcebook.plan.views.citing import SourceItem, flat_list
from sourcebook.plan.views.entry import EntryView, RelatedView, entries, related_view
from sourcebook.plan.views.frame import Frame, frame
from sourcebook.plan.views.history import ChangeDay, change_days
from sourcebook.plan.views.paging import Paging, paging
from sourcebook.plan.views.parts import Link
from sourcebook.plan.views.source import SourceYear, source_years
from sourcebook.plan.views.timeline import MonthView, months_of
from sourcebook.relate.answers import LongList, named


@dataclass(frozen=True, slots=True)
class OlderView:
    """Hold a page of a long list.

    `subject` is what the list belongs to, with its front page, None for a list of the whole site;
    `relation` is what that has to do with the entries.
    """

    frame: Frame
    subject: Link | None
    relation: str
    paging: Paging


@dataclass(frozen=True, slots=True)
class OlderEntriesView(OlderView):
    """Hold incidents as lists show them."""

    entries: tuple[EntryView, ...]


@dataclass(frozen=True, slots=True)
class OlderYearView(OlderView):
    """Hold incidents of a year by month."""

    months: tuple[MonthView, ...]


@dataclass(frozen=True, slots=True)
class OlderSourcesView(OlderView):
    """Hold sources of the whole site by year."""

    years: tuple[SourceYear, ...]


@dataclass(frozen=True, slots=True)
class OlderPublisherView(OlderView):
    """Hold sources of a publisher."""

    sources: tuple[SourceItem, ...]


@dataclass(frozen=True, slots=True)
class OlderChangesView(OlderView):
    """Hold changes by day."""

    days: tuple[ChangeDay, ...]


@dataclass(frozen=True, slots=True)
class OlderSideView(OlderView):
    """Hold incidents in which a side is accused or was convicted."""

    incidents: tuple[RelatedView, ...]


def older_incidents_view(here: Here, older: OlderPage) -> OlderEntriesView:
    """Return a page of all incidents."""
    return _entries(here, older, None)


def older_year_view(here: Here, older: OlderPage) -> OlderYearView:
    """Return a page of the incidents of a year."""
    page = _page(here, older)
    months = months_of(here, page, older.key)
    return OlderYearView(*_head(here, older, page, older.key), months)


def older_region_view(here: Here, older: OlderPage) -> OlderEntriesView:
    """Return a page of the incidents in a region."""
    return _entries(here, older, here.library.regions[older.key].name)


def older_tag_view(here: Here, older: OlderPage) -> OlderEntriesView:
    """Return a page of the incidents with a tag."""
    return _entries(here, older, here.library.tags[older.key].name)


def older_actor_view(here: Here, older: OlderPage) -> OlderEntriesView:
    """Return a page of one of the three lists of an actor."""
    return _entries(here, older, here.library.actors[older.key].name)


def older_side_view(here: Here, older: OlderPage) -> OlderSideView:
    """Return a page of the incidents in which a side is accused or was convicted."""
    page = _page(here, older)
    incidents = tuple(related_view(here, card) for card in here.library.cards(page.members))
    side = here.library.site.sides[older.key].name
    return OlderSideView(*_head(here, older, page, side), incidents)


def older_harmed_view(here: Here, older: OlderPage) -> OlderEntriesView:
    """Return a page of the incidents that harmed people of a side."""
    return _entries(here, older, here.library.site.sides[older.key].name)


def older_group_view(here: Here, older: OlderPage) -> OlderEntriesView:
    """Return a page of the incidents that harmed people of a group."""
    return _entries(here, older, here.library.groups[older.key].name)


def older_list_view(here: Here, older: OlderPage) -> OlderEntriesView:
    """Return a page of a list of the settings."""
    return _entries(here, older, here.library.site.lists[older.key].name)


def older_facet_view(here: Here, older: OlderPage) -> OlderEntriesView:
    """Return a page of the incidents with a status, a number of origins or an answer.

    Its subject is a word of ours, for the template to spell out.
    """
    return _entries(here, older, older.key or older.relation)


def older_sources_view(here: Here, older: OlderPage) -> OlderSourcesView:
    """Return a page of all sources."""
    page = _page(here, older)
    return OlderSourcesView(*_head(here, older, page, None), source_years(here, page))


def older_publisher_view(here: Here, older: OlderPage) -> OlderPublisherView:
    """Return a page of the sources of a publisher."""
    page = _page(here, older)
    name = here.library.publishers[older.key].name
    sources = flat_list(here, page.members).items
    return OlderPublisherView(*_head(here, older, page, name), sources)


def older_changes_view(here: Here, older: OlderPage) -> OlderChangesView:
    """Return a page of all changes."""
    page = _page(here, older)
    return OlderChangesView(*_head(here, older, page, None), change_days(here, page))


def _page(here: Here, older: OlderPage) -> LongList:
    return here.library.page_of(older.relation, older.key, older.number)


def _entries(here: Here, older: OlderPage, subject: str | None) -> OlderEntriesView:
    page = _page(here, older)
    shown = entries(here, here.library.cards(page.members))
    return OlderEntriesView(*_head(here, older, page, subject), shown)


def _head(
    here: Here, older: OlderPage, page: LongList, subject: str | None
) -> tuple[Frame, Link | None, str, Paging]:
    way = paging(here, page, older.relation, older.key)
    if way is None:
        raise AssertionError(f"{older.address} is no older page")
    updated = here.library.updated_on(f"part {older.number} of", named(older.relation, older.key))
    link = Link(subject, here.to(front(older.relation, older.key))) if subject else None
    return frame(here, updated), link, older.relation, way
