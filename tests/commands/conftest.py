"""Ask the commands as a user does, and give what they answered."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from sourcebook.cli import main


@dataclass
class Answer:
    """What the command said of a site."""

    status: int
    said: str
    complained: str

    @property
    def data(self) -> dict[str, Any]:
        data: dict[str, Any] = json.loads(self.said)
        return data

    def found(self, against: str = "own-list") -> list[tuple[str, str]]:
        """List the kind and the path of each finding of a comparison."""
        [check] = [check for check in self.data["checks"] if check["against"] == against]
        return [(finding["kind"], finding["path"]) for finding in check["findings"]]


Verify = Callable[..., Answer]


@pytest.fixture
def verify(capsys: pytest.CaptureFixture[str]) -> Verify:
    def run(*arguments: str | Path) -> Answer:
        capsys.readouterr()
        status = main(["verify", *map(str, arguments)])
        return Answer(status, *capsys.readouterr())

    return run
