"""Edit records as people do, carefully and carelessly: many an edit leaves records with errors.

Each edit takes a world, alters its content folder, and says in a few words what it did, "" where
there was nothing to do.
"""

import os
import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path, PurePosixPath

from benchmarks.corpus import edits as of_corpora
from sourcebook.check import check
from sourcebook.load.content import load_content
from sourcebook.problems import any_error
from sourcebook.propose.release import CannotRelease, release_name, release_text
from sourcebook.relate.library import Library
from sourcebook.relate.versions import data_version
from tests.incremental.files import blocks_of, files_in, key_of, parts_of, read, write
from tests.incremental.world import RECORDS, World, restore, snapshot
from tests.tools.building import ROOT

Deed = Callable[[World], str]

_MANY = ("incidents", "articles")
_FOLDERS = (*_MANY, "figures", "pages")
_TEXT = re.compile(
    r"^(?P<key>[ \-{]*(?:title|summary|name|description|note|suggest|tagline|says|account): *)"
    r"(?P<text>[^\n\"'|>{\[]{4,})$",
    re.MULTILINE,
)
_WORD = re.compile(r"\b[a-z]{4,}\b")
_BURIAL = re.compile(r"\n  - \{date: 2026-06-01, kind: (?:withdrawn|merged)[^\n]*")
_FREE_WORDS = ("harbour", "lantern", "window", "river", "terrorist", "стріла", "amber")


def _one(world: World, *folders: str) -> Path | None:
    found = files_in(world, *(folders or _FOLDERS))
    return world.chance.choice(found) if found else None


def reword(world: World) -> str:
    """Change a text of any record, vocabulary or page."""
    path = _one(world, *_FOLDERS, "vocabulary")
    if path is None:
        return ""
    text = read(path)
    places = [match.span("text") for match in _TEXT.finditer(text)]
    if path.suffix == ".md":
        places.append((text.rfind("\n---\n") + 5, len(text)))
    if not places:
        return ""
    start, end = world.chance.choice(places)
    word = world.chance.choice(_FREE_WORDS)
    said = f"{text[start:end].rstrip()} {word}"
    write(path, f"{text[:start]}{said}{text[end:] or chr(10)}")
    return f"reword {path.name} with {word}"


def graft(world: World) -> str:
    """Give a record a field of another one of its kind."""
    folder = world.chance.choice(_FOLDERS)
    one, other = _one(world, folder), _one(world, folder)
    if one is None or other is None:
        return ""
    before, blocks, after = parts_of(one)
    graft = world.chance.choice(parts_of(other)[1] or [""])
    keys = [key_of(block) for block in blocks]
    if key_of(graft) in keys:
        blocks[keys.index(key_of(graft))] = graft
    else:
        blocks.insert(max(len(blocks) - 1, 0), graft)
    write(one, before + "".join(blocks) + after)
    return f"graft {key_of(graft)} of {other.name} on {one.name}"


def prune(world: World) -> str:
    """Take a field from a record."""
    path = _one(world)
    if path is None:
        return ""
    before, blocks, after = parts_of(path)
    if not blocks:
        return ""
    gone = blocks.pop(world.chance.randrange(len(blocks)))
    write(path, before + "".join(blocks) + after)
    return f"prune {key_of(gone)} of {path.name}"


def hold_back(world: World) -> str:
    """Make a record a draft or embargo it, or publish one."""
    path = _one(world)
    if path is None:
        return ""
    before, blocks, after = parts_of(path)
    kept = [block for block in blocks if key_of(block) not in {"draft", "embargoed"}]
    if len(kept) == len(blocks):
        kept.insert(0, world.chance.choice(("draft: true\n", "embargoed: true\n")))
    write(path, before + "".join(kept) + after)
    return f"hold back or publish {path.name}"


