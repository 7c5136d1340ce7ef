"""Rules on translations: that they are there, say what the original says now, and cite the same."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain, zip_longest

from sourcebook.check.markdown_text import without_code
from sourcebook.check.review import Review
from sourcebook.check.rule import Finding, Findings, rule
from sourcebook.check.translated import MARKDOWN_FIELDS, TRANSLATABLE, Translated, place_of
from sourcebook.check.translated_numbers import different_numbers
from sourcebook.editions import (
    RecordText,
    Stale,
    listed,
    paragraphs,
    text_key,
    texts_of,
    translation_of,
    usable,
)
from sourcebook.load.document import FieldPath, dotted
from sourcebook.model import prose
from sourcebook.model.ids import Kind
from sourcebook.model.prose import RESERVED_PAGES
from sourcebook.model.record import Publishable
from sourcebook.problems import Severity, did_you_mean

MOST_NAMED = 6
"""How many texts, sentences or citations one message names."""
_WEB = re.compile(r"https?://[^\s()<>\[\]]+")
"""An address on the web, in whatever form of a link."""
_SHOWN = 120
"""How much of a sentence a message shows."""


@rule("edition-address", Severity.ERROR, Kind.SITE)
def edition_address(review: Review) -> Findings:
    """An edition is another language than the site's own, and has an address that nothing else has.

    It stands below its language, such as `/uk/`.
    """
    for site, document in review.subjects(Kind.SITE):
        for number, language in enumerate(site.editions):
            if language == site.language:
                message = f"`{language}` is the language of the site itself"
            elif language in RESERVED_PAGES or language in review.names[Kind.PAGE]:
                message = f"the site has a page at /{language}/ already"
            else:
                continue
            hint = "Remove it; `editions` names the languages that the site is translated into."
            yield Finding(document.at("editions", number), message, hint)


@rule("unknown-edition", Severity.ERROR)
def unknown_edition(review: Review) -> Findings:
    """A translation into a language that the site is not shown in reaches no reader."""
    if review.site is None:
        return
    for kind in TRANSLATABLE:
        for record, document in review.subjects(kind):
            for language in record.translations:
                if language not in review.editions:
                    place, path = place_of(record, document, language, review.documents)
                    guess = did_you_mean(language, review.editions)
                    yield Finding(
                        place.at_key(*path),
                        f"the site has no edition in `{language}`.{guess}",
                        f"Add `{language}` to `editions` in site.yaml, or correct the language.",
                    )


@rule("translation-missing", Severity.NOTE)
def translation_missing(review: Review) -> Findings:
    """What is not translated is shown in the original, which not every reader can read.

    Of a draft nothing is said. A translation counts from when it is stamped.
    """
    for record, document, path, standing in review.translations:
        if not standing.missing or (isinstance(record, Publishable) and record.draft):
            continue
        unstamped = [missing.path for missing in standing.missing if missing.is_unstamped]
        unwritten = [missing.path for missing in standing.missing if not missing.is_unstamped]
        said = []
        if unwritten:
            said.append(f"not in `{standing.language}` yet: {_named(unwritten)}")
        if unstamped:
            said.append(f"in `{standing.language}`, but not stamped: {_named(unstamped)}")
        command = f"build.py translate --language {standing.language}"
        hint = f"`{command} --write {record.id}` writes what to fill in."
        if not unwritten:
            hint = f"`{command} --stamp {record.id}` says that it is done."
        yield Finding(document.at_key(*path), "; ".join(said), hint)


@rule("translation-stale", Severity.WARNING)
def translation_stale(review: Review) -> Findings:
    """A translation of what the record no longer says tells readers something else.

    It is shown with a mark until somebody has brought it up to date and stamped it.
    """
    for record, document, path, standing in review.translations:
        for stale in standing.stale:
            yield Finding(
                document.at_key(*path, stale.field),
                f"the original of `{stale.field}` has changed since: {told(stale)}",
                "Bring it up to date, and say so: `build.py translate --language "
                f"{standing.language} --stamp {record.id}`.",
            )


def told(stale: Stale) -> str:
    """Say which sentences are new and which are gone."""
    parts = []
    if stale.new:
        shown = (f'"{_cut(sentence)}"' for sentence in stale.new[:MOST_NAMED])
        parts.append(f"new is {' and '.join(shown)}{_more(len(stale.new))}")
    if stale.gone:
        places = ", ".join(map(str, stale.gone[:MOST_NAMED]))
        noun = "sentence" if len(stale.gone) == 1 else "sentences"
        parts.append(f"gone is {noun} {places}{_more(len(stale.gone))}")
    return "; ".join(parts) or "the order of its sentences, or one that cannot be told"


@rule("translation-orphan", Severity.WARNING)
def translation_orphan(review: Review) -> Findings:
    """A translation of words that the record does not hold is shown to nobody."""
    for _, document, path, standing in review.translations:
        for orphan in standing.orphans:
            where = dotted(orphan.path)
            says = f': "{_cut(orphan.text)}"' if orphan.text else ""
            yield Finding(
                document.at_key(*path, *orphan.path),
                f"`{where}` translates nothing that the record says now{says}",
                "Move its words to where they fit, and remove it.",
            )


@rule("translation-too-long", Severity.ERROR)
def translation_too_long(review: Review) -> Findings:
    """A translation stands where the original does, and must fit there."""
    for pair in _pairs(review):
        if len(pair.text) > pair.original.most:
            yield Finding(
                pair.of.document.at(*pair.path),
                f"{len(pair.text)} characters, where {pair.original.most} fit",
                "Say it more shortly.",
            )


@rule("translation-citations", Severity.ERROR)
def translation_citations(review: Review) -> Findings:
    """A translation rests on the sources that the original names, and on no others.

    Links to records and addresses on the web count as well, and each statement keeps its own
    sources: paragraph by paragraph, and sentence by sentence where there are as many. Of a stale
    translation only those are told that the original does not hold at all: others are part of what
    is to be brought up to date.
    """
    for pair in _pairs(review):
        if not pair.is_markdown:
            continue
        original, text = _references(pair.original.text), _references(pair.text)
        moved = None if pair.is_stale else _moved(pair.original.text, pair.text)
        if original == text and moved:
            wanted, given = moved
            yield Finding(
                pair.of.document.at_text(given, *pair.path),
                f"{given} stands where the original has {wanted}",
                "Give each statement the source that the original gives it, sentence by sentence.",
            )
        extra = text - original
        lacking = original - text
        if pair.is_stale:
            extra, lacking = Counter(name for name in text if name not in original), Counter()
        for count, said in ((extra, "the original does not hold"), (lacking, "lacks")):
            names = ", ".join(f"`{name}`" for name in list(count)[:MOST_NAMED])
            if names and said == "lacks":
                place, message = pair.of.document.at_key(*pair.path), f"{said} {names}"
            elif names:
                needle = next(iter(count))
                place = pair.of.document.at_text(needle, *pair.path)
                message = f"{said} {names}, or not as often"
            else:
                continue
            yield Finding(
                place,
                f"the translation {message}" if said == "lacks" else message,
                "Cite and link in the translation what the original cites and links, as often.",
            )


@rule("translation-numbers", Severity.WARNING)
def translation_numbers(review: Review) -> Findings:
    """A number that differs from the original's is the gravest slip of a translator.

    Words for numbers count as the numbers, `9 p.m.` as 21, and `1,200` as `1 200`. A stale
    translation is not compared.
    """
    for pair in _pairs(review):
        if pair.is_stale:
            continue
        lacking, extra = different_numbers(pair.original.text, pair.text)
        if not lacking and not extra:
            continue
        said = [f"the original has {_listed(lacking)}"] if lacking else []
        said += [f"the translation has {_listed(extra)}"] if extra else []
        place, document = pair.path, pair.of.document
        yield Finding(
            document.at_text(extra[0], *place) if extra else document.at(*place),
            f"the numbers differ: {', '.join(said)}",
            "Compare the two; where both say the same, write the number as the original does.",
        )


class _Pair:
    """Hold a text and its translation, and where that stands."""

    def __init__(self, of: Translated, original: RecordText, path: FieldPath, text: str) -> None:
        self.of = of
        self.original = original
        self.path = path
        self.text = text
        name = original.path[0]
        self.is_markdown = original.how.is_named and name in MARKDOWN_FIELDS
        self.is_stale = original.how.is_named and any(
            stale.field == name for stale in of.standing.stale
        )


def _pairs(review: Review) -> Iterator[_Pair]:
    """Yield every text that has a translation which readers see, each under its key once."""
    for of in review.translations:
        translation = translation_of(of.record, of.standing.language)
        if translation is None:
            continue
        named, by_key = usable(translation), listed(translation)
        seen: set[tuple[str, int]] = set()
        for original in texts_of(of.record):
            if original.how.is_named and original.path[0] in named:
                name = str(original.path[0])
                yield _Pair(of, original, (*of.path, name), named[name])
            elif original.how.is_listed and by_key:
                key = text_key(original.text)
                text = by_key.get(key)
                if text and (key, original.most) not in seen:
                    seen.add((key, original.most))
                    yield _Pair(of, original, (*of.path, "texts", key), text)


def _references(markdown: str) -> Counter[str]:
    """Count what a text cites and links to, but for what stands in code, which leads nowhere."""
    text = without_code(markdown)
    cited = (f"[@{name}]" for name in prose.citations(text))
    linked = (f"{kind}:{name}" for kind, name in prose.record_links(text))
    return Counter([*cited, *linked, *_WEB.findall(text)])


def _moved(original: str, translation: str) -> tuple[str, str] | None:
    """Return the first citation that stands elsewhere than in the original, and what stood there.

    Where a paragraph has as many sentences as its original they are compared one by one, else as a
    whole; where there are more or fewer paragraphs, all citations in their order.
    """
    ours, theirs = paragraphs(without_code(original)), paragraphs(without_code(translation))
    if len(ours) != len(theirs):
        ours, theirs = [[*chain(*ours)]], [[*chain(*theirs)]]
    for one, other in zip(ours, theirs, strict=True):
        if len(one) != len(other):
            one, other = [" ".join(one)], [" ".join(other)]  # noqa: PLW2901 - as one sentence
        for wanted, given in zip(one, other, strict=True):
            cited = zip_longest(prose.citations(wanted), prose.citations(given), fillvalue="")
            for was, now in cited:
                if was != now:
                    return _cite(was), _cite(now)
    return None


def _cite(name: str) -> str:
    return f"[@{name}]" if name else "no citation"


def _named(paths: list[tuple[str | int, ...]]) -> str:
    names = ", ".join(f"`{dotted(path)}`" for path in paths[:MOST_NAMED])
    return names + _more(len(paths))


def _listed(numbers: list[str]) -> str:
    return ", ".join(numbers[:MOST_NAMED]) + _more(len(numbers))


def _more(count: int) -> str:
    return f" and {count - MOST_NAMED} more" if count > MOST_NAMED else ""


def _cut(text: str) -> str:
    return f"{text[:_SHOWN].rstrip()}…" if len(text) > _SHOWN else text
