"""Give a target inputs that reach ever more of the code, or some files, and tell what failed.

    python -m tests.fuzz.explore markdown --seconds 60
    python -m tests.fuzz.explore markdown .cache/fuzz/markdown/crash-…

The first needs atheris, which `make fuzz` installs beside everything else; the second does not.
"""

import sys
from argparse import ArgumentParser
from collections.abc import Callable
from hashlib import shake_128
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOUND = ROOT / ".cache" / "fuzz"
DICTIONARIES = Path(__file__).parent / "dictionaries"
CHOICES = [shake_128(bytes([number])).digest(2_000) for number in range(64)]
"""Any bytes: each is a row of choices for the drawing of a folder."""
SLOWEST = 10
"""Seconds of one input after which it counts as a hang."""


def main() -> None:
    """Read the command line."""
    parser = ArgumentParser(description="Give a target of the fuzzing any bytes.")
    parser.add_argument("target", help="what is given the bytes: see targets.py, or `trees`")
    parser.add_argument("files", nargs="*", type=Path, help="inputs to give again")
    parser.add_argument("--seconds", type=int, default=60, help="how long to look for new ones")
    parsed = parser.parse_args()
    if parsed.files:
        repeat(parsed.target, parsed.files)
    else:
        explore(parsed.target, parsed.seconds)


def repeat(target: str, files: list[Path]) -> None:
    """Give the files to a target; what fails shows its traceback."""
    take = _target(target)
    for file in files:
        sys.stdout.write(f"{file}\n")
        take(file.read_bytes())


def explore(target: str, seconds: int) -> None:
    """Look for inputs that fail, for some seconds; they are written to .cache/fuzz."""
    import atheris  # type: ignore[import-untyped] # noqa: PLC0415 - only this needs it

    with atheris.instrument_imports(include=["sourcebook", "markdown"]):
        take = _target(target)
    from tests.fuzz.targets import DICTIONARIES as NAMES  # noqa: PLC0415 - see above
    from tests.fuzz.targets import seeds  # noqa: PLC0415

    folder, corpus, begun = FOUND / target, FOUND / "corpus" / target, FOUND / "seeds" / target
    for each in (folder, corpus, begun):
        each.mkdir(parents=True, exist_ok=True)
    starts = CHOICES if target == "trees" else seeds(target, ROOT / "tests" / "sites")
    for number, seed in enumerate(starts):
        (begun / f"{number:04}").write_bytes(seed)
    options = [
        f"-max_total_time={seconds}",
        f"-timeout={SLOWEST}",
        f"-artifact_prefix={folder}/",
        "-max_len=20000",
        "-rss_limit_mb=2048",
        "-print_final_stats=1",
    ]
    if target in NAMES:
        options.append(f"-dict={DICTIONARIES / NAMES[target]}")
    atheris.Setup([sys.argv[0], *options, str(corpus), str(begun)], take)
    atheris.Fuzz()


def _target(name: str) -> Callable[[bytes], None]:
    if name == "trees":
        from tests.fuzz.test_trees import any_tree  # noqa: PLC0415 - not before it is instrumented

        return any_tree
    from tests.fuzz.targets import give  # noqa: PLC0415

    return lambda data: give(name, data)


if __name__ == "__main__":
    main()
