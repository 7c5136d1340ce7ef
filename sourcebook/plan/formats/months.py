"""Name the months, in each form that a language may have for them."""

from sourcebook.wording import NP_, pgettext

_ALONE = (
    NP_("month by itself, as in: March 2022", "January"),
    NP_("month by itself, as in: March 2022", "February"),
    NP_("month by itself, as in: March 2022", "March"),
    NP_("month by itself, as in: March 2022", "April"),
    NP_("month by itself, as in: March 2022", "May"),
    NP_("month by itself, as in: March 2022", "June"),
    NP_("month by itself, as in: March 2022", "July"),
    NP_("month by itself, as in: March 2022", "August"),
    NP_("month by itself, as in: March 2022", "September"),
    NP_("month by itself, as in: March 2022", "October"),
    NP_("month by itself, as in: March 2022", "November"),
    NP_("month by itself, as in: March 2022", "December"),
)
_OF_A_DAY = (
    NP_("month of a day, as in: 30 March", "January"),
    NP_("month of a day, as in: 30 March", "February"),
    NP_("month of a day, as in: 30 March", "March"),
    NP_("month of a day, as in: 30 March", "April"),
    NP_("month of a day, as in: 30 March", "May"),
    NP_("month of a day, as in: 30 March", "June"),
    NP_("month of a day, as in: 30 March", "July"),
    NP_("month of a day, as in: 30 March", "August"),
    NP_("month of a day, as in: 30 March", "September"),
    NP_("month of a day, as in: 30 March", "October"),
    NP_("month of a day, as in: 30 March", "November"),
    NP_("month of a day, as in: 30 March", "December"),
)
_AFTER = (
    NP_("month after until, since, from, to or around", "January"),
    NP_("month after until, since, from, to or around", "February"),
    NP_("month after until, since, from, to or around", "March"),
    NP_("month after until, since, from, to or around", "April"),
    NP_("month after until, since, from, to or around", "May"),
    NP_("month after until, since, from, to or around", "June"),
    NP_("month after until, since, from, to or around", "July"),
    NP_("month after until, since, from, to or around", "August"),
    NP_("month after until, since, from, to or around", "September"),
    NP_("month after until, since, from, to or around", "October"),
    NP_("month after until, since, from, to or around", "November"),
    NP_("month after until, since, from, to or around", "December"),
)
_IN = (
    NP_("month after in, as in: in March 2022", "January"),
    NP_("month after in, as in: in March 2022", "February"),
    NP_("month after in, as in: in March 2022", "March"),
    NP_("month after in, as in: in March 2022", "April"),
    NP_("month after in, as in: in March 2022", "May"),
    NP_("month after in, as in: in March 2022", "June"),
    NP_("month after in, as in: in March 2022", "July"),
    NP_("month after in, as in: in March 2022", "August"),
    NP_("month after in, as in: in March 2022", "September"),
    NP_("month after in, as in: in March 2022", "October"),
    NP_("month after in, as in: in March 2022", "November"),
    NP_("month after in, as in: in March 2022", "December"),
)
_SHORT = (
    NP_("month, short", "Jan"),
    NP_("month, short", "Feb"),
    NP_("month, short", "Mar"),
    NP_("month, short", "Apr"),
    NP_("month, short", "May"),
    NP_("month, short", "Jun"),
    NP_("month, short", "Jul"),
    NP_("month, short", "Aug"),
    NP_("month, short", "Sept"),
    NP_("month, short", "Oct"),
    NP_("month, short", "Nov"),
    NP_("month, short", "Dec"),
)


def month(number: int) -> str:
    """Write the name of a month, counted from 1."""
    return pgettext(*_ALONE[number - 1])


def month_of_a_day(number: int) -> str:
    """Write the month after the number of a day."""
    return pgettext(*_OF_A_DAY[number - 1])


def month_after(number: int) -> str:
    """Write the month after until, since, from, to or around."""
    return pgettext(*_AFTER[number - 1])


def month_in(number: int) -> str:
    """Write the month in which something happened."""
    return pgettext(*_IN[number - 1])


def short_month(number: int) -> str:
    """Write the name of a month as shortly as it can be."""
    return pgettext(*_SHORT[number - 1])
