"""The density strip: how many incidents each month has, drawn above the timeline."""

from collections.abc import Iterable
from dataclasses import dataclass

from sourcebook.plan import formats, routes
from sourcebook.plan.here import Here
from sourcebook.relate.library import Library

HEIGHT = 40
"""The height of the highest bar, in the units of the drawing; a month is 10 wide."""
_WIDTH = 10
_LEAST = 3
"""The least height of a bar: one incident among hundreds is still seen."""


@dataclass(frozen=True, slots=True)
class StripBar:
    """Hold a month: its number, its name, how many incidents it has, and its bar.

    `url` leads to the month, None where it has no incident on this page.
    """

    month: int
    name: str
    count: int
    x: int
    y: int
    height: int
    url: str | None = None


@dataclass(frozen=True, slots=True)
class StripYear:
    """Hold a year: its page, None where it has no incident, and the bars of its months.

    `count` includes the incidents whose month is not known, which have no bar.
    """

    year: int
    url: str | None
    count: int
    bars: tuple[StripBar, ...]


def strip(here: Here) -> tuple[StripYear, ...]:
    """Return every year from the first to the last, oldest first, those without incidents too."""
    library = here.library
    numbers = _numbers(library)
    if not numbers:
        return ()
    most = max(count for (_, month), count in numbers.items() if month or len(numbers) == 1)
    years = [year for year, _ in numbers]
    found = []
    for year in range(min(years), max(years) + 1):
        count = library.count("in year", str(year))
        url = here.to(routes.year(year)) if count else None
        found.append(StripYear(year, url, count, _bars(numbers, year, most)))
    return tuple(found)


def months_strip(here: Here, year: int, shown: Iterable[int]) -> tuple[StripBar, ...]:
    """Return the months of one year, each with a link to its place on the page if it is shown."""
    numbers = {key: count for key, count in _numbers(here.library).items() if key[0] == year}
    known = [count for (_, month), count in numbers.items() if month]
    if not known:
        return ()
    links = {month: f"#month-{month}" for month in shown}
    return tuple(
        StripBar(bar.month, bar.name, bar.count, 0, bar.y, bar.height, links.get(bar.month))
        for bar in _bars(numbers, year, max(known))
    )


def _numbers(library: Library) -> dict[tuple[int, int], int]:
    return {(year, month): count for year, month, count in library.members("per month")}


def _bars(numbers: dict[tuple[int, int], int], year: int, most: int) -> tuple[StripBar, ...]:
    found = []
    for month in range(1, 13):
        count = numbers.get((year, month), 0)
        height = max(_LEAST, round(HEIGHT * count / most)) if count else 0
        x, y = (month - 1) * _WIDTH, HEIGHT - height
        found.append(StripBar(month, formats.month(month), count, x, y, height))
    return tuple(found)
