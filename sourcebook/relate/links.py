"""Tell what is known of the address of a source."""

from sourcebook.model.article import Article
from sourcebook.model.link import Link
from sourcebook.relate.library import Library


def link_of(library: Library, article: Article) -> Link | None:
    """Return what was found at the address of a source, None where nothing is wrong with it.

    What was found at another address, before the record was corrected, says nothing of this one.
    """
    found = library.links.get(article.id)
    return found if found is not None and found.url == article.url else None
