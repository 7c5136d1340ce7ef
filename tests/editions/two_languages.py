# ruff: noqa: RUF001 - Ukrainian
"""A small site in two languages for tests: the minimal one, with some texts in Ukrainian."""

from sourcebook.editions import stamp, text_key
from tests.tools.trees import INCIDENT, PAGE, SITE, Edit

TITLE = "Oil spilt from a barge in Evans Bay"
SUMMARY = (
    "The Daily found that oil from a barge reached Evans Bay on 1 March 2020. "
    "Two divers were injured."
)
SAYS = "Denies that its barge lost oil."
ACCOUNT = """\
### The spill

Oil reached the bay on 1 March 2020 [@daily-2020-03-02-spill]. The company denies that it was
its own [@radio-2020-03-03-spill]. See [the count](figure:spills-counted) and
[about](page:about)."""
UKRAINIAN_SUMMARY = (
    "«Дейлі» встановила, що 1 березня 2020 року нафта з баржі дісталася затоки Еванс. "
    "Двоє водолазів зазнали поранень."
)
UKRAINIAN_ACCOUNT = """\
### Розлив

Нафта дісталася затоки 1 березня 2020 року [@daily-2020-03-02-spill]. Компанія заперечує, що
вона належала їй [@radio-2020-03-03-spill]. Див. [підрахунок](figure:spills-counted) і
[про сайт](page:about)."""
STAMP = stamp({"title": TITLE, "summary": SUMMARY, "account": ACCOUNT})
OF_INCIDENT = f"""\
translations:
  uk:
    of: {STAMP}
    title: Розлив нафти з баржі в затоці Еванс
    summary: >-
      {UKRAINIAN_SUMMARY}
    account: |
{"".join(f"      {line}".rstrip() + chr(10) for line in UKRAINIAN_ACCOUNT.splitlines())}\
    texts:
      {text_key(SAYS)}: Заперечує, що її баржа втратила нафту.
      {text_key("Evans Bay")}: Затока Еванс
"""
"""The translation of the incident, of which the first claim is still to be translated."""
PAGE_BODY = """\
This timeline is an example. It holds [one incident](incident:evans-bay-2020).

## Who writes it

Nobody: every record is invented."""
UKRAINIAN_PAGE = PAGE.replace(".md", ".uk.md")
OF_PAGE = f"""\
---
of: {stamp({"title": "About", "summary": "What this timeline is.", "body": PAGE_BODY})}
title: Про сайт
summary: Що це за літопис.
---
Цей літопис є прикладом. У ньому [один випадок](incident:evans-bay-2020).

## Хто його пише

Ніхто: кожен запис вигадано.
"""
REGIONS = "vocabulary/regions.yaml"
WELLINGTON = "wellington: {name: Wellington, country: NZ, iso_3166_2: NZ-WGN}"
OF_REGION = f"""\
wellington:
  name: Wellington
  country: NZ
  iso_3166_2: NZ-WGN
  translations: {{uk: {{of: "{stamp({"name": "Wellington"})}", name: Веллінґтон}}}}"""

EDITION = Edit(SITE, "language: en\n", "language: en\neditions: [uk]\n")
"""What every site in two languages has."""
TWO_LANGUAGES = (
    EDITION,
    Edit(INCIDENT, "", OF_INCIDENT),
    Edit(UKRAINIAN_PAGE, "", OF_PAGE),
    Edit(REGIONS, WELLINGTON, OF_REGION),
)
