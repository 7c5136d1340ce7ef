"""Turn the files of a site into those of the edition that is opened from a disk."""

from collections.abc import Iterable, Iterator

from sourcebook.plan import routes
from sourcebook.plan.assets import PublishedAssets
from sourcebook.plan.outputs import AssetOutput, DataOutput, Output, SitemapOutput
from sourcebook.plan.policy import FROM_DISK

_FOR_HOSTS = frozenset(map(routes.file_of, (routes.NOT_FOUND, routes.ROBOTS, routes.HEADERS)))
"""What servers and search engines read, besides the list of pages."""
_FOR_OTHER_SITES = tuple(address.lstrip("/") for address in (routes.EMBED, routes.CARDS))
"""What other sites show of this one: they ask for it where it is published."""
_FOR_SCRIPTS = routes.FIND.lstrip("/")


def on_disk(outputs: Iterable[Output], assets: PublishedAssets) -> Iterator[Output]:
    """Yield what is of use on a disk; browsers let scripts read no file there but scripts."""
    for output in outputs:
        if isinstance(output, SitemapOutput) or output.path in _FOR_HOSTS:
            continue
        if output.path.startswith(_FOR_OTHER_SITES):
            continue
        if isinstance(output, DataOutput) and output.path.startswith(_FOR_SCRIPTS):
            yield DataOutput(routes.handed_over(output.path), output.make, handed_over=True)
        else:
            yield output
    loader = assets.names[FROM_DISK]
    yield AssetOutput(routes.file_of(routes.asset(loader)), assets.files[loader])
