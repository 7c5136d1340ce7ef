"""Write the file of an article from what was answered."""

from sourcebook.model.article import Article
from sourcebook.model.words import Seen
from sourcebook.propose.layout import HEADER, Group, Value, record_lines
from sourcebook.propose.question import Situation

_SAME = ("title", "publisher", "kind", "published", "language", "url", "accessed", "basis")
"""Questions that are keys of the file."""


def article_data(situation: Situation) -> Group:
    """Return the front matter of the article that was answered."""
    data: Group = {key: situation.one(key) for key in _SAME if situation.many(key)}
    # Feeds tell of it on the day on which it came, whenever it was published or read.
    data["added"] = situation.today.isoformat()
    if authors := situation.many("author"):
        data["authors"] = list(authors)
    seen, through = situation.one("seen"), situation.one("through")
    data["seen"] = {"through": through} if seen == Seen.THROUGH else seen
    if url := situation.one("archived"):
        data["archived"] = {"url": url, "date": situation.one("archived_on")}
    how = situation.one("how")
    if edges := [_edge(article, how) for article in situation.many("derived_from")]:
        data["derived_from"] = edges
    return data


def _edge(article: str, how: str) -> Value:
    return {"article": article, "how": how}


def article_text(situation: Situation) -> str:
    """Write the file of the article that was answered."""
    lines = record_lines(Article, article_data(situation), without="abstract")
    return "\n".join(["---", *HEADER, *lines, "---", situation.one("abstract"), ""])
