"""Do what the documents say: type every command, follow every link, use every text to be copied."""

import re
import shlex
import shutil
import signal
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from sourcebook.check import check
from sourcebook.check.slips import UNFINISHED
from sourcebook.load.content import load_content
from sourcebook.problems import Problem, Severity
from tests.tools.building import CONTENT, ROOT
from tests.tools.documents import anchors, commands, documents, fences, links

MOST_SECONDS = 300
"""A guard against a command that waits for ever."""
NOT_TYPED = {"", "json", "markdown", "python", "yaml"}
"""Languages of blocks that nobody types; whatever is typed is `sh`."""
ON_GITHUB = "../../issues/new/choose"
"""An address that only the host of the repository has: from a file, two steps lead to its pages."""


@dataclass(frozen=True)
class StandIn:
    """What is run in the place of a documented line, and why."""

    line: str
    runs: str
    why: str


STAND_INS = (
    StandIn(
        r"make [a-z]+( [A-Z]+=.*)?",
        r"\g<0> --dry-run",
        "It would set up an environment, or run all tests; that there is such a command is seen.",
    ),
    StandIn(
        r"git clone https://github\.com/YOUR-NAME/YOUR-COPY\.git timeline",
        'git clone --quiet "$ORIGIN" timeline',
        "The copy of a contributor has another address.",
    ),
    StandIn(
        r"(python build\.py.*)",
        r".venv/bin/\g<1>",
        "The document says that this is the Python which is meant.",
    ),
    StandIn(
        r"(.*build\.py new article) (URL|https://example\.org/the-address-of-the-article)",
        r"\g<1> https://example.org/olenivka --yes --publisher babel --title '[A statement]' "
        r"--kind news-report --published 2022-07-29 --language uk --seen full --basis original "
        r"--about olenivka --abstract 'It passes on what is said.'",
        "It asks a person; options answer.",
    ),
    StandIn(
        r"(.*build\.py new incident)",
        r"\g<1> --yes --place Olenivka --country UA --region 'Donetsk Oblast' "
        r"--precision settlement --date 2022-05-01 --source nyt-2022-05-19-bucha "
        r"--by new-york-times --stance reports --says 'Reports it.' "
        r"--title 'A title' --summary 'A summary.'",
        "It asks a person; options answer.",
    ),
    StandIn(
        r"(.*build\.py new site) \.\./spills",
        r"\g<1> ../first --yes --title Spills --contact desk@example.org",
        "It asks a person, for a folder that another line takes as well; options answer.",
    ),
    StandIn(
        r"wget .*",
        r".venv/bin/python build.py --output copy",
        "No site is at that address; test_fetching.py fetches one from another with these lines.",
    ),
    StandIn(r"sed .* \| wget .*", r"true", "As above."),
    StandIn(r"curl --output kept\.txt .*", r"cp copy/SHA256SUMS kept.txt", "As above."),
    StandIn(
        r"(.*) --content DIR --output DIR (.*)",
        r"\g<1> --content content --output site \g<2>",
        "DIR stands for a folder of the reader's choice.",
    ),
)
ENDLESS = re.compile(r".*build\.py serve\b.*")
"""Lines that run until they are stopped: they are, as soon as they say that all is well."""
WELL = "Open http://"


@dataclass
class Reader:
    """Somebody who types what a document says, in a copy of the repository."""

    place: Path
    environment: dict[str, str]

    def types(self, line: str) -> None:
        """Run a line, or what stands in for it; fail with what it said unless it ends well."""
        if step := re.fullmatch(r"cd ([\w-]+)", line):
            self.place /= step[1]
            assert self.place.is_dir(), line
            # The reader would set up an environment here; it is the one that runs the tests.
            (self.place / ".venv").symlink_to(ROOT / ".venv")
        elif ENDLESS.fullmatch(line):
            self._starts_and_stops(line)
        else:
            self._runs(run_for(line))

    def _runs(self, line: str) -> None:
        done = subprocess.run(
            ["bash", "-c", line],
            capture_output=True,
            check=False,
            cwd=self.place,
            encoding="utf-8",
            env=self.environment,
            stdin=subprocess.DEVNULL,
            timeout=MOST_SECONDS,
        )
        assert done.returncode == 0, f"{line}\n{done.stdout}\n{done.stderr}"

    def _starts_and_stops(self, line: str) -> None:
        with subprocess.Popen(
            shlex.split(line, comments=True),
            cwd=self.place,
            encoding="utf-8",
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
        ) as running:
            assert running.stdout
            said = []
            for text in running.stdout:
                said.append(text)
                if WELL in text:
                    break
            running.send_signal(signal.SIGINT)
            try:
                said.append(running.communicate(timeout=MOST_SECONDS)[0])
            except subprocess.TimeoutExpired:  # as where the tests were started without Ctrl-C
                running.kill()
                raise
        assert running.returncode == 0, f"{line}\n{''.join(said)}"
        assert any(WELL in text for text in said), f"{line}\n{''.join(said)}"


