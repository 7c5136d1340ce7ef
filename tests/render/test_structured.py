"""Put hostile data into a block of JSON-LD: it must stay data, and mean what it meant."""

import json

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from sourcebook.render.environment import FORBIDDEN_FILTERS, environment
from sourcebook.render.structured import json_ld

TEMPLATE = '<script type="application/ld+json">{{ view | json_ld }}</script><p>after</p>'
HOSTILE = (
    "</script><!--",
    "<!-- <script> </script> -->",
    "</SCRIPT ><img src=x onerror=alert(1)>",
    "<![CDATA[ ]]> &lt;/script&gt; &amp;",
    "a\u2028b\u2029c\x85",
    '"},{"@type":"Thing',
    "\\u003c/script>\\",
    "{{ 7 * 7 }} {% raw %}",
    "\U0001f6e2 Київ \u202e",
)
DATA = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text("<>&/abc@\u2028"), inner),
    max_leaves=8,
)


def page_of(data: object) -> str:
    return environment({"page.html": TEMPLATE}).get_template("page.html").render(view=data)


def read(page: str) -> object:
    """Read the data as a browser hands them to whoever looks for them."""
    tree = html5lib.parse(page, treebuilder="etree", namespaceHTMLElements=False)
    (block,) = tree.iter("script")
    (after,) = tree.iter("p")
    assert after.text == "after"
    assert len(list(tree.iter())) == len(["html", "head", "script", "body", "p"])
    return json.loads(block.text or "")


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_hostile_stays_data(text: str) -> None:
    data = {"@type": "Report", "headline": text, text: [text, {"about": text}]}
    assert read(page_of(data)) == data


@given(DATA)
def test_any_data_come_out_as_they_went_in(data: object) -> None:
    markup = json_ld(data)
    assert not set(markup) & set("<>&\u2028\u2029")
    assert json.loads(markup) == data


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_any_text_stays_inside_of_the_element(text: str) -> None:
    assert read(page_of([text])) == [text]


def test_markup_is_no_way_around_it() -> None:
    assert "<" not in json_ld({"a": Markup("</script>")})


def test_what_is_no_data_stops_the_build() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        json_ld(float("nan"))
    with pytest.raises(TypeError):
        json_ld(object())


def test_the_general_filters_stay_forbidden() -> None:
    filters = environment({}).filters
    assert not set(FORBIDDEN_FILTERS) & set(filters)
    assert {"safe", "tojson"} <= set(FORBIDDEN_FILTERS)
