"""Let every single call of the system fail, or be the last: the old site stays, the next heals."""

import errno
import os
import random
import shutil
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from sourcebook.publish import PublishError, publish, publishing
from tests.publish.drills.calls import failing, killed, one_call_meets
from tests.publish.drills.sites import Site, a_version, expected, seen

ERRORS = (errno.ENOSPC, errno.EIO, errno.EROFS, errno.EDQUOT, errno.EACCES, errno.EMFILE)


@dataclass
class Tally:
    """Count what a drill did."""

    calls: int = 0
    refused: int = 0
    survived: int = 0


def versions(seed: int) -> Iterator[Site]:
    """Give a site, and another one, and so on; no two that follow each other are the same."""
    chance = random.Random(seed)  # noqa: S311 - the same in every run
    last: Site = {}
    while True:
        if (version := a_version(chance)) != last:
            yield (last := version)


def fail_each_call(output: Path, *, seed: int, step: int = 1) -> Tally:
    """Let the first call fail, in the next build the second, and so on, each in its turn."""
    tally = Tally()
    sites = versions(seed)
    publish((old := next(sites)).items(), output)
    publish((old := next(sites)).items(), output)
    for at in count(1, step):
        new = next(sites)
        if at % 5 == 0:
            shutil.rmtree(output.with_name(".site.sourcebook"))
        number = ERRORS[at % len(ERRORS)]
        clean = at % 7 == 0
        with one_call_meets(at, failing(number)) as calls:
            try:
                _published(new, output, clean=clean)
            except PublishError:
                found = old
                tally.refused += 1
            else:
                found = new
                tally.survived += 1
        where = f"call {at} was {calls.names[at - 1 :][:1]}, {errno.errorcode[number]}"
        assert seen(output) == expected(found), where
        tally.calls += 1
        publish((old := next(sites)).items(), output)
        assert seen(output) == expected(old), f"not healed after {where}"
        if calls.is_over:
            return tally
    raise AssertionError


def kill_at_each_call(output: Path, *, seed: int, step: int = 1) -> Tally:
    """Kill a build at its first call, the next at its second, and so on; each is then healed."""
    tally = Tally()
    sites = versions(seed)
    publish((old := next(sites)).items(), output)
    publish((old := next(sites)).items(), output)
    for at in count(1, step):
        new = next(sites)
        if at % 5 == 0:
            shutil.rmtree(output.with_name(".site.sourcebook"))
        ended = killed_at(at, new, output, clean=at % 7 == 0)
        assert seen(output) in (expected(old), expected(new)), f"killed at call {at}"
        tally.calls += 1
        # Half of the time the one that heals is killed as well, somewhere.
        if at % 2:
            healing = next(versions(at))
            killed_at(at * 7 % 100, healing, output, clean=False)
            assert seen(output) in (expected(old), expected(new), expected(healing))
        publish((old := next(sites)).items(), output)
        assert seen(output) == expected(old), f"not healed after call {at}"
        if not ended:
            return tally
    raise AssertionError


def _published(site: Site, output: Path, *, clean: bool) -> None:
    """Publish, and make a standby where there is none, as the first build does."""
    with publishing(output, clean=clean) as press:
        for path, data in site.items():
            press.put(path, data)
        press.finish()
        press.prepare()


def killed_at(at: int, site: Site, output: Path, *, clean: bool) -> bool:
    """Publish in another program that is killed at a call; False when it ended before."""
    program = os.fork()
    if not program:
        try:
            with one_call_meets(at, killed):
                _published(site, output, clean=clean)
        finally:
            os._exit(0)
    _, status = os.waitpid(program, 0)
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
