"""Draw who reports on what: one and a half articles an incident, and what each rests on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from benchmarks.corpus.cast import Cast, Publisher
from benchmarks.corpus.draw import Draw
from benchmarks.corpus.story import Edge, Event, Report, Story

_NUMBER_OF_REPORTS = ((0.74, 1), (0.17, 2), (0.05, 3), (0.03, 4), (0.01, 5))
_SHARE_OF_SUMMARIES = 0.06
"""Reports that sum up several incidents, of all incidents, at least."""
_CITING = 0.4
"""The share of incidents that cite such a report."""


@dataclass(frozen=True, slots=True)
class _Summary:
    """Hold a report on several incidents, while who cites it is still being found."""

    report: Report
    citing: frozenset[int]


class Newsroom:
    """Write up the events of a corpus."""

    def __init__(self, people: Cast, seed: int) -> None:
        """Start with the publishers that there are."""
        self._people = people
        self._seed = seed
        self._taken: set[str] = set()

    def stories(self, events: Sequence[Event]) -> Iterator[Story]:
        """Yield the story of every event, with exactly one and a half articles an event in all."""
        total = len(events) + len(events) // 2
        counts = self._counts(events, total)
        summaries = self._summaries(events, total - sum(counts))
        summary_of = {number: one for one in summaries for number in one.citing}
        stories = []
        for event, count in zip(events, counts, strict=True):
            summary = summary_of.get(event.number)
            can_be_unknown = summary is not None and summary.report.basis == "original"
            stories.append(self._story(event, count, can_be_unknown=can_be_unknown))
        finished = {
            number: self._with_edges(one, stories) for one in summaries for number in one.citing
        }
        earlier: dict[str, str] = {}
        for story in stories:
            region = story.event.place.region
            yield replace(
                story,
                summary=finished.get(story.event.number),
                related=self._related(story.event, earlier.get(region)),
            )
            if story.event.state.stands:
                earlier[region] = story.event.id

    def _counts(self, events: Sequence[Event], total: int) -> list[int]:
        draw = Draw(self._seed, "counts")
        counts = [draw.by_weight(_NUMBER_OF_REPORTS) for _ in events]
        too_many = sum(counts) - (total - max(1, int(len(events) * _SHARE_OF_SUMMARIES)))
        for number, count in enumerate(counts):
            if too_many <= 0:
                break
            less = min(count - 1, too_many)
            counts[number] -= less
            too_many -= less
        return counts

    def _summaries(self, events: Sequence[Event], number: int) -> list[_Summary]:
        """Draw the reports on several incidents, each on neighbours in time."""
        in_order = sorted(events, key=lambda event: (event.known, event.number))
        found = []
        for which in range(number):
            start = len(events) * which // number
            end = len(events) * (which + 1) // number
            draw = Draw(self._seed, "summary", which)
            standing = [event for event in in_order[start:end] if event.state.stands]
            citing = frozenset(
                event.number
                for place, event in enumerate(standing)
                if place == 0 or draw.chance(_CITING)
            )
            last = in_order[end - 1]
            published = last.known + timedelta(draw.whole(45, 150))
            publisher = draw.pick(self._people.observers)
            report = Report(
                id=self._name(publisher, published, "report"),
                publisher=publisher,
                kind="un-report" if publisher.kind == "un-body" else "ngo-report",
                language="en",
                published=published,
                read=published + timedelta(draw.whole(1, 40)),
                basis="derived" if draw.chance(0.4) else "original",
                place=last.place,
            )
            found.append(_Summary(report, citing))
        return found

    def _with_edges(self, summary: _Summary, stories: Sequence[Story]) -> Report:
        if summary.report.basis == "original":
            return summary.report
        edges = (
            Edge(stories[number].own[0].id, "reports", stories[number].event.id)
            for number in sorted(summary.citing)
        )
        return replace(summary.report, edges=tuple(edges))

    def _story(self, event: Event, count: int, *, can_be_unknown: bool) -> Story:
        draw = Draw(self._seed, "reports", event.number)
        published = event.known + timedelta(
            draw.whole(0, 5) if draw.chance(0.8) else draw.whole(6, 25)
        )
        unknown = can_be_unknown and draw.chance(0.2)
        own = [self._first(draw, event, published, "unknown" if unknown else "original")]
        for _ in range(count - 1):
            published += timedelta(draw.whole(0, 4))
            own.append(self._next(draw, event, published, own))
        if count > 1 and draw.chance(0.08):
            own[0] = replace(own[0], through=own[1].id)
        return Story(event, tuple(own))

    def _first(self, draw: Draw, event: Event, published: date, basis: str) -> Report:
        people = self._people
        publisher, kind = draw.by_weight(
            (
                (0.42, (draw.early(people.newsrooms), "news-report")),
                (0.12, (draw.early(people.newsrooms), "investigation")),
                (0.12, (draw.pick(people.agencies), "wire-report")),
                (0.18, (draw.early(people.offices), "official-statement")),
                (0.10, (draw.pick(people.observers), "ngo-report")),
                (0.06, (draw.early(people.newsrooms), "footage")),
            )
        )
        return self._report(draw, event, publisher, kind, published, basis)

    def _next(self, draw: Draw, event: Event, published: date, before: list[Report]) -> Report:
        publisher = draw.early(self._people.newsrooms)
        basis = draw.by_weight(((0.70, "derived"), (0.24, "original"), (0.06, "unknown")))
        report = self._report(draw, event, publisher, "news-report", published, basis)
        other = draw.early(before)
        if basis == "original" and draw.chance(0.3):
            return replace(report, kind="investigation", edges=(Edge(other.id, "analyses"),))
        if basis != "derived":
            return report
        how = draw.by_weight(
            (
                (0.45, "reports"),
                (0.15, "quotes"),
                (0.15, "translates"),
                (0.15, "syndicates"),
                (0.10, "rewrites"),
            )
        )
        kind = "copy" if how in ("syndicates", "rewrites") else "news-report"
        language = report.language
        if how == "translates":
            language = "en" if other.language != "en" else "uk"
        edges = (Edge(other.id, how),)
        return replace(report, kind=kind, language=language, edges=edges)

    def _report(  # noqa: PLR0913, PLR0917 - what makes a report
        self,
        draw: Draw,
        event: Event,
        publisher: Publisher,
        kind: str,
        published: date,
        basis: str,
    ) -> Report:
        return Report(
            id=self._name(publisher, published, event.place.slug),
            publisher=publisher,
            kind=kind,
            language=publisher.language,
            published=published,
            read=published + timedelta(draw.whole(1, 40)),
            basis=basis,
            place=event.place,
            held_back=event.state.held_back,
        )

    def _name(self, publisher: Publisher, published: date, what: str) -> str:
        name = f"{publisher.id}-{published}-{what}"[:60].rstrip("-")
        number = 1
        unique = name
        while unique in self._taken:
            number += 1
            unique = f"{name}-{number}"
        self._taken.add(unique)
        return unique

    def _related(self, event: Event, earlier: str | None) -> tuple[str, ...]:
        draw = Draw(self._seed, "related", event.number)
        related = dict.fromkeys(event.beside)
        if earlier and draw.chance(0.2):
            related[earlier] = None
        return tuple(related)
