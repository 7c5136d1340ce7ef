"""Draw chains of sources that are made of a few articles."""

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from sourcebook.evidence.origins import chain
from sourcebook.model.article import Article, Reading
from sourcebook.model.words import Seen
from sourcebook.plan.views.chain import ChainView, chain_view
from sourcebook.plan.views.prose import CitationView
from tests.evidence.records import by_id

if TYPE_CHECKING:
    from sourcebook.plan.here import Here


def seen_through(through: str, known: Article) -> Article:
    """Make an article that is known through another one only."""
    return known.model_copy(update={"seen": Reading(extent=Seen.THROUGH, through=through)})


def drawn(*articles: Article, of: str = "", publisher: str = "P") -> ChainView | None:
    """Draw the chain of an incident that names some articles, or all of them."""
    known = by_id(*articles)
    citations = {
        name: CitationView(number, f"#source-{name}", name)
        for number, name in enumerate(known, start=1)
    }
    library = SimpleNamespace(articles=known, publishers={"p": SimpleNamespace(name=publisher)})
    here = cast("Here", SimpleNamespace(library=library))
    return chain_view(here, chain(of.split() or known, "x-2022", known), citations)