def bury(world: World) -> str:
    """Withdraw an incident, merge it into another, or let it stand again."""
    path, other = _one(world, "incidents"), _one(world, "incidents")
    if path is None or other is None:
        return ""
    _, blocks, _ = parts_of(path)
    kept = [block for block in blocks if key_of(block) not in {"withdrawn", "merged_into"}]
    if len(kept) == len(blocks):
        how, value = world.chance.choice(
            (("withdrawn", "It never happened."), ("merged_into", other.stem))
        )
        kind = "withdrawn" if how == "withdrawn" else "merged"
        kept.insert(0, f"{how}: {value}\n")
        kept = [
            f"{block.rstrip()}\n  - {{date: 2026-06-01, kind: {kind}, note: So it is.}}\n"
            if key_of(block) == "changes"
            else block
            for block in kept
        ]
    else:
        kept = [_BURIAL.sub("", "".join(kept))]
    write(path, "".join(kept))
    return f"bury or dig out {path.name}"


def rename(world: World) -> str:
    """Give a record another id everywhere, or only its file; often with its former one."""
    path = _one(world)
    if path is None:
        return ""
    old, new = path.stem, f"{path.stem[:40]}-{world.chance.randrange(100)}"
    moved = path.with_stem(new)
    if moved.exists():
        return ""
    path.rename(moved)
    everywhere = world.chance.random() < 0.8
    if everywhere:
        name = re.compile(rf"(?<![a-z0-9-]){re.escape(old)}(?![a-z0-9-])")
        for file in files_in(world, *_FOLDERS, "vocabulary"):
            text = read(file)
            if name.search(text):
                write(file, name.sub(new, text))
    former = world.chance.random() < 0.7
    if former:
        before, blocks, after = parts_of(moved)
        kept = [block for block in blocks if key_of(block) != "former_ids"]
        write(moved, before + f"former_ids: [{old}]\n" + "".join(kept) + after)
    return f"rename {old} to {new}, everywhere: {everywhere}, former: {former}"


def move(world: World) -> str:
    """Move a file to another subfolder; the record stays the same."""
    path = _one(world)
    if path is None:
        return ""
    top = world.content / path.relative_to(world.content).parts[0]
    folder = top / world.chance.choice((".", "aaa", "zzz", "deep/er"))
    if (folder / path.name).exists():
        return ""
    folder.mkdir(parents=True, exist_ok=True)
    path.rename(folder / path.name)
    return f"move {path.name} to {folder.name}"


def twin(world: World) -> str:
    """Let a second file claim an id, before or after the first one in order."""
    path = _one(world)
    if path is None:
        return ""
    top = world.content / path.relative_to(world.content).parts[0]
    folder = top / world.chance.choice(("aaa", "zzz"))
    folder.mkdir(parents=True, exist_ok=True)
    write(folder / path.name, read(path).replace("the", "another", 1))
    return f"twin of {path.name} in {folder.name}"


def copy(world: World) -> str:
    """Add a record that is nearly like another."""
    path = _one(world)
    if path is None:
        return ""
    name = f"{path.stem[:40]}-copy{world.chance.randrange(10)}"
    before, blocks, after = parts_of(path)
    kept = [block for block in blocks if key_of(block) not in {"former_ids", "fixity", "url"}]
    write(path.with_stem(name), before + "".join(kept) + after)
    return f"copy {path.name} to {name}"


def delete(world: World) -> str:
    path = _one(world, *_FOLDERS, "vocabulary")
    if path is None:
        return ""
    path.unlink()
    return f"delete {path.name}"


def bring_back(world: World) -> str:
    """Write a file again as it was at some time before."""
    if not world.past:
        return ""
    was = world.chance.choice(world.past)
    name = world.chance.choice(sorted(was))
    path = world.content / name
    if path.is_symlink() or (path.exists() and not path.is_file()):
        return ""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(was[name])
    return f"bring back {name}"


def disguise(world: World) -> str:
    """Change a letter, and leave size and time of modification as they were; maybe the inode."""
    path = _one(world, *_FOLDERS, "vocabulary")
    if path is None:
        return ""
    text = read(path)
    words = list(_WORD.finditer(text, text.rfind("\n---\n") + 1))
    if not words:
        return ""
    at = world.chance.choice(words).start()
    letter = "b" if text[at] != "b" else "c"
    before = path.stat()
    changed = text[:at] + letter + text[at + 1 :]
    if world.chance.random() < 0.5:
        write(path, changed)
    else:
        other = path.with_name(".other")
        write(other, changed)
        other.replace(path)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    return f"disguise a change of {path.name} at {at}"


