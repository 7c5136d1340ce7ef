# ruff: noqa: RUF001 - it is Ukrainian, and a table
"""Ukrainian for what `formats` writes, in the forms that its places ask for."""

from gettext import NullTranslations
from itertools import repeat

from sourcebook.wording import Words

_MONTHS = "January February March April May June July August September October November December"
_NOMINATIVE = (
    "січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень"
)
_GENITIVE = "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня"
_LOCATIVE = "січні лютому березні квітні травні червні липні серпні вересні жовтні листопаді грудні"
_SHORT = "січ. лют. бер. квіт. трав. черв. лип. серп. вер. жовт. лист. груд."
_SHORT_ENGLISH = "Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec"

_LED = "until, since, from, to or around"


def _all(context: str, english: str, ukrainian: str) -> dict[tuple[str, str], str]:
    return dict(zip(zip(repeat(context), english.split()), ukrainian.split(), strict=True))


TEXTS = {
    **_all("month by itself, as in: March 2022", _MONTHS, _NOMINATIVE),
    **_all("month of a day, as in: 30 March", _MONTHS, _GENITIVE),
    **_all(f"month after {_LED}", _MONTHS, _GENITIVE),
    **_all("month after in, as in: in March 2022", _MONTHS, _LOCATIVE),
    **_all("month, short", _SHORT_ENGLISH, _SHORT),
    ("a full date", "%(day)s %(month)s %(year)s"): "%(day)s %(month)s %(year)s року",
    ("a month", "%(month)s %(year)s"): "%(month)s %(year)s року",
    (f"a month after {_LED}", "%(month)s %(year)s"): "%(month)s %(year)s року",
    ("a season", "spring %(year)s"): "навесні %(year)s року",
    ("a season", "summer %(year)s"): "влітку %(year)s року",
    ("a season", "autumn %(year)s"): "восени %(year)s року",
    ("a season", "winter %(year)s–%(next)s"): "взимку %(year)s/%(next)s року",
    (f"a season after {_LED}", "spring %(year)s"): "весни %(year)s року",
    (f"a season after {_LED}", "summer %(year)s"): "літа %(year)s року",
    (f"a season after {_LED}", "autumn %(year)s"): "осені %(year)s року",
    (f"a season after {_LED}", "winter %(year)s–%(next)s"): "зими %(year)s/%(next)s року",
    ("a year", "%(year)s"): "%(year)s рік",
    (f"a year after {_LED}", "%(year)s"): "%(year)s року",
    ("a range of years", "%(first)s–%(last)s"): "%(first)s–%(last)s роки",
    ("a decade", "the %(year)ss"): "%(year)s-ті роки",
    (f"a decade after {_LED}", "the %(year)ss"): "%(year)s-х років",
    ("a century", "between %(first)s and %(last)s"): "між %(first)s і %(last)s роками",
    (
        f"a century after {_LED}",
        "between %(first)s and %(last)s",
    ): "часу між %(first)s і %(last)s роками",
    (
        "a date",
        "in %(month)s %(year)s, day unknown",
    ): "у %(month)s %(year)s року, день невідомий",
    ("a date", "in %(year)s, month unknown"): "у %(year)s році, місяць невідомий",
    (
        "a date",
        "in %(year)s, day and month unknown",
    ): "у %(year)s році, день і місяць невідомі",
    ("a date", "on or around %(date)s"): "близько %(date)s",
    ("a date", "around %(date)s"): "близько %(date)s",
    ("a date", "around %(date)s, uncertain"): "близько %(date)s, непевно",
    ("a date", "possibly %(date)s"): "можливо, %(date)s",
    ("a date after until, since, from or to", "around %(date)s"): "приблизно %(date)s",
    (
        "a date after until, since, from or to",
        "around %(date)s, uncertain",
    ): "приблизно %(date)s (непевно)",
    ("a date after until, since, from or to", "possibly %(date)s"): "(можливо) %(date)s",
    ("a date, short", "c. %(date)s"): "бл. %(date)s",
    ("a range of dates", "from %(first)s to %(last)s"): "від %(first)s до %(last)s",
    ("a date", "%(date)s or later"): "%(date)s або пізніше",
    ("a date, short", "since %(date)s"): "від %(date)s",
    ("a date", "since %(date)s, end unknown"): "від %(date)s, кінець невідомий",
    ("a date, short", "until %(date)s"): "не пізніше %(date)s",
    ("a date", "until %(date)s, beginning unknown"): "не пізніше %(date)s, початок невідомий",
    ("a date", "until %(date)s, day unknown"): "не пізніше %(date)s, день невідомий",
    ("a date", "until %(date)s, date unknown"): "не пізніше %(date)s, дата невідома",
    ("a date, short", "before %(date)s"): "до %(date)s",
    ("a date", "before %(date)s, beginning unknown"): "до %(date)s, початок невідомий",
    ("a date", "before %(date)s, day unknown"): "до %(date)s, день невідомий",
    ("a date", "before %(date)s, date unknown"): "до %(date)s, дата невідома",
    ("a list", "%(items)s and %(last)s"): "%(items)s і %(last)s",
    ("a list", "%(items)s or %(last)s"): "%(items)s або %(last)s",
    ("how numbers are written", "1,234,567.8"): "1\N{NO-BREAK SPACE}234\N{NO-BREAK SPACE}567,8",
    ("a number of people", "at least %(number)s"): "щонайменше %(number)s",
    ("a range of numbers of people", "%(range)s or more"): "%(range)s або більше",
    ("a large number, short", "%(number)s bn"): "%(number)s млрд",
    ("a large number, short", "%(number)s m"): "%(number)s млн",
    ("degrees of latitude", "%(degrees)s° N"): "%(degrees)s° пн. ш.",
    ("degrees of latitude", "%(degrees)s° S"): "%(degrees)s° пд. ш.",
    ("degrees of longitude", "%(degrees)s° E"): "%(degrees)s° сх. д.",
    ("degrees of longitude", "%(degrees)s° W"): "%(degrees)s° зх. д.",
    ("language", "Ukrainian"): "українська",
    ("country", "Ukraine"): "Україна",
    ("status", "Alleged"): "Ймовірно",
    ("status, within a sentence", "verified"): "підтверджено",
    ("a title in a reference", "“%(title)s”"): "«%(title)s»",
    ("a quotation within a title in a reference", "‘%(text)s’"): "„%(text)s“",
    ("the style of the APA", "%(title)s [Status: %(status)s; version %(version)s]"): (
        "%(title)s [Статус: %(status)s; версія %(version)s]"
    ),
    (
        "a date in the style of the APA",
        "%(year)s, %(month)s %(day)s",
    ): "%(year)s, %(day)s %(month)s",
    ("authors in the style of the APA", "%(names)s, & %(last)s"): "%(names)s і %(last)s",
    ("authors in the style of Chicago", "%(names)s, and %(last)s"): "%(names)s і %(last)s",
    (
        "the style of Chicago",
        "Version %(version)s, last modified %(month)s %(day)s, %(year)s.",
    ): "Версія %(version)s, остання зміна %(day)s %(month)s %(year)s року.",
    ("", "Status: %(status)s"): "Статус: %(status)s",
    ("", "Version of %(date)s [%(version)s]"): "Версія від %(date)s [%(version)s]",
    ("", "At least one named source alleges or reports it."): (
        "Про це заявляє або повідомляє щонайменше одне назване джерело."
    ),
}


class _Catalogue(NullTranslations):
    def gettext(self, message: str) -> str:
        return TEXTS.get(("", message), message)

    def pgettext(self, context: str, message: str) -> str:
        return TEXTS.get((context, message), message)


def _form(number: int) -> int:
    if number % 10 == 1 and number % 100 != 11:
        return 0
    return 1 if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else 2


UKRAINIAN = Words("uk", _Catalogue(), _form, (1, 2, 5), b"Ukrainian of the tests")
