"""The tables of sources, figures and vocabularies; names of columns stay as they are."""

from collections.abc import Iterator

from sourcebook.evidence.origins import counts_as_origin
from sourcebook.plan import routes
from sourcebook.plan.data.documents import bounds
from sourcebook.plan.data.sheet import Column, Row, Table
from sourcebook.plan.here import Here
from sourcebook.wording import N_

_ID = Column("id", "string", N_("Its permanent name."), always=True)
_PAGE = Column("page", "string", N_("The address of its page."), always=True)


def _article(here: Here, name: str) -> Iterator[Row]:
    library = here.library
    article = library.articles[name]
    published = bounds(article.published)
    archived = article.archived
    yield (
        name,
        article.title,
        article.publisher,
        library.publishers[article.publisher].name,
        article.kind.value,
        "; ".join(article.authors) or None,
        article.published.text,
        published["earliest"],
        published["latest"],
        article.language,
        article.url,
        article.seen_at,
        archived.url if archived else None,
        archived.date.isoformat() if archived else None,
        article.accessed.isoformat() if article.accessed else None,
        article.seen.extent.value,
        article.seen.through,
        article.basis.value,
        counts_as_origin(article),
        article.fixity.sha256 if article.fixity else None,
        article.fixity.bytes if article.fixity else None,
        " | ".join(article.problems) or None,
        library.count("citing", name),
        here.whole(routes.source(name)),
        article.added.isoformat() if article.added else None,
    )


def _derivations(here: Here, name: str) -> Iterator[Row]:
    edges = here.library.articles[name].derived_from
    for number, edge in enumerate(edges, start=1):
        yield name, number, edge.how.value, edge.article, " ".join(edge.about) or None


def _figure(here: Here, name: str) -> Iterator[Row]:
    figure = here.library.figures[name]
    covers = figure.covers
    yield (
        name,
        figure.title,
        figure.counter,
        here.library.actors[figure.counter].name,
        figure.counts,
        figure.scope,
        figure.basis.value,
        figure.kind.value,
        covers.start.isoformat(),
        covers.to.isoformat() if covers.to else None,
        figure.note,
        here.whole(routes.figure(name)),
    )


def _points(here: Here, name: str) -> Iterator[Row]:
    figure = here.library.figures[name]
    for number, point in enumerate(figure.points, start=1):
        period = bounds(point.period) if point.period else {"earliest": None, "latest": None}
        yield (
            name,
            number,
            point.as_of.text,
            point.period.text if point.period else None,
            period["earliest"],
            period["latest"],
            point.value,
            point.cases,
            point.note,
            point.quote,
            point.source,
            point.added.isoformat() if point.added else None,
        )


def _actor(here: Here, name: str) -> Iterator[Row]:
    actor = here.library.actors[name]
    page = here.whole(routes.actor(name))
    yield name, actor.name, actor.kind.value, actor.side, actor.note, actor.url, page


def _publisher(here: Here, name: str) -> Iterator[Row]:
    found = here.library.publishers[name]
    page = here.whole(routes.publisher(name))
    languages = " ".join(found.languages) or None
    yield name, found.name, found.kind.value, found.country, languages, found.note, found.url, page


def _tag(here: Here, name: str) -> Iterator[Row]:
    tag = here.library.tags[name]
    yield name, tag.name, tag.description, here.whole(routes.tag(name))


def _region(here: Here, name: str) -> Iterator[Row]:
    region = here.library.regions[name]
    page = here.whole(routes.region(name))
    yield name, region.name, region.country, region.iso_3166_2, region.note, page


