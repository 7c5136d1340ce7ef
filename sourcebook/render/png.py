"""Write a picture of sixteen shades as PNG, of the same shades always the same bytes.

Programs that compress choose freely among the many ways to write the same data, and the zlib of one
machine chooses otherwise than that of another. So this module compresses by itself, in the simplest
way that the format knows: runs of one byte, and the codes that need no table (RFC 1951, 3.2.6).
Pictures of words on plain paper become small enough.
"""

import re
import struct
import zlib

SHADES = 16
_UP = 2
"""The filter of each row: what it adds to the row above, so that what goes on below is zero."""
_SHORTEST, _LONGEST = 3, 258
"""How often a run may repeat the byte before it."""
_RUN = re.compile(rb"(.)\1{%d,%d}" % (_SHORTEST, _LONGEST), re.DOTALL)
_NEAR = "00000"
"""The code for a distance of one byte."""


def png(width: int, height: int, shades: bytes, ink: bytes, paper: bytes) -> bytes:
    """Return the picture whose rows hold two pixels a byte, 0 for paper up to 15 for ink.

    The width is even; the two colours are red, green and blue.
    """
    header = struct.pack(">IIBBBBB", width, height, 4, 3, 0, 0, 0)
    ramp = (
        (paper[c] * (SHADES - 1 - shade) + ink[c] * shade + SHADES // 2 - 1) // (SHADES - 1)
        for shade in range(SHADES)
        for c in range(3)
    )
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", header),
            _chunk(b"PLTE", bytes(ramp)),
            _chunk(b"IDAT", _deflated(_filtered(shades, width // 2))),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _filtered(shades: bytes, length: int) -> bytes:
    """Return all rows, each byte less the one above it, and each row behind its filter.

    The bytes of the whole picture are taken as one number, and subtracted at once: the top bits
    are kept apart, so that no byte borrows from its neighbour.
    """
    top = int.from_bytes(b"\x80" * len(shades))
    rest = int.from_bytes(b"\x7f" * len(shades))
    here = int.from_bytes(shades)
    above = int.from_bytes(bytes(length) + shades[: len(shades) - length])
    less = ((here | top) - (above & rest)) ^ ((here ^ above ^ top) & top)
    differences = less.to_bytes(len(shades))
    rows = (differences[start : start + length] for start in range(0, len(shades), length))
    filter_type = bytes((_UP,))
    return b"".join(filter_type + row for row in rows)


def _deflated(data: bytes) -> bytes:
    """Return the data in zlib's format: one block with the fixed codes."""
    bits = ["1", "10"]  # the last block; of the kind without a table
    end = 0
    for run in _RUN.finditer(data):
        bits += map(_LITERALS.__getitem__, data[end : run.start() + 1])
        bits.append(_REPEATS[run.end() - run.start() - 1])
        end = run.end()
    bits += map(_LITERALS.__getitem__, data[end:])
    bits.append(_END)
    text = "".join(bits)
    packed = int(text[::-1], 2).to_bytes(-(-len(text) // 8), "little")
    return b"\x78\x01" + packed + struct.pack(">I", zlib.adler32(data))


def _code(symbol: int) -> str:
    """Return the bits of a literal or a length, first bit first."""
    if symbol < 144:  # noqa: PLR2004 - the bounds are those of RFC 1951
        return f"{symbol + 0b00110000:08b}"
    if symbol < 256:  # noqa: PLR2004
        return f"{symbol - 144 + 0b110010000:09b}"
    if symbol < 280:  # noqa: PLR2004
        return f"{symbol - 256:07b}"
    return f"{symbol - 280 + 0b11000000:08b}"


def _repeat(length: int) -> str:
    """Return the bits for a byte again, so many times."""
    if length == _LONGEST:
        return _code(285) + _NEAR
    symbol, base, extra = 257, _SHORTEST, 0
    while length >= base + (1 << extra):
        base += 1 << extra
        symbol += 1
        extra = max((symbol - 261) // 4, 0)
    spare = f"{length - base:0{extra}b}"[::-1] if extra else ""
    return _code(symbol) + spare + _NEAR


_LITERALS = tuple(map(_code, range(256)))
_END = _code(256)
_REPEATS = {length: _repeat(length) for length in range(_SHORTEST, _LONGEST + 1)}
