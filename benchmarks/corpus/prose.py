"""Write the Markdown of the corpus: most of it plain paragraphs, some of it everything else."""

from collections.abc import Sequence

from benchmarks.corpus.draw import Draw
from benchmarks.corpus.sentences import paragraph, sentence
from benchmarks.corpus.yaml import wrapped

_HEADINGS = (
    "What was measured",
    "The answer of the operator",
    "What is not known",
    "The inspection",
    "The days after",
    "Earlier incidents",
)


def account(draw: Draw, reports: Sequence[str], others: Sequence[str]) -> str:
    """Return an account that cites reports and links to other records, such as `tag:oil`."""
    number = draw.by_weight(((0.25, 2), (0.35, 3), (0.22, 4), (0.13, 5), (0.05, 7)))
    has_headings = draw.chance(0.35)
    headings = iter(draw.some(_HEADINGS, len(_HEADINGS)))
    blocks = []
    for place in range(number):
        if has_headings and place % 2 == 0:
            blocks.append(f"### {next(headings)}")
        text = paragraph(draw, 2, 4)
        if place == 0 or draw.chance(0.35):
            text = f"{text[:-1]} [@{draw.pick(reports)}]."
        elif draw.chance(0.15):
            text = f"{text} More is told [of a similar case]({draw.pick(others)})."
        elif draw.chance(0.08):
            text = f"{text} It was *not* the **first** time."
        blocks.append(wrapped(text))
    if draw.chance(0.2):
        blocks.insert(-1, _special(draw, reports))
    return "\n\n".join(blocks)


def abstract(draw: Draw) -> str:
    """Return an abstract of an article."""
    blocks = [paragraph(draw, 1, 3) for _ in range(draw.by_weight(((0.6, 1), (0.3, 2), (0.1, 3))))]
    if draw.chance(0.06):
        blocks[-1] += (
            f" The method is *described* [elsewhere](https://method.example/{draw.whole(1, 99)})."
        )
    if draw.chance(0.03):
        blocks.append(_list(draw))
    return "\n\n".join(wrapped(block) if "\n" not in block else block for block in blocks)


def page(draw: Draw, sections: int) -> str:
    """Return a page of prose."""
    blocks = []
    for number in range(sections):
        blocks.append(f"## {_HEADINGS[number % len(_HEADINGS)]} ({number + 1})")
        blocks += [wrapped(paragraph(draw, 3, 6)) for _ in range(draw.whole(1, 3))]
        if draw.chance(0.3):
            blocks.append(_list(draw))
    return "\n\n".join(blocks)


def _special(draw: Draw, reports: Sequence[str]) -> str:
    return draw.by_weight(
        (
            (0.60, _list(draw)),
            (0.20, _quotation(draw, draw.pick(reports))),
            (0.10, _table(draw)),
            (0.10, f"The reading was filed as `sample-{draw.whole(100, 999)}`."),
        )
    )


def _list(draw: Draw) -> str:
    mark = "1." if draw.chance(0.25) else "-"
    return "\n".join([f"{mark} {sentence(draw)}" for _ in range(draw.whole(2, 5))])


def _quotation(draw: Draw, report: str) -> str:
    lines = wrapped(f"“{sentence(draw)}” [@{report}]")
    return "> " + lines.replace("\n", "\n> ")


def _table(draw: Draw) -> str:
    rows = [
        f"| Point {number + 1} | {draw.whole(10, 900)} | {draw.whole(1, 60)} |"
        for number in range(draw.whole(2, 5))
    ]
    return "\n".join(["| Where | Before | After |", "| --- | ---: | ---: |", *rows])
