"""Dates as people type them in Dutch: 12-3, 12 mrt 2024, gisteren, -6m; births by year only."""

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from casework.clients import PartialDate
from casework.errors import CaseworkError

IMPOSSIBLE = "impossible_date"
UNREADABLE = "unreadable_date"
UNLIKELY_YEAR = "unlikely_year"
YEAR_NEEDED = "year_needed"
WRONG_WEEKDAY = "wrong_weekday"

FIRST_YEAR = 1900
LAST_YEAR = 2199

_MONTHS = (
    ("januari", "january"),
    ("februari", "february"),
    ("maart", "mrt", "march"),
    ("april",),
    ("mei", "may"),
    ("juni", "june"),
    ("juli", "july"),
    ("augustus",),
    ("september",),
    ("oktober", "october"),
    ("november",),
    ("december",),
)
_WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_DAYS_FROM_TODAY = {"eergisteren": -2, "gisteren": -1, "vandaag": 0, "morgen": 1, "overmorgen": 2}
_UNITS = {"d": "days", "w": "weeks", "m": "months", "j": "years"}

_SHIFT = re.compile(r"([+-] ?\d{1,4}) ?([dwmj])", re.ASCII)
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", re.ASCII)
_RUN = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})", re.ASCII)
_NUMBERS = re.compile(r"(\d{1,2}) ?[-/. ] ?(\d{1,2})(?: ?[-/. ] ?(\d{1,4}))?", re.ASCII)
_WORDS = re.compile(r"(\d{1,2})(?:e|ste|de)?[-. ]{0,2}([a-z]{3,9})\.?[- ]?(\d{1,4})?", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)
_ISO_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})", re.ASCII)
_MONTH_NUMBER = re.compile(r"(\d{1,2})[-/. ](\d{4})", re.ASCII)
_MONTH_WORD = re.compile(r"([a-z]{3,9})[-. ]{0,2}(\d{4})", re.ASCII)


