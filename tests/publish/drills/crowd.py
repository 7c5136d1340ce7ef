"""Let many builds publish to one folder at once: one at a time wins, the others say so."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

from tests.publish.drills.killing import Toll, readers
from tests.publish.drills.sites import look
from tests.tools.building import ROOT

# Tries until it has published a few times; each publication writes down that it began and ended.
BUILDER = """
import collections, json, os, pathlib, sys
from sourcebook.publish import PublishError, publish
from tests.publish.drills.faults import versions
output, me, times = pathlib.Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
diary = os.open(sys.argv[4], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
ended = collections.Counter()

def noted(site):
    os.write(diary, b"begin %d\\n" % me)
    yield from site.items()
    os.write(diary, b"end %d\\n" % me)

for site in versions(me):
    if ended["published"] == times:
        break
    try:
        publish(noted(site), output)
        ended["published"] += 1
    except PublishError as error:
        ended[error.message.removesuffix(str(output))] += 1
print(json.dumps(ended))
"""


def publish_at_once(place: Path, *, builds: int, times: int) -> tuple[Toll, Counter[str]]:
    """Start the builds together; return what readers saw, and how the builds ended."""
    output, diary = place / "www" / "site", place / "diary"
    toll, ended = Toll(), Counter[str]()
    with readers(output, 1, toll):
        programs = [
            subprocess.Popen(
                [sys.executable, "-c", BUILDER, output, str(number), str(times), diary],
                cwd=ROOT,
                stdout=subprocess.PIPE,
            )
            for number in range(builds)
        ]
        for program in programs:
            said, _ = program.communicate()
            ended.update(json.loads(said))
            toll.starts += 1
    lines = diary.read_text(encoding="utf-8").splitlines()
    for begin, end in zip(lines[::2], lines[1::2], strict=True):
        assert begin.replace("begin", "end") == end, "two builds were at work at once"
    toll.seen[f"at the end {look(output)}"] += 1
    return toll, ended
