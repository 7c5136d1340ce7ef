"""Share what many tests need and is slow to make: the real site, built once a run."""

import fcntl
from pathlib import Path

import hypothesis
import pytest
import yaml

from tests.tools.building import CONTENT, build
from tests.tools.site import Site

# The same examples in every run, and no clock: a slow machine is not a fault.
hypothesis.settings.register_profile("steady", derandomize=True, deadline=None)
hypothesis.settings.load_profile("steady")


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give one folder to all workers of this run."""
    own = tmp_path_factory.getbasetemp()
    # Under xdist each worker has a folder of its own in the run's.
    return own.parent if own.name.startswith("popen-") else own


@pytest.fixture(scope="session")
def published(run_folder: Path) -> Site:
    """Build the records of this repository, once for all workers, and give the site."""
    folder = run_folder / "published"
    with (run_folder / "published.lock").open("w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # released when the file is closed
        if not folder.exists():
            build("--output", str(folder))
    settings = yaml.safe_load((CONTENT / "site.yaml").read_text(encoding="utf-8"))
    return Site(folder, settings["base_url"])
