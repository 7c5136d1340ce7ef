"""Turn measurements into tables: medians, ratios to Hugo, growth, and how far each goal is."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

from benchmarks.measure import Cost

YARDSTICK = "hugo"
CLEAN, UNCHANGED, EDITED = "clean build", "nothing changed", "one incident edited"
CHECK_COLD, CHECK_WARM, HELP = "check, cold", "check, warm", "--help"
SCENARIOS = (CLEAN, UNCHANGED, EDITED, CHECK_COLD, CHECK_WARM, HELP)
_OURS = "sourcebook"
_MEBIBYTE = 1 << 20


@dataclass(slots=True)
class Results:
    """Hold every cost by size, scenario and generator, one a round."""

    costs: dict[tuple[int, str, str], list[Cost]] = field(default_factory=dict)

    def add(self, incidents: int, scenario: str, tool: str, cost: Cost) -> None:
        """Note the cost of one run."""
        self.costs.setdefault((incidents, scenario, tool), []).append(cost)

    def median(self, incidents: int, scenario: str, tool: str) -> Cost | None:
        """Return the medians of all rounds."""
        costs = self.costs.get((incidents, scenario, tool))
        if not costs:
            return None
        return Cost(
            median(cost.wall for cost in costs),
            median(cost.cpu for cost in costs),
            round(median(cost.peak for cost in costs)),
        )

    def ratio(self, incidents: int, scenario: str, tool: str, of: str) -> float | None:
        """Return the median of what a run took of the yardstick's clean build in its own round.

        Runs of one round stood side by side, so what else the machine did weighs on both.
        """
        own = self.costs.get((incidents, scenario, tool))
        yardstick = self.costs.get((incidents, CLEAN, YARDSTICK))
        if not own or not yardstick:
            return None
        pairs = zip(own, yardstick, strict=False)
        ratios = [float(getattr(one, of) / getattr(other, of)) for one, other in pairs]
        return median(ratios)

    @property
    def sizes(self) -> list[int]:
        """Return the sizes measured."""
        return sorted({incidents for incidents, _, _ in self.costs})

    @property
    def tools(self) -> list[str]:
        """Return the generators measured, in the order of the runs."""
        return list(dict.fromkeys(tool for _, _, tool in self.costs))


def table(results: Results) -> Iterator[str]:
    """Yield the lines of a table in Markdown."""
    yield "| incidents | what | generator | wall s | CPU s | peak MiB | wall ÷ Hugo | CPU ÷ Hugo |"
    yield "| ---: | --- | --- | ---: | ---: | ---: | ---: | ---: |"
    for incidents in results.sizes:
        for scenario in SCENARIOS:
            for tool in results.tools:
                cost = results.median(incidents, scenario, tool)
                if cost is None:
                    continue
                ratios = (results.ratio(incidents, scenario, tool, of) for of in ("wall", "cpu"))
                wall, cpu = ("–" if ratio is None else f"{ratio:.3f}" for ratio in ratios)
                yield (
                    f"| {incidents:,} | {scenario} | {tool} | {cost.wall:.2f} | {cost.cpu:.2f} "
                    f"| {cost.peak / _MEBIBYTE:.0f} | {wall} | {cpu} |"
                )


def growth(results: Results) -> Iterator[str]:
    """Yield how cost grows with size: the exponent of the smallest to the largest site."""
    for tool in results.tools:
        sizes = [n for n in results.sizes if results.median(n, CLEAN, tool)]
        if len(sizes) > 1:
            exponents = " ".join(
                f"{of} {_exponent(results, tool, of, sizes[0], sizes[-1]):.2f}"
                for of in ("wall", "cpu")
            )
            yield f"- {tool}: {exponents} ({sizes[0]:,} to {sizes[-1]:,} incidents, clean build)"


def _exponent(results: Results, tool: str, of: str, small: int, large: int) -> float:
    less, more = results.median(small, CLEAN, tool), results.median(large, CLEAN, tool)
    if less is None or more is None:
        return math.nan
    return math.log(getattr(more, of) / getattr(less, of)) / math.log(large / small)


def goals(results: Results, incidents: int) -> Iterator[str]:
    """Yield every goal for a size with what was reached: ratios are to Hugo's clean build."""
    ratios = (
        ("clean build no slower than Hugo", CLEAN, 1.0),
        ("clean build in half of Hugo's time", CLEAN, 0.5),
        ("one incident edited in a twentieth", EDITED, 1 / 20),
        ("nothing changed in a fortieth", UNCHANGED, 1 / 40),
        ("check alone, warm, in a tenth", CHECK_WARM, 1 / 10),
    )
    for goal, scenario, most in ratios:
        for of in ("wall", "cpu"):
            ratio = results.ratio(incidents, scenario, _OURS, of)
            if ratio is not None:
                yield _verdict(f"{goal} ({of})", ratio, most)
    clean = results.median(incidents, CLEAN, _OURS)
    if clean:
        yield _verdict("peak memory, MiB", clean.peak / _MEBIBYTE, 600)
    asked = results.median(incidents, HELP, _OURS)
    if asked:
        yield _verdict("--help, seconds", asked.wall, 0.15)
    sizes: Sequence[int] = [n for n in results.sizes if results.median(n, CLEAN, _OURS)]
    if len(sizes) > 1:
        exponent = _exponent(results, _OURS, "cpu", sizes[0], sizes[-1])
        yield _verdict("growth of CPU with size, exponent", exponent, 1.05)


def _verdict(goal: str, reached: float, most: float) -> str:
    verdict = "met" if reached <= most else f"missed by a factor of {reached / most:.1f}"
    return f"- {goal}: {reached:.3f}, at most {most:.3f}: {verdict}"
