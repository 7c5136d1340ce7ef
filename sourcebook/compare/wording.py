"""Find which words of a text changed, as shortly as a reviewer can judge them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from fractions import Fraction

MOST_PARAGRAPHS = 400
"""The most paragraphs of a text that are compared."""
MOST_WORDS = 1_200
"""The most words of a paragraph that are compared; a longer one is shown as a whole."""
CONTEXT = 6
"""Words shown on each side of a change."""
ALIKE = Fraction(1, 3)
"""The share of words that two paragraphs have in common when one is the other, rewritten."""


class Fate(StrEnum):
    """Name what became of a piece of text."""

    KEPT = "kept"
    OLD = "old"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold some words of one fate."""

    fate: Fate
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Hold a paragraph that differs; `number` counts from 1, in the old text where it is gone."""

    number: int
    pieces: tuple[Piece, ...]

    @property
    def fate(self) -> Fate:
        """Tell whether the whole paragraph is new or gone; `kept` where its words changed."""
        fates = {piece.fate for piece in self.pieces}
        return fates.pop() if len(fates) == 1 else Fate.KEPT


def passages(before: str, after: str) -> tuple[Passage, ...] | None:
    """Return the paragraphs that differ; none where only spaces do, None for too long a text."""
    old, new = _paragraphs(before), _paragraphs(after)
    if max(len(old), len(new)) > MOST_PARAGRAPHS:
        return None
    blocks = SequenceMatcher(None, old, new).get_opcodes()
    return tuple(
        passage
        for tag, i, i_end, j, j_end in blocks
        if tag != "equal"
        for passage in _block(old, range(i, i_end), new, range(j, j_end))
    )


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Return the words of one paragraph, with those that are kept shortened to their ends."""
    old, new = before.split(), after.split()
    if max(len(old), len(new)) > MOST_WORDS:
        return (Piece(Fate.OLD, before), Piece(Fate.NEW, after))
    found: list[Piece] = []
    blocks = SequenceMatcher(None, old, new).get_opcodes()
    for place, (tag, i, i_end, j, j_end) in enumerate(blocks):
        if tag == "equal":
            kept = _shortened(new[j:j_end], first=place == 0, last=place == len(blocks) - 1)
            found.append(Piece(Fate.KEPT, kept))
        else:
            found += [Piece(Fate.OLD, " ".join(old[i:i_end]))] if i < i_end else []
            found += [Piece(Fate.NEW, " ".join(new[j:j_end]))] if j < j_end else []
    return tuple(found)


def _paragraphs(text: str) -> list[str]:
    """Return the paragraphs, each on one line: where its lines break means nothing to a reader."""
    gathered: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line.strip():
            gathered[-1] += line.split()
        elif gathered[-1]:
            gathered.append([])
    return [" ".join(words) for words in gathered if words]


def _block(
    old: Sequence[str], gone: Iterable[int], new: Sequence[str], come: Iterable[int]
) -> Iterator[Passage]:
    """Yield the paragraphs of one block: those rewritten with their words, the others whole."""
    left = list(gone)
    for place in come:
        same = next((one for one in left if _alike(old[one], new[place])), None)
        if same is None:
            yield Passage(place + 1, (Piece(Fate.NEW, new[place]),))
        else:
            left.remove(same)
            yield Passage(place + 1, pieces(old[same], new[place]))
    for place in left:
        yield Passage(place + 1, (Piece(Fate.OLD, old[place]),))


def _alike(one: str, other: str) -> bool:
    ones, others = set(one.split()), set(other.split())
    return Fraction(len(ones & others), len(ones | others)) >= ALIKE


def _shortened(words: Sequence[str], *, first: bool, last: bool) -> str:
    """Return the kept words next to a change: none before the first one or after the last one."""
    start = 0 if first else CONTEXT
    end = 0 if last else CONTEXT
    if len(words) <= start + end + 1:
        return " ".join(words)
    return " ".join([*words[:start], "…", *words[len(words) - end :]])
