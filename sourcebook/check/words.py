"""Rules on wording: words that take a side, and markup where only plain text is shown."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sourcebook.check.review import Review
from sourcebook.check.rule import Finding, Findings, rule
from sourcebook.check.translated import MARKDOWN_FIELDS
from sourcebook.editions import translation_of, words_of
from sourcebook.load.document import Document, FieldPath
from sourcebook.load.lines import count_before
from sourcebook.model.ids import Kind
from sourcebook.model.record import Part, Record
from sourcebook.model.site import Page, Site
from sourcebook.model.translation import PageTranslation
from sourcebook.model.vocabulary import LoadedWord
from sourcebook.problems import Severity
from sourcebook.relate.reading import made_of

_QUOTATION_MARKS = (
    ('"', re.compile('"')),
    ("“", re.compile("”")),
    ("«", re.compile("»")),
    ("„", re.compile("[“”]")),
    ("‘", re.compile("’")),  # noqa: RUF001 - quotation marks
)
"""What opens a quotation, and what can close it."""
_PARAGRAPH = re.compile(r"(?:[^\n]+\n?)+")
_MARKDOWN_QUOTED = re.compile(
    r"^[ \t]*>.*$|`[^`\n]{0,500}`|\[@[^\]\s]{0,100}\]|\]\([^)\n]{0,500}\)", re.MULTILINE
)


@rule("loaded-word", Severity.WARNING)
def loaded_word(review: Review) -> Findings:
    """A word that takes a side makes a claim that no source is named for.

    Whole words count, in either case, outside quotation marks and block quotations. The headline of
    an article is a quotation; our own description of it, in square brackets, is not.
    """
    by_language = made_of(review.records.loaded_words, _by_language)
    site = review.site
    own = site.language.partition("-")[0] if site else _ANY
    for language, document, path, text, is_markdown in _our_words(review, own):
        if language not in by_language:
            continue
        words, pattern, telling = by_language[language]
        lower = text.lower()
        if not any(part in lower for part in telling):
            continue
        for match in pattern.finditer(_without_quotations(text, is_markdown=is_markdown)):
            written = text[match.start() : match.end()]
            before = count_before(text, written, match.start())
            # Letters that only look alike in one case are found and yet spelt otherwise.
            neutral = words.get(" ".join(written.lower().split()), "a neutral word")
            yield Finding(
                document.at_text(written, *path, occurrence=before),
                f"`{written}` takes a side",
                f"Write {neutral}; or put it into quotation marks, and say whose word it is.",
            )


class _Loaded(NamedTuple):
    """Hold the loaded words of one language, in lower case, with a neutral one for each.

    `pattern` finds them; every text that holds a word has one of `telling` in it.
    """

    words: dict[str, str]
    pattern: re.Pattern[str]
    telling: tuple[str, ...]


_ANY = ""
"""Stands for the language of a site whose settings cannot be read."""


def _by_language(entries: Iterable[LoadedWord]) -> dict[str, _Loaded]:
    """Return the loaded words of each language that has some."""
    found: dict[str, dict[str, str]] = {}
    for entry in entries:
        word = " ".join(entry.id.lower().split())
        for language in (_ANY, *(tag.partition("-")[0] for tag in entry.languages)):
            found.setdefault(language, {})[word] = entry.suggest
    return {language: _loaded(words) for language, words in found.items()}


def _loaded(words: dict[str, str]) -> _Loaded:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    any_word = "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest_first)
    pattern = re.compile(rf"(?<!\w)(?:{any_word})(?!\w)", re.IGNORECASE)
    return _Loaded(words, pattern, _telling_parts(longest_first))


def _without_quotations(text: str, *, is_markdown: bool) -> str:
    """Return the text with quotations blanked out, every other character in its place."""
    if is_markdown:
        text = _MARKDOWN_QUOTED.sub(lambda match: " " * len(match[0]), text)
    for opening, closing in _QUOTATION_MARKS:
        if opening in text:
            text = "".join(_blanked(text, opening, closing))
    return text


def _blanked(text: str, opening: str, closing: re.Pattern[str]) -> Iterator[str]:
    """Yield the text in pieces, quotations as spaces; none reaches beyond its paragraph."""
    done = 0
    for paragraph in _PARAGRAPH.finditer(text):
        while True:
            start = text.find(opening, max(done, paragraph.start()), paragraph.end())
            end = closing.search(text, start + 1, paragraph.end()) if start >= 0 else None
            if end is None:
                break
            yield text[done:start]
            yield " " * (end.end() - start)
            done = end.end()
    yield text[done:]


def _telling_parts(words: Iterable[str]) -> tuple[str, ...]:
    """Return few short texts of which each word holds one, to pass over most files quickly."""
    found: list[str] = []
    for part in sorted({max(word.split(), key=len) for word in words}, key=lambda p: (len(p), p)):
        if not any(known in part for known in found):
            found.append(part)
    return tuple(found)


_Ours = tuple[str, Document, FieldPath, str, bool]


def _our_words(review: Review, own: str) -> Iterator[_Ours]:
    """Yield the texts that we wrote ourselves: language, place, text, and whether in Markdown."""
    for incident, document in review.incidents:
        yield own, document, ("title",), incident.title, False
        yield own, document, ("summary",), incident.summary, False
        if incident.status_note:
            yield own, document, ("status_note",), incident.status_note, False
        for number, claim in enumerate(incident.claims):
            yield own, document, ("claims", number, "says"), claim.says, False
        yield own, document, ("account",), incident.account, True
    for article, document in review.articles:
        if article.title.startswith("["):
            yield own, document, ("title",), article.title, False
        yield own, document, ("abstract",), article.abstract, True
    for figure, document in review.figures:
        yield own, document, ("title",), figure.title, False
    if review.editions:
        yield from _translations(review)


def _translations(review: Review) -> Iterator[_Ours]:
    """Yield our words in other languages; all that is translated is our own."""
    for record, document, path, standing in review.translations:
        translation = translation_of(record, standing.language)
        if translation is not None and not isinstance(record, Site):
            language = standing.language.partition("-")[0]
            for inner, text in words_of(translation):
                is_markdown = inner[0] in MARKDOWN_FIELDS
                yield language, document, (*path, *inner), text, is_markdown


_MARKUP = re.compile(
    r"\[@|\]\(|\*\*|&(?:#\d+|#x[0-9a-f]+|amp|lt|gt|quot|nbsp);"
    r"|</?(?:a|b|br|div|em|h[1-6]|i|iframe|img|p|script|span|strong|style|sub|sup|u)\b[^<>]{0,200}>",
    re.IGNORECASE,
)
_PARTS = ("[@", "](", "**", "&", "<")
"""Texts of which one is in all markup."""
_NOT_OURS = ("authors", "quote")
"""Fields that hold the words of others, which stand as they were printed."""
_PASSED_OVER = frozenset([*MARKDOWN_FIELDS, *_NOT_OURS])


@rule("markup-in-plain-text", Severity.WARNING)
def markup_in_plain_text(review: Review) -> Findings:
    """Only accounts, abstracts and pages are Markdown; elsewhere readers would see the markup."""
    for kind in review.kinds:
        if kind is Kind.LOADED_WORD:
            continue
        for record, document in review.written(kind):
            if _is_marked_in_markdown_only(record, document.text):
                continue
            fields = vars(record) if kind is not Kind.PAGE else _without_other_files(record)
            for path, match in _marked_up(fields, ()):
                if kind is Kind.ARTICLE and path == ("title",):  # a headline
                    continue
                yield Finding(
                    document.at_text(match, *path),
                    f"`{match[:40]}` is markup, and this is plain text",
                    "Write it without; sources are named in fields of their own.",
                )


def _is_marked_in_markdown_only(record: Record, text: str) -> bool:
    """Tell quickly of a file that all markup in it, if any, stands in the Markdown of the record.

    Then it holds no more of it than the Markdown does. An escape can hide a character, and a file
    of many records has Markdown of none.
    """
    markdown: str = next(
        (vars(record)[field] for field in MARKDOWN_FIELDS if field in vars(record)), ""
    )
    return "\\" not in text and all(text.count(part) == markdown.count(part) for part in _PARTS)


def _without_other_files(page: Page | PageTranslation) -> dict[str, object]:
    """Return the fields of a page that its own file holds."""
    return {name: value for name, value in vars(page).items() if name != "translations"}


def _marked_up(value: object, path: FieldPath) -> list[tuple[FieldPath, str]]:
    """Return the markup in a value, with the place of each; addresses are no texts."""
    if isinstance(value, str):
        match = _MARKUP.search(value) if "://" not in value else None
        return [(path, match[0])] if match else []
    entries: Iterable[tuple[str | int, object]] = ()
    if isinstance(value, tuple):
        entries = enumerate(value)
    elif isinstance(value, Part):
        entries = vars(value).items()
    elif isinstance(value, dict):
        entries = value.items()
    # Lists, not generators: this looks at every text of every record.
    return [
        found
        for key, below in entries
        if below and key not in _PASSED_OVER
        for found in _marked_up(below, (*path, key))
    ]


@rule("uncited-account", Severity.WARNING, Kind.INCIDENT)
def uncited_account(review: Review) -> Findings:
    """An account says what it rests on, where it says it."""
    for incident, document in review.incidents:
        if "[@" not in incident.account and not incident.tombstone:
            yield Finding(
                document.at_key("account"),
                "the account cites no source",
                "Put `[@article-id]` behind what an article carries.",
            )
