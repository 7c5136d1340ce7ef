"""Remember between builds what lies in the site, and in the standby beside it.

The ledger spares reading: a file whose signature is the one in the ledger has the digest in the
ledger. It is never believed without that look. Signatures that were too young when they were taken
are written down as UNKNOWN (see `signature.settled`), as git does with files that are "racily
clean"; and a ledger from what is now the future tells that the clock was set back, and says
nothing. So a lost, damaged or outdated ledger costs time, never a byte.

The file is a line that names the format, the SHA-256 of the rest, a line of JSON with the length
of each part, and the parts: paths by line, digests and signatures one after the other.
"""

import hashlib
import json
import os
import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sourcebook.publish.signature import UNKNOWN

_MARK = b"Sourcebook ledger 1\n"
_DIGEST = 32
_SIGNATURE = struct.Struct(f"{len(UNKNOWN)}s")


@dataclass(frozen=True, slots=True)
class Ledger:
    """Hold what a build knew when it ended.

    `device` and `root` are those of the folder of the site, `instant` is when it was looked at. Of
    the site: the signature of each of the `files` and its digest, and of each of the `folders`.
    Of the standby: its root, the signature of each folder in it, and the paths in which it is
    `behind` the site. In all other paths the two have the same files, under two names.
    """

    device: int
    root: int
    instant: int
    files: Mapping[str, bytes]
    digests: Mapping[str, str]
    folders: Mapping[str, bytes]
    standby_root: int = 0
    standby: Mapping[str, bytes] = field(default_factory=dict)
    behind: frozenset[str] = frozenset()


def read(path: Path) -> Ledger | str:
    """Return the ledger of a file, or in a few words what is wrong with it."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return "is missing"
    except OSError as error:
        return f"cannot be read ({error.strerror})"
    start = len(_MARK) + _DIGEST
    body = memoryview(content)[start:]
    if content[: len(_MARK)] != _MARK:
        return "is not one that this version wrote"
    if hashlib.sha256(body).digest() != content[len(_MARK) : start]:
        return "is damaged"
    try:
        return _parsed(content, start)
    except (ValueError, KeyError, TypeError, AttributeError, struct.error):
        return "makes no sense"


def write(path: Path, ledger: Ledger) -> None:
    """Write the ledger in one step; what is there before or after is whole."""
    parts = [
        *_signed(ledger.files),
        bytes.fromhex("".join(ledger.digests[name] for name in ledger.files)),
        *_signed(ledger.folders),
        *_signed(ledger.standby),
        _lines(ledger.behind),
    ]
    head = {
        "device": ledger.device,
        "root": ledger.root,
        "instant": ledger.instant,
        "standby_root": ledger.standby_root,
        "parts": [len(part) for part in parts],
    }
    body = b"".join([json.dumps(head).encode(), b"\n", *parts])
    draft = path.with_suffix(".new")
    with draft.open("wb") as file:
        file.write(_MARK + hashlib.sha256(body).digest())
        file.write(body)
    os.replace(draft, path)  # noqa: PTH105 - met by tests that let every call of os fail


def _parsed(content: bytes, start: int) -> Ledger:
    end = content.index(b"\n", start)
    head = json.loads(content[start:end])
    parts: list[bytes] = []
    place = end + 1
    for length in head["parts"]:
        parts.append(content[place : place + length])
        place += length
    names, signatures, digests, folders, of_folders, standby, of_standby, behind = parts
    files = _joined(names, signatures)
    sums = digests.hex()
    if len(sums) != 2 * _DIGEST * len(files):
        raise ValueError
    return Ledger(
        device=int(head["device"]),
        root=int(head["root"]),
        instant=int(head["instant"]),
        files=files,
        digests={
            name: sums[number : number + 2 * _DIGEST]
            for name, number in zip(files, range(0, len(sums), 2 * _DIGEST), strict=True)
        },
        folders=_joined(folders, of_folders),
        standby_root=int(head["standby_root"]),
        standby=_joined(standby, of_standby),
        behind=frozenset(_split(behind)),
    )


def _signed(signatures: Mapping[str, bytes]) -> tuple[bytes, bytes]:
    return _lines(signatures), b"".join(signatures.values())


def _joined(names: bytes, signatures: bytes) -> dict[str, bytes]:
    signed = [signature for (signature,) in _SIGNATURE.iter_unpack(signatures)]
    return dict(zip(_split(names), signed, strict=True))


def _lines(names: Iterable[str]) -> bytes:
    return "\n".join(names).encode()


def _split(names: bytes) -> list[str]:
    """Return paths that stay in their folder; raise ValueError for others."""
    if not names:
        return []
    text = names.decode()
    if "\0" in text or "\n/" in f"\n{text}" or "\n\n" in f"\n{text}\n":
        raise ValueError
    if ".." in text and ".." in text.replace("\n", "/").split("/"):
        raise ValueError
    return text.split("\n")
