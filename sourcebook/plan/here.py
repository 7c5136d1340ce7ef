"""Stand on one page: what it can know, and how it links to others."""

from dataclasses import dataclass

from sourcebook.plan import routes
from sourcebook.plan.assets import PublishedAssets
from sourcebook.plan.directory import Directory
from sourcebook.plan.edition import Edition, is_shared
from sourcebook.relate.library import Library

_READ_ELSEWHERE = frozenset({routes.NOT_FOUND, routes.FEED})


@dataclass(frozen=True, slots=True)
class Here:
    """Hold the address of the page being planned, and the site around it.

    Addresses are those of the first edition; links lead to the same edition. `portable` says that
    its pages are opened from a disk, where links must name files.
    """

    url: str
    directory: Directory
    assets: PublishedAssets
    edition: Edition
    portable: bool = False

    @property
    def library(self) -> Library:
        """Return the records of the site."""
        return self.directory.library

    @property
    def permalink(self) -> str:
        """Return the whole address of this page."""
        return self.whole(self.url)

    @property
    def neighbourhood(self) -> str:
        """Name the pages that link like this one, to all but themselves and what is below them.

        They are those of the same folder: `/sources/*` for that of any source. The home page and
        those right below it, which the menu marks, stand for themselves. What lies below each page
        of a folder alike, as the histories of incidents do, is a neighbourhood too.
        """
        if self.url == routes.history(self.url[len(routes.INCIDENTS) : -len("/history/")]):
            return routes.history("*")
        above = self.url[: self.url.rfind("/", 0, -1) + 1]
        return f"{above}*" if above.count("/") > 1 else self.url

    def at(self, url: str) -> "Here":
        """Return the same for another page."""
        return Here(url, self.directory, self.assets, self.edition, self.portable)

    def whole(self, address: str) -> str:
        """Return a whole address, for feeds, canonical links and quotations."""
        return routes.whole(self.library.site.base_url, self.edition.address(address))

    def to(self, address: str) -> str:
        """Return the link from this page to an address of the site.

        A web server shows the 404 page at any address, and feeds are read elsewhere: their links
        are whole ones.
        """
        if self.url in _READ_ELSEWHERE:
            return self.whole(address)
        link = self._relative(address)
        return routes.on_disk(link) if self.portable else link

    def to_folder(self, address: str) -> str:
        """Return the way to a folder, below which a script finds files by their names."""
        return self._relative(address)

    def to_edition(self, language: str) -> str:
        """Return the link to this page in another language."""
        other = Edition(language, self.edition.languages)
        if self.url in _READ_ELSEWHERE:
            return routes.whole(self.library.site.base_url, other.address(routes.HOME))
        link = routes.relative(self.edition.address(self.url), other.address(self.url))
        return routes.on_disk(link) if self.portable else link

    def whole_in(self, language: str) -> str:
        """Return the whole address of this page in another language."""
        other = Edition(language, self.edition.languages)
        return routes.whole(self.library.site.base_url, other.address(self.url))

    def _relative(self, address: str) -> str:
        if self.edition.is_first or not is_shared(address):
            return routes.relative(self.url, address)
        return routes.relative(self.edition.address(self.url), address)

    def to_if(self, address: str | None) -> str | None:
        """Return the link to an address, None where there is no page."""
        return None if address is None else self.to(address)
