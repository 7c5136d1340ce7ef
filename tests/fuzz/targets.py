"""What is given any bytes, and what must hold of the answer.

A target is a function of bytes that fails where something is wrong. `make fuzz` gives each millions
of inputs that it derives from the test sites; the tests give it those that failed once.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path, PurePosixPath

import yaml

from sourcebook.check import check
from sourcebook.check.number_words import numbers_in
from sourcebook.compare import State, compare
from sourcebook.compare.as_json import as_json
from sourcebook.compare.as_markdown import as_markdown
from sourcebook.compare.as_text import as_text
from sourcebook.load.characters import any_forbidden, forbidden
from sourcebook.load.content import Content, content_of
from sourcebook.load.document import Plain
from sourcebook.load.files import SourceFile
from sourcebook.model import dates
from sourcebook.model import prose as references
from sourcebook.model.ids import Key, Kind
from sourcebook.plan.views.prose import CitationView, Prose
from sourcebook.problems import Problem, any_error
from sourcebook.render.ordinary import ordinary_html
from sourcebook.render.parsed import ProseParser
from tests.fuzz.answers import SHOWN_AS, assert_answered, assert_written, is_showable
from tests.tools.trees import INCIDENT, MINIMAL

ARTICLE = "articles/daily-2020-03-02-spill.md"
_FENCE = re.compile(r"^---\n", re.MULTILINE)
_DATE = re.compile(r"(?:date|as_of|published|period|from|to): *[\"']?([^\"'\n]+)")
_SEPARATOR = b"\x00"


def read(text: str) -> None:
    """Read any text as an incident: YAML, positions, the typed model, and every rule."""
    content = _with(INCIDENT, text)
    _assert_checked(content, INCIDENT, text)
    document = content.documents.get(Key(Kind.INCIDENT, PurePosixPath(INCIDENT).stem))
    if document is not None and "duplicate-key" not in {p.rule for p in content.problems}:
        theirs = yaml.load(text, yaml.CBaseLoader)  # noqa: S506 - it makes nothing but texts
        assert _with_empty_texts(document.data) == _with_empty_texts(theirs)


def read_article(text: str) -> None:
    """Read any text as an article: front matter, YAML and Markdown."""
    _assert_checked(_with(ARTICLE, text), ARTICLE, text)


def render(text: str) -> None:
    """Make HTML of any text: nothing runs, nothing loads, and each element is closed."""
    markdown = text[:20_000]
    html = _html(_prose(markdown))
    seen = _Elements()
    seen.feed(html)
    seen.close()
    assert not seen.open, seen.open
    if not any_forbidden(markdown):
        assert not [hidden for _, hidden in forbidden(html) if hidden not in _LOOSE]


def refer(text: str) -> None:
    """Hold that what the check lets through is understood where the page is made."""
    body = text[:20_000]
    content = _with(ARTICLE, _article_with(body))
    problems = check(content)
    assert_answered(problems, {**_lines(), ARTICLE: _article_with(body).count("\n") + 1})
    article = content.records.articles.get("daily-2020-03-02-spill")
    if any_error(problems) or article is None:
        return
    html = _html(_prose(article.abstract))
    plain = re.sub(r"<(code)[^>]*>.*?</\1>", "", html, flags=re.DOTALL)
    assert "<img" not in html
    if "\\" not in article.abstract and "&" not in article.abstract:
        assert not re.search(r"\[@[a-z0-9-]+\]", plain), (article.abstract, html)


def date(text: str) -> None:
    """Read any text as a date."""
    try:
        found = dates.parse(text)
    except dates.DateError as refused:
        if not (str(refused) and refused.hint):
            raise
        return
    assert str(found) == text
    assert found.sort_day in {found.earliest, found.latest}
    if found.earliest and found.latest:
        assert found.earliest <= found.latest
    assert found.may_overlap(found)


def count(text: str) -> None:
    """Look for numbers in any text."""
    assert all(number >= 0 for number in numbers_in(text[:3_000]))


def differ(text: str) -> None:
    """Compare any two states of an incident."""
    before, _, after = text.partition("\x00")
    old = State("before", _with(INCIDENT, before))
    new = State("after", _with(INCIDENT, after))
    comparison = compare(old, new)
    shown = as_text(comparison, colour=False)
    assert is_showable(shown)
    as_markdown(comparison).encode("utf-8")
    assert as_json(comparison).isascii()
    nothing = compare(new, new)
    assert not nothing.records
    assert not nothing.new_problems


TARGETS: Mapping[str, Callable[[str], None]] = {
    "yaml": read,
    "front-matter": read_article,
    "markdown": render,
    "references": refer,
    "dates": date,
    "numbers": count,
    "diff": differ,
}
"""Every target by its name on the command line."""

DICTIONARIES = {
    **dict.fromkeys(("yaml", "front-matter", "diff"), "yaml.dict"),
    **dict.fromkeys(("markdown", "references"), "markdown.dict"),
}


def seeds(target: str, sites: Path) -> Iterator[bytes]:
    """Yield inputs to begin with, from the records of the test sites."""
    files = sorted(path for path in sites.glob("*/content/**/*") if path.suffix in (".yaml", ".md"))
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in files]
    bodies = [_FENCE.split(text, maxsplit=2)[2] for text in texts if len(_FENCE.findall(text)) > 1]
    incidents = [text for path, text in zip(files, texts, strict=True) if "incidents" in path.parts]
    match target:
        case "yaml" | "numbers":
            found = texts
        case "front-matter":
            found = [text for text in texts if text.startswith("---")]
        case "markdown" | "references":
            found = bodies
        case "dates":
            found = [match for text in texts for match in _DATE.findall(text)]
        case _:
            found = [f"{one}\x00{two}" for one, two in pairwise(incidents)]
    for text in dict.fromkeys(found):
        yield text.encode("utf-8")


def give(target: str, data: bytes) -> None:
    """Give some bytes to a target."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:  # the file is refused before anything else sees it
        return
    TARGETS[target](text.replace("\r\n", "\n").replace("\r", "\n"))


