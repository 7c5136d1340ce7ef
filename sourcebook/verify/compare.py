"""Compare what should be in a site with what is there."""

from collections.abc import Iterator, Mapping

from sourcebook.plan import routes
from sourcebook.publish import sums
from sourcebook.publish.listing import DEBRIS
from sourcebook.verify.findings import Finding, Kind, in_order
from sourcebook.verify.found import Found, What

_FOR_HOSTS = routes.file_of(routes.HEADERS)

_WHAT = {
    What.FILE: "a file",
    What.FOLDER: "a folder",
    What.LINK: "a link",
    What.SPECIAL: "a pipe, a socket or a device",
    What.UNREADABLE: "something",
}


def compared(expected: Mapping[str, str], found: Mapping[str, Found]) -> tuple[Finding, ...]:
    """Return what differs between the expected digests by path and what was found by path.

    The list of the site needs no other list to name it. Of a folder that cannot be looked into it
    is said once, not of every file that should be in it.
    """
    return in_order((*_expected(expected, found), *_others(expected, found)))


def _expected(expected: Mapping[str, str], found: Mapping[str, Found]) -> Iterator[Finding]:
    for path, digest in expected.items():
        there = found.get(path)
        if there is None:
            if not any(folder in found for folder in _folders_of(path)):
                yield _missing(path)
        elif there.what is What.UNREADABLE:
            yield Finding(Kind.UNREADABLE, path, f"cannot be read: {there.reason}")
        elif there.what is not What.FILE:
            yield Finding(Kind.NOT_A_FILE, path, f"{_WHAT[there.what]}, not a file")
        elif there.digest != digest:
            yield Finding(Kind.ALTERED, path, "other bytes than expected")


def _missing(path: str) -> Finding:
    if path == sums.NAME:
        message = "not there, so the site does not say what it should hold"
        return Finding(Kind.MISSING, path, message)
    if path == _FOR_HOSTS:
        message = "not there; a host that reads it does not hand it out, so a copy may lack it"
        return Finding(Kind.NOT_SERVED, path, message)
    return Finding(Kind.MISSING, path, "not there")


def _others(expected: Mapping[str, str], found: Mapping[str, Found]) -> Iterator[Finding]:
    folders = {folder for path in expected for folder in _folders_of(path)}
    for path, there in found.items():
        if path in expected or path == sums.NAME:
            continue
        what = _WHAT[there.what]
        if there.what is What.UNREADABLE:
            yield Finding(Kind.UNREADABLE, path, f"cannot be looked into: {there.reason}")
        elif path in folders and there.what is not What.FOLDER:
            yield Finding(Kind.NOT_A_FOLDER, path, f"{what}, not a folder")
        elif there.what is What.FILE and path.rpartition("/")[2] in DEBRIS:
            yield Finding(Kind.DEBRIS, path, "left by a desktop that looked into the folder")
        else:
            yield Finding(Kind.EXTRA, path, f"{what} that is not expected")


def _folders_of(path: str) -> Iterator[str]:
    folder = path.rpartition("/")[0]
    while folder:
        yield folder
        folder = folder.rpartition("/")[0]
