"""Write the published records of a site as content files of other generators.

They get what an editor would type there: front matter in YAML and a text in Markdown. What a
generator is for, each does itself: order, neighbours, years, backlinks, feed. What only Sourcebook
computes, such as the number of origins, is given to the others ready-made.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from sourcebook.evidence.origins import origins
from sourcebook.evidence.status import is_contested
from sourcebook.load.content import load_content
from sourcebook.model import prose
from sourcebook.model.article import Article
from sourcebook.model.countries import country_name
from sourcebook.model.incident import Casualties, Incident
from sourcebook.model.records import Records
from sourcebook.plan import formats

Plain: TypeAlias = "str | int | bool | list[Plain] | dict[str, Plain]"

_LINK = re.compile(r"\[(?P<text>[^\]]*)\]\((?P<kind>[a-z]+):(?P<id>[^)\s]+)\)")
_FOLDERS = {"incident": "incidents", "source": "sources"}


@dataclass(frozen=True, slots=True)
class Item:
    """Hold one page of a peer: its section and id, its front matter, its Markdown."""

    section: str
    id: str
    year: int
    front: dict[str, Plain]
    body: str

    @property
    def path(self) -> str:
        """Return where the file goes, below the content folder of a peer."""
        return f"{self.section}/{self.year}/{self.id}.md"


def items(content: Path) -> Iterator[Item]:
    """Yield every incident and article of a content folder that readers see."""
    records = load_content(content, "content").records
    for incident in records.incidents.values():
        if incident.is_public and not incident.tombstone:
            yield _incident(records, incident)
    for article in records.articles.values():
        if article.is_public:
            yield _article(records, article)


def text_of(front: Mapping[str, Plain], body: str) -> str:
    """Return a content file: front matter in YAML, every text of it in quotation marks."""
    return f"---\n{yaml(front)}---\n{body}\n"


def yaml(front: Mapping[str, Plain]) -> str:
    """Return a mapping as YAML: a key a line, an entry of a list a line."""
    return "".join(f"{key}:{_value(value)}" for key, value in front.items())


def _value(value: Plain) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "\n" + "".join(f"  - {_flow(entry)}\n" for entry in value)
    return f" {_flow(value)}\n"


def _flow(value: Plain) -> str:
    # JSON is YAML too, and quotes what needs it.
    return json.dumps(value, ensure_ascii=False)


def _incident(records: Records, incident: Incident) -> Item:
    articles = list(incident.article_ids)
    where = incident.where
    place = [where.name, where.region or "", country_name(where.country)]
    day = incident.when.date.sort_day
    front: dict[str, Plain] = {
        "title": incident.title,
        "date": day.isoformat(),
        "changed": incident.changes[-1].date.isoformat(),
        "shown": formats.edtf(incident.when.date),
        "place": ", ".join(part for part in place if part),
        "summary": incident.summary,
        "standing": incident.status.value,
        "contested": is_contested(incident, records.actors),
        "origins": len(origins(articles, incident.id, records.articles)),
        "warnings": [records.warnings[name].name for name in incident.warnings],
        "subjects": [records.tags[name].name for name in incident.tags],
        "parties": [
            {
                "role": party.role.value,
                "who": records.actors[party.actor].name if party.actor else "",
                "group": records.groups[party.group].name if party.group else "",
                "count": party.count or 0,
            }
            for party in incident.parties
        ],
        "counts": [_count(records, row) for row in incident.casualties],
        "claims": [
            {
                "by": records.actors[claim.by].name,
                "stance": claim.stance.value,
                "shown": formats.edtf(claim.date),
                "says": claim.says,
                "quote": claim.quote or "",
                "source": claim.source,
            }
            for claim in sorted(incident.claims, key=lambda claim: claim.date.sort_day)
        ],
        "sources": list(articles),
        "related": [name for name in incident.related if _is_shown(records, name)],
        "history": [
            {
                "shown": formats.day(change.date),
                "kind": change.kind.value,
                "note": change.note or "",
                "was": change.was or "",
                "now": change.now or "",
            }
            for change in incident.changes
        ],
    }
    return Item("incidents", incident.id, day.year, front, _markdown(incident.account, articles))


def _count(records: Records, row: Casualties) -> Plain:
    return {
        "outcome": row.outcome.value,
        "people": formats.count_range(row.min, row.max),
        "by": records.actors[row.by].name,
        "shown": formats.edtf(row.as_of),
        "basis": row.basis.value,
        "source": row.source,
    }


def _article(records: Records, article: Article) -> Item:
    publisher = records.publishers[article.publisher]
    day = article.published.sort_day
    front: dict[str, Plain] = {
        "title": article.title,
        "date": day.isoformat(),
        "shown": formats.edtf(article.published),
        "publisher": publisher.name,
        "what": article.kind.value,
        "tongue": article.language,
        "writers": list(article.authors),
        "address": article.url or article.seen_at or "",
        "archived": article.archived.url if article.archived else "",
        "read": formats.day(article.accessed) if article.accessed else "",
        "basis": article.basis.value,
        "restates": [{"id": edge.article, "how": edge.how.value} for edge in article.derived_from],
        "problems": list(article.problems),
    }
    return Item("sources", article.id, day.year, front, _markdown(article.abstract, []))


def _is_shown(records: Records, name: str) -> bool:
    incident = records.incidents[name]
    return incident.is_public and not incident.tombstone


def _markdown(text: str, articles: list[str]) -> str:
    """Return Markdown in which every reference is a plain link, or plain text."""

    def cite(match: re.Match[str]) -> str:
        return f"[{articles.index(match['id']) + 1}](/sources/{match['id']}/)"

    def lead(match: re.Match[str]) -> str:
        folder = _FOLDERS.get(match["kind"])
        return f"[{match['text']}](/{folder}/{match['id']}/)" if folder else match["text"]

    return prose.CITATION.sub(cite, _LINK.sub(lead, text))
