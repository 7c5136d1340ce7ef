"""Tell about how much of a publisher is recorded, in numbers that seldom change.

Every source says how many others there are of its publisher. Exact numbers would change all those
pages, of which there may be thousands, with each source that is added.
"""

from collections import Counter
from collections.abc import Iterable

from sourcebook.relate.answers import Relation
from sourcebook.relate.facts import ArticleFacts

EXACT = 20
"""From here on, `rounded` numbers are no longer exact."""


def rounded(number: int) -> int:
    """Return a number below `EXACT` as it is, others rounded down to 20, 50, 100, 200 and so on."""
    if number < EXACT:
        return number
    power: int = 10 ** (len(str(number)) - 1)
    return max(step for step in (1, 2, 5) if step * power <= number) * power


def extents(articles: Iterable[ArticleFacts]) -> Relation:
    """Return by publisher how many sources it has, and how many of them have problems noted."""
    sources: Counter[str] = Counter()
    flawed: Counter[str] = Counter()
    for f in articles:
        sources[f.publisher] += 1
        flawed[f.publisher] += f.flawed
    return {name: (rounded(number), rounded(flawed[name])) for name, number in sources.items()}
