"""Rules on what records name: it exists, it is published, it is not the record itself."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator

from sourcebook.check.mentions import Mention
from sourcebook.check.review import VOCABULARY_FILES, Review
from sourcebook.check.rule import Finding, Findings, Rule, rule
from sourcebook.load.document import Document, FieldPath
from sourcebook.load.one_file import MODELS
from sourcebook.model.countries import COUNTRIES
from sourcebook.model.ids import Key, Kind
from sourcebook.model.incident import Incident
from sourcebook.model.record import Publishable
from sourcebook.model.records import by_kind
from sourcebook.model.vocabulary import NO_SIDE, Region
from sourcebook.model.words import Seen
from sourcebook.problems import Severity, did_you_mean
from sourcebook.relate.reading import made_of

MAX_COMPARED = 40_000
"""The most words that the misspelt ones of one rule are compared with: each takes a while."""
MOST_LISTED = 20
"""The most words that a remedy lists."""

_FOLDERS = {
    Kind.INCIDENT: "incidents",
    Kind.ARTICLE: "articles",
    Kind.FIGURE: "figures",
    Kind.PAGE: "pages",
}


class _Guesses:
    """Guess what was meant, as long as that takes no more than a moment in all."""

    def __init__(self) -> None:
        self._made: dict[str, str] = {}
        self._compared = 0

    def of(self, word: str, known: Collection[str], limit: int = 2) -> str:
        """Return the question whether a similar word was meant, or nothing."""
        if word not in self._made and self._compared < MAX_COMPARED:
            self._compared += len(known)
            self._made[word] = did_you_mean(word, known, limit)
        return self._made.get(word, "")


def _unknown(review: Review, concerns: Callable[[Mention], bool]) -> Findings:
    """Yield a finding for each of the mentions that lead nowhere."""
    if not review.unknown:
        return
    guesses: dict[Kind, _Guesses] = defaultdict(_Guesses)
    for mention in filter(concerns, review.unknown):
        kind, name = mention.kind, mention.id
        guess = guesses[kind].of(name, review.names[kind])
        yield Finding(mention.location, f"there is no {kind} `{name[:80]}`.{guess}", _remedy(kind))


def _remedy(kind: Kind) -> str:
    if kind in VOCABULARY_FILES:
        return f"Correct the id, or add it to {VOCABULARY_FILES[kind]}."
    return f"Correct the id, or write the record: a file of that name in {_FOLDERS[kind]}/."


def _unknown_rule(kind: Kind, reason: str) -> Rule:
    def find(review: Review) -> Findings:
        return _unknown(review, lambda mention: mention.kind is kind and not mention.is_link)

    find.__doc__ = reason
    return rule(f"unknown-{kind}", Severity.ERROR)(find)


unknown_article = _unknown_rule(
    Kind.ARTICLE, "A statement without a source that a reader can open rests on nothing."
)
unknown_incident = _unknown_rule(
    Kind.INCIDENT, "A reference to an incident that is not here leads readers nowhere."
)
unknown_actor = _unknown_rule(
    Kind.ACTOR, "Who speaks, acts or counts comes from one closed list, so that each has one name."
)
unknown_publisher = _unknown_rule(
    Kind.PUBLISHER, "Publishers come from one closed list that says who owns them."
)
unknown_tag = _unknown_rule(
    Kind.TAG, "Tags come from one closed list, so that each has one meaning and one page."
)
unknown_warning = _unknown_rule(
    Kind.WARNING, "Content warnings come from one closed list that tells readers what they mean."
)
unknown_group = _unknown_rule(
    Kind.GROUP, "Groups come from one closed list, so that both sides are described in like words."
)


@rule("unknown-link", Severity.ERROR)
def unknown_link(review: Review) -> Findings:
    """A link in a text must lead to a record or a page of this site."""
    return _unknown(review, lambda mention: mention.is_link)


@rule("unknown-region", Severity.ERROR, Kind.INCIDENT)
def unknown_region(review: Review) -> Findings:
    """Regions come from one closed list, so that each has one name and belongs to one country."""
    # A site may do without the list; and one that is only half read knows no name for sure.
    if not len(review.names[Kind.REGION]) == len(review.records.regions) > 0:
        return
    known = made_of(review.records.regions, _countries_by_region)
    guesses = _Guesses()
    for incident, document in review.incidents:
        where = incident.where
        if where.region is None or where.country in known.get(where.region, ()):
            continue
        if where.country not in COUNTRIES:  # its own problem, and the region may be right
            continue
        place = document.at("where", "region")
        if where.region in known:
            owners = " and ".join(f"`{owner}`" for owner in dict.fromkeys(known[where.region]))
            message = (
                f"`{where.region}` is listed as a region of {owners}, not of `{where.country}`"
            )
            yield Finding(place, message, "Correct `where.country` or the region.")
        else:
            by_lower = {region.lower(): region for region in known}
            guess = _as_written(guesses.of(where.region, by_lower, limit=1), by_lower)
            message = f"there is no region `{where.region}`.{guess}"
            hint = f"Write the `name` of a region, or add it to {VOCABULARY_FILES[Kind.REGION]}."
            yield Finding(place, message, hint)


def _countries_by_region(regions: Iterable[Region]) -> dict[str, list[str]]:
    known: dict[str, list[str]] = {}
    for region in regions:
        known.setdefault(region.name, []).append(region.country)
    return known


def _as_written(guess: str, by_lower: dict[str, str]) -> str:
    """Write the names of a guess as the vocabulary does; guessing takes them in lower case."""
    return re.sub("`([^`]+)`", lambda match: f"`{by_lower.get(match[1], match[1])}`", guess)


@rule("unknown-side", Severity.ERROR, Kind.ACTOR)
def unknown_side(review: Review) -> Findings:
    """Whether an actor is a party decides what its word counts for."""
    site = review.site
    if site is None:
        return
    known = [*site.sides, NO_SIDE]
    guesses = _Guesses()
    for actor, document in review.subjects(Kind.ACTOR):
        if actor.side not in known:
            message = f"there is no side `{actor.side}`.{guesses.of(actor.side, known)}"
            hint = f"Write one of: {', '.join(known[:MOST_LISTED])}; site.yaml defines the sides."
            yield Finding(document.at("side"), message, hint)


_HELD_BACK = frozenset(kind for kind, model in MODELS.items() if issubclass(model, Publishable))
"""The kinds of records that editors may hold back."""


@rule("unpublished-reference", Severity.ERROR)
def unpublished_reference(review: Review) -> Findings:
    """A published record must not give away, or rest on, one that is held back."""
    groups = by_kind(review.records)
    held_back = {
        (kind, name)
        for kind, name in review.mentioned
        if kind in _HELD_BACK
        and isinstance(found := groups[kind].get(name), Publishable)
        and not found.is_public
    }
    for mention in review.mentions if held_back else ():
        source = mention.record
        public = not isinstance(source, Publishable) or source.is_public
        if public and (mention.kind, mention.id) in held_back:
            message = f"this record is published, and `{mention.id}` is a draft or embargoed"
            hint = "Hold this record back as well, publish the other one, or remove the reference."
            yield Finding(mention.location, message, hint)


@rule("self-reference", Severity.ERROR)
def self_reference(review: Review) -> Findings:
    """A record that refers to itself tells readers nothing."""
    for incident, document in review.incidents:
        for number, name in enumerate(incident.related):
            if name == incident.id:
                yield Finding(
                    document.at("related", number),
                    "the incident is listed as related to itself",
                    "Remove the line.",
                )
    for article, document in review.articles:
        if article.seen.through == article.id:
            yield Finding(
                document.at("seen", "through"),
                "the source is said to be known through itself",
                "Name the article that tells of it, or write `full` or `excerpt`.",
            )


@rule("through-unread", Severity.ERROR, Kind.ARTICLE)
def through_unread(review: Review) -> Findings:
    """The article that a source is known through must be one that we have read."""
    for article, document in review.articles:
        other = review.records.articles.get(article.seen.through or "")
        if other and other.id != article.id and other.seen.extent is Seen.THROUGH:
            yield Finding(
                document.at("seen", "through"),
                f"`{other.id}` is itself known only through another article",
                "Name the article that you have read.",
            )


@rule("repeated-entry", Severity.WARNING)
def repeated_entry(review: Review) -> Findings:
    """An entry that stands twice in a list is a slip, often for another one."""
    for incident, document in review.incidents:
        for path, names in _lists(incident):
            yield from _repeated(document, path, names)
    for article, document in review.articles:
        yield from _repeated(document, ("authors",), article.authors)
        for number, edge in enumerate(article.derived_from):
            yield from _repeated(document, ("derived_from", number, "about"), edge.about)


def _lists(incident: Incident) -> Iterator[tuple[FieldPath, tuple[str, ...]]]:
    yield ("warnings",), incident.warnings
    yield ("sources",), incident.sources
    yield ("tags",), incident.tags
    yield ("related",), incident.related


def _repeated(document: Document, path: FieldPath, names: tuple[str, ...]) -> Findings:
    if len(set(names)) == len(names):
        return
    seen: set[str] = set()
    for number, name in enumerate(names):
        if name in seen:
            yield Finding(
                document.at(*path, number),
                f"`{name[:80]}` stands twice in `{path[-1]}`",
                "Remove one of the two, or write the one that was meant.",
            )
        seen.add(name)


@rule("unused-article", Severity.NOTE, whole=True)
def unused_article(review: Review) -> Findings:
    """A source that nothing rests on is a forgotten citation, or a leftover.

    Nothing is said while a record cannot be read: it may be the one that cites the source.
    """
    if not review.facts.incidents or review.lacks_records:
        return
    for article in review.facts.articles:
        if article not in review.used_articles:
            yield Finding(
                review.documents[Key(Kind.ARTICLE, article)].whole(),
                "no other record uses this source",
                "Cite it, or remove the file if it was never published.",
            )
