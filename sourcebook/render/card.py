"""Draw the picture that previews of a link show: words on paper, nothing else."""

from bisect import bisect_right
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from sourcebook.plan.views.card import HEIGHT, WIDTH, SocialCard
from sourcebook.render.png import SHADES, png

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

PAPER, INK = bytes.fromhex("fcfbf8"), bytes.fromhex("1d1b18")
"""The colours of the site by day, as tokens.css has them."""

_MARGIN = 80
_ROOM = WIDTH - 2 * _MARGIN
_STRONG, _MUTED = 255, 178
_BAR = (_MARGIN, 64, _MARGIN + 96, 72)
_LABEL_TOP, _TITLE_TOP, _ONLY_TITLE_TOP = 96, 158, 104
_SITE_TOP = 546
_SMALL, _SMALL_LINE, _SMALL_LINES = 30, 42, 2
_LARGE, _LARGE_LINE, _LARGE_LINES = 38, 52, 3
_TITLES = ((72, 84, 3), (56, 66, 4))
"""Size, height of a line and lines of the title: the first that holds all of it, or the last."""
_NO_LETTER = "\U0010fffe"
_CUT = "…"


def render_card(card: SocialCard) -> bytes:
    """Return the picture as PNG."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - few builds have a picture to draw

    picture = Image.new("L", (WIDTH, HEIGHT))
    draw = ImageDraw.Draw(picture)
    draw.rectangle(_BAR, fill=_STRONG)
    top = _TITLE_TOP if card.words.label else _ONLY_TITLE_TOP
    if card.words.label:
        label = _Face(card.lettering.label, 34)
        label.write(draw, (_MARGIN, _LABEL_TOP), card.words.label, _STRONG)
    _text(draw, card, _title(draw, card, top))
    site = _Face(card.lettering.text, _SMALL)
    site.write(draw, (_MARGIN, _SITE_TOP), site.wrapped(card.words.site, 1)[0], _MUTED)
    shades = picture.point([(level * (SHADES - 1) + 127) // 255 for level in range(256)])
    packed = Image.frombytes("P", picture.size, shades.tobytes()).tobytes("raw", "P;4")
    return png(WIDTH, HEIGHT, packed, INK, PAPER)


def _title(draw: "ImageDraw", card: SocialCard, top: int) -> int:
    """Write the title as large as it fits, and return where it ends."""
    settings = [(_Face(card.lettering.title, size), most, height) for size, height, most in _TITLES]
    for face, most, height in settings:  # noqa: B007 - the last ones that were tried hold
        lines = face.wrapped(card.words.title, most)
        if not lines[-1].endswith(_CUT):
            break
    for words in lines:
        face.write(draw, (_MARGIN, top), words, _STRONG)
        top += height
    return top


def _text(draw: "ImageDraw", card: SocialCard, below: int) -> None:
    """Write the text small at the bottom, or large below the title of a whole site."""
    if card.words.label:
        face, height = _Face(card.lettering.text, _SMALL), _SMALL_LINE
        lines = face.wrapped(card.words.text, _SMALL_LINES)
        top = _SITE_TOP - 8 - height * len(lines)
    else:
        face, height = _Face(card.lettering.text, _LARGE), _LARGE_LINE
        lines = face.wrapped(card.words.text, _LARGE_LINES)
        top = below + 20
    for words in lines:
        face.write(draw, (_MARGIN, top), words, _STRONG)
        top += height


class _Face:
    """Write in one size of a face, taking each letter from the first file that has it."""

    def __init__(self, files: tuple[bytes, ...], size: int) -> None:
        self._fonts = tuple(_font(file, size) for file in files)

    def wrapped(self, text: str, most: int) -> list[str]:
        """Break a text into lines; what is beyond the last one is cut off, and said to be."""
        lines = [""]
        for word in text.split():
            longer = f"{lines[-1]} {word}".lstrip()
            if self._length(longer) <= _ROOM:
                lines[-1] = longer
                continue
            if lines[-1]:
                lines.append("")
            while len(lines) <= most and self._length(word) > _ROOM:
                fitting = self._fitting(word)
                lines[-1:] = [fitting, ""]
                word = word[len(fitting) :]  # noqa: PLW2901 - the rest of the word
            lines[-1] = word
            if len(lines) > most:
                return [*lines[: most - 1], self._fitting(lines[most - 1], _CUT)]
        return lines

    def write(self, draw: "ImageDraw", at: tuple[int, int], text: str, level: int) -> None:
        """Write one line; `at` is where its first letter begins, and the top of the line."""
        left, top = at
        baseline = top + self._fonts[0].getmetrics()[0]
        for font, run in self._runs(text):
            draw.text((left, baseline), run, fill=level, font=font, anchor="ls")
            left += round(font.getlength(run))

    def _fitting(self, word: str, end: str = "") -> str:
        """Return as much of a word as a line has room for, with an end."""
        lengths = range(1, len(word) + 1)
        kept = bisect_right(lengths, _ROOM, key=lambda kept: self._length(word[:kept] + end)) or 1
        return word[:kept].rstrip(" ,;:–—·") + end if end else word[:kept]

    def _length(self, text: str) -> int:
        return sum(round(font.getlength(run)) for font, run in self._runs(text))

    def _runs(self, text: str) -> list[tuple["FreeTypeFont", str]]:
        runs: list[tuple[FreeTypeFont, str]] = []
        for letter in text:
            font = next((font for font in self._fonts if _has(font, letter)), self._fonts[0])
            if runs and runs[-1][0] is font:
                runs[-1] = (font, runs[-1][1] + letter)
            else:
                runs.append((font, letter))
        return runs


@lru_cache(64)
def _font(file: bytes, size: int) -> "FreeTypeFont":
    from PIL import ImageFont  # noqa: PLC0415 - see above

    # The simple way of placing letters needs no library that one machine has and another has not.
    return ImageFont.truetype(BytesIO(file), size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(4096)
def _has(font: "FreeTypeFont", letter: str) -> bool:
    """Tell whether a font has a letter: what it draws is not what it draws for none."""
    drawn, box = font.getmask(letter), font.getmask(_NO_LETTER)
    return (drawn.size, bytes(drawn)) != (box.size, bytes(box))
