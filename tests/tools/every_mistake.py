"""Write what the check says of the site with every mistake; look at what changed.

python -m tests.tools.every_mistake
"""

from sourcebook.check import check
from sourcebook.load.content import load_content
from sourcebook.report import report
from tests.tools.building import ROOT

SITE = ROOT / "tests" / "sites" / "every-mistake"
EXPECTED = SITE / "expected-problems.txt"


def reported() -> str:
    """Return the whole report on the site."""
    return report(check(load_content(SITE / "content", "content")))


if __name__ == "__main__":
    EXPECTED.write_text(reported(), encoding="utf-8")
