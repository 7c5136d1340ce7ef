"""Share what many tests need and is slow to make: built sites, each once a run."""

import fcntl
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
import yaml
from playwright.sync_api import Browser

from tests.tools.building import CONTENT, RICH, ROOT, build
from tests.tools.chromium import launched
from tests.tools.long_site import pages_of_lists
from tests.tools.site import Site

# The same examples in every run, and no clock: a slow machine is not a fault.
hypothesis.settings.register_profile("steady", derandomize=True, deadline=None)
# Other examples in every run, and many: for a search (`--hypothesis-profile=long`).
hypothesis.settings.register_profile("long", deadline=None, max_examples=10_000)
hypothesis.settings.load_profile("steady")


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give one folder to all workers of this run."""
    own = tmp_path_factory.getbasetemp()
    # Under xdist each worker has a folder of its own in the run's.
    return own.parent if own.name.startswith("popen-") else own


@pytest.fixture(scope="session", params=[CONTENT, RICH], ids=["own", "rich"])
def published(request: pytest.FixtureRequest, run_folder: Path) -> Site:
    """Build the records of this repository, and those of the rich site; give one after the other.

    What holds for every site is tested on both: on what readers get, and on invented records that
    use every feature of the model.
    """
    return built_once(request.param, run_folder)


@pytest.fixture(scope="session")
def rich(run_folder: Path) -> Site:
    """Build the rich site and give it."""
    return built_once(RICH, run_folder)


@pytest.fixture(scope="session", params=[CONTENT, RICH], ids=["own", "rich"])
def portable(request: pytest.FixtureRequest, run_folder: Path) -> Site:
    """Build the edition of either site that opens from a disk; give one after the other."""
    return built_once(request.param, run_folder, "--portable")


@pytest.fixture(scope="session")
def long_lists(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Make the pages of lists that are too long for one page, and give their site."""
    return pages_of_lists(tmp_path_factory.mktemp("long-lists"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the one browser of this process: Playwright refuses to run twice in it."""
    with launched() as browser:
        yield browser


def built_once(content: Path, run_folder: Path, *options: str) -> Site:
    """Build the site of a content folder once for all workers, and give it."""
    name = "".join(["-".join(content.relative_to(ROOT).parts), *options])
    folder = run_folder / name
    with (run_folder / f"{name}.lock").open("w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # released when the file is closed
        if not folder.exists():
            build("--content", str(content), "--output", str(folder), *options)
    settings = yaml.safe_load((content / "site.yaml").read_text(encoding="utf-8"))
    return Site(folder, settings["base_url"], content)
