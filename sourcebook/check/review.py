"""The content under check, with what several rules ask of it, each worked out once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from sourcebook.check.markdown_text import Text, tangles
from sourcebook.check.mentions import Mention, mentions_in
from sourcebook.evidence.status import StatusFinding, supported_status
from sourcebook.load.content import VOCABULARIES, VOCABULARY, Content
from sourcebook.load.document import Document
from sourcebook.model.article import Article
from sourcebook.model.figure import Figure
from sourcebook.model.ids import Key, Kind
from sourcebook.model.incident import Incident
from sourcebook.model.record import Record
from sourcebook.model.records import Records
from sourcebook.model.site import Page
from sourcebook.problems import Problem

R = TypeVar("R", bound=Record)

VOCABULARY_FILES = {kind: f"{VOCABULARY}/{stem}.yaml" for stem, kind in VOCABULARIES.items()}
"""The file that lists the ids of a kind."""


@dataclass(frozen=True)
class Review:
    """Answer what the rules ask of the content."""

    content: Content

    @property
    def records(self) -> Records:
        """Return the records that could be read."""
        return self.content.records

    @property
    def documents(self) -> Mapping[Key, Document]:
        """Return the document of each record."""
        return self.content.documents

    @property
    def names(self) -> Mapping[Kind, frozenset[str]]:
        """Return every id that a file or an entry claims, readable or not."""
        return self.content.names

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return what was found while the files were read."""
        return self.content.problems

    @cached_property
    def incidents(self) -> tuple[tuple[Incident, Document], ...]:
        """Return every incident with its document."""
        return tuple(self._with_documents(Kind.INCIDENT, self.records.incidents.values()))

    @cached_property
    def standing_incidents(self) -> tuple[tuple[Incident, Document], ...]:
        """Return the incidents that are neither merged nor withdrawn, with their documents."""
        return tuple(pair for pair in self.incidents if not pair[0].tombstone)

    @cached_property
    def articles(self) -> tuple[tuple[Article, Document], ...]:
        """Return every article with its document."""
        return tuple(self._with_documents(Kind.ARTICLE, self.records.articles.values()))

    @cached_property
    def figures(self) -> tuple[tuple[Figure, Document], ...]:
        """Return every figure with its document."""
        return tuple(self._with_documents(Kind.FIGURE, self.records.figures.values()))

    @cached_property
    def pages(self) -> tuple[tuple[Page, Document], ...]:
        """Return every page of prose with its document."""
        return tuple(self._with_documents(Kind.PAGE, self.records.pages.values()))

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Return every Markdown text."""
        return (
            *(Text(document, "account", record.account, 3) for record, document in self.incidents),
            *(Text(document, "abstract", record.abstract, 3) for record, document in self.articles),
            *(Text(document, "body", record.body, 2) for record, document in self.pages),
        )

    @cached_property
    def readable_texts(self) -> tuple[Text, ...]:
        """Return the Markdown texts that a machine reads quickly."""
        return tuple(text for text in self.texts if not any(tangles(text.markdown)))

    @property
    def unknown(self) -> tuple[Mention, ...]:
        """Return the mentions of what no file and no entry claims to be.

        An id whose own record could not be read is known all the same, and so is every id of a
        vocabulary that could not be read: one broken file is one problem, not a hundred.
        """
        return self._mentioned[0]

    @property
    def used_articles(self) -> frozenset[str]:
        """Return the articles that another record names."""
        return self._mentioned[1]

    @cached_property
    def _mentioned(self) -> tuple[tuple[Mention, ...], frozenset[str]]:
        """Go through all mentions once: there are too many to keep, or to look for twice."""
        readable = {kind: self._is_readable(kind) for kind in Kind}
        unknown: list[Mention] = []
        used: set[str] = set()
        for mention in mentions_in(self.content):
            if mention.id not in self.names[mention.kind] and readable[mention.kind]:
                unknown.append(mention)
            if mention.kind is Kind.ARTICLE and mention.id not in used:
                record = mention.record
                if not (isinstance(record, Article) and record.id == mention.id):
                    used.add(mention.id)
        return tuple(unknown), frozenset(used)

    def _is_readable(self, kind: Kind) -> bool:
        file = VOCABULARY_FILES.get(kind)
        if file is None or self.names[kind]:
            return True
        return not any(problem.location.path.endswith(f"/{file}") for problem in self.problems)

    @cached_property
    def evidence(self) -> Mapping[str, frozenset[str]]:
        """Return every article that an incident uses, itself or through another, by incident."""
        return {incident.id: frozenset(self._used_by(incident)) for incident, _ in self.incidents}

    def _used_by(self, incident: Incident) -> Iterator[str]:
        waiting = list(incident.article_ids)
        seen: set[str] = set()
        while waiting:
            name = waiting.pop()
            if name in seen:
                continue
            seen.add(name)
            yield name
            article = self.records.articles.get(name)
            if article:
                waiting += [edge.article for edge in article.edges_for(incident.id)]

    @cached_property
    def supported(self) -> Mapping[str, StatusFinding]:
        """Return what the evidence supports, for every incident whose evidence could be read."""
        records = self.records
        return {
            incident.id: supported_status(incident, records.articles, records.actors)
            for incident, _ in self.standing_incidents
            if self._is_complete(incident)
        }

    def _is_complete(self, incident: Incident) -> bool:
        records = self.records
        return (
            all(name in records.articles for name in self.evidence[incident.id])
            and all(claim.by in records.actors for claim in incident.claims)
            and all(party.actor in records.actors for party in incident.parties if party.actor)
        )

    def _with_documents(self, kind: Kind, records: Iterable[R]) -> Iterator[tuple[R, Document]]:
        for record in records:
            yield record, self.documents[Key(kind, record.id)]
