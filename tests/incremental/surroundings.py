"""Alter what lies round the records: templates, assets, the site itself, and what is remembered."""

import os
import shutil
from pathlib import Path

from sourcebook import pipeline, program
from sourcebook.incremental import crew, journal, sealed
from sourcebook.incremental.checking import checked
from sourcebook.publish import sums
from sourcebook.serve.rebuild import rebuild
from tests.incremental.records import Deed, disguise
from tests.incremental.world import World, restore, snapshot


def template(world: World) -> str:
    """Write something into a template, or take it out again."""
    path = world.chance.choice(sorted(world.templates.rglob("*.html")))
    text = path.read_text(encoding="utf-8")
    mark = f" {world.chance.randrange(9)}</"
    for end in ("</p>", "</li>", "</h1>", "</span>", "</td>", "</a>"):
        if end in text:
            path.write_text(text.replace("</", mark, 1), encoding="utf-8")
            return f"alter {path.name}"
    path.write_text(f"{text}{{# {mark} #}}\n", encoding="utf-8")
    return f"annotate {path.name}"


def component(world: World) -> str:
    """Take a component away, so that pages cannot be made, or bring all templates back."""
    path = world.chance.choice(sorted((world.templates / "components").glob("*.html")))
    if len(list((world.templates / "components").glob("*.html"))) < 30:  # one is gone already
        restore(world.templates, snapshot(program.PROGRAM / "templates"))
        return "bring all templates back"
    path.unlink()
    return f"take {path.name} away"


def style(world: World) -> str:
    path = world.chance.choice(sorted(world.assets.rglob("*.css")))
    with path.open("a", encoding="utf-8") as file:
        file.write(f".x{world.chance.randrange(9)} {{ color: red }}\n")
    return f"style {path.name}"


def asset(world: World) -> str:
    """Add an image, or change or remove one that was added."""
    path = world.assets / "images" / f"added{world.chance.randrange(3)}.svg"
    if path.exists() and world.chance.random() < 0.5:
        path.unlink()
        return f"remove {path.name}"
    path.write_text(f"<svg>{world.chance.randrange(99)}</svg>", encoding="utf-8")
    return f"draw {path.name}"


def _a_page(world: World) -> Path | None:
    files = [path for path in sorted(world.site.rglob("*")) if path.is_file()]
    files = [path for path in files if path.name != sums.NAME and not path.is_symlink()]
    return world.chance.choice(files) if files else None


def alter_a_page(world: World) -> str:
    """Alter a file of the site; leave its size and time of modification as they were."""
    path = _a_page(world)
    if path is None:
        return ""
    before = path.stat()
    with path.open("r+b") as file:
        file.write(b"x")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    return f"alter {path.relative_to(world.site)} in the site"


def delete_a_page(world: World) -> str:
    path = _a_page(world)
    if path is None:
        return ""
    path.unlink()
    return f"delete {path.relative_to(world.site)} from the site"


def replace_a_page(world: World) -> str:
    """Put the bytes of another page, a link, or another mode in the place of a page."""
    path, other = _a_page(world), _a_page(world)
    if path is None or other is None or path == other:
        return ""
    how = world.chance.choice(("copy", "link", "mode", "exchange"))
    if how == "copy":
        shutil.copy2(other, path)
    elif how == "link":
        path.unlink()
        path.symlink_to(other)
    elif how == "mode":
        path.chmod(0o600)
    else:
        between = path.with_name("between")
        path.rename(between)
        other.rename(path)
        between.rename(other)
    return f"{how} {path.relative_to(world.site)} in the site"


def delete_the_site(world: World) -> str:
    shutil.rmtree(world.site, ignore_errors=True)
    if world.chance.random() < 0.3:
        shutil.rmtree(_workshop(world), ignore_errors=True)
    return "delete the site"


def spoil_the_workshop(world: World) -> str:
    """Damage or delete what publishing remembers, or the site before the last."""
    shop = _workshop(world)
    how = world.chance.choice(("ledger", "cut", "standby", "all"))
    ledger = shop / "ledger"
    if how == "all":
        shutil.rmtree(shop, ignore_errors=True)
    elif how == "standby":
        shutil.rmtree(shop / "standby", ignore_errors=True)
    elif ledger.is_file():
        data = ledger.read_bytes()
        ledger.write_bytes(b"" if how == "ledger" else data[: world.chance.randrange(len(data))])
    return f"spoil the workshop: {how}"


def _workshop(world: World) -> Path:
    return world.site.with_name(f".{world.site.name}.sourcebook")


