"""Propose an article: what is asked of a source, and the text of its file."""

from collections.abc import Callable
from shlex import quote

from sourcebook.model.article import Archived, Article
from sourcebook.model.ids import Kind
from sourcebook.model.words import (
    ArticleBasis,
    ArticleKind,
    Derivation,
    PublisherKind,
    Seen,
)
from sourcebook.propose import names
from sourcebook.propose.choices import Choice, of_articles, of_publishers, of_words
from sourcebook.propose.question import Question, Refused, Situation, of_field, of_new_id, one_of
from sourcebook.propose.recorded import article_at, publisher_at

_USUAL_KIND = {
    PublisherKind.NEWS_ORGANISATION: ArticleKind.NEWS_REPORT,
    PublisherKind.NEWS_AGENCY: ArticleKind.WIRE_REPORT,
    PublisherKind.OFFICIAL_BODY: ArticleKind.OFFICIAL_STATEMENT,
    PublisherKind.COURT: ArticleKind.COURT_RULING,
    PublisherKind.UN_BODY: ArticleKind.UN_REPORT,
    PublisherKind.NGO: ArticleKind.NGO_REPORT,
    PublisherKind.REFERENCE: ArticleKind.REFERENCE,
}


class AlreadyRecorded(Exception):  # noqa: N818 - an outcome: there is nothing more to ask
    """Say that a source is recorded, and as what."""

    def __init__(self, article: Article) -> None:
        """Keep the article."""
        super().__init__(article.id)
        self.article = article


def _unrecorded_url(typed: str, situation: Situation) -> str:
    url = of_field(Article, "url")(typed, situation)
    article = article_at(url, situation.records)
    if article is not None:
        raise AlreadyRecorded(article)
    return url


def read_article(typed: str, situation: Situation) -> str:
    """Read which article is meant: by its id, its title or its address."""
    text = typed.strip()
    if "://" in text:
        url = of_field(Article, "url")(text, situation)
        article = article_at(url, situation.records)
        if article is None:
            raise Refused(
                "this address is not recorded yet", f"First run: build.py new article {quote(url)}"
            )
        return article.id
    return one_of(articles(situation), text)


def articles(situation: Situation) -> tuple[Choice, ...]:
    """Return the articles to choose from."""
    return of_articles(situation.records)


def _publisher_of_address(situation: Situation) -> tuple[str, ...]:
    url = situation.one("url")
    found = publisher_at(url, situation.records) if url else ""
    return (found,) if found else ()


def _usual_kind(situation: Situation) -> tuple[str, ...]:
    publisher = situation.records.publishers.get(situation.one("publisher"))
    kind = _USUAL_KIND.get(publisher.kind) if publisher else None
    return (str(kind),) if kind else ()


def _only_language(situation: Situation) -> tuple[str, ...]:
    publisher = situation.records.publishers.get(situation.one("publisher"))
    languages = publisher.languages if publisher else ()
    return languages if len(languages) == 1 and languages[0] != "und" else ()


def _was_read(situation: Situation) -> bool:
    return situation.one("seen") in (Seen.FULL, Seen.EXCERPT)


def _id_proposal(situation: Situation, spelt: Callable[[str], str] = str) -> tuple[str, ...]:
    """Return publisher-date-place, where the place can be spelt in plain letters."""
    published, publisher = situation.date("published"), situation.one("publisher")
    if not (published and publisher):
        return ()
    taken = situation.taken[Kind.ARTICLE]
    found = names.article_id(publisher, published, spelt(situation.one("about")), taken)
    return (found,) if found else ()


def _place_beside(situation: Situation) -> tuple[str, ...]:
    return tuple(place.partition(",")[0] for place in situation.beside.get("place", ()))


