"""Answers that are others in one edition, though the record that they are named after is not."""

from pathlib import Path

import pytest

from sourcebook.editions import records_in
from sourcebook.incremental.changes import changed, in_edition
from sourcebook.incremental.checking import checked
from sourcebook.incremental.memory import Memory
from tests.editions.two_languages import OF_REGION, REGIONS
from tests.incremental.translations import CONTENT
from tests.tools.trees import Edit, tree

NAMED = '", name: Веллінґтон}}'


def told(content: Path) -> dict[str, bytes]:
    found = checked(content, "content", Memory(content.parent / "cache", bytes(32)), clean=True)
    return in_edition(found.digests, found.facts, records_in(found.content.records, "uk"))


@pytest.mark.parametrize(
    "new",
    [
        OF_REGION.replace(NAMED, '", name: Столиця}}'),
        OF_REGION.replace(NAMED, '", name: Wellington}}'),
        OF_REGION.replace(NAMED, '"}}'),
    ],
    ids=["another", "that of the original", "none"],
)
def test_an_incident_is_told_with_the_name_that_its_region_has(tmp_path: Path, new: str) -> None:
    """It stands in no file of the incident; lists and feeds ask for the incident alone."""
    assert new != OF_REGION
    content = tree(tmp_path, CONTENT)
    before = told(content)
    Edit(REGIONS, OF_REGION, new).apply(content)
    names = changed(before, told(content))
    assert names >= {"incident evans-bay-2020", "incident oriental-bay-2019", "region wellington"}
    assert "incident lyall-bay-2021" not in names
    assert "all incidents" not in names
