"""Draw cards of all kinds of words, and look at what is on them."""

import hashlib
import re
import subprocess
import sys
from io import BytesIO

import pytest
from PIL import Image, ImageChops

from sourcebook.load.assets import load_assets
from sourcebook.pipeline import ASSETS
from sourcebook.plan.views.card import (
    DRAWN,
    HEIGHT,
    SANS,
    SERIF,
    STRONG,
    WIDTH,
    Lettering,
    SocialCard,
    Words,
)
from sourcebook.render.card import PAPER, _Face, _has, render_card
from tests.tools.building import ROOT

MARGIN = 80
LONG = {
    "one word": "W" * 300,
    "many words": "word " * 80,
    "Cyrillic": "Розстріл військовополонених " * 12,
    "nothing to break at": "\u00a0".join(["never"] * 60),
}


@pytest.fixture(scope="module")
def lettering() -> Lettering:
    files = load_assets(ASSETS).files
    faces = (tuple(files[name] for name in names) for names in (SERIF, STRONG, SANS))
    return Lettering(*faces)


def drawn(words: Words, lettering: Lettering) -> Image.Image:
    image = Image.open(BytesIO(render_card(SocialCard(words, lettering))))
    image.load()
    assert image.size == (WIDTH, HEIGHT)
    return image.convert("RGB")


def box(image: Image.Image) -> tuple[int, int, int, int]:
    """Return the edges of all that is not paper."""
    found = ImageChops.difference(image, Image.new("RGB", image.size, tuple(PAPER))).getbbox()
    assert found
    return found


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
@pytest.mark.parametrize("label", ["", "Verified · Contested"])
def test_long_words_stay_within_the_margins(label: str, text: str, lettering: Lettering) -> None:
    left, top, right, bottom = box(drawn(Words(label, text, text, text), lettering))
    assert left >= MARGIN - 4  # letters lean out a little
    assert right <= WIDTH - MARGIN + 4
    assert top >= 60
    assert bottom <= HEIGHT - 30


def test_what_does_not_fit_is_cut_and_said_to_be(lettering: Lettering) -> None:
    face = _Face(lettering.title, 56)
    lines = face.wrapped("word " * 80, 4)
    assert len(lines) == 4
    assert lines[-1].endswith("word…")
    assert face.wrapped("a few words", 4) == ["a few words"]
    assert face.wrapped("", 4) == [""]


def test_every_letter_that_may_stand_on_a_card_is_in_the_fonts(lettering: Lettering) -> None:
    letters = [chr(code) for code in range(0x3000) if DRAWN.fullmatch(chr(code))]
    assert len(letters) > 400
    for files in (lettering.title, lettering.label, lettering.text):
        fonts = _Face(files, 40)._fonts
        missing = [hex(ord(c)) for c in letters if not any(_has(font, c) for font in fonts)]
        assert missing == []


def test_ukrainian_can_be_written() -> None:
    alphabet = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
    signs = "«» „“ ’\N{MODIFIER LETTER APOSTROPHE} – — № 1\N{NO-BREAK SPACE}000"
    assert DRAWN.fullmatch(f"{alphabet}{alphabet.upper()} {signs}")


@pytest.mark.parametrize("text", ["🛢", "漢字", "עברית", "e\u0301", "\u202e", "a\nb", "\x07"])
def test_what_the_fonts_cannot_write_is_not_written(text: str) -> None:
    assert DRAWN.fullmatch(text) is None


def test_a_label_stands_above_the_title(lettering: Lettering) -> None:
    with_label = drawn(Words("Alleged", "Title", "text", "site"), lettering)
    without = drawn(Words("", "Title", "text", "site"), lettering)
    row = (0, 96, WIDTH, 140)
    assert box(with_label.crop(row)) != box(without.crop(row))


def test_the_same_words_are_the_same_bytes(lettering: Lettering) -> None:
    """Written down, so that another machine that draws otherwise is noticed."""
    card = SocialCard(Words("Verified", "Oil at Київ, Łódź", "1 May 2020", "Slick"), lettering)
    assert hashlib.sha256(render_card(card)).hexdigest() == (
        "88aae9c8c86fa52d68bc62f8602f262f235374059d088cca9cc78c142617ec9f"
    )


def test_colours_are_those_of_the_site() -> None:
    tokens = (ROOT / "assets/css/tokens.css").read_text(encoding="utf-8")
    paper = re.search(r"--paper: #([0-9a-f]{6})", tokens)
    assert paper
    assert bytes.fromhex(paper[1]) == PAPER


def test_nothing_that_draws_is_loaded_before_a_card_is_drawn() -> None:
    code = "import sys, sourcebook.pipeline; sys.exit('PIL' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=ROOT).returncode == 0
