"""Adding the law's lengths of time to a day."""

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from casework.law.spans import add_months, after, atw_applies, parse_span
from casework.phrases import Span

days = st.dates(date(1990, 1, 1), date(2090, 12, 31))
months = st.integers(0, 120)


@given(days, months)
def test_months_are_added_as_a_peer_adds_them(day, amount):
    assert add_months(day, amount) == day + relativedelta(months=amount)


@pytest.mark.parametrize("year", [2023, 2024, 2100])
def test_every_day_of_a_year_gets_every_length_as_a_peer_gives_it(year):
    first = date(year, 1, 1)
    all_days = [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]

    wrong = [
        (day, amount)
        for day in all_days
        for amount in (1, 2, 3, 6, 9, 12, 15, 18, 21)
        if add_months(day, amount) != day + relativedelta(months=amount)
    ]

    assert wrong == []


@given(days, days, months)
def test_months_from_a_later_day_never_end_earlier(one, other, amount):
    earlier, later = sorted((one, other))

    assert add_months(earlier, amount) <= add_months(later, amount)


@given(days, st.sampled_from(("day", "week", "month", "year")), st.integers(1, 90))
def test_a_span_leads_where_a_peer_leads(day, unit, amount):
    assert after(day, Span(amount, unit)) == day + relativedelta(**{f"{unit}s": amount})


def test_six_weeks_after_a_ruling_end_on_its_weekday():
    # RBDHA:2023:8834: a ruling of 11 April, so from 12 April through 23 May.
    assert after(date(2023, 4, 11), Span(6, "week")) == date(2023, 5, 23)


def test_working_days_need_a_calendar():
    with pytest.raises(ValueError, match="working_day"):
        after(date(2026, 6, 12), Span(10, "working_day"))


def test_the_calendar_ends_in_the_year_9999():
    with pytest.raises(ValueError, match="year"):
        after(date(9999, 12, 1), Span(1, "month"))


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("P8W", Span(8, "week")),
        ("P90D", Span(90, "day")),
        ("P3M", Span(3, "month")),
        ("P1Y", Span(1, "year")),
        ("P999D", Span(999, "day")),
    ],
)
def test_a_duration_of_one_unit_is_read_and_written_back(text, span):
    assert parse_span(text) == span
    assert span.iso == text


@pytest.mark.parametrize(
    "text", ["", "P", "8W", "P0W", "P-8W", "P08W", "P8", "P8w", "P1M2D", "PT8H", "P8W ", "P1000D"]
)
def test_any_other_duration_is_refused(text):
    with pytest.raises(ValueError, match=text or "^$"):
        parse_span(text)


def test_working_days_have_a_mark_of_their_own():
    assert Span(10, "working_day").iso == "10WD"


@pytest.mark.parametrize(
    ("span", "moved"),
    [
        (Span(90, "day"), True),
        (Span(91, "day"), False),
        (Span(12, "week"), True),
        (Span(13, "week"), False),
        (Span(3, "month"), True),
        (Span(4, "month"), False),
        (Span(90, "working_day"), True),
        (Span(91, "working_day"), False),
        (Span(1, "year"), False),
    ],
)
def test_the_algemene_termijnenwet_leaves_long_terms_alone(span, moved):
    assert atw_applies(span) == moved
