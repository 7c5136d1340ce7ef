"""What a rule is: a name, how grave a breach is, the reason, and what finds breaches."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from sourcebook.load.content import Content
from sourcebook.load.document import Document
from sourcebook.model.article import Article
from sourcebook.model.figure import Figure
from sourcebook.model.ids import Key, Kind
from sourcebook.model.incident import Incident
from sourcebook.problems import Location, Problem, Severity


class Finding(NamedTuple):
    """Hold one breach of a rule: where it is, what is wrong, and what to do."""

    location: Location
    message: str
    hint: str


Findings: TypeAlias = Iterator[Finding]


@dataclass(frozen=True, slots=True)
class Rule:
    """Hold one rule; `find` is None where reading the files finds the breaches already."""

    name: str
    severity: Severity
    reason: str
    find: Callable[[Content], Findings] | None = None

    def problems(self, content: Content) -> Iterator[Problem]:
        """Yield a problem for every breach."""
        if self.find is not None:
            for location, message, hint in self.find(content):
                yield Problem(self.name, self.severity, location, message, hint)


def rule(name: str, severity: Severity) -> Callable[[Callable[[Content], Findings]], Rule]:
    """Make a generator into a rule; its docstring is the reason."""

    def made(find: Callable[[Content], Findings]) -> Rule:
        return Rule(name, severity, " ".join((find.__doc__ or "").split()), find)

    return made


def incidents(content: Content) -> Iterator[tuple[Incident, Document]]:
    """Yield every incident with its document."""
    for name, incident in content.records.incidents.items():
        yield incident, content.documents[Key(Kind.INCIDENT, name)]


def standing_incidents(content: Content) -> Iterator[tuple[Incident, Document]]:
    """Yield every incident that is neither merged nor withdrawn, with its document."""
    return (pair for pair in incidents(content) if not pair[0].tombstone)


def articles(content: Content) -> Iterator[tuple[Article, Document]]:
    """Yield every article with its document."""
    for name, article in content.records.articles.items():
        yield article, content.documents[Key(Kind.ARTICLE, name)]


def figures(content: Content) -> Iterator[tuple[Figure, Document]]:
    """Yield every figure with its document."""
    for name, figure in content.records.figures.items():
        yield figure, content.documents[Key(Kind.FIGURE, name)]