@cache
def _minimal() -> Mapping[str, str]:
    return {
        path.relative_to(MINIMAL).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(MINIMAL.rglob("*.*"))
    }


@cache
def _lines() -> Mapping[str, int]:
    return {name: text.count("\n") + 1 for name, text in _minimal().items()}


def _with(file: str, text: str) -> Content:
    """Return the minimal site with another text in one of its files."""
    files = [
        SourceFile(f"{SHOWN_AS}/{name}", PurePosixPath(name), known)
        for name, known in {**_minimal(), file: text}.items()
    ]
    return content_of(files, (), SHOWN_AS)


def _assert_checked(content: Content, file: str, text: str) -> None:
    problems: tuple[Problem, ...] = check(content)
    assert_answered(problems, {**_lines(), file: text.count("\n") + 1})
    assert_written(problems)


def _with_empty_texts(data: Plain) -> Plain:
    """Return data as PyYAML has it, to which what is left empty is an empty text."""
    if isinstance(data, dict):
        return {key: _with_empty_texts(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_with_empty_texts(value) for value in data]
    return data or ""


def _article_with(body: str) -> str:
    _, front, _ = _FENCE.split(_minimal()[ARTICLE], maxsplit=2)
    return f"---\n{front}---\n{body}"


def _prose(markdown: str) -> Prose:
    view = CitationView(1, "https://example.org/", "A source")
    return Prose(
        markdown,
        dict.fromkeys(references.citations(markdown), view),
        {f"{kind}:{name}": "../x/" for kind, name in references.record_links(markdown)},
        3,
    )


@cache
def _parser() -> ProseParser:
    return ProseParser()


def _html(prose: Prose) -> str:
    """Make HTML by the parser, and hold the quick way for ordinary texts to the same bytes."""
    parsed = _parser().html(prose)
    assert ordinary_html(prose) in {None, parsed}
    return parsed


_LOOSE = "\t\n\ufffd"
_VOID = frozenset(["br", "hr"])
_ALLOWED = frozenset(
    [
        "a",
        "blockquote",
        "br",
        "code",
        "div",
        "em",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "li",
        "ol",
        "p",
        "pre",
        "strong",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_ATTRIBUTES = frozenset(
    ["aria-label", "class", "href", "id", "rel", "role", "scope", "start", "tabindex"]
)
_HREF = re.compile(r"(?:https?://|mailto:|\.\./x/).*", re.DOTALL)


class _Elements(HTMLParser):
    """Hold the elements of a page to those that a text may make."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in _ALLOWED, tag
        for name, value in attrs:
            assert name in _ATTRIBUTES, (tag, name)
            assert name != "href" or _HREF.fullmatch(value or ""), value
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, tag
        assert self.open.pop() == tag

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)
