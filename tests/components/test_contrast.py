"""Hold the colours to the contrast that WCAG 2.1 asks of text: 4.5 to 1."""

import re

import pytest

from tests.tools.building import ROOT

TOKENS = (ROOT / "assets/css/tokens.css").read_text(encoding="utf-8")
COLOUR = re.compile(r"--([\w-]+): (#[0-9a-f]{3,6});")
TEXT = ("ink", "muted", "accent", "alleged", "corroborated", "verified", "adjudicated")
GROUNDS = ("paper", "surface")
LEAST_FOR_TEXT = 4.5
LEAST_FOR_SHAPES = 3.0


def scheme(name: str) -> dict[str, str]:
    """Return the colours of a scheme by name."""
    light, _, rest = TOKENS.partition("@media (prefers-color-scheme: dark)")
    return dict(COLOUR.findall(light if name == "light" else rest.partition("@media print")[0]))


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2.1."""
    digits = colour[1:] if len(colour) > 4 else "".join(digit * 2 for digit in colour[1:])
    channels = (int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4))
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2.1."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_counted_as_the_standard_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_text_can_be_read(name: str, ground: str) -> None:
    colours = scheme(name)
    assert {
        text: round(contrast(colours[text], colours[ground]), 2)
        for text in TEXT
        if contrast(colours[text], colours[ground]) < LEAST_FOR_TEXT
    } == {}


@pytest.mark.parametrize("name", ["light", "dark"])
def test_lines_that_carry_meaning_can_be_seen(name: str) -> None:
    colours = scheme(name)
    assert contrast(colours["rule-strong"], colours["paper"]) >= LEAST_FOR_SHAPES
    assert contrast(colours["ink"], colours["mark"]) >= LEAST_FOR_TEXT


def test_colours_are_spelled_in_one_place() -> None:
    literal = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|oklch|lab)a?\(")
    assert [
        f"{file.name}: {found}"
        for file in (ROOT / "assets/css").rglob("*.css")
        if file.name != "tokens.css"
        for found in literal.findall(file.read_text(encoding="utf-8"))
    ] == []


def test_no_colour_stands_for_a_side() -> None:
    styles = "".join(
        file.read_text(encoding="utf-8") for file in (ROOT / "assets/css").rglob("*.css")
    )
    assert "data-side" not in styles
    for template in (ROOT / "templates").rglob("*.html"):
        assert "data-side" not in template.read_text(encoding="utf-8")
