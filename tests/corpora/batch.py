"""Judge one batch of texts in a process of its own, with a browser of its own."""

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.corpora.builds import Outcome, judged
from tests.corpora.settings import settings_judged
from tests.tools.chromium import launched


def batch_judged(known: frozenset[str], texts: Sequence[str]) -> Outcome:
    """Put texts into all contexts of all records and of the settings, and judge the sites."""
    folder = Path(tempfile.mkdtemp(prefix="corpora-"))
    try:
        with launched() as browser:
            outcome = judged(browser, folder, texts, known)
            outcome.add(settings_judged(browser, folder / "settings", texts, known))
            return outcome
    finally:
        shutil.rmtree(folder)
