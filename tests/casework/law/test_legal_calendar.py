"""Days of rest, and how a term that ends on one closes."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.law.legal_calendar import ATW, COUNTINGS, EU, UNMOVED, LegalCalendar
from tests.casework.law.dutch_holidays import (
    BRIDGE_DAYS,
    HOLIDAYS,
    MOVABLE,
    is_rest_day,
    next_working_day,
)
from tests.rulings import shipped_rules

ONE_DAY = timedelta(days=1)
CALENDAR = shipped_rules().calendar
WITHOUT_DECREES = LegalCalendar()

days = st.dates(date(2001, 1, 1), date(2040, 12, 31))
listed_days = st.dates(date(2015, 1, 1), date(2030, 12, 1))
moving = st.sampled_from((ATW, EU))


@pytest.mark.parametrize("year", MOVABLE)
def test_the_holidays_of_a_year_are_those_of_the_official_list(year):
    first, last = date(year, 1, 1), date(year, 12, 31)
    all_days = [first + n * ONE_DAY for n in range((last - first).days + 1)]

    found = {
        day for day in all_days if day.weekday() < 5 and WITHOUT_DECREES.rest_day(day) is not None
    }

    assert found == {day for day in HOLIDAYS if day.year == year and day.weekday() < 5}


def test_the_bridge_days_are_those_of_the_decrees():
    named = {day for day in BRIDGE_DAYS if CALENDAR.rest_day(date.fromisoformat(day))}

    assert named == set(BRIDGE_DAYS)
    assert {WITHOUT_DECREES.rest_day(date.fromisoformat(day)) for day in BRIDGE_DAYS} == {None}


@given(listed_days)
def test_a_rest_day_is_one_by_hand_too(day):
    assert (CALENDAR.rest_day(day) is not None) == is_rest_day(day)


@given(listed_days, moving)
def test_a_term_closes_where_it_does_by_hand(day, counting):
    assert CALENDAR.close(day, counting) == next_working_day(day)


@given(days, moving)
def test_a_moved_term_never_ends_on_a_rest_day(day, counting):
    assert CALENDAR.rest_day(CALENDAR.close(day, counting)) is None


@given(days, st.sampled_from(COUNTINGS))
def test_a_term_never_closes_earlier_and_at_most_six_days_later(day, counting):
    closed = CALENDAR.close(day, counting)

    # Good Friday to Easter Monday are four; Christmas with a bridge day and a weekend five.
    assert timedelta() <= closed - day <= timedelta(days=6)


@given(days, days, st.sampled_from(COUNTINGS))
def test_a_later_end_never_closes_earlier(one, other, counting):
    earlier, later = sorted((one, other))

    assert CALENDAR.close(earlier, counting) <= CALENDAR.close(later, counting)


@given(days)
def test_an_unmoved_term_ends_where_it_ends(day):
    assert CALENDAR.close(day, UNMOVED) == day


@given(days, moving)
def test_closing_twice_changes_nothing(day, counting):
    closed = CALENDAR.close(day, counting)

    assert CALENDAR.close(closed, counting) == closed


@given(listed_days.filter(lambda day: day < date(2030, 11, 1)), st.integers(0, 15))
def test_working_days_are_counted_as_by_hand(day, amount):
    by_hand = day
    for _ in range(amount):
        by_hand = next_working_day(by_hand + ONE_DAY)

    assert CALENDAR.add_working_days(day, amount) == by_hand


@given(st.integers(1900, 2199))
def test_easter_is_where_an_older_way_of_counting_puts_it(year):
    # The anonymous Gregorian computus, as printed in Nature in 1876.
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    w = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * w) // 451
    month, day = divmod(h + w - 7 * m + 114, 31)
    monday = date(year, month, day + 1) + ONE_DAY

    assert WITHOUT_DECREES.rest_day(monday) == "tweede_paasdag"
    # Ascension Day and Whit Monday are counted from it; 5 May and King's Day may be that day too.
    assert WITHOUT_DECREES.rest_day(monday + 38 * ONE_DAY) is not None
    assert WITHOUT_DECREES.rest_day(monday + 49 * ONE_DAY) == "tweede_pinksterdag"


@pytest.mark.parametrize(
    ("day", "name"),
    [
        pytest.param(date(2026, 5, 5), "bevrijdingsdag", id="5 May outside a lustrum year"),
        pytest.param(date(2025, 5, 5), "bevrijdingsdag", id="5 May in a lustrum year"),
        pytest.param(date(2026, 4, 27), "koningsdag", id="King's Day"),
        pytest.param(date(2013, 4, 30), "koningsdag", id="the last Queen's Day"),
        pytest.param(date(2012, 4, 30), "koningsdag", id="Queen's Day"),
        pytest.param(date(2013, 4, 26), None, id="before there was a King's Day"),
        pytest.param(date(2014, 4, 30), None, id="after the last Queen's Day"),
        pytest.param(date(2014, 4, 26), "zaterdag", id="King's Day moved to a Saturday"),
        pytest.param(date(2025, 4, 28), None, id="the Monday after a King's Day on Saturday"),
        pytest.param(date(2026, 4, 3), "goede_vrijdag", id="Good Friday"),
        pytest.param(date(2026, 4, 2), None, id="Maundy Thursday"),
        pytest.param(date(2016, 5, 5), "bevrijdingsdag", id="5 May and Ascension Day at once"),
        pytest.param(date(2026, 5, 15), "aangewezen_dag", id="a bridge day"),
        pytest.param(date(2029, 5, 11), None, id="no bridge day yet for that year"),
        pytest.param(date(2026, 12, 24), None, id="Christmas Eve"),
        pytest.param(date(2026, 12, 31), None, id="New Year's Eve"),
        pytest.param(date(2027, 1, 1), "nieuwjaarsdag", id="New Year's Day"),
        pytest.param(date(2025, 12, 25), "eerste_kerstdag", id="Christmas Day"),
        pytest.param(date(2025, 12, 26), "tweede_kerstdag", id="Boxing Day"),
        pytest.param(date(2026, 5, 14), "hemelvaartsdag", id="Ascension Day"),
        pytest.param(date(2026, 12, 26), "zaterdag", id="a holiday on a Saturday is a Saturday"),
    ],
)
def test_a_day_of_rest_is_named(day, name):
    assert CALENDAR.rest_day(day) == name


def test_the_holidays_of_a_year_are_worked_out_once():
    calendar = LegalCalendar()

    assert calendar._of_year(2026) is calendar._of_year(2026)
    assert calendar._of_year(2026) != calendar._of_year(2027)


@pytest.mark.parametrize(
    ("ends", "closes"),
    [
        pytest.param(date(2025, 12, 25), date(2025, 12, 29), id="Christmas before a weekend"),
        pytest.param(date(2024, 12, 25), date(2024, 12, 30), id="Christmas, bridge day, weekend"),
        pytest.param(date(2026, 1, 1), date(2026, 1, 5), id="New Year, bridge day, weekend"),
        pytest.param(date(2024, 3, 29), date(2024, 4, 2), id="Good Friday to Easter Monday"),
        pytest.param(date(2026, 5, 14), date(2026, 5, 18), id="Ascension, bridge day, weekend"),
        pytest.param(date(2023, 4, 27), date(2023, 5, 1), id="King's Day, bridge day, weekend"),
        pytest.param(date(2025, 4, 26), date(2025, 4, 28), id="King's Day on a Saturday"),
        pytest.param(date(2026, 6, 10), date(2026, 6, 10), id="a plain Wednesday"),
    ],
)
def test_a_term_runs_on_to_the_first_working_day(ends, closes):
    assert CALENDAR.close(ends, ATW) == closes
    assert CALENDAR.close(ends, EU) == closes
    assert CALENDAR.close(ends, UNMOVED) == ends