ARTICLES = Table(
    "articles",
    N_("Sources, one a row."),
    (
        _ID,
        Column("title", "string", N_("The headline, or our description in brackets."), always=True),
        Column("publisher", "string", N_("Who published it."), ("publishers", "id"), always=True),
        Column("publisher_name", "string", N_("The name of the publisher."), always=True),
        Column("kind", "string", N_("What kind of source it is."), always=True),
        Column("authors", "string", N_("The authors, with a semicolon between them.")),
        Column("published", "string", N_("When it was published, in EDTF."), always=True),
        Column("published_earliest", "date", N_("Computed: the first day that this can mean.")),
        Column("published_latest", "date", N_("Computed: the last day that this can mean.")),
        Column("language", "string", N_("Its language, BCP 47."), always=True),
        Column("url", "string", N_("Its own address.")),
        Column("seen_at", "string", N_("The address of the copy that we read.")),
        Column("archived_url", "string", N_("A copy in a public archive.")),
        Column("archived_date", "date", N_("The day of that copy.")),
        Column("accessed", "date", N_("The day that we read it.")),
        Column(
            "seen",
            "string",
            # Translators: the words themselves stand in the file, in English.
            N_("How much of it we read: full, excerpt or through."),
            always=True,
        ),
        Column("seen_through", "string", N_("The source that we know it through.")),
        Column(
            "basis",
            "string",
            # Translators: the words themselves stand in the file, in English.
            N_("What it rests on: original, derived or unknown."),
            always=True,
        ),
        Column(
            "is_origin", "boolean", N_("Computed: whether it counts as an origin."), always=True
        ),
        Column("sha256", "string", N_("The digest of the text that we read.")),
        Column("bytes", "integer", N_("The length of that text.")),
        Column("problems", "string", N_("What it gets wrong, or what is not known of it.")),
        Column("incidents", "integer", N_("Computed: how many incidents cite it."), always=True),
        _PAGE,
        Column("added", "date", N_("The day that it came into the records, where that was noted.")),
    ),
    ("id",),
    _article,
)
DERIVATIONS = Table(
    "derivations",
    N_("Which source rests on which, one step a row."),
    (
        Column("article", "string", N_("The source."), ("articles", "id"), always=True),
        Column("number", "integer", N_("Its place in the record, counted from 1."), always=True),
        Column("how", "string", N_("What it does with the other."), always=True),
        Column("rests_on", "string", N_("The other source."), ("articles", "id"), always=True),
        Column("about", "string", N_("Ids of the incidents for which it does; empty: for all.")),
    ),
    ("article", "number"),
    _derivations,
)
FIGURES = Table(
    "figures",
    N_("Counts that others publish, one counter with one definition a row."),
    (
        _ID,
        Column("title", "string", N_("What is counted, and by whom."), always=True),
        Column("counter", "string", N_("The actor who counts."), ("actors", "id"), always=True),
        Column("counter_name", "string", N_("The name of the actor."), always=True),
        Column("counts", "string", N_("What one unit is."), always=True),
        Column("scope", "string", N_("What is counted and what is not."), always=True),
        Column("basis", "string", N_("Whether the counter has verified it."), always=True),
        # Translators: the words themselves stand in the file, in English.
        Column("kind", "string", N_("cumulative or per-period."), always=True),
        Column("covers_from", "date", N_("The first day that it covers."), always=True),
        Column("covers_to", "date", N_("The last day; empty while the count goes on.")),
        Column("note", "string", N_("What a reader must know of it.")),
        _PAGE,
    ),
    ("id",),
    _figure,
)
POINTS = Table(
    "points",
    N_("Every published value of every figure, one a row."),
    (
        Column("figure", "string", N_("The figure."), ("figures", "id"), always=True),
        Column("number", "integer", N_("Its place in the record, counted from 1."), always=True),
        Column("as_of", "string", N_("The date of the count, in EDTF."), always=True),
        Column("period", "string", N_("The period that it counts, in EDTF.")),
        Column("period_earliest", "date", N_("Computed: the first day of it.")),
        Column("period_latest", "date", N_("Computed: the last day of it.")),
        Column("value", "integer", N_("The number counted."), always=True),
        Column("cases", "integer", N_("The number of cases that it comes from.")),
        Column("note", "string", N_("Who said it, and what is particular to it.")),
        Column("quote", "string", N_("The words that carry it.")),
        Column(
            "source", "string", N_("The source that states it."), ("articles", "id"), always=True
        ),
        Column("added", "date", N_("The day that it came into the records, where that was noted.")),
    ),
    ("figure", "number"),
    _points,
)
ACTORS = Table(
    "actors",
    N_("Who acts, speaks or counts, one a row."),
    (
        _ID,
        Column("name", "string", N_("The name as readers know it."), always=True),
        Column("kind", "string", N_("What kind of actor it is."), always=True),
        Column("side", "string", N_("Its side, or none."), always=True),
        Column("note", "string", N_("Position or role.")),
        Column("url", "string", N_("Its own web site.")),
        _PAGE,
    ),
    ("id",),
    _actor,
)
PUBLISHERS = Table(
    "publishers",
    N_("Who publishes sources, one a row."),
    (
        _ID,
        Column("name", "string", N_("The name as readers know it."), always=True),
        Column("kind", "string", N_("What kind of publisher it is."), always=True),
        Column("country", "string", N_("Where it is at home, ISO 3166-1 alpha-2.")),
        Column("languages", "string", N_("The languages, with a space between them.")),
        Column("note", "string", N_("Ownership or position.")),
        Column("url", "string", N_("Its own web site.")),
        _PAGE,
    ),
    ("id",),
    _publisher,
)
TAGS = Table(
    "tags",
    N_("Subjects, one a row."),
    (
        _ID,
        Column("name", "string", N_("The name as readers see it."), always=True),
        Column("description", "string", N_("What it means."), always=True),
        _PAGE,
    ),
    ("id",),
    _tag,
)
REGIONS = Table(
    "regions",
    N_("First-level units of countries, one a row."),
    (
        _ID,
        Column("name", "string", N_("The name."), always=True),
        Column("country", "string", N_("The country, ISO 3166-1 alpha-2."), always=True),
        Column("iso_3166_2", "string", N_("Its code.")),
        Column("note", "string", N_("What a reader must know of the name or the border.")),
        _PAGE,
    ),
    ("id",),
    _region,
)
OF_ARTICLES = (ARTICLES, DERIVATIONS)
"""The tables that are made of sources."""
OF_FEW = {
    FIGURES: "figures",
    POINTS: "figures",
    ACTORS: "listed actors",
    PUBLISHERS: "listed publishers",
    TAGS: "listed tags",
    REGIONS: "listed regions",
}
"""The tables that are in one file however large the site, and what they are made of."""
