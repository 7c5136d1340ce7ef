"""Write the file of an article."""

from hashlib import sha256

from benchmarks.corpus.draw import Draw
from benchmarks.corpus.prose import abstract
from benchmarks.corpus.sentences import headline, sentence
from benchmarks.corpus.story import Report
from benchmarks.corpus.yaml import listed, quoted

_INITIALS = "ABDEHIKLMNOPRSTVYZ"
_SURNAMES = (
    "Alder",
    "Birch",
    "Cedar",
    "Elm",
    "Fern",
    "Hazel",
    "Ivy",
    "Juniper",
    "Larch",
    "Maple",
    "Oak",
    "Poplar",
    "Rowan",
    "Sorrel",
    "Willow",
    "Yew",
)


def article_file(seed: int, report: Report) -> tuple[str, str]:
    """Return the path below the content folder, and the text."""
    draw = Draw(seed, "article", report.id)
    authors = [f"{draw.pick(_INITIALS)}. {draw.pick(_SURNAMES)}" for _ in range(draw.whole(1, 2))]
    parts = [
        "---",
        f"title: {quoted(_title(draw, report))}",
        f"publisher: {report.publisher.id}",
        f"kind: {report.kind}",
        *([f"authors: {listed(dict.fromkeys(authors))}"] if draw.chance(0.4) else []),
        f"published: {report.published}",
        f"language: {report.language}",
        *_reading(draw, report),
        f"basis: {report.basis}",
        *_edges(report),
        *_fixity(draw, report),
        *([f"problems:\n  - {sentence(draw)}"] if draw.chance(0.05) else []),
        *([f"former_ids: [{report.id[:58]}-copy]"] if draw.chance(0.003) else []),
        *(["draft: true"] if report.held_back else []),
        "---",
        abstract(draw),
    ]
    return f"articles/{report.published.year}/{report.id}.md", "\n".join(parts) + "\n"


def _title(draw: Draw, report: Report) -> str:
    if report.kind in ("ngo-report", "un-report", "official-statement", "footage"):
        what = report.kind.replace("-", " ").replace("ngo", "NGO").replace("un ", "UN ")
        return f"[{what[0].upper()}{what[1:]} of {report.published} on {report.place.region}]"
    return headline(draw, report.place, report.language)


def _reading(draw: Draw, report: Report) -> list[str]:
    if report.through:
        return ["seen:", f"  through: {report.through}"]
    lines = [f"url: https://{report.publisher.id}.example/{report.published.year}/{report.id}"]
    if draw.chance(0.4):
        copy = f"https://archive.example/{report.read:%Y%m%d}/{report.id}"
        lines += ["archived:", f"  url: {copy}", f"  date: {report.read}"]
    lines.append(f"accessed: {report.read}")
    lines.append(f"seen: {'excerpt' if draw.chance(0.07) else 'full'}")
    return lines


def _edges(report: Report) -> list[str]:
    edges = [
        f"  - {{article: {edge.report}, how: {edge.how}"
        f"{f', about: [{edge.about}]' if edge.about else ''}}}"
        for edge in report.edges
    ]
    return ["derived_from:", *edges] if edges else []


def _fixity(draw: Draw, report: Report) -> list[str]:
    if not draw.chance(0.3):
        return []
    digest = sha256(report.id.encode()).hexdigest()
    return ["fixity:", f"  sha256: {digest}", f"  bytes: {draw.whole(900, 60_000)}"]
