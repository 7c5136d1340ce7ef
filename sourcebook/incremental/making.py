"""Make those files of a site that an edit concerns, and keep the others."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from sys import intern
from typing import Any

from sourcebook.incremental import crew
from sourcebook.incremental.changes import changed as changed_records
from sourcebook.incremental.indexing import make_index, revise_index
from sourcebook.incremental.memory import SiteMemory
from sourcebook.incremental.pages import Edit, KnownPage, Manifest, outdated
from sourcebook.plan.outputs import (
    AssetOutput,
    CardOutput,
    FeedOutput,
    OutlineOutput,
    Output,
    PageOutput,
    TextOutput,
)
from sourcebook.publish import Press, Written
from sourcebook.relate.answers import WHOLE, changed_tallies
from sourcebook.relate.answers import changed as changed_relations
from sourcebook.relate.card import KnownCard, restored
from sourcebook.relate.library import Library
from sourcebook.relate.weighed import weigh
from sourcebook.render.feed_texts import TEMPLATES as FEED_TEMPLATES
from sourcebook.render.outline_file import TEMPLATE as OUTLINE_TEMPLATE
from sourcebook.render.render import Renderer

Told = Callable[[int, int], None]
"""Told how many files of how many are made."""


@dataclass(frozen=True, slots=True)
class Made:
    """Hold what is now known of each page, and the reason of each that was made anew."""

    pages: Manifest
    reasons: Mapping[str, str]


def edit_since(before: SiteMemory, digests: Mapping[str, bytes], library: Library) -> Edit:
    """Return what is another answer than when the site was made; give the library its cards.

    `digests` are those of the records, the templates and the assets as they are now.
    """
    if before.reason:
        _deal(library, {})
        make_index(library)
        return Edit(None, before.reason)
    names = changed_records(before.digests, digests)
    names |= set(changed_relations(before.relations, library.relations))
    kept = {
        name: known
        for name, known in before.cards.items()
        if names.isdisjoint(known.made_from) and name in library.facts.incidents
    }
    _deal(library, kept)
    counted_otherwise = set()
    for name in before.cards.keys() | library.known_cards.keys():
        was, now = before.cards.get(name), library.known_cards.get(name)
        if was is None or now is None or was.card != now.card:
            names.add(f"card {name}")
            if was is None or now is None or was.card.tally != now.card.tally:
                counted_otherwise.add(name)
    # Who is in a list that is asked for anew differs, too: its page is made from the settings.
    cards_before = (before.cards[name].card for name in before.relations["timeline"][WHOLE])
    weighed_before = weigh(cards_before, before.relations, library.site.lists)
    weighed = library.weighed()
    names.update(changed_relations(weighed_before, weighed))
    names.update(changed_tallies(counted_otherwise, {**library.relations, **weighed}))
    names |= revise_index(library, before.search, before.relations, names)
    return Edit(frozenset(names))


def _deal(library: Library, kept: Mapping[str, KnownCard]) -> None:
    """Give the library a card of each incident: one that is kept, or a new one."""
    library.known_cards.update(kept)
    missing = [name for name in library.relations["timeline"][""] if name not in kept]

    def made(names: Iterable[str]) -> list[Any]:
        found = []
        for name in names:
            library.card(name)
            known = library.known_cards[name]
            found.append((known.card.plain, known.made_from))
        return found

    for name, (card, made_from) in zip(missing, crew.shared(missing, made), strict=True):
        library.known_cards[name] = KnownCard(restored(card), tuple(map(intern, made_from)))


def make(  # noqa: PLR0913, PLR0917 - what is made, from what, where to, and who is told
    outputs: Sequence[Output],
    press: Press,
    before: SiteMemory,
    edit: Edit,
    library: Library,
    renderer: Renderer,
    told: Told,
) -> Made:
    """Put every output into the press: new bytes, or those that are there."""
    reasons = {
        output.path: reason
        for output, reason in outdated(outputs, before.pages, edit, press.present)
    }
    todo: list[Output] = []
    of_pages: list[str] = []
    for output in outputs:
        if isinstance(output, TextOutput | AssetOutput):
            press.put(output.path, renderer.render(output))
            continue
        of_pages.append(output.path)
        if output.path in reasons:
            todo.append(output)
        else:
            press.keep(output.path)
    pages: dict[str, KnownPage] = {}
    for output, made in zip(todo, _rendered(todo, press, library, renderer, told), strict=True):
        digest, is_new, made_from = made
        press.adopt(output.path, Written(digest, is_new=is_new))
        pages[output.path] = KnownPage(digest, tuple(map(intern, made_from)))
    return Made(before.pages.after(pages, of_pages), reasons)


def _rendered(
    outputs: Sequence[Output], press: Press, library: Library, renderer: Renderer, told: Told
) -> list[Any]:
    if not outputs:
        return []
    desk = press.desk()

    def made(share: Iterable[Output]) -> list[Any]:
        with desk.open() as table:
            found = []
            for done, output in enumerate(share):
                told(done, len(outputs))
                with library.reading.noted() as names:
                    data = renderer.render(output)
                written = table.write(output.path, data, press.present.get(output.path))
                names.update(_beside_the_records(output))
                found.append((written.digest, written.is_new, tuple(map(intern, sorted(names)))))
            return found

    return crew.shared(outputs, made)


def _beside_the_records(output: Output) -> Iterator[str]:
    """Yield the names of what an output is made from besides records."""
    match output:
        case PageOutput():
            yield f"template {output.template}"
            yield "assets"
        case CardOutput():
            yield "fonts"
        case FeedOutput():
            yield from (f"template {name}" for name in FEED_TEMPLATES)
        case OutlineOutput():
            yield f"template {OUTLINE_TEMPLATE}"
        case _:
            pass
