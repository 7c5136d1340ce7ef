"""Write into the files of records what is to be translated, and what translations were made of.

What is written for the work in hand stands in comments that begin with the language of the records,
such as `# en| Orders an inquiry.` They are put above what they are the original of, put anew where
the original has changed, and taken away above a text under its own name when that is stamped.
"""

from collections.abc import Callable, Iterator, Mapping

from sourcebook.editions import (
    Standing,
    named_texts,
    stamp,
    standing,
    text_key,
    texts_of,
    translation_of,
    words_of,
)
from sourcebook.load.document import FieldPath, dotted
from sourcebook.load.front_matter import FENCE
from sourcebook.load.one_file import FOLDERS, Entry
from sourcebook.model.record import Record, altered
from sourcebook.model.site import Page
from sourcebook.propose.block_lines import BlockLines, LineEdit, edited
from sourcebook.propose.editing import CannotEdit, end_of, lines_of, read_back
from sourcebook.propose.originals import comments_above, key_lines, original_comment
from sourcebook.propose.scalars import scalar

Tasks = Mapping[str, Record]
"""The records to write for, by the ids of their entries in a file: `about.uk` of a page `about`."""

_MOST_SAME = 5
"""How many words may be the same in two languages before it looks as if nobody translated them."""
_Block = tuple[str, ...]
"""The path of the group that holds a translation."""


def entry_name(record: Record, language: str) -> str:
    """Return the id of the entry in which the translation of a record stands."""
    return f"{record.id}.{language}" if isinstance(record, Page) else record.id


def with_skeletons(data: bytes, inside: str, tasks: Tasks, language: str, own: str) -> bytes:
    """Return a file in which all that is missing is there to be filled in.

    `own` is the language of the records. Raises CannotEdit where the file has no place for it.
    """

    def skeleton(record: Record, lines: list[str], at: BlockLines) -> Iterator[LineEdit]:
        return _skeleton(record, lines, at, language, own)

    return _written(data, inside, tasks, language, skeleton)


def with_stamps(data: bytes, inside: str, tasks: Tasks, language: str) -> bytes:
    """Return a file whose translations say what they were made of, all of them being done.

    Raises CannotEdit where one is still the original, or the file has no place for it.
    """

    def stamped(record: Record, lines: list[str], at: BlockLines) -> Iterator[LineEdit]:
        return _stamped(record, lines, at, language)

    return _written(data, inside, tasks, language, stamped)


def page_skeleton(page: Page) -> bytes:
    """Return a new file for the translation of a page, with the original in place."""
    lines = [
        FENCE,
        "# Translate what stands here; `build.py translate --stamp` says then that it is done.",
        'of: ""',
        *key_lines("title", page.title),
        *key_lines("summary", page.summary),
        FENCE,
        page.body,
    ]
    return ("\n".join(lines) + "\n").encode("utf-8")


def still_original(record: Record, language: str) -> list[str]:
    """Return the named texts whose translation is the original, word for word."""
    translation = translation_of(record, language)
    originals = named_texts(list(texts_of(record)))
    return [
        name
        for name, text in originals.items()
        if len(text.split()) >= _MOST_SAME
        and getattr(translation, name, "").split() == text.split()
    ]


def _written(
    data: bytes,
    inside: str,
    tasks: Tasks,
    language: str,
    write: Callable[[Record, list[str], BlockLines], Iterator[LineEdit]],
) -> bytes:
    before = _entries(data, inside)
    opened = data
    # What stands between braces has no room for lines of its own, nor for comments.
    for path in ((), ("translations",), ("translations", language), (*_block(language), "texts")):
        opened = _opened(opened, inside, tasks, path)
    lines = lines_of(opened)
    edits: list[LineEdit] = []
    for name, entry in _entries(opened, inside).items():
        if name in tasks:
            edits += write(tasks[name], lines, _lines_of(entry, lines, inside))
    if not edits:
        return data
    done = edited(lines, edits, end_of(lines))
    if not _says_the_same(before, _entries(done, inside)):
        raise CannotEdit("it is laid out in a way that has no place for the lines")
    return done


