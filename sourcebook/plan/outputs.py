"""The files of the site, each planned before any of them is made."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from sourcebook.plan.views.card import SocialCard
    from sourcebook.plan.views.feed import FeedView
    from sourcebook.plan.views.feeds import OutlineView


class PageOutput(NamedTuple):
    """Plan an HTML page: its file, its template below `pages/`, and what makes its one view."""

    path: str
    template: str
    make: Callable[[], Any]

    @property
    def view(self) -> Any:  # noqa: ANN401 - of any page
        """Make the view that the template is given."""
        return self.make()


@dataclass(frozen=True, slots=True)
class FeedOutput:
    """Plan a feed."""

    path: str
    make: Callable[[], "FeedView"]

    @property
    def view(self) -> "FeedView":
        """Make what the feed tells."""
        return self.make()


class OutlineOutput(NamedTuple):
    """Plan the list of all feeds, for feed readers to take in."""

    path: str
    make: Callable[[], "OutlineView"]

    @property
    def view(self) -> "OutlineView":
        """Make the list."""
        return self.make()


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """Name one page for search engines, or one list of pages.

    `changed` is an ISO 8601 day, where one is known.
    """

    address: str
    changed: str | None = None


@dataclass(frozen=True, slots=True)
class SitemapOutput:
    """Plan a list of pages for search engines, or the `index` of several such lists."""

    path: str
    make: Callable[[], tuple[SitemapEntry, ...]]
    index: bool = False

    @property
    def entries(self) -> tuple[SitemapEntry, ...]:
        """Return every page, or every list, by address."""
        return self.make()


class DataOutput(NamedTuple):
    """Plan a JSON file, for scripts or for other programs; `make` gives it as plain data.

    One that is `handed_over` is a script, for those that may read no file.
    """

    path: str
    make: Callable[[], Any]
    handed_over: bool = False

    @property
    def data(self) -> Any:  # noqa: ANN401 - lists, mappings, text and numbers
        """Make what the file says."""
        return self.make()


class TableOutput(NamedTuple):
    """Plan a table as CSV; `make` writes it."""

    path: str
    make: Callable[[], str]

    @property
    def text(self) -> str:
        """Make what the file says."""
        return self.make()


class CardOutput(NamedTuple):
    """Plan the picture that previews of a link show."""

    path: str
    make: Callable[[], "SocialCard"]

    @property
    def view(self) -> "SocialCard":
        """Make what is written on the picture."""
        return self.make()


@dataclass(frozen=True, slots=True)
class TextOutput:
    """Plan a plain text file."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class AssetOutput:
    """Plan a style sheet, script, font or image, whose bytes are known already."""

    path: str
    content: bytes = field(repr=False)


Output: TypeAlias = (
    PageOutput
    | DataOutput
    | TableOutput
    | FeedOutput
    | OutlineOutput
    | SitemapOutput
    | CardOutput
    | TextOutput
    | AssetOutput
)


def below(root: str, output: Output) -> Output:
    """Return an output at the same path below a folder, which is given with its `/`."""
    path = root + output.path
    if isinstance(output, tuple):
        return output._replace(path=path)
    return replace(output, path=path)


def distinct(outputs: Iterable[Output]) -> tuple[Output, ...]:
    """Return the outputs in the order in which they come; two of one path are a bug in the routes.

    They come as records are neighbours in time: one that is made needs what the last one needed.
    """
    planned = tuple(outputs)
    counted = Counter(output.path for output in planned)
    if len(counted) < len(planned):
        raise AssertionError(f"two outputs at {counted.most_common(1)[0][0]}")
    return planned