def touch(world: World) -> str:
    path = _one(world, *_FOLDERS, "vocabulary")
    if path is None:
        return ""
    os.utime(path, world.chance.choice((None, (1, 1))))
    return f"touch {path.name}"


def swap_files(world: World) -> str:
    """Let two files of a kind change places, with their times."""
    folder = world.chance.choice(_MANY)
    one, other = _one(world, folder), _one(world, folder)
    if one is None or other is None or one == other:
        return ""
    between = one.with_name(".between")
    one.rename(between)
    other.rename(one)
    between.rename(other)
    return f"swap {one.name} and {other.name}"


def reencode(world: World) -> str:
    """Write a file with other line ends and a byte order mark: the same text."""
    path = _one(world, *_FOLDERS, "vocabulary")
    if path is None:
        return ""
    data = path.read_bytes()
    plain = data.replace(b"\r\n", b"\n").removeprefix(b"\xef\xbb\xbf")
    path.write_bytes(plain if plain != data else b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"))
    return f"re-encode {path.name}"


def break_a_file(world: World) -> str:
    path = _one(world, *_FOLDERS, "vocabulary")
    if path is None:
        return ""
    data = path.read_bytes()
    half = data[: len(data) // 2]
    broken = world.chance.choice((b"", half, b"\xff" + data, data + b"\n: [", b"- x\n"))
    path.write_bytes(broken)
    return f"break {path.name}: {broken[:20]!r}"


def litter(world: World) -> str:
    """Leave something behind that is no record."""
    names = (
        "incidents/Bad_Name.yaml",
        "incidents/tags.yaml",
        "articles/actors.txt",
        "incidents/site.yml",
        "figures/note.txt",
        "notes.txt",
        "incidents/.hidden.yaml",
        "vocabulary/tag.yaml",
        "vocabulary/Actors.yml",
        "articles/copy (2).md",
    )
    path = world.content / world.chance.choice(names)
    if path.exists() or path.is_symlink():
        path.unlink()
        return f"take away {path.name}"
    path.parent.mkdir(exist_ok=True)
    if world.chance.random() < 0.2:
        path.symlink_to(world.content / "site.yaml")
    else:
        write(path, "title: Left behind\n")
    return f"litter {path.name}"


def vocabulary(world: World) -> str:
    """Take an entry from a vocabulary, add one, or put the entries into another order."""
    path = _one(world, "vocabulary")
    if path is None:
        return ""
    _, blocks, _ = parts_of(path)
    if not blocks:
        return ""
    how = world.chance.randrange(3)
    place = world.chance.randrange(len(blocks))
    if how == 0:
        gone = blocks.pop(place)
        said = f"take {key_of(gone)} from {path.name}"
    elif how == 1:
        name = f"{key_of(blocks[place])[:20]}{world.chance.randrange(9)}"
        blocks.append(f"{name}:{blocks[place].partition(':')[2]}")
        said = f"add {name} to {path.name}"
    else:
        blocks.reverse()
        said = f"reverse {path.name}"
    write(path, "".join(f"{block.rstrip()}\n" for block in blocks))
    return said


def settings(world: World) -> str:
    """Change a setting of the site."""
    path = world.content / "site.yaml"
    if not path.is_file():
        return ""
    text = read(path)
    said = world.chance.choice(
        (
            (r"length: \d+", f"length: {world.chance.randrange(1, 9)}"),
            (r"(?m)^title: .*$", f"title: Site {world.chance.randrange(9)}"),
            (r"(?m)^tagline: .*$", f"tagline: Line {world.chance.randrange(9)}"),
            (r"(?m)^language: .*$", f"language: {world.chance.choice(('en', 'de', 'uk'))}"),
            (r"(?m)^timezone: .*$", "timezone: Europe/Kyiv"),
            (r"(?m)^base_url: .*$", f"base_url: https://x{world.chance.randrange(3)}.example/"),
        )
    )
    write(path, re.sub(said[0], said[1], text))
    return f"set {said[1]}"


def as_editors_do(world: World) -> str:
    """Edit a corpus as `benchmarks.corpus.edits` does; it fits no other site."""
    if world.broken or not world.is_corpus:
        return ""
    kind = world.chance.choice(sorted(of_corpora.KINDS))
    files = {name: data.decode() for name, data in world.good.items()}
    restore(world.content, world.good)
    try:
        edit = next(of_corpora.edits(files, world.chance.randrange(10**6), [kind]))
    except (ValueError, StopIteration):
        return ""
    edit.write_to(world.content)
    return f"{edit.kind} {edit.record}"


def mend(world: World) -> str:
    """Bring back the last content that was without errors, and all templates."""
    restore(world.content, world.good)
    if world.broken not in {"", RECORDS}:
        restore(world.templates, snapshot(ROOT / "templates"))
    return "mend"


def check_out(world: World) -> str:
    """Bring back the content of some time before, as git does with a branch."""
    if not world.past:
        return ""
    number = world.chance.randrange(len(world.past))
    restore(world.content, world.past[number])
    return f"check out {number} of the past"


def undo_one(world: World) -> str:
    """Bring one file back to what it was when the records had no errors."""
    now = snapshot(world.content)
    changed = [name for name in world.good if now.get(name) != world.good[name]]
    if not changed:
        return ""
    name = world.chance.choice(changed)
    restore(world.content, {**now, name: world.good[name]})
    return f"undo {PurePosixPath(name).name}"


def look_at_addresses(world: World) -> str:
    """Write down another state of some address, as `build.py links` does, or that it is well."""
    source = _one(world, "articles")
    if source is None:
        return ""
    path = world.content / "links.yaml"
    blocks = blocks_of(read(path) if path.exists() else "")
    others = [block for block in blocks if not block.startswith(f"{source.stem}:")]
    address = re.search(r"^url: (\S+)$", read(source), re.MULTILINE)
    if address and world.chance.random() < 0.8:
        state = world.chance.choice(("dead", "moved", "paywalled", "blocked", "unreachable"))
        to = "  to: https://moved.example/a\n" if state == "moved" else ""
        found = f"  state: {state}\n  found: 2026-0{world.chance.randint(1, 9)}-03\n"
        others.append(f"{source.stem}:\n  url: {address[1]}\n{found}{to}")
    path.write_text("".join(others), encoding="utf-8", errors="surrogateescape")
    return f"look at the address of {source.stem}"


def make_a_release(world: World) -> str:
    """Release what stands, as `build.py release` does; or edit, copy or take away a release."""
    folder = world.content / "releases"
    made = sorted(folder.glob("*.yaml")) if folder.is_dir() else []
    chance = world.chance.random()
    if made and chance < 0.4:
        path = world.chance.choice(made)
        if chance < 0.1:
            path.unlink()
            return f"take the release {path.stem} away"
        lines = read(path).splitlines(keepends=True)
        if chance < 0.2:
            del lines[world.chance.randrange(len(lines))]
        else:  # of an incident, more changes than it has, or of another day
            old, new = world.chance.choice(((" 1 ", " 3 "), ("-01-", "-02-")))
            lines = [line.replace(old, new, 1) for line in lines]
        path.write_text("".join(lines), encoding="utf-8", errors="surrogateescape")
        return f"edit the release {path.stem}"
    content = load_content(world.content, "content")
    if any_error(check(content)):
        return ""
    library = Library(content.records)
    version = data_version(library)
    day = (version.date or date(2026, 1, 1)) + timedelta(days=world.chance.randrange(3))
    try:
        name = release_name(library, day)
    except CannotRelease:
        return ""
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.yaml").write_text(release_text(library, None), encoding="utf-8")
    return f"release {name}"


EDITS: tuple[Deed, ...] = (
    *(reword, reword, reword, reword, graft, graft, graft, prune),
    *(hold_back, hold_back, bury, bury, rename, rename, move, move, twin, copy, delete),
    *(bring_back, disguise, disguise, touch, swap_files, reencode, break_a_file, litter),
    *(vocabulary, vocabulary, settings, as_editors_do, as_editors_do, as_editors_do),
    *(check_out, undo_one, look_at_addresses, look_at_addresses),
    *(make_a_release, make_a_release, make_a_release),
)