ARTICLE: tuple[Question, ...] = (
    Question(
        key="url",
        asks="The address of the source?",
        hint="Paste it from the address bar. Enter where nobody kept it.",
        metavar="URL",
        read=_unrecorded_url,
        positional=True,
    ),
    Question(
        key="publisher",
        asks="Who published it?",
        hint="Type a part of the name. For a copy, the publisher of the copy.",
        metavar="ID",
        choices=lambda situation: of_publishers(situation.records),
        follows=_publisher_of_address,
        required=True,
        adds=Kind.PUBLISHER,
    ),
    Question(
        key="title",
        asks="Its headline?",
        hint="Where it has none, say in [square brackets] what it is, such as "
        "[Statement of 3 May 2021 on the inquiry].",
        read=of_field(Article, "title"),
        required=True,
    ),
    Question(
        key="kind",
        asks="What kind of source is it?",
        metavar="KIND",
        choices=lambda _: of_words(ArticleKind),
        suggests=_usual_kind,
        required=True,
    ),
    Question(
        key="author",
        asks="Who signs it?",
        hint="One name at a time; Enter when there is no more, or none.",
        metavar="NAME",
        read=of_field(Article, "authors"),
        many=True,
    ),
    Question(
        key="published",
        asks="When was it published?",
        hint="Year-month-day, as far as it is known: 2021-05-03, 2021-05, 2021; 2021-05-03~ for "
        "about that day.",
        metavar="DATE",
        read=of_field(Article, "published"),
        required=True,
    ),
    Question(
        key="language",
        asks="In which language is it written?",
        hint="Such as `en`, `uk` or `pt-BR`; `und` where you cannot say.",
        metavar="LANGUAGE",
        read=of_field(Article, "language"),
        follows=_only_language,
        required=True,
        after=("publisher",),
    ),
    Question(
        key="seen",
        asks="How much of it have you read yourself?",
        metavar="full|excerpt|through",
        choices=lambda _: of_words(Seen),
        required=True,
    ),
    Question(
        key="through",
        asks="Which source do you know it through?",
        hint="Type a part of its title, or paste its address.",
        metavar="ID",
        read=read_article,
        choices=articles,
        applies=lambda situation: situation.one("seen") == Seen.THROUGH,
        required=True,
        adds=Kind.ARTICLE,
        after=("seen",),
    ),
    Question(
        key="accessed",
        asks="On which day did you read it?",
        hint="Year-month-day.",
        metavar="DAY",
        read=of_field(Article, "accessed"),
        suggests=lambda situation: (situation.today.isoformat(),),
        applies=_was_read,
    ),
    Question(
        key="archived",
        asks="Is there a copy in a public archive?",
        hint="Its address; Enter where there is none. Never guess one.",
        metavar="URL",
        read=of_field(Archived, "url"),
    ),
    Question(
        key="archived_on",
        asks="On which day was that copy made?",
        hint="Year-month-day.",
        metavar="DAY",
        read=of_field(Archived, "date"),
        applies=lambda situation: bool(situation.many("archived")),
        required=True,
        after=("archived",),
    ),
    Question(
        key="basis",
        asks="What does it rest on?",
        hint="Does it say that it saw or did the work itself, or does it pass on what others said? "
        "`unknown` is an honest answer.",
        metavar="BASIS",
        choices=lambda _: of_words(ArticleBasis),
        required=True,
    ),
    Question(
        key="derived_from",
        asks="Which sources does it pass on?",
        hint="One at a time: a part of the title, or its address. Enter when there is no more.",
        metavar="ID",
        read=read_article,
        choices=articles,
        applies=lambda situation: situation.one("basis") == ArticleBasis.DERIVED,
        required=True,
        many=True,
        adds=Kind.ARTICLE,
        after=("basis",),
    ),
    Question(
        key="how",
        asks="What does it do with them?",
        metavar="HOW",
        choices=lambda _: of_words(Derivation),
        suggests=lambda _: (str(Derivation.REPORTS),),
        applies=lambda situation: bool(situation.many("derived_from")),
        required=True,
        after=("derived_from",),
    ),
    Question(
        key="abstract",
        asks="What does it say? Two or three sentences of your own.",
        hint="Never a sentence of the source itself.",
        read=of_field(Article, "abstract"),
        required=True,
        lines=True,
    ),
    Question(
        key="about",
        asks="Which place or matter is it about, in a word or two?",
        hint="For its id, in plain letters a-z.",
        metavar="WORDS",
        suggests=_place_beside,
    ),
    Question(
        key="id",
        asks="Its id?",
        hint="It never changes. Proposed from publisher, date and place (--about).",
        metavar="ID",
        read=of_new_id(Kind.ARTICLE),
        follows=_id_proposal,
        suggests=lambda situation: _id_proposal(situation, names.without_accents),
        required=True,
        after=("publisher", "published"),
    ),
)
"""What is asked of a source."""
