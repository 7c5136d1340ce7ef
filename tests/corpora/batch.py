"""Judge batches of texts, each in a process of its own, with a browser of its own."""

import shutil
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from sourcebook.load.characters import is_forbidden
from tests.corpora.builds import Outcome, judged
from tests.corpora.settings import settings_judged
from tests.tools.chromium import launched

LONGEST = 290
"""What fits a line of a record."""


def lines_of(texts: Iterable[str]) -> list[str]:
    """Return the texts, those that Markdown and addresses refuse anyway several to a line.

    These hold a `<`, and no character that is refused everywhere.
    """
    made: list[str] = []
    line = ""
    for text in texts:
        if "<" not in text or any(map(is_forbidden, text)) or "\n" in text:
            made.append(text)
        elif len(line) + 1 + len(text) > LONGEST:
            made.append(line)
            line = text
        else:
            line = f"{line} {text}".strip()
    return [each for each in (*made, line) if each.strip()]


def batch_judged(known: frozenset[str], texts: Sequence[str]) -> Outcome:
    """Put texts into all contexts of all records and of the settings, and judge the sites."""
    folder = Path(tempfile.mkdtemp(prefix="corpora-"))
    try:
        with launched() as browser:
            outcome = judged(browser, folder, texts, known, sparing=True)
            outcome.add(settings_judged(browser, folder / "settings", texts, known, sparing=True))
            return outcome
    finally:
        shutil.rmtree(folder)
