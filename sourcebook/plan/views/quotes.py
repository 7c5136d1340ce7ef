"""Quote others: their words stay in the language in which their source has them."""

from dataclasses import dataclass

from sourcebook.plan.here import Here


@dataclass(frozen=True, slots=True)
class QuoteView:
    """Hold words of others and their language, None where that is the language of the page."""

    text: str
    language: str | None


def quote_of(here: Here, text: str | None, source: str) -> QuoteView | None:
    """Return words that stand in a source, where any are quoted."""
    if text is None:
        return None
    language = here.library.articles[source].language
    return QuoteView(text, None if language == here.library.site.language else language)
