"""Decide which files of the site must be made again, and say why of each."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from sourcebook.incremental.index import Index, indexed
from sourcebook.incremental.wording import by_weight, spoken
from sourcebook.plan.outputs import AssetOutput, Output, TextOutput

MOST_NAMED = 3
"""How many answers a reason names."""


Names = tuple[str, ...]


class KnownPage(NamedTuple):
    """Hold the digest of a file as it was made, and the names of the answers it was made from."""

    digest: str
    made_from: Names


@dataclass(frozen=True, slots=True)
class Manifest(Mapping[str, KnownPage]):
    """Hold what is remembered of the files of a site, by path.

    `digests` has all of them. What those were made from that were made `since` is with them; what
    the others were, the `index` knows, in which they have the numbers of their places in `order`.
    """

    digests: Mapping[str, str] = field(default_factory=dict)
    since: Mapping[str, Names] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    index: Index = field(default_factory=Index)

    def __getitem__(self, path: str) -> KnownPage:
        """Return what is remembered of one file; that takes a while."""
        digest = self.digests[path]
        if path in self.since:
            return KnownPage(digest, self.since[path])
        return KnownPage(digest, self.index.names_of(self.order.index(path)))

    def __contains__(self, path: object) -> bool:
        return path in self.digests

    def __iter__(self) -> Iterator[str]:
        return iter(self.digests)

    def __len__(self) -> int:
        return len(self.digests)

    def made_from(self, names: Iterable[str]) -> Mapping[str, list[str]]:
        """Return of each file that was made from one of these answers from which it was."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        asked = frozenset(names)
        for name in asked:
            for number in self.index.of(name):
                path = self.order[number]
                if path in self.digests and path not in self.since:
                    found[path].append(name)
        for path, of_it in self.since.items():
            if met := asked.intersection(of_it):
                found[path] += met
        return found

    def after(self, made: Mapping[str, KnownPage], paths: Iterable[str]) -> "Manifest":
        """Return what is to be remembered: of these paths, those of `made` were made anew."""
        digests = {
            path: made[path].digest if path in made else self.digests[path] for path in paths
        }
        since = {path: names for path, names in self.since.items() if path in digests}
        since |= {path: page.made_from for path, page in made.items()}
        return Manifest(digests, since, self.order, self.index)

    def indexed(self) -> "Manifest":
        """Return the same with all of it in the index."""
        names: dict[str, list[str]] = {path: [] for path in self.digests}
        for name, numbers in self.index.entries():
            for number in numbers:
                path = self.order[number]
                if path in names and path not in self.since:
                    names[path].append(name)
        index = indexed(self.since.get(path, names[path]) for path in names)
        return Manifest(self.digests, {}, tuple(names), index)


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
    meant = manifest.made_from(edit.names or ())
    for output in outputs:
        if isinstance(output, TextOutput | AssetOutput):
            continue  # its bytes are known; they are compared
        path = output.path
        digest = manifest.digests.get(path)
        if edit.names is None:
            yield output, edit.reason
        elif digest is None:
            yield output, "it is new"
        elif path in meant:
            yield output, _made_from(sorted(meant[path], key=by_weight))
        elif digest != present.get(path):
            yield output, _difference(present.get(path))


def _made_from(names: list[str]) -> str:
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return f"made from what changed: {', '.join(map(spoken, names[:MOST_NAMED]))}{more}"


def _difference(there: str | None) -> str:
    if there is None:
        return "it is missing from the folder of the site"
    return "what is in the folder of the site is not what was made"