class TypedDateError(CaseworkError):
    """A date that cannot be understood or does not exist; `code` names the sentence for it."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(f"{code}: {text!r}")
        self.code = code
        self.text = text


def read_day(text: str, today: date) -> date:
    """Read a day that mostly lies behind us: without a year it is the last such day up to today.

    A year in two digits is the one from 79 years ago to 20 years ahead. Raises TypedDateError, also
    for 31 February, a year outside 1900 to 2199 and a weekday that is not the day's.
    """
    years = (today.year, today.year - 1)
    return _read(
        text, today, lambda day, month: _first_that_fits(day, month, years, date.min, today)
    )


def read_coming_day(text: str, today: date) -> date:
    """Read a day that mostly lies ahead: without a year it is the first such day from today on."""
    years = (today.year, today.year + 1)
    return _read(
        text, today, lambda day, month: _first_that_fits(day, month, years, today, date.max)
    )


def read_partial(text: str, today: date) -> PartialDate:
    """Read a date of birth: a day, or only year and month, or only the year.

    Zeros stand for what is not known, as on identity cards (00-00-1990). A year in two digits is
    never in the future. Raises TypedDateError.
    """
    parts = _birth_parts(_plain(text))
    if parts is None:
        raise TypedDateError(UNREADABLE, text)
    day, month, year_text = parts
    if not year_text:
        # Asking for the year only helps when some year has that day, as leap years do.
        exists = _day(2000, month, day) is not None
        raise TypedDateError(YEAR_NEEDED if exists else IMPOSSIBLE, text)
    year = _year(year_text, today.year, text)
    try:
        return PartialDate(year, month or None, day or None)
    except ValueError:
        raise TypedDateError(IMPOSSIBLE, text) from None


_Parts = tuple[int, int, str]
_Yearless = Callable[[int, int], date | None]


def _read(text: str, today: date, yearless: _Yearless) -> date:
    plain, weekday = _without_weekday(_plain(text))
    if plain in _DAYS_FROM_TODAY:
        return today + timedelta(days=_DAYS_FROM_TODAY[plain])
    shift = _SHIFT.fullmatch(plain)
    if shift is not None:
        return _shifted(today, int(shift[1].replace(" ", "")), _UNITS[shift[2]], text)
    parts = _parts(plain)
    if parts is None:
        raise TypedDateError(UNREADABLE, text)
    day = _whole_day(parts, today, yearless, text)
    if weekday is not None and day.weekday() != weekday:
        raise TypedDateError(WRONG_WEEKDAY, text)
    return day


def _plain(text: str) -> str:
    # Word processors put other dashes in the place of a hyphen.
    return " ".join(re.sub("[‐‑–—−]", "-", text).lower().split()).rstrip(".")


def _without_weekday(plain: str) -> tuple[str, int | None]:
    first, _, rest = plain.partition(" ")
    name = first.rstrip(",.")
    for number, weekday in enumerate(_WEEKDAYS):
        if rest and name in {weekday, weekday[:2]}:
            return rest, number
    return plain, None


def _shifted(today: date, number: int, unit: str, text: str) -> date:
    try:
        day = today + relativedelta(**{unit: number})  # type: ignore[arg-type]
    except (ValueError, OverflowError):
        raise TypedDateError(UNLIKELY_YEAR, text) from None
    _check_year(day.year, text)
    return day


def _whole_day(parts: _Parts, today: date, yearless: _Yearless, text: str) -> date:
    day, month, year_text = parts
    if year_text:
        found = _day(_year(year_text, today.year + 20, text), month, day)
    else:
        found = yearless(day, month)
    if found is not None:
        return found
    # 29 February is in some years only, so without a year it cannot be placed.
    raise TypedDateError(
        YEAR_NEEDED if not year_text and (day, month) == (29, 2) else IMPOSSIBLE, text
    )


def _first_that_fits(
    day: int, month: int, years: Iterable[int], first: date, last: date
) -> date | None:
    days = (_day(year, month, day) for year in years)
    return next((found for found in days if found is not None and first <= found <= last), None)


def _parts(plain: str) -> _Parts | None:
    """Take day, month and year apart; the year is text and may be absent."""
    if match := _ISO.fullmatch(plain):
        return int(match[3]), int(match[2]), match[1]
    if match := _RUN.fullmatch(plain):
        return _run_together(plain)
    if match := _NUMBERS.fullmatch(plain):
        return int(match[1]), int(match[2]), match[3] or ""
    match = _WORDS.fullmatch(plain)
    month = _month(match[2]) if match else None
    return (int(match[1]), month, match[3] or "") if match and month else None


def _run_together(digits: str) -> _Parts:
    # 12032024, 120324 or 20240312: as no month lies above 12, only one way gives a likely year.
    if len(digits) == 8 and not FIRST_YEAR <= int(digits[4:]) <= LAST_YEAR:
        return int(digits[6:]), int(digits[4:6]), digits[:4]
    return int(digits[:2]), int(digits[2:4]), digits[4:]


def _birth_parts(plain: str) -> _Parts | None:
    if _YEAR.fullmatch(plain):
        return 0, 0, plain
    if match := _ISO_MONTH.fullmatch(plain):
        return 0, int(match[2]), match[1]
    if match := _MONTH_NUMBER.fullmatch(plain):
        return 0, int(match[1]), match[2]
    match = _MONTH_WORD.fullmatch(plain)
    month = _month(match[1]) if match else None
    return (0, month, match[2]) if match and month else _parts(plain)


def _month(word: str) -> int | None:
    numbers = (
        number
        for number, names in enumerate(_MONTHS, 1)
        if any(name.startswith(word) for name in names)
    )
    return next(numbers, None)


def _year(year_text: str, last_year: int, text: str) -> int:
    year = int(year_text)
    if len(year_text) == 2:
        year += last_year - last_year % 100
        return year if year <= last_year else year - 100
    _check_year(year, text)
    return year


def _check_year(year: int, text: str) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise TypedDateError(UNLIKELY_YEAR, text)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
