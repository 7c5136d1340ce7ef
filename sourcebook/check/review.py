"""The content under check, with what several rules ask of it, each worked out once."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any

from sourcebook.check.markdown_text import Text
from sourcebook.check.mentions import MENTIONING, Mention, mentions_of
from sourcebook.check.translated import (
    MARKDOWN,
    TRANSLATABLE,
    Translated,
    place_of,
    translated,
)
from sourcebook.evidence.status import StatusFinding, supported_status
from sourcebook.load.content import Content
from sourcebook.load.document import Document
from sourcebook.load.one_file import VOCABULARIES, VOCABULARY
from sourcebook.model.article import Article
from sourcebook.model.figure import Figure
from sourcebook.model.ids import Key, Kind
from sourcebook.model.incident import Incident
from sourcebook.model.records import Records, by_kind
from sourcebook.model.site import Page, Site
from sourcebook.relate.facts import Facts

VOCABULARY_FILES = {kind: f"{VOCABULARY}/{stem}.yaml" for stem, kind in VOCABULARIES.items()}
"""The file that lists the ids of a kind."""


MANY = (Kind.INCIDENT, Kind.ARTICLE)
"""The kinds of which there may be many thousands: each of their records is checked by itself."""
THE_REST = Key(Kind.SITE, "site")
"""The subject that stands for all records of the other kinds together."""


@dataclass(frozen=True)
class Review:
    """Answer what the rules ask of the content.

    `all_facts` are those of its incidents and articles. `subject` is what findings are about: one
    incident or article, `THE_REST`, or None for every record. Whatever is looked up besides,
    anywhere in the content, is noted by its shelves.
    """

    content: Content
    all_facts: Facts | None = None
    subject: Key | None = None

    @property
    def facts(self) -> Facts:
        """Return the facts of all incidents and articles, for rules that compare them."""
        if self.all_facts is None:
            raise AssertionError("only a rule that is `whole` compares records by their facts")
        return self.all_facts

    @property
    def records(self) -> Records:
        """Return the records that could be read."""
        return self.content.records

    @property
    def site(self) -> Site | None:
        """Return the settings, None where they could not be read."""
        return self.content.records.site

    @property
    def documents(self) -> Mapping[Key, Document]:
        """Return the document of each record."""
        return self.content.documents

    @property
    def names(self) -> Mapping[Kind, Collection[str]]:
        """Return every id that a file or an entry claims, readable or not."""
        return self.content.names

    @property
    def kinds(self) -> Iterable[Kind]:
        """Return the kinds of which records can be under review."""
        return Kind if self.subject in (None, THE_REST) else (self.subject.kind,)

    def subjects(self, kind: Kind) -> Iterable[tuple[Any, Document]]:
        """Return the records of a kind that are under review, each with its document."""
        subject = self.subject
        if subject is not None and (subject.kind in MANY or kind in MANY):
            return self._one if kind is subject.kind else ()
        return (
            (record, self.documents[Key(kind, record.id)])
            for record in by_kind(self.records)[kind].values()
        )

    @cached_property
    def _one(self) -> tuple[tuple[Any, Document], ...]:
        """Return the one incident or article that is under review; nothing if it is unreadable."""
        subject = self.subject
        if subject is None or subject == THE_REST:
            return ()
        record = by_kind(self.records)[subject.kind].get(subject.id)
        return ((record, self.documents[subject]),) if record else ()

    @cached_property
    def incidents(self) -> tuple[tuple[Incident, Document], ...]:
        """Return the incidents under review."""
        return tuple(self.subjects(Kind.INCIDENT))

    @cached_property
    def standing_incidents(self) -> tuple[tuple[Incident, Document], ...]:
        """Return those of them that are neither merged nor withdrawn."""
        return tuple(pair for pair in self.incidents if not pair[0].tombstone)

    @cached_property
    def articles(self) -> tuple[tuple[Article, Document], ...]:
        """Return the articles under review."""
        return tuple(self.subjects(Kind.ARTICLE))

    @cached_property
    def figures(self) -> tuple[tuple[Figure, Document], ...]:
        """Return the figures under review."""
        return tuple(self.subjects(Kind.FIGURE))

    @cached_property
    def pages(self) -> tuple[tuple[Page, Document], ...]:
        """Return the pages of prose under review."""
        return tuple(self.subjects(Kind.PAGE))

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Return every Markdown text."""
        return tuple(
            text
            for kind, (field, top_heading) in MARKDOWN.items()
            for record, document in self.subjects(kind)
            for text in (
                Text(document, (field,), getattr(record, field), top_heading),
                *self._translated_texts(record, document, field, top_heading),
            )
        )

    def _translated_texts(
        self, record: Incident | Article | Page, document: Document, field: str, top_heading: int
    ) -> Iterator[Text]:
        for language, translation in record.translations.items():
            place, path = place_of(record, document, language, self.documents)
            markdown = getattr(translation, field)
            if markdown:
                yield Text(place, (*path, field), markdown, top_heading)

    def written(self, kind: Kind) -> Iterator[tuple[Any, Document]]:
        """Yield the records of a kind under review and what translates them in other files."""
        for record, document in self.subjects(kind):
            yield record, document
            if isinstance(record, Page):
                for language, translation in record.translations.items():
                    yield translation, place_of(record, document, language, self.documents)[0]

    @property
    def editions(self) -> tuple[str, ...]:
        """Return the languages of the editions, none where the settings could not be read."""
        site = self.site
        return tuple(tag for tag in site.editions if tag != site.language) if site else ()

    @cached_property
    def translations(self) -> tuple[Translated, ...]:
        """Return how the translation of each record under review stands, in each edition."""
        return tuple(
            translated(record, document, language, self.documents)
            for kind in (TRANSLATABLE if self.editions else ())
            for record, document in self.subjects(kind)
            for language in self.editions
        )

    @cached_property
    def readable_texts(self) -> tuple[Text, ...]:
        """Return the Markdown texts that a machine reads quickly."""
        return tuple(text for text in self.texts if not text.tangles)

    @cached_property
    def marked_texts(self) -> tuple[Text, ...]:
        """Return those of them that are not written plainly from end to end."""
        return tuple(text for text in self.readable_texts if not text.is_plain)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Return every mention of another record by a record under review."""
        return tuple(
            mention
            for kind in MENTIONING
            for record, document in self.subjects(kind)
            for mention in mentions_of(record, document)
        )

    @cached_property
    def mentioned(self) -> frozenset[tuple[Kind, str]]:
        """Return what these mentions name, each once: most of it is named again and again."""
        return frozenset((mention.kind, mention.id) for mention in self.mentions)

    @cached_property
    def unknown(self) -> tuple[Mention, ...]:
        """Return the mentions of what no file and no entry claims to be.

        An id whose own record could not be read is known all the same, and so is every id of a
        vocabulary that could not be read: one broken file is one problem, not a hundred.
        """
        unknown = {
            (kind, name)
            for kind, name in self.mentioned
            if name not in self.names[kind] and kind not in self.content.unreadable
        }
        if not unknown:
            return ()
        return tuple(m for m in self.mentions if (m.kind, m.id) in unknown)

    @cached_property
    def used_articles(self) -> frozenset[str]:
        """Return the articles that some other record names, published or not."""
        others = (
            mention.id
            for kind in (Kind.FIGURE, Kind.PAGE)
            for record in by_kind(self.records)[kind].values()
            for mention in mentions_of(record, self.documents[Key(kind, record.id)])
            if mention.kind is Kind.ARTICLE
        )
        by_incidents = (facts.uses for facts in self.facts.incidents.values())
        by_articles = (facts.uses for facts in self.facts.articles.values())
        return frozenset(chain(others, *by_incidents, *by_articles))

    @property
    def lacks_records(self) -> bool:
        """Tell whether a file is there whose record could not be read."""
        records = by_kind(self.records)
        return any(
            set(self.names[kind]) - set(records[kind]) for kind in (*MANY, Kind.FIGURE, Kind.PAGE)
        )

    def evidence_of(self, incident: str) -> Mapping[str, Article | None] | None:
        """Return every article that an incident uses, itself or through another, by id.

        None for an incident that could not be read, and for an article that could not.
        """
        if incident not in self._evidence:
            record = self.records.incidents.get(incident)
            self._evidence[incident] = None if record is None else self._used_by(record)
        return self._evidence[incident]

    @cached_property
    def _evidence(self) -> dict[str, Mapping[str, Article | None] | None]:
        return {}

    def _used_by(self, incident: Incident) -> Mapping[str, Article | None]:
        articles = self.records.articles
        waiting = list(incident.article_ids)
        found: dict[str, Article | None] = {}
        while waiting:
            name = waiting.pop()
            if name not in found:
                found[name] = article = articles.get(name)
                if article:
                    waiting += [edge.article for edge in article.edges_for(incident.id)]
        return found

    def supported(self, incident: Incident) -> StatusFinding | None:
        """Return what the evidence supports, None where some of it could not be read."""
        if incident.id not in self._findings:
            records = self.records
            self._findings[incident.id] = (
                supported_status(incident, records.articles, records.actors)
                if self._is_complete(incident)
                else None
            )
        return self._findings[incident.id]

    @cached_property
    def _findings(self) -> dict[str, StatusFinding | None]:
        return {}

    def _is_complete(self, incident: Incident) -> bool:
        records = self.records
        evidence = self.evidence_of(incident.id) or {}
        return (
            None not in evidence.values()
            and all(claim.by in records.actors for claim in incident.claims)
            and all(party.actor in records.actors for party in incident.parties if party.actor)
        )
