"""Say in words what a page is made from, for people who wonder why it was made again."""

import re

from sourcebook.model.ids import Kind
from sourcebook.relate.answers import entire

_KINDS = frozenset(kind.value for kind in Kind)
RELATIONS = {
    "accused": "the incidents in which {} is accused",
    "added articles": "the sources in part {} of the data",
    "added incidents": "the incidents in part {} of the data",
    "areas": "the incidents that the map shows as the region {}",
    "by publisher": "the sources of the publisher {}",
    "by side": "the incidents in which the side {} is accused",
    "changes": "the changes of all incidents, and the corrections of figures",
    "answered": "the incidents with a response of the accused side",
    "citing": "the incidents that cite {}",
    "contested": "the incidents that the accused side denies or disputes",
    "corrections": "the number of corrections",
    "corrections log": "the corrections and withdrawals, by day",
    "counted by": "the figures of the actor {}",
    "documents": "the records in part {} of what the search finds",
    "earlier": "the incident before {}",
    "empty lists": "the lists that have no entry",
    "publisher extent": "about how much the publisher {} has, and with problems",
    "feeds": "the feeds of subjects, regions, actors, statuses and publishers",
    "figures": "the figures",
    "figures log": "the published values of figures, by day",
    "figures citing": "the figures that cite {}",
    "former incident": "the incident that was called {}",
    "former source": "the source that was called {}",
    "in list": "the incidents of the list {}",
    "harming group": "the incidents that harmed people of the group {}",
    "harming side": "the incidents that harmed people of the side {}",
    "harmed": "the incidents in which {} is a victim",
    "has feed": "whether {} has a feed",
    "has page": "whether {} has a page",
    "in no region": "the incidents in {} that lie in no listed region",
    "in region": "the incidents in the region {}",
    "in year": "the incidents of the year {}",
    "later": "the incident after {}",
    "listed actors": "the actors that have a page",
    "listed publishers": "the publishers that have a page",
    "listed regions": "the regions that have a page",
    "listed tags": "the tags that have a page",
    "log": "all that was published here, by day",
    "menu": "the menu",
    "naming": "the incidents that name {}",
    "narrow length": "the number of items in a part of a feed",
    "narrow log": "all that was published of {}, by day",
    "newest": "what was published last of {}",
    "newest change": "the day of the newest change",
    "on home": "the incidents on the home page",
    "origins": "the number of origins",
    "pages": "the pages of prose",
    "per month": "the numbers of incidents by month",
    "region": "the region of {}",
    "related": "the incidents related to {}",
    "release": "the release {}",
    "released": "the versions of the incident {} that were released",
    "releases": "the releases",
    "resting on": "the sources that rest on {}",
    "searchable": "the number of records that the search finds",
    "searchable years": "the years of what the search finds",
    "sources": "the sources",
    "sources log": "the sources, by the day on which they were added",
    "speaking": "the incidents in which {} says or counts something",
    "spots": "the incidents that the map shows as dots",
    "tabled articles": "the sources in part {} of the tables",
    "tabled incidents": "the incidents in part {} of the tables",
    "tagged": "the incidents with the tag {}",
    "timeline": "the incidents of the timeline",
    "tombstones": "the incidents that were merged or withdrawn",
    "using publisher": "the incidents with a source of the publisher {}",
    "with origins": "the incidents by their number of origins: {}",
    "with status": "the incidents with the status {}",
    "years": "the years that have incidents",
}
"""What each relation tells; `{}` stands for the id."""
_OTHERS = {
    "assets": "the names of style sheet, scripts and images",
    "fonts": "the fonts of pictures",
    "borders": "the borders of the map",
    "other files": "the text of settings, vocabularies, figures, pages and borders",
    "shards": "the parts of the index of the search",
    "site": "the settings",
}
_ABOUT = {
    "card": "what lists show of the incident {}",
    "template": "the template {}",
    "words": "part “{}” of the index of the search",
}
_MADE_OF_LISTS = {
    "all": "{}, for all of the site",
    "length": "how many there are of {}",
    "tallies": "the totals of {}",
}
_PART = re.compile(r"part (\d+) of (.+)")


def record_in(name: str) -> tuple[str, str] | None:
    """Return kind and id, where the name of an answer is that of a record."""
    kind, _, key = name.partition(" ")
    is_relation = name.partition(" of ")[0] in RELATIONS
    return (kind, key) if kind in _KINDS and key and not is_relation else None


def card_in(name: str) -> str | None:
    """Return the id of the incident, where the name is that of what lists show of it."""
    kind, _, key = name.partition(" ")
    return key if kind == "card" else None


def template_in(name: str) -> str | None:
    """Return the path of the template, where the name is that of one."""
    kind, _, key = name.partition(" ")
    return key if kind == "template" else None


def spoken(name: str) -> str:
    """Return what the name of an answer means, for people who have never seen the program."""
    if name in _OTHERS:
        return _OTHERS[name]
    if part := _PART.fullmatch(name):
        return f"page {part[1]} of {spoken(part[2])}"
    kind, _, told = name.partition(" ")
    relation, _, key = name.partition(" of ")
    if kind in _ABOUT:
        return _ABOUT[kind].format(told)
    if relation == "updated":
        return f"the last change of {_shown_by(key)}"
    if relation in _MADE_OF_LISTS:
        of = f"{key} of …" if name == entire(key) else key
        return _MADE_OF_LISTS[relation].format(spoken(of))
    return RELATIONS[relation].format(key) if relation in RELATIONS else name


def by_weight(name: str) -> tuple[bool, str]:
    """Sort what people have edited, such as records, before what was worked out from it."""
    return record_in(name) is None and template_in(name) is None and name != "site", name


def _shown_by(key: str) -> str:
    return f"what {spoken(key)} shows" if _PART.fullmatch(key) else f"what the page of {key} shows"