def spoil_the_memory(world: World) -> str:
    """Delete, cut, damage or exchange the files of what is remembered."""
    files = sorted(path for path in world.cache.glob("*.*") if path.is_file())
    if not files:
        return ""
    path, other = world.chance.choice(files), world.chance.choice(files)
    how = world.chance.choice(("delete", "cut", "damage", "exchange", "lengthen", "folder"))
    data = path.read_bytes()
    if how == "delete":
        path.unlink()
    elif how == "cut":
        path.write_bytes(data[: world.chance.randrange(len(data) or 1)])
    elif how == "damage" and data:
        place = world.chance.randrange(len(data))
        path.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
    elif how == "lengthen":
        path.write_bytes(data + b"x")
    elif how == "folder":
        path.unlink()
        (world.cache / f"{path.name}.d").mkdir(exist_ok=True)
        (world.cache / f"{path.name}.d").rename(path)
    else:
        path.write_bytes(other.read_bytes())
        other.write_bytes(data)
    if how != "folder":
        for folder in [path for path in world.cache.glob("*.*") if path.is_dir()]:
            folder.rmdir()
    return f"{how} {path.suffix} {other.suffix}"


def set_the_clock_back(world: World) -> str:
    """Edit a file so that all numbers that tell it from what is remembered are the same.

    So it can be where the clock was set back, and by its new count a file was edited in the same
    instant as before: what is remembered is then of a time that is still to come.
    """
    memory, glance = pipeline.memory(), world.glance()
    path, seal = memory._path(world.content, "records"), memory._seal("records")
    kept, seen = journal.read(path, seal), sealed.read(glance._path, glance.version)
    said = disguise(world)
    now = world.glance().listed
    if not isinstance(kept, str):
        files = kept.tables["files"]
        signed = {
            name: (now.signatures.get(name, b""), *known[1:]) for name, known in files.items()
        }
        whole = {**kept.tables["whole"], "instant": 2**62}
        tables = {**kept.tables, "files": signed, "whole": whole}
        journal.write(path, seal, world.chance.choice((kept, None)), tables)
    if not isinstance(seen, str):
        sealed.write(glance._path, glance.version, (2**62, now.digest, *seen[2:]))
    return f"set the clock back and {said}"


def another_version(world: World) -> str:
    """Build with another version of the program, or with the first one again."""
    world.version = bytes(32) if any(world.version) else b"v" * 32
    return f"take version {world.version[:1]!r}"


def another_address(world: World) -> str:
    world.base_url = world.chance.choice(
        (None, "https://mirror.example/a/", "http://localhost:8001")
    )
    return f"publish at {world.base_url}"


def another_edition(world: World) -> str:
    world.portable = not world.portable
    return "build for a disk" if world.portable else "build for a server"


def another_output(world: World) -> str:
    world.output = "site" if world.output != "site" else "other-site"
    return f"build into {world.output}"


def another_name(world: World) -> str:
    """Call the content folder by another path: messages name it as the user typed it."""
    world.shown_as = world.chance.choice(("content", "./content", str(world.content)))
    return f"call the folder {world.shown_as}"


def check_only(world: World) -> str:
    """Run the check, which remembers as well, without a build."""
    checked(world.content, world.shown_as, pipeline.memory())
    return "check"


def serve(world: World) -> str:
    """Build as the server does, into a folder of its own."""
    rebuild(
        world.content,
        world.place / "served",
        base_url="http://127.0.0.1:8001/",
        progress=lambda *_: None,
        known=world.lasting_memory(),
    )
    return "serve"


def other_records(world: World) -> str:
    """Build other records into the same folder, and come back to these."""
    path = world.place / "other" / "content"
    if not path.exists():
        shutil.copytree(world.content, path)
        return "set records aside"
    world.place, place = world.place / "other", world.place
    try:
        rebuild(
            world.content,
            place / world.output,
            base_url="https://o.example/",
            progress=lambda *_: None,
        )
    finally:
        world.place = place
    return "build other records"


def kill(world: World) -> str:
    """Kill a build at some instant."""
    killed = world.build_and_kill(world.chance.random() * 0.4)
    return "kill a build" if killed else "build in another process"


def share(_: World) -> str:
    """Share the work of making pages among processes from few of them on, or not."""
    crew.WORTHWHILE = 400 if crew.WORTHWHILE != 400 else 3
    return f"share {crew.WORTHWHILE}"


def fold(_: World) -> str:
    """Write what changed beside what is remembered, however much, or all of it anew at once."""
    journal.FEWEST = 0 if journal.FEWEST else 8
    return f"fold {journal.FEWEST}"


def nothing(_: World) -> str:
    return "nothing"


ALTERATIONS: tuple[Deed, ...] = (
    *(template, template, component, style, asset, alter_a_page, delete_a_page),
    *(replace_a_page, replace_a_page, delete_the_site, spoil_the_workshop, spoil_the_memory),
    *(spoil_the_memory, set_the_clock_back, another_version, another_address, another_output),
    *(another_edition, another_edition),
    *(another_name, check_only, check_only, serve, other_records, kill, kill, share, fold, nothing),
)
