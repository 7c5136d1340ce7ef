"""Know which records have a page of their own: those to which something public refers."""

from dataclasses import dataclass

from sourcebook.plan import routes
from sourcebook.relate.library import Library

_ROUTES = {
    "incident": routes.incident,
    "source": routes.source,
    "figure": routes.figure,
    "actor": routes.actor,
    "publisher": routes.publisher,
    "tag": routes.tag,
    "region": routes.region,
    "page": routes.page,
}


@dataclass(frozen=True, slots=True)
class Directory:
    """Give the address of every record that has a page, in a library."""

    library: Library

    def address_of(self, kind: str, name: str) -> str | None:
        """Return the address that `kind:name` in a text means, None for what has no page."""
        if self.library.has_page(kind, name):
            return _ROUTES[kind](name)
        return self.indexes.get(name) if kind == "page" else None

    @property
    def indexes(self) -> dict[str, str]:
        """Return the built-in pages of this site: an index without an entry has none."""
        empty = self.library.ids("empty lists")
        return {name: address for name, address in routes.BUILT_IN.items() if name not in empty}
