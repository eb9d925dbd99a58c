"""The border between Qt's dates and Python's."""

from datetime import date

import pytest
from PySide6.QtCore import QDate

from desktop.dates import from_qt, to_qt, today


@pytest.mark.parametrize("day", [date(2024, 2, 29), date(1900, 1, 1), date(2026, 11, 22)])
def test_a_date_survives_the_border_both_ways(day):
    assert from_qt(to_qt(day)) == day


def test_a_day_that_is_not_in_the_calendar_is_refused():
    with pytest.raises(ValueError, match="is out of range"):
        from_qt(QDate(2026, 2, 31))


def test_the_clock_is_asked_for_the_day_here():
    assert to_qt(today()) in (QDate.currentDate(), QDate.currentDate().addDays(-1))
