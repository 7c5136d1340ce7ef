"""Invent places: names, and spots on a grid inside four countries.

Spots are further apart than the distance within which the check takes two incidents for one.
"""

from dataclasses import dataclass

_FIRST = (
    ("Bor", "Бор"),
    ("Vel", "Вел"),
    ("Dub", "Дуб"),
    ("Zel", "Зел"),
    ("Kam", "Кам"),
    ("Lip", "Лип"),
    ("Mir", "Мир"),
    ("Rud", "Руд"),
    ("Sol", "Сол"),
    ("Tar", "Тар"),
    ("Bel", "Бел"),
    ("Gor", "Гор"),
    ("Pol", "Пол"),
    ("Osn", "Осн"),
    ("Kras", "Крас"),
    ("Ver", "Вер"),
    ("Dol", "Дол"),
    ("Luk", "Лук"),
    ("Stan", "Стан"),
    ("Bran", "Бран"),
    ("Kov", "Ков"),
    ("Mal", "Мал"),
    ("Rom", "Ром"),
)
_MIDDLE = (
    ("o", "о"),
    ("ov", "ов"),
    ("en", "ен"),
    ("ar", "ар"),
    ("in", "ин"),
    ("est", "ест"),
    ("an", "ан"),
    ("ul", "ул"),
    ("osl", "осл"),
    ("ent", "ент"),
    ("agr", "агр"),
)
_LAST = (
    ("ka", "ка"),
    ("ne", "не"),
    ("sk", "ск"),
    ("vka", "вка"),
    ("tsi", "ци"),
    ("polye", "полье"),
    ("grad", "град"),
    ("berg", "берг"),
    ("tal", "тал"),
    ("most", "мост"),
    ("dar", "дар"),
    ("nik", "ник"),
    ("vor", "вор"),
)
_BEFORE = (
    ("", ""),
    ("Stara ", "Стара "),
    ("Nova ", "Нова "),
    ("Mala ", "Мала "),
    ("Nizhna ", "Нижна "),
    ("Vyshna ", "Вышна "),
    ("Dalna ", "Дальна "),
    ("Krasna ", "Красна "),
    ("Velka ", "Велка "),
)
_NAMES = len(_FIRST) * len(_MIDDLE) * len(_LAST) * len(_BEFORE)
_STEP = 6_029
"""A prime that shares no factor with the numbers of names and spots, so that all come up."""


@dataclass(frozen=True, slots=True)
class Country:
    """Hold a part of a country in which places lie, in tenths of a degree."""

    code: str
    south: int
    west: int
    rows: int
    columns: int
    regions: int

    @property
    def spots(self) -> int:
        """Return how many places fit."""
        return self.rows * self.columns


COUNTRIES = (
    Country("UA", 480, 260, 22, 105, 20),
    Country("RU", 530, 360, 70, 210, 25),
    Country("KZ", 460, 580, 40, 200, 10),
    Country("PL", 505, 160, 25, 70, 10),
)
_SPOTS = sum(country.spots for country in COUNTRIES)
MOST_PLACES = min(_SPOTS, _NAMES)


@dataclass(frozen=True, slots=True)
class Place:
    """Hold one invented place."""

    name: str
    cyrillic: str
    district: str
    region: str
    country: str
    latitude: int
    longitude: int
    """Both in tenths of a degree."""

    @property
    def slug(self) -> str:
        """Return the name as part of an id."""
        return self.name.lower().replace(" ", "-")


def place(number: int) -> Place:
    """Return the place of a number below MOST_PLACES."""
    names, cyrillic = zip(*_syllables(number), strict=True)
    spot = number * _STEP % _SPOTS
    for country in COUNTRIES:
        if spot < country.spots:
            break
        spot -= country.spots
    row, column = divmod(spot, country.columns)
    region = column * country.regions // country.columns
    return Place(
        _joined(names),
        _joined(cyrillic),
        f"District {row // 5 + 1} of {region_name(country, region)}",
        region_name(country, region),
        country.code,
        country.south + row,
        country.west + column,
    )


def _syllables(number: int) -> list[tuple[str, str]]:
    left = number * _STEP % _NAMES
    parts = []
    for choices in (_FIRST, _MIDDLE, _LAST, _BEFORE):
        left, place = divmod(left, len(choices))
        parts.append(choices[place])
    return [parts[-1], *parts[:-1]]


def _joined(parts: tuple[str, ...]) -> str:
    return "".join(parts)


def region_name(country: Country, number: int) -> str:
    """Return the name of a region, of which each country has its own."""
    syllables = _syllables(1_000 * (COUNTRIES.index(country) + 1) + number)[1:]
    return f"{_joined(tuple(name for name, _ in syllables))} Region"