def _block(language: str) -> _Block:
    return ("translations", language)


def _opened(data: bytes, inside: str, tasks: Tasks, path: tuple[str, ...]) -> bytes:
    lines = lines_of(data)
    edits = []
    for name, entry in _entries(data, inside).items():
        at = _lines_of(entry, lines, inside)
        whole_file = not path and not (entry.document and entry.document.root)
        if name in tasks and not whole_file and at.has(*path) and at.is_braced(*path):
            edits.append(at.on_lines(*path))
    return edited(lines, edits, end_of(lines)) if edits else data


def _entries(data: bytes, inside: str) -> dict[str, Entry]:
    reading = read_back(data, inside)
    if reading.problems:
        raise CannotEdit(f"the check says of it: {reading.problems[0].message}")
    return {entry.key.id: entry for entry in reading.entries if entry.document and entry.record}


def _lines_of(entry: Entry, lines: list[str], inside: str) -> BlockLines:
    folder = FOLDERS.get(inside.partition("/")[0])
    if entry.document is None:
        raise CannotEdit("the record cannot be read")
    return BlockLines(entry.document, lines, folder.body_field if folder else "")


def _says_the_same(before: Mapping[str, Entry], after: Mapping[str, Entry]) -> bool:
    """Tell whether every record and every word of a translation is what it was."""
    return before.keys() == after.keys() and all(
        _told(before[name].record) == _told(after[name].record) for name in before
    )


def _told(record: Record | None) -> object:
    if record is None:
        return None
    found = getattr(record, "translations", {})
    words = {language: dict(words_of(one)) for language, one in found.items()}
    plain = altered(
        record, {name: None for name in ("translations", "of") if hasattr(record, name)}
    )
    return plain, {language: said for language, said in words.items() if said}


def _skeleton(
    record: Record, lines: list[str], at: BlockLines, language: str, own: str
) -> Iterator[LineEdit]:
    stands = standing(record, language)
    if not stands.missing and not stands.stale:
        return
    block: _Block = () if isinstance(record, Page) else _block(language)
    texts = _texts_to_list(stands)
    if at.has(*block) or not block:
        yield from _in_block(record, lines, at, (block, own), stands)
        return
    is_first = not at.has("translations")
    margin = at.column() + 2 if is_first else at.column("translations")
    body = [
        *_named_lines(stands, at, block, margin + 2, own),
        *([f"{' ' * (margin + 2)}texts:"] if texts else []),
        *_text_lines(texts, margin + 4, own),
    ]
    head = [f"{' ' * at.column()}translations:"] if is_first else []
    where = at.end() if is_first else at.end("translations")
    yield LineEdit(where, 0, (*head, f"{' ' * margin}{language}:", *body))


def _in_block(
    record: Record, lines: list[str], at: BlockLines, where: tuple[_Block, str], stands: Standing
) -> Iterator[LineEdit]:
    block, own = where
    margin = at.column(*block)
    originals = named_texts(list(texts_of(record)))
    waiting = {str(missing.path[0]) for missing in stands.missing if missing.how.is_named}
    waiting |= {stale.field for stale in stands.stale}
    for name in originals:
        given = getattr(translation_of(record, stands.language), name, "")
        if name in waiting and name in at.keys(*block) and given.split() != originals[name].split():
            yield from _comment_above(at.span(*block, name).key_line, lines, originals[name], own)
    named = _named_lines(stands, at, block, margin, own)
    has_texts = at.has(*block, "texts")
    if named:
        place = at.span(*block, "texts").key_line if has_texts else at.end(*block)
        yield LineEdit(place, 0, tuple(named))
    known = set(at.keys(*block, "texts")) if has_texts else set()
    texts = {key: text for key, text in _texts_to_list(stands).items() if key not in known}
    if not texts:
        return
    if has_texts:
        inner = at.column(*block, "texts")
        yield LineEdit(at.end(*block, "texts"), 0, tuple(_text_lines(texts, inner, own)))
    else:
        listed = _text_lines(texts, margin + 2, own)
        yield LineEdit(at.end(*block), 0, (f"{' ' * margin}texts:", *listed))


