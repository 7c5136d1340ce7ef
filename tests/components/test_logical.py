"""Hold style sheets to sides that follow the direction of writing: start and end, not left."""

import re
from pathlib import Path

import pytest

from tests.tools.building import ROOT

SHEETS = sorted((ROOT / "assets" / "css").rglob("*.css"))
PHYSICAL = re.compile(
    r"""(?:^|[;{\s])(?:
      (?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right|top|bottom)(?:-\w+)*
    | border-(?:top|bottom)-(?:left|right)-radius
    | left | right | top | bottom | (?:min-|max-)?(?:width|height) | overflow-clip-margin-left
    )\s*:
    | (?:text-align|float|clear|justify-\w+|caption-side)\s*:\s*(?:left|right)\b
    | (?:margin|padding|inset)\s*:(?:[ ]+[^\s;]+){4};
    """,
    re.VERBOSE,
)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CONDITION = re.compile(r"@(?:media|container)[^{]*\{")


def physical(text: str) -> list[str]:
    return [
        found.strip() for found in PHYSICAL.findall(_CONDITION.sub("{", _COMMENT.sub("", text)))
    ]


def test_physical_sides_are_seen() -> None:
    assert len(physical("a { margin-left: 1px; left: 0; text-align: right; width: 1px }")) == 4
    assert (
        physical("@media (min-width: 1px) { a { margin-inline-start: 1px; stroke-width: 1 } }")
        == []
    )


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda file: file.stem)
def test_a_style_sheet_names_no_physical_side(sheet: Path) -> None:
    assert physical(sheet.read_text(encoding="utf-8")) == []
