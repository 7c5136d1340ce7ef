"""Decide which files of the site must be made again, and say why of each."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from sourcebook.incremental.wording import by_weight, spoken
from sourcebook.plan.outputs import AssetOutput, Output, TextOutput

MOST_NAMED = 3
"""How many answers a reason names."""


class KnownPage(NamedTuple):
    """Hold the digest of a file as it was made, and the names of the answers it was made from."""

    digest: str
    made_from: tuple[str, ...]


Manifest = Mapping[str, KnownPage]
"""What is remembered of the files of a site, by path."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Hold the names of the answers that are others than those the manifest was made from.

    `names` is None where that is not known, and `reason` then says why.
    """

    names: frozenset[str] | None
    reason: str = ""


def outdated(
    outputs: Iterable[Output], manifest: Manifest, edit: Edit, present: Mapping[str, str]
) -> Iterator[tuple[Output, str]]:
    """Yield each output that must be made again, with the reason.

    `present` holds the digest of each file that is in the folder of the site now. An output that is
    not named has there what it would be made into.
    """
    for output in outputs:
        reason = _reason(output, manifest, edit, present)
        if reason:
            yield output, reason


def _reason(output: Output, manifest: Manifest, edit: Edit, present: Mapping[str, str]) -> str:
    if isinstance(output, TextOutput | AssetOutput):
        return ""  # its bytes are known; they are compared
    if edit.names is None:
        return edit.reason
    known = manifest.get(output.path)
    if known is None:
        return "it is new"
    named = sorted(edit.names.intersection(known.made_from), key=by_weight)
    if named:
        more = f" and {len(named) - MOST_NAMED} more" if len(named) > MOST_NAMED else ""
        return f"made from what changed: {', '.join(map(spoken, named[:MOST_NAMED]))}{more}"
    return _difference(known.digest, present.get(output.path))


def _difference(made: str, there: str | None) -> str:
    if there is None:
        return "it is missing from the folder of the site"
    return "" if there == made else "what is in the folder of the site is not what was made"
