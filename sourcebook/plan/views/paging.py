"""Long lists on several pages: what of one is on a page, and the way to the others."""

from dataclasses import dataclass

from sourcebook.plan import formats, lists
from sourcebook.plan.here import Here
from sourcebook.relate.answers import PART, WHOLE, LongList


@dataclass(frozen=True, slots=True)
class PageOfList:
    """Hold an older page of a list: its first and last entry, counted from the oldest."""

    url: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Paging:
    """Hold which entries a page has, counted from the oldest, and where the others are.

    `front` is the page of the newest entries, None on that page itself, which alone knows the
    `total`. `newer` is None where the next page is that one; `oldest` where it is none but `older`.
    """

    first: str
    last: str
    shown: int
    total: str | None
    older: PageOfList | None
    oldest: PageOfList | None
    newer: PageOfList | None
    front: str | None


def paging(here: Here, page: LongList, relation: str, key: str = WHOLE) -> Paging | None:
    """Return the way between the pages of a list, None where it has only one."""
    number, length = page.number, page.length
    if length is not None and number == 1:
        return None

    def at(other: int) -> PageOfList:
        return PageOfList(
            here.to(lists.address(relation, key, other)), *_bounds(other, other * PART)
        )

    first, last = _bounds(number, number * PART if length is None else length)
    return Paging(
        first,
        last,
        len(page.members),
        None if length is None else formats.number(length),
        older=at(number - 1) if number > 1 else None,
        oldest=at(1) if number > 2 else None,  # noqa: PLR2004 - the page before the second
        newer=at(number + 1) if length is None and not page.part.before_front else None,
        front=here.to(lists.front(relation, key)) if length is None else None,
    )


def _bounds(number: int, last: int) -> tuple[str, str]:
    return formats.number((number - 1) * PART + 1), formats.number(last)
