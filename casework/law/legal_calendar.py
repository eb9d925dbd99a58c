"""Days of rest by law, and how a term that ends on one closes."""

from collections.abc import Iterable
from datetime import date, timedelta

from dateutil.easter import easter

UNMOVED = "unmoved"
ATW = "atw"
EU = "eu"
COUNTINGS = (UNMOVED, ATW, EU)

_ONE_DAY = timedelta(days=1)


class LegalCalendar:
    """The days of rest of the Algemene termijnenwet (art. 3), with the days designated by decree.

    `designated` are the days of art. 3, lid 3 (bridge days).
    """

    def __init__(self, designated: Iterable[date] = ()) -> None:
        self._designated = frozenset(designated)
        self._holidays: dict[int, dict[date, str]] = {}

    def rest_day(self, day: date) -> str | None:
        """Name the day of rest that the day is; None for a working day."""
        weekday = day.weekday()
        if weekday == 5:
            return "zaterdag"
        if weekday == 6:
            return "zondag"
        return self._of_year(day.year).get(day)

    def close(self, day: date, counting: str) -> date:
        """Return the last day of a term that would end on the day.

        `unmoved` terms end on the day itself (Algemene termijnenwet, art. 4); `atw` (art. 1) and
        `eu` (Regulation 2024/1348, art. 73) ones on the next working day.
        """
        if counting == UNMOVED:
            return day
        while self.rest_day(day) is not None:
            day += _ONE_DAY
        return day

    def add_working_days(self, day: date, amount: int) -> date:
        """Count working days after the day."""
        while amount:
            day += _ONE_DAY
            amount -= self.rest_day(day) is None
        return day

    def _of_year(self, year: int) -> dict[date, str]:
        holidays = self._holidays.get(year)
        if holidays is None:
            holidays = _holidays(year)
            for day in self._designated:
                if day.year == year:
                    holidays.setdefault(day, "aangewezen_dag")
            self._holidays[year] = holidays
        return holidays


def _holidays(year: int) -> dict[date, str]:
    """List the days of art. 3, leden 1 and 2; Good Friday equals a holiday by lid 2."""
    sunday = easter(year)
    return {
        date(year, 1, 1): "nieuwjaarsdag",
        sunday - 2 * _ONE_DAY: "goede_vrijdag",
        sunday + _ONE_DAY: "tweede_paasdag",
        sunday + 39 * _ONE_DAY: "hemelvaartsdag",
        sunday + 50 * _ONE_DAY: "tweede_pinksterdag",
        _kings_day(year): "koningsdag",
        # Every year, not only in lustrum years: those are an agreement between employers.
        date(year, 5, 5): "bevrijdingsdag",
        date(year, 12, 25): "eerste_kerstdag",
        date(year, 12, 26): "tweede_kerstdag",
    }


def _kings_day(year: int) -> date:
    """27 April since 2014 and 30 April before; the day earlier when that is a Sunday."""
    day = date(year, 4, 27) if year >= 2014 else date(year, 4, 30)
    return day - _ONE_DAY if day.weekday() == 6 else day
