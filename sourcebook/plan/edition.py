"""Know the editions of a site: one for each language, the others below the first.

An edition is a whole site: the same records at the same addresses, below a folder that is named
after its language. What is the same in every language is there once.
"""

from dataclasses import dataclass

from sourcebook.model.site import Site
from sourcebook.plan import routes

_SHARED = (routes.ASSETS, routes.DATA_V1)
_SHARED_FILES = frozenset({routes.CITATION, routes.HEADERS, routes.ROBOTS, routes.SUMS})


@dataclass(frozen=True, slots=True)
class Edition:
    """Hold the language of an edition, and all languages of the site, the first one first.

    `root` is what all addresses of the edition begin with: nothing in the first.
    """

    language: str
    languages: tuple[str, ...]

    @property
    def root(self) -> str:
        """Return `/uk`, or nothing."""
        return root_of(self.language, self.languages)

    @property
    def roots(self) -> tuple[str, ...]:
        """Return what the addresses of each edition of the site begin with."""
        return tuple(root_of(language, self.languages) for language in self.languages)

    @property
    def is_first(self) -> bool:
        """Tell whether it is the one at the root of the site."""
        return self.language == self.languages[0]

    def address(self, address: str) -> str:
        """Return where an address of the edition lies on the site."""
        root = self.root
        return address if not root or is_shared(address) else root + address


def root_of(language: str, languages: tuple[str, ...]) -> str:
    """Return what all addresses of an edition begin with."""
    return "" if language == languages[0] else f"/{language}"


def is_shared(address: str) -> bool:
    """Tell whether something is there once for all editions."""
    return address.startswith(_SHARED) or address in _SHARED_FILES


def editions_of(site: Site) -> tuple[Edition, ...]:
    """Return every edition that the settings ask for, the first one first."""
    languages = (site.language, *site.editions)
    return tuple(Edition(language, languages) for language in languages)
