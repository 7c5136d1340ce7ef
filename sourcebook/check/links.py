"""Rules on what is known of the addresses of sources, and on the archive that keeps copies."""

from sourcebook.check.review import Review
from sourcebook.check.rule import Finding, Findings, rule
from sourcebook.model.archiving import ArchiveForm
from sourcebook.model.ids import Kind
from sourcebook.model.link import LinkState
from sourcebook.problems import Severity

_REMEDY = "Run `build.py links`, which looks again, or remove the entry."


@rule("outdated-link", Severity.NOTE, Kind.LINK)
def outdated_link(review: Review) -> Findings:
    """What was found at one address says nothing of another.

    Readers are not shown such an entry.
    """
    for link, document in review.subjects(Kind.LINK):
        if link.id not in review.names[Kind.ARTICLE]:
            yield Finding(document.whole(), f"there is no article `{link.id}`", _REMEDY)
            continue
        article = review.records.articles.get(link.id)
        if article is not None and article.url != link.url:
            message = f"the address of `{link.id}` is another one now"
            yield Finding(document.at("url"), message, _REMEDY)


@rule("moved-nowhere", Severity.ERROR, Kind.LINK)
def moved_nowhere(review: Review) -> Findings:
    """Of an address that moved readers are told where to, and of no other."""
    for link, document in review.subjects(Kind.LINK):
        if link.state is LinkState.MOVED and link.to is None:
            message = "the address moved, and nothing says where to"
            yield Finding(document.at("state"), message, "Add `to:`, or write another state.")
        elif link.state is not LinkState.MOVED and link.to is not None:
            message = f"`to` says where an address led that is `{link.state}`"
            yield Finding(document.at("to"), message, "Remove `to`, or write `state: moved`.")


@rule("archive-incomplete", Severity.ERROR, Kind.SITE)
def archive_incomplete(review: Review) -> Findings:
    """An archive is asked at addresses that nobody can guess or read along the way."""
    for site, document in review.subjects(Kind.SITE):
        asked = site.archive
        told = asked.copies and (asked.save or asked.find)
        if asked.form is ArchiveForm.MEMENTO and not told:
            yield Finding(
                document.at("archive"),
                "it is not said where this archive is",
                "Add `copies`, and at least one of `save` and `find`.",
            )
