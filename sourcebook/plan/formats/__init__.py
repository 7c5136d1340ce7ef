"""Write dates, numbers, lists and names for readers, in the language that is spoken.

The words and the patterns stand in the catalogue, each in the form that its place asks for: a new
language needs a catalogue, and nothing here.
"""

from sourcebook.plan.formats.dates import edtf, machine_date, period
from sourcebook.plan.formats.lists import either, listing
from sourcebook.plan.formats.months import month, month_of_a_day, short_month
from sourcebook.plan.formats.names import country, language, status, status_word
from sourcebook.plan.formats.numbers import (
    coordinates,
    count_range,
    envelope,
    number,
    ratio,
    shortened,
)
from sourcebook.plan.formats.units import day

__all__ = (
    "coordinates",
    "count_range",
    "country",
    "day",
    "edtf",
    "either",
    "envelope",
    "language",
    "listing",
    "machine_date",
    "month",
    "month_of_a_day",
    "number",
    "period",
    "ratio",
    "short_month",
    "shortened",
    "status",
    "status_word",
)
