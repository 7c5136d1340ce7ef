from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.evidence.origins import (
    Articles,
    SourceNode,
    chain,
    counts_as_origin,
    loops,
    origins,
)
from tests.evidence.records import article, by_id

HERE, THERE = "here-2022", "there-2022"

FOUR = by_id(
    article("nyt"),
    article("moscow-times", ("nyt", "reports", HERE)),
    article("politico", ("nyt", "reports")),
    article("rewrite", ("politico", "rewrites"), kind="copy"),
)


def test_four_articles_that_restate_one_investigation_are_one_origin() -> None:
    assert origins(FOUR, HERE, FOUR) == ("nyt",)
    assert origins(["rewrite"], HERE, FOUR) == ("nyt",)


def test_an_edge_holds_only_for_the_incidents_that_it_is_about() -> None:
    assert origins(["moscow-times"], HERE, FOUR) == ("nyt",)
    assert origins(["moscow-times"], THERE, FOUR) == ()


def test_one_article_can_rest_on_different_origins_for_different_incidents() -> None:
    articles = by_id(
        article("cnn"),
        article("prosecutors"),
        article("both", ("cnn", "reports", HERE), ("prosecutors", "quotes", f"{THERE} other")),
    )
    assert origins(["both"], HERE, articles) == ("cnn",)
    assert origins(["both"], THERE, articles) == ("prosecutors",)


@pytest.mark.parametrize(
    ("basis", "kind", "edges", "counts"),
    [
        ("original", "news-report", (), True),
        ("original", "official-statement", (), True),
        ("original", "copy", (), False),
        ("unknown", "news-report", (), False),
        ("derived", "news-report", (("nyt", "reports"),), False),
        ("original", "news-report", (("nyt", "analyses"),), True),
        ("original", "news-report", (("nyt", "analyses"), ("nyt", "quotes")), False),
    ],
)
def test_what_counts_as_an_origin(
    basis: str, kind: str, edges: tuple[tuple[str, str], ...], *, counts: bool
) -> None:
    one = article("one", *edges, basis=basis, kind=kind)
    assert counts_as_origin(one) is counts
    assert ("one" in origins(["one"], HERE, by_id(one, article("nyt")))) is counts


def test_what_an_origin_analyses_is_no_second_origin() -> None:
    articles = by_id(article("nyt"), article("own-work", ("nyt", "analyses"), basis="original"))
    assert origins(["own-work"], HERE, articles) == ("own-work",)


def test_an_article_of_unknown_basis_adds_nothing() -> None:
    articles = by_id(
        article("unknown", basis="unknown"), article("restates", ("unknown", "reports"))
    )
    assert origins(articles, HERE, articles) == ()


def test_what_leads_nowhere_is_passed_over() -> None:
    articles = by_id(article("a", ("missing", "reports")))
    assert origins(["a", "also-missing"], HERE, articles) == ()
    assert [node.article for node in chain(["a", "also-missing"], HERE, articles)] == ["a"]


@pytest.mark.parametrize(
    ("edges", "found"),
    [
        ({"a": "a"}, [("a", "a")]),
        ({"b": "a", "a": "b"}, [("a", "b", "a")]),
        ({"a": "b", "b": "c", "c": "a", "d": "a"}, [("a", "b", "c", "a")]),
        ({"a": "b c", "b": "a", "c": "a"}, [("a", "b", "a"), ("a", "c", "a")]),
        ({"a": "b", "b": "c d", "c": "", "d": ""}, []),
        ({"a": "missing"}, []),
    ],
)
def test_every_loop_is_named_from_its_smallest_id(
    edges: dict[str, str], found: list[tuple[str, ...]]
) -> None:
    assert list(loops({name: targets.split() for name, targets in edges.items()})) == found


def graph(edges: dict[str, str]) -> Articles:
    return by_id(
        *(
            article(name, *((to, "reports") for to in targets.split()))
            for name, targets in edges.items()
        )
    )


NAMES = st.sampled_from("abcdef")
GRAPHS = st.dictionaries(NAMES, st.sets(NAMES).map(lambda to: " ".join(sorted(to)))).map(graph)


def reach(start: str, articles: Articles) -> set[str]:
    """Walk every path, the plainest way."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        name = waiting.pop()
        if name in articles and name not in found:
            found.add(name)
            waiting += [edge.article for edge in articles[name].derived_from]
    return found


@given(GRAPHS, st.sets(NAMES))
def test_origins_of_any_graph_are_the_originals_that_can_be_reached(
    articles: Articles, start: set[str]
) -> None:
    reached = set().union(*(reach(name, articles) for name in start))
    assert set(origins(start, HERE, articles)) == {
        name for name in reached if counts_as_origin(articles[name])
    }


@given(GRAPHS)
def test_a_loop_is_found_where_a_walk_comes_back(articles: Articles) -> None:
    comes_back = {
        name
        for name, one in articles.items()
        if any(name in reach(edge.article, articles) for edge in one.derived_from)
    }
    found = loops(
        {name: [edge.article for edge in one.derived_from] for name, one in articles.items()}
    )
    assert bool(found) is bool(comes_back)
    for loop in found:
        assert loop[0] == loop[-1] == min(loop)
        assert set(loop) <= comes_back
        for one, other in pairwise(loop):
            assert other in {edge.article for edge in articles[one].derived_from}


def in_chain(nodes: tuple[SourceNode, ...]) -> list[str]:
    return [name for node in nodes for name in (node.article, *in_chain(node.rests_on))]


@given(GRAPHS, st.lists(NAMES, unique=True))
def test_the_chain_of_any_graph_shows_all_that_can_be_reached(
    articles: Articles, start: list[str]
) -> None:
    shown = in_chain(chain(start, HERE, articles))
    assert set(shown) == set().union(*(reach(name, articles) for name in start))


def test_the_chain_unfolds_each_article_once() -> None:
    nodes = chain(["rewrite", "politico", "moscow-times", "nyt"], HERE, FOUR)
    assert [node.article for node in nodes] == ["rewrite", "moscow-times"]
    rewrite, moscow_times = nodes
    (politico,) = rewrite.rests_on
    (nyt,) = politico.rests_on
    assert politico.edge is not None
    assert politico.edge.how == "rewrites"
    assert (nyt.article, nyt.is_origin, nyt.repeated) == ("nyt", True, False)
    assert [node.article for node in moscow_times.rests_on] == ["nyt"]