def run_for(line: str) -> str:
    """Give what is run for a line: the line itself, unless something stands in for it."""
    for stand_in in STAND_INS:
        if found := re.fullmatch(stand_in.line, line):
            line = found.expand(stand_in.runs)
    return line


@pytest.mark.parametrize(
    "document",
    [document for document in documents() if commands(document)],
    ids=lambda document: document.stem,
)
def test_every_command_does_what_it_is_there_for(
    document: Path, repository: Path, surroundings: dict[str, str]
) -> None:
    reader = Reader(repository, surroundings)
    for line in commands(document):
        reader.types(line)


@pytest.mark.parametrize("document", documents(), ids=lambda document: document.stem)
def test_what_is_typed_is_marked_as_such(document: Path) -> None:
    others = {fence.language for fence in fences(document)} - {"sh"}
    assert others <= NOT_TYPED


def test_every_stand_in_is_needed() -> None:
    """Keep no exception that nothing makes use of any more."""
    typed = [line for document in documents() for line in commands(document)]
    for stand_in in STAND_INS:
        assert any(re.fullmatch(stand_in.line, line) for line in typed), stand_in.why


@pytest.mark.parametrize("document", documents(), ids=lambda document: document.stem)
def test_every_link_leads_somewhere(document: Path) -> None:
    for link in links(document):
        if link == ON_GITHUB:
            continue
        path, _, fragment = link.partition("#")
        target = document.parent / path if path else document
        assert target.exists(), link
        assert target.resolve().is_relative_to(ROOT), link
        if fragment:
            assert fragment in anchors(target), link


PLACEHOLDER = re.compile(r"\bid-of-[a-z-]+\b")
REAL = {
    "id-of-the-publisher": "babel",
    "id-of-the-accused": "russian-forces",
    "id-of-a-group": "prisoners-of-war",
    "id-of-who-counts": "office-of-the-prosecutor-general",
    "id-of-who-says-it": "office-of-the-prosecutor-general",
    "id-of-who-answers": "kremlin",
    "id-of-the-article": "new-article",
}


def skeletons() -> dict[str, str]:
    """Give the texts of CONTRIBUTING that are to be copied, by the file that each begins."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    found = re.findall(r"<!-- skeleton: (\S+) -->\n\n```yaml\n(.*?)```\n", text, re.DOTALL)
    assert len(found) == 2
    return dict(found)


def found_with(files: dict[str, str], folder: Path) -> list[Problem]:
    """Put files beside the records of this repository, and list what is wrong with them."""
    content = folder / "content"
    shutil.copytree(CONTENT, content)
    for name, text in files.items():
        (content / name).write_text(text, encoding="utf-8")
    problems = check(load_content(content, "content"))
    return [p for p in problems if any(p.location.path.endswith(name) for name in files)]


def test_the_texts_to_be_copied_pass_the_check_once_they_are_filled_in(tmp_path: Path) -> None:
    filled = {
        name.replace("id-of-the-article", "new-article"): PLACEHOLDER.sub(
            lambda found: REAL[found[0]], text.replace(UNFINISHED, "Here")
        )
        for name, text in skeletons().items()
    }
    problems = found_with(filled, tmp_path)
    assert [p for p in problems if p.severity is not Severity.NOTE] == []


def test_what_was_not_filled_in_is_found_at_its_line(tmp_path: Path) -> None:
    texts = skeletons()
    problems = found_with(texts, tmp_path)
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    marked = [problem for problem in errors if problem.rule == "unfinished-text"]
    assert len(marked) == sum(text.count(UNFINISHED) for text in texts.values())
    errors = [problem for problem in errors if problem not in marked]
    named = {found for problem in errors for found in PLACEHOLDER.findall(problem.message)}
    # The article names itself so: its file has that name.
    assert named == REAL.keys() - {"id-of-the-article"}
    assert all(problem.rule.startswith("unknown-") for problem in errors)
