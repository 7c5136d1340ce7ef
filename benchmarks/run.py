"""Measure every generator on the same sites, in alternation: `python -m benchmarks.run`.

In each round every generator builds the site clean, again with nothing changed, and again after
the same incident was edited; Sourcebook also checks, cold and warm. Medians of all rounds are
printed, and appended to benchmarks/RESULTS.md.
"""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from datetime import UTC, datetime

from benchmarks.machine import machine, versions
from benchmarks.measure import RunFailedError, measure
from benchmarks.results import (
    CHECK_COLD,
    CHECK_WARM,
    CLEAN,
    EDITED,
    HELP,
    UNCHANGED,
    Results,
    goals,
    growth,
    table,
)
from benchmarks.sites import Sites
from benchmarks.tools import DEFAULT, HERE, SOURCEBOOK, TOOLS, WORK, NotInstalledError, Tool

RESULTS = HERE / "RESULTS.md"
LARGE = 100_000


def main() -> int:
    """Measure what the command line asks for and return the exit status."""
    arguments = _arguments()
    tools = [TOOLS[name] for name in arguments.tools]
    try:
        report = _measured(arguments, tools)
    except (NotInstalledError, RunFailedError) as error:
        sys.stderr.write(f"error: {error}\n")
        return 2
    sys.stdout.write(report)
    if arguments.record:
        with RESULTS.open("a", encoding="utf-8") as file:
            file.write(f"\n{report}")
    return 0


def _arguments() -> Namespace:
    parser = ArgumentParser(prog="python -m benchmarks.run", description=__doc__)
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=[1_000, 10_000], metavar="N", help="incidents"
    )
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="default %(default)s")
    parser.add_argument("--tools", nargs="+", choices=TOOLS, default=DEFAULT, help="generators")
    parser.add_argument(
        "--large", action="store_true", help=f"measure Sourcebook at {LARGE:,} incidents as well"
    )
    parser.add_argument(
        "--no-record", dest="record", action="store_false", help="leave RESULTS.md as it is"
    )
    return parser.parse_args()


def _measured(arguments: Namespace, tools: Sequence[Tool]) -> str:
    results = Results()
    described = [machine(), *versions(tools)]
    for incidents in arguments.sizes:
        _measure_size(results, incidents, tools, arguments.rounds)
    if arguments.large:
        _measure_size(results, LARGE, [SOURCEBOOK], rounds=1)
    day = datetime.now(tz=UTC).date()
    lines = [
        f"## {day}",
        "",
        *(f"- {line}" for line in described),
        f"- {arguments.rounds} rounds in alternation, medians of them",
        "- ratios are to Hugo's clean build in the same round",
        "",
        *table(results),
        "",
        "Growth:",
        "",
        *growth(results),
        "",
        f"Goals at {max(arguments.sizes):,} incidents:",
        "",
        *goals(results, max(arguments.sizes)),
    ]
    return "\n".join(lines) + "\n"


def _measure_size(results: Results, incidents: int, tools: Sequence[Tool], rounds: int) -> None:
    _say(f"{incidents:,} incidents: writing the sites")
    sites = Sites(incidents, tools)
    for number in range(rounds):
        turn = number % len(tools)
        in_turn = [*tools[turn:], *tools[:turn]]
        for scenario in (CLEAN, UNCHANGED, EDITED):
            if scenario == EDITED:
                sites.edit()
            for tool in in_turn:
                if scenario == CLEAN:
                    sites.forget(tool)
                cost = sites.build(tool)
                results.add(incidents, scenario, tool.name, cost)
                _say(
                    f"{incidents:,} incidents, round {number + 1}, {scenario}, {tool.name}: "
                    f"{cost.wall:.2f} s, CPU {cost.cpu:.2f} s"
                )
        if SOURCEBOOK in tools:
            _measure_ours(results, sites)


def _measure_ours(results: Results, sites: Sites) -> None:
    """Measure what only Sourcebook has: the check alone, and how quickly it says what it can."""
    sites.forget(SOURCEBOOK)
    name = SOURCEBOOK.name
    results.add(sites.incidents, CHECK_COLD, name, sites.check())
    results.add(sites.incidents, CHECK_WARM, name, sites.check())
    command = [*SOURCEBOOK.command()[:-1], "--help"]
    results.add(sites.incidents, HELP, name, measure(command, WORK))


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main())
