"""Write the file of an incident."""

from collections.abc import Sequence
from datetime import date, timedelta

from benchmarks.corpus import wording
from benchmarks.corpus.cast import Cast, groups
from benchmarks.corpus.draw import Draw
from benchmarks.corpus.prose import account
from benchmarks.corpus.sentences import incident_title, paragraph, sentence
from benchmarks.corpus.story import Event, State, Story
from benchmarks.corpus.testimony import Claim, Count, Testimony, testimony
from benchmarks.corpus.yaml import entry, listed, quoted, scalar
from benchmarks.corpus.yaml import paragraph as folded

_WARNING = {"injured": "illness", "killed": "death"}
_DECIMALS = {"exact": 5, "settlement": 2, "district": 1, "region": 1}


def incident_file(seed: int, people: Cast, story: Story) -> tuple[str, str]:
    """Return the path below the content folder, and the text."""
    draw = Draw(seed, "incident", story.event.number)
    event = story.event
    said = testimony(draw, people, story)
    tags = draw.some(tuple(wording.TAGS), draw.whole(1, 4))
    reports = [report.id for report in story.reports]
    others = [f"tag:{tags[0]}", f"actor:{said.accused.id}", f"source:{reports[0]}", "page:method"]
    title = incident_title(draw, event.place)
    changes = _changes(draw, story, title)
    parts = [
        f"title: {title}",
        folded("summary", paragraph(draw, 1, 2)),
        f"status: {said.status}",
        *_status_note(draw, said),
        f"warnings: {listed(_warnings(said))}",
        *_when(draw, story),
        *_where(draw, story),
        *_parties(draw, story, said),
        *_counts(draw, said.counts),
        "claims:",
        *[_claim(draw, claim) for claim in said.claims],
        *_sources(story, said),
        f"account: |\n{_indented(account(draw, reports, others))}",
        f"tags: {listed(tags)}",
        *([f"related: {listed(story.related)}"] if story.related else []),
        *([f"former_ids: [{event.id}-site]"] if draw.chance(0.01) else []),
        *_state(event),
        *([folded("private", sentence(draw))] if draw.chance(0.01) else []),
        "changes:",
        *changes,
    ]
    return f"incidents/{event.first.year}/{event.id}.yaml", "\n".join(parts) + "\n"


def _indented(markdown: str) -> str:
    return "\n".join(f"  {line}" if line else "" for line in markdown.split("\n"))


def _status_note(draw: Draw, said: Testimony) -> list[str]:
    if said.status == said.supported:
        return []
    return [folded("status_note", f"The editors keep to the lower word. {sentence(draw)}")]


def _warnings(said: Testimony) -> list[str]:
    return sorted({_WARNING[count.outcome] for count in said.counts if count.outcome in _WARNING})


def _when(draw: Draw, story: Story) -> list[str]:
    lines = ["when:", f"  date: {scalar(story.event.written)}"]
    if draw.chance(0.25):
        lines.append("  " + folded("note", sentence(draw), "  "))
    if draw.chance(0.3):
        lines.append(f"  source: {story.own[0].id}")
    return lines


def _where(draw: Draw, story: Story) -> list[str]:
    place = story.event.place
    precision = draw.by_weight(
        (
            (0.15, "exact"),
            (0.62, "settlement"),
            (0.13, "district"),
            (0.07, "region"),
            (0.03, "country"),
        )
    )
    lines = ["where:", f"  name: {place.name}"]
    if precision not in ("region", "country"):
        lines.append(f"  district: {place.district}")
    if precision != "country":
        lines.append(f"  region: {place.region}")
    lines.append(f"  country: {place.country}")
    if precision != "country":
        decimals = _DECIMALS[precision]
        # A spot of its own, in metres only, or places would come near each other.
        offset = draw.whole(1, 99) / 100_000 if precision == "exact" else 0.0
        lines.append(f"  latitude: {place.latitude / 10 + offset:.{decimals}f}")
        lines.append(f"  longitude: {place.longitude / 10 + offset:.{decimals}f}")
    lines.append(f"  precision: {precision}")
    if draw.chance(0.2):
        lines.append(f"  source: {story.own[0].id}")
    return lines


def _parties(draw: Draw, story: Story, said: Testimony) -> list[str]:
    role = "convicted-perpetrator" if said.is_conviction else "alleged-perpetrator"
    victims = ["role: victim", f"group: {draw.pick(groups())}"]
    if draw.chance(0.4):
        victims.append(f"count: {draw.whole(1, 40)}")
    accused = [f"role: {role}", f"actor: {said.accused.id}"]
    if draw.chance(0.5):
        accused.append(f"source: {story.own[0].id}")
    return ["parties:", entry(*accused), entry(*victims)]


def _counts(draw: Draw, counts: Sequence[Count]) -> list[str]:
    lines = []
    for count in counts:
        row = [f"outcome: {count.outcome}", f"min: {count.low}"]
        if not draw.chance(0.1):
            row.append(f"max: {count.high}")
        row += [
            f"by: {count.by}",
            f"as_of: {count.source.published}",
            f"basis: {'verified' if count.verified else 'alleged'}",
            f"source: {count.source.id}",
        ]
        if draw.chance(0.2):
            row.append(f"quote: {count.low} people")
        lines.append(entry(*row))
    return ["casualties:", *lines] if lines else []


def _claim(draw: Draw, claim: Claim) -> str:
    lines = [
        f"by: {claim.by}",
        f"stance: {claim.stance}",
        f"date: {claim.on}",
        folded("says", claim.says, "    "),
        f"source: {claim.source.id}",
    ]
    if draw.chance(0.08):
        lines.append(f"quote: {quoted('we looked into it, and we will say what we found')}")
    return entry(*lines)


def _sources(story: Story, said: Testimony) -> list[str]:
    cited = {claim.source.id for claim in said.claims} | {row.source.id for row in said.counts}
    others = [report.id for report in story.reports if report.id not in cited]
    return ["sources:", *(f"  - {name}" for name in others)] if others else []


def _state(event: Event) -> list[str]:
    match event.state:
        case State.DRAFT:
            return ["draft: true"]
        case State.EMBARGOED:
            return ["embargoed: true"]
        case State.WITHDRAWN:
            return ["withdrawn: The sources turned out to speak of another event."]
        case State.MERGED:
            return [f"merged_into: {event.merged_into}"]
        case _:
            return []


def _changes(draw: Draw, story: Story, title: str) -> list[str]:
    day = max(report.read for report in story.reports) + timedelta(draw.whole(0, 10))
    changes = [f"  - {{date: {day}, kind: published}}"]

    def later() -> date:
        nonlocal day
        day += timedelta(draw.whole(10, 200))
        return day

    def noted(kind: str, *lines: str) -> str:
        return entry(f"date: {later()}", f"kind: {kind}", *lines)

    if draw.chance(0.05):
        note = folded("note", sentence(draw), "    ")
        was = f"was: {title.replace(' near ', ' north of ')}"
        changes.append(noted("correction", note, was, f"now: {title}"))
    if draw.chance(0.05):
        changes.append(noted("update", folded("note", sentence(draw), "    ")))
    if draw.chance(0.02):
        changes.append(noted("status", folded("note", sentence(draw), "    ")))
    if story.event.state is State.WITHDRAWN:
        changes.append(noted("withdrawn", "note: The sources speak of another event."))
    if story.event.state is State.MERGED:
        changes.append(noted("merged", "note: Both records told of one event."))
    return changes
