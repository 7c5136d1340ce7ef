"""The records of a site, by kind and id."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sourcebook.model.article import Article
from sourcebook.model.borders import Borders
from sourcebook.model.figure import Figure
from sourcebook.model.ids import Kind
from sourcebook.model.incident import Incident
from sourcebook.model.link import Link
from sourcebook.model.record import Record
from sourcebook.model.release import Release
from sourcebook.model.site import Page, Site
from sourcebook.model.vocabulary import (
    Actor,
    Group,
    LoadedWord,
    Publisher,
    Region,
    Tag,
    Warning_,
)


@dataclass(frozen=True, slots=True)
class Records:
    """Hold every record that could be read, each mapping in the order of its ids.

    `site` is None only while problems keep the settings from being read, `borders` where the site
    has no map.
    """

    site: Site | None = None
    incidents: Mapping[str, Incident] = field(default_factory=dict)
    articles: Mapping[str, Article] = field(default_factory=dict)
    figures: Mapping[str, Figure] = field(default_factory=dict)
    pages: Mapping[str, Page] = field(default_factory=dict)
    actors: Mapping[str, Actor] = field(default_factory=dict)
    publishers: Mapping[str, Publisher] = field(default_factory=dict)
    tags: Mapping[str, Tag] = field(default_factory=dict)
    warnings: Mapping[str, Warning_] = field(default_factory=dict)
    groups: Mapping[str, Group] = field(default_factory=dict)
    regions: Mapping[str, Region] = field(default_factory=dict)
    loaded_words: Mapping[str, LoadedWord] = field(default_factory=dict)
    links: Mapping[str, Link] = field(default_factory=dict)
    releases: Mapping[str, Release] = field(default_factory=dict)
    borders: Borders | None = None


def by_kind(records: Records) -> Mapping[Kind, Mapping[str, Record]]:
    """Return the records of each kind by id; the settings are a record as well."""
    return {
        Kind.INCIDENT: records.incidents,
        Kind.ARTICLE: records.articles,
        Kind.FIGURE: records.figures,
        Kind.PAGE: records.pages,
        Kind.ACTOR: records.actors,
        Kind.PUBLISHER: records.publishers,
        Kind.TAG: records.tags,
        Kind.WARNING: records.warnings,
        Kind.GROUP: records.groups,
        Kind.REGION: records.regions,
        Kind.LOADED_WORD: records.loaded_words,
        Kind.LINK: records.links,
        Kind.RELEASE: records.releases,
        Kind.SITE: {} if records.site is None else {records.site.id: records.site},
    }
