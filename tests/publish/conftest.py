"""Give each test a folder to publish to, which does not exist yet."""

from pathlib import Path

import pytest


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "www" / "site"
