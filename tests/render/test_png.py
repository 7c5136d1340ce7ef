"""Read what we write as PNG with another program, and see that it is always the same."""

import hashlib
import zlib
from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from sourcebook.render.png import png

INK, PAPER = b"\x1d\x1b\x18", b"\xfc\xfb\xf8"
RUNS = st.lists(
    st.tuples(st.binary(min_size=1, max_size=1), st.integers(1, 600)), min_size=1, max_size=6
)


def decoded(picture: bytes) -> Image.Image:
    image = Image.open(BytesIO(picture))
    image.load()
    return image


@given(RUNS)
def test_another_program_reads_the_same_shades(runs: list[tuple[bytes, int]]) -> None:
    row = b"".join(byte * times for byte, times in runs)
    shades = row + row[::-1] + row
    image = decoded(png(len(row) * 2, 3, shades, INK, PAPER))
    assert image.size == (len(row) * 2, 3)
    assert image.tobytes() == bytes(level for byte in shades for level in (byte >> 4, byte & 15))


def test_every_length_of_a_run_is_read_again() -> None:
    rows = b"".join(bytes([16 * (n % 2) + 1]) * n + bytes(700 - n) for n in range(1, 700))
    assert decoded(png(1400, 699, rows, INK, PAPER)).tobytes("raw", "P;4") == rows


def test_shades_go_from_paper_to_ink() -> None:
    image = decoded(png(16, 1, bytes.fromhex("0123456789abcdef"), INK, PAPER)).convert("RGB")
    colours = [image.getpixel((x, 0)) for x in range(16)]
    assert colours[0] == tuple(PAPER)
    assert colours[-1] == tuple(INK)
    reds = [image.getchannel("R").getpixel((x, 0)) for x in range(16)]
    assert len(set(map(str, reds))) == len(reds)


def test_the_bytes_owe_nothing_to_the_zlib_of_the_machine() -> None:
    picture = png(8, 2, bytes(range(8)), INK, PAPER)
    assert hashlib.sha256(picture).hexdigest() == (
        "58cf7c339e9a0c8ea13c2e78e2987bca0bf75498e37a29072d8d3a22b59cb812"
    )
    start = picture.index(b"IDAT") + 4
    assert zlib.decompress(picture[start:-16]) == b"\x02\x00\x01\x02\x03\x02" + b"\x04" * 4