def _named_lines(
    stands: Standing, at: BlockLines, block: _Block, margin: int, own: str
) -> list[str]:
    """Return an empty key for every named text that has none, with its original above it."""
    keys = at.keys(*block) if at.has(*block) or not block else []
    found = []
    for path, how, text, _ in stands.missing:
        name = str(path[0])
        if how.is_named and name not in keys and not (not block and name == "body"):
            found += [*original_comment(text, margin, own), f'{" " * margin}{name}: ""']
    return found


def _texts_to_list(stands: Standing) -> dict[str, tuple[FieldPath, str]]:
    found: dict[str, tuple[FieldPath, str]] = {}
    for path, how, text, _ in stands.missing:
        if how.is_listed:
            found.setdefault(text_key(text), (path, text))
    return found


def _text_lines(texts: Mapping[str, tuple[FieldPath, str]], margin: int, own: str) -> list[str]:
    found = []
    for key, (path, text) in texts.items():
        found += original_comment(f"{dotted(path)}: {text}", margin, own)
        found.append(f'{" " * margin}{scalar(key)}: ""')
    return found


def _comment_above(key_line: int, lines: list[str], text: str, own: str) -> Iterator[LineEdit]:
    """Put the original above a key, in the place of one that was written there before."""
    first = comments_above(key_line, lines)
    line = lines[key_line]
    margin = len(line) - len(line.lstrip(" "))
    wanted = tuple(original_comment(text, margin, own))
    if tuple(line.rstrip("\r\n") for line in lines[first:key_line]) != wanted:
        yield LineEdit(first, key_line - first, wanted)


def _stamped(record: Record, lines: list[str], at: BlockLines, language: str) -> Iterator[LineEdit]:
    translation = translation_of(record, language)
    if translation is None:
        return
    block: _Block = () if isinstance(record, Page) else _block(language)
    same = still_original(record, language)
    if same:
        raise CannotEdit(f"`{same[0]}` of {record.id} is still the original, word for word")
    originals = named_texts(list(texts_of(record)))
    done = {name: text for name, text in originals.items() if getattr(translation, name, "")}
    for name in done:
        key_line = at.span(*block, name).key_line
        first = comments_above(key_line, lines) if name in at.keys(*block) else key_line
        if first < key_line:
            yield LineEdit(first, key_line - first, ())
    if done and stamp(done) != translation.of:
        yield _of(stamp(done), lines, at, block)
    yield from _without_empty_orphans(standing(record, language), lines, at, block)


def _of(text: str, lines: list[str], at: BlockLines, block: _Block) -> LineEdit:
    margin = at.column(*block)
    if not at.has(*block, "of"):
        first = at.span(*block, at.keys(*block)[0]).key_line
        return LineEdit(comments_above(first, lines), 0, tuple(key_lines("of", text, margin)))
    span = at.span(*block, "of")
    last = at.last(*block, "of")
    rest = "" if span.end_column == 0 else lines[last][span.end_column :].strip()
    first_line, *others = key_lines("of", text, margin)
    kept = f"{first_line}  {rest}".rstrip()
    return LineEdit(span.key_line, last - span.key_line + 1, (kept, *others))


def _without_empty_orphans(
    stands: Standing, lines: list[str], at: BlockLines, block: _Block
) -> Iterator[LineEdit]:
    empty = [o.path[1] for o in stands.orphans if o.path[0] == "texts" and not o.text]
    if not empty:
        return
    if len(empty) == len(at.keys(*block, "texts")):
        start = at.span(*block, "texts").key_line
        yield LineEdit(start, at.last(*block, "texts") - start + 1, ())
        return
    for key in empty:
        start = at.span(*block, "texts", key).key_line
        first = comments_above(start, lines)
        yield LineEdit(first, at.last(*block, "texts", key) - first + 1, ())
