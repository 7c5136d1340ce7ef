"""Rules on places: countries, regions, coordinates and how precise they are."""

import re
from decimal import Decimal

from sourcebook.check.review import Review
from sourcebook.check.rule import Finding, Findings, rule
from sourcebook.load.document import Document
from sourcebook.model.countries import COUNTRIES, countries_at, country_name
from sourcebook.model.ids import Kind
from sourcebook.model.words import PlacePrecision
from sourcebook.problems import Severity

OFFSHORE = 4.0
"""Degrees from land at which a place at sea can still belong to a country: its economic zone."""
COAST = 0.05
"""Degrees by which the outlines of countries are simplified."""


@rule("unknown-country", Severity.ERROR, Kind.INCIDENT, Kind.PUBLISHER, Kind.REGION)
def unknown_country(review: Review) -> Findings:
    """Countries are named by ISO 3166-1, so that nobody here decides what a country is."""
    for incident, document in review.incidents:
        yield from _country(incident.where.country, document, "where", "country")
    for kind in (Kind.PUBLISHER, Kind.REGION):
        for record, document in review.subjects(kind):
            if record.country is not None:
                yield from _country(record.country, document, "country")


_OFTEN = {
    "UK": "GB",
    "EL": "GR",
    "SU": "RU",
    "XK": "RS",
    "EN": "GB",
}
"""Codes that are often meant for another."""


def _country(code: str, document: Document, *path: str) -> Findings:
    if code not in COUNTRIES:
        guess = f" Did you mean `{_OFTEN[code]}`?" if code in _OFTEN else ""
        yield Finding(
            document.at(*path),
            f"`{code}` is not a country of ISO 3166-1.{guess}",
            "Write its two capital letters, such as `UA`; the country is the one within whose "
            "recognised borders the place lies.",
        )


@rule("region-code", Severity.ERROR, Kind.REGION)
def region_code(review: Review) -> Findings:
    """A region's code begins with that of its country."""
    for region, document in review.subjects(Kind.REGION):
        code = region.iso_3166_2
        if code and not code.startswith(f"{region.country}-"):
            yield Finding(
                document.at("iso_3166_2"),
                f"the code `{code}` does not belong to `{region.country}`",
                "Correct the code or the country.",
            )


@rule("region-twice", Severity.ERROR, Kind.REGION)
def region_twice(review: Review) -> Findings:
    """Incidents name a region by its name, so a country has each name once."""
    first: dict[tuple[str, str], str] = {}
    for region, document in review.subjects(Kind.REGION):
        other = first.setdefault((region.country, region.name), region.id)
        if other != region.id:
            message = f"`{region.name}` is the name of `{other}` as well"
            yield Finding(document.at("name"), message, "Tell the two apart, or remove one.")


@rule("missing-region", Severity.ERROR, Kind.INCIDENT)
def missing_region(review: Review) -> Findings:
    """Only a place that is known to no more than the country can do without its region."""
    for incident, document in review.incidents:
        where = incident.where
        if where.region is None and where.precision is not PlacePrecision.COUNTRY:
            yield Finding(
                document.at_key("where"),
                f"the place is known to the {where.precision}, and `region` is missing",
                "Add `region:`, or write `precision: country`.",
            )


@rule("half-a-coordinate", Severity.ERROR, Kind.INCIDENT)
def half_a_coordinate(review: Review) -> Findings:
    """A latitude without a longitude, or the other way round, is no place."""
    for incident, document in review.incidents:
        where = incident.where
        for given, missing, value, other in (
            ("latitude", "longitude", where.latitude, where.longitude),
            ("longitude", "latitude", where.longitude, where.latitude),
        ):
            if value is not None and other is None:
                yield Finding(
                    document.at_key("where", given),
                    f"there is a {given} and no {missing}",
                    f"Add the {missing}, or remove the {given}.",
                )


@rule("coordinates-too-fine", Severity.ERROR, Kind.INCIDENT)
def coordinates_too_fine(review: Review) -> Findings:
    """More decimals than the precision allows show a spot on the map that nobody knows."""
    for incident, document in review.incidents:
        allowed = incident.where.precision.decimals
        if incident.where.latitude is None and incident.where.longitude is None:
            continue
        for name in ("latitude", "longitude"):
            typed = _typed(document, name)
            decimals = len(typed.partition(".")[2])
            if decimals > allowed:
                rounded = str(round(Decimal(typed), allowed))
                places = "1 decimal" if allowed == 1 else f"{allowed or 'no'} decimals"
                yield Finding(
                    document.at("where", name),
                    f"{typed} has {decimals} decimals, and the precision "
                    f"`{incident.where.precision}` allows {places}",
                    f"Write {rounded}.",
                )


_COORDINATE = re.compile(r" +(?:latitude|longitude): *([-+]?[0-9]+(?:\.[0-9]*)?) *\n")


def _typed(document: Document, name: str) -> str:
    """Return a coordinate as it was typed: a number would have lost its last zeros."""
    text = document.text
    if text.count(name) == 1:
        plain = _COORDINATE.match(text, text.rfind("\n", 0, text.index(name)) + 1)
        if plain is not None:
            return plain[1]
    data = document.data
    where = data.get("where") if isinstance(data, dict) else None
    typed = where.get(name) if isinstance(where, dict) else None
    return typed.strip() if isinstance(typed, str) else ""


@rule("outside-country", Severity.ERROR, Kind.INCIDENT)
def outside_country(review: Review) -> Findings:
    """Coordinates in another country than the one named mean that one of the two is wrong.

    Outlines are coarse, and a place at sea belongs to a country as far out as its economic zone.
    """
    for incident, document in review.incidents:
        where = incident.where
        latitude, longitude = where.latitude, where.longitude
        country = COUNTRIES.get(where.country)
        if country is None or latitude is None or longitude is None:
            continue
        rounding = 0.5 / 10**where.precision.decimals
        if country.contains(latitude, longitude, COAST + rounding):
            continue
        others = countries_at(latitude, longitude)
        if not others and country.contains(latitude, longitude, OFFSHORE):
            continue
        message = f"{latitude}, {longitude} is not in {country.name}"
        if others:
            message += f", but in {' or '.join(other.name for other in others)}"
        yield Finding(
            document.at("where", "latitude"),
            message,
            f"Latitude and longitude seem to be exchanged: in {country.name} lies "
            f"{longitude}, {latitude}."
            if country.contains(longitude, latitude)
            else "Check the coordinates and the country; borders are those that the General "
            "Assembly of the United Nations recognises.",
        )


@rule("region-of-a-country", Severity.WARNING, Kind.INCIDENT)
def region_of_a_country(review: Review) -> Findings:
    """A place known only to the country has neither a district nor a region."""
    for incident, document in review.incidents:
        where = incident.where
        if where.precision is PlacePrecision.COUNTRY and (where.region or where.district):
            yield Finding(
                document.at("where", "precision"),
                f"the place is given by its region, and its precision is only "
                f"{country_name(where.country)} as a whole",
                "Write the precision that is known: `district` or `region`.",
            )
