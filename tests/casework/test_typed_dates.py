"""Dates as people type them."""

import contextlib
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.clients import PartialDate
from casework.phrases import short_day
from casework.typed_dates import (
    FIRST_YEAR,
    LAST_YEAR,
    TypedDateError,
    read_coming_day,
    read_day,
    read_partial,
)

TODAY = date(2026, 11, 22)
MONTHS = ("januari", "februari", "maart", "april", "mei", "juni")
MONTHS += ("juli", "augustus", "september", "oktober", "november", "december")
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")

likely_days = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("12-3-2024", date(2024, 3, 12), id="day, month, year"),
        pytest.param(" 12 / 03 / 2024 ", date(2024, 3, 12), id="slashes and spaces"),
        pytest.param("12.3.24", date(2024, 3, 12), id="dots and a short year"),
        pytest.param("12 3 2024", date(2024, 3, 12), id="only spaces"),
        pytest.param("12–3–2024", date(2024, 3, 12), id="dashes of a word processor"),
        pytest.param("12-3", date(2026, 3, 12), id="without a year, earlier this year"),
        pytest.param("12-12", date(2025, 12, 12), id="without a year, not yet come this year"),
        pytest.param("22-11", TODAY, id="without a year, today itself"),
        pytest.param("12 mrt 2024", date(2024, 3, 12), id="short month"),
        pytest.param("12mrt24", date(2024, 3, 12), id="nothing between"),
        pytest.param("12 mrt. 2024", date(2024, 3, 12), id="month with a dot"),
        pytest.param("12 Maart", date(2026, 3, 12), id="month in words without a year"),
        pytest.param("1 sept 2023", date(2023, 9, 1), id="month in four letters"),
        pytest.param("5 may 2023", date(2023, 5, 5), id="English month"),
        pytest.param("12e maart 2024", date(2024, 3, 12), id="ordinal"),
        pytest.param("12032024", date(2024, 3, 12), id="eight digits"),
        pytest.param("120324", date(2024, 3, 12), id="six digits"),
        pytest.param("20240312", date(2024, 3, 12), id="eight digits, year first"),
        pytest.param("20122012", date(2012, 12, 20), id="eight digits that look like two years"),
        pytest.param("2024-03-12", date(2024, 3, 12), id="year first"),
        pytest.param("zondag 22 november 2026", TODAY, id="with its weekday"),
        pytest.param("zo 22-11-2026", TODAY, id="with its weekday in short"),
        pytest.param("vandaag", TODAY, id="today"),
        pytest.param("Gisteren", TODAY - timedelta(days=1), id="yesterday"),
        pytest.param("-10d", date(2026, 11, 12), id="ten days ago"),
        pytest.param("+2w", date(2026, 12, 6), id="in two weeks"),
        pytest.param("-6m", date(2026, 5, 22), id="six months ago"),
        pytest.param("- 2 j", date(2024, 11, 22), id="two years ago"),
        pytest.param("29-2-2024", date(2024, 2, 29), id="leap day"),
        pytest.param("1-1-46", date(2046, 1, 1), id="short year, twenty ahead"),
        pytest.param("1-1-47", date(1947, 1, 1), id="short year, long ago"),
    ],
)
def test_a_day_is_understood_as_it_was_meant(typed, meant):
    assert read_day(typed, TODAY) == meant


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("31 februari", "impossible_date"),
        ("31-2-2024", "impossible_date"),
        ("29-2-2023", "impossible_date"),
        ("12-13-2024", "impossible_date"),
        ("0-3-2024", "impossible_date"),
        ("29 februari", "year_needed"),
        ("", "unreadable_date"),
        ("morgenvroeg", "unreadable_date"),
        ("12 foo 2024", "unreadable_date"),
        ("2024", "unreadable_date"),
        ("12", "unreadable_date"),
        ("1-2-3-4", "unreadable_date"),
        ("١٢-٣-٢٠٢٤", "unreadable_date"),
        ("🙂", "unreadable_date"),
        ("9" * 300, "unreadable_date"),
        ("12-3-202", "unlikely_year"),
        ("12-3-0024", "unlikely_year"),
        ("12-3-3024", "unlikely_year"),
        ("-9999j", "unlikely_year"),
        ("+9999j", "unlikely_year"),
        ("-200j", "unlikely_year"),
        ("maandag 22 november 2026", "wrong_weekday"),
    ],
)
def test_what_cannot_be_a_day_is_refused_by_name(typed, code):
    with pytest.raises(TypedDateError) as caught:
        read_day(typed, TODAY)

    assert (caught.value.code, caught.value.text) == (code, typed)


def test_a_coming_day_without_a_year_is_the_first_one_ahead():
    assert read_coming_day("5-1", TODAY) == date(2027, 1, 5)
    assert read_coming_day("22-11", TODAY) == TODAY
    assert read_coming_day("5-1-2026", TODAY) == date(2026, 1, 5)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1990", PartialDate(1990)),
        ("3-1990", PartialDate(1990, 3)),
        ("mrt 1990", PartialDate(1990, 3)),
        ("1990-03", PartialDate(1990, 3)),
        ("1990-03-12", PartialDate(1990, 3, 12)),
        ("12-3-1990", PartialDate(1990, 3, 12)),
        ("12 maart 1990", PartialDate(1990, 3, 12)),
        ("00-00-1990", PartialDate(1990)),
        ("00-03-1990", PartialDate(1990, 3)),
        ("12-3-26", PartialDate(2026, 3, 12)),
        ("12-3-27", PartialDate(1927, 3, 12)),
        ("12031990", PartialDate(1990, 3, 12)),
    ],
)
def test_a_birth_may_be_known_by_year_only(typed, meant):
    assert read_partial(typed, TODAY) == meant


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("31-2-1990", "impossible_date"),
        ("12-00-1990", "impossible_date"),
        ("13-1990", "impossible_date"),
        ("12-3", "year_needed"),
        ("31 februari", "impossible_date"),
        ("1790", "unlikely_year"),
        ("foo 1990", "unreadable_date"),
        ("onbekend", "unreadable_date"),
    ],
)
def test_what_cannot_be_a_birth_is_refused_by_name(typed, code):
    with pytest.raises(TypedDateError) as caught:
        read_partial(typed, TODAY)

    assert caught.value.code == code


@given(likely_days)
def test_every_way_of_writing_a_day_reads_back(day):
    ways = (
        short_day(day),
        day.isoformat(),
        f"{day.day} {MONTHS[day.month - 1]} {day.year}",
        f"{day:%d%m%Y}",
        f"{day:%Y%m%d}",
        f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1][:3]} {day.year}",
    )

    assert {read_day(way, TODAY) for way in ways} == {day}


@given(likely_days, likely_days)
def test_a_day_without_a_year_lies_within_the_year_before_today(day, today):
    if (day.day, day.month) == (29, 2):
        return

    read = read_day(f"{day.day}-{day.month}", today)

    assert timedelta() <= today - read <= timedelta(days=366)
    assert timedelta() <= read_coming_day(f"{day.day}-{day.month}", today) - today


@given(st.dates(date(1900, 1, 1), TODAY), st.sampled_from(("year", "month", "day")))
def test_every_partial_date_reads_back_as_it_is_written(day, known):
    birth = {
        "year": PartialDate(day.year),
        "month": PartialDate(day.year, day.month),
        "day": PartialDate(day.year, day.month, day.day),
    }[known]

    assert read_partial(str(birth), TODAY) == birth


@given(st.text(max_size=40))
def test_no_text_whatever_gives_anything_but_a_day_or_a_refusal(text):
    for read in (read_day, read_partial):
        with contextlib.suppress(TypedDateError):
            assert read(text, TODAY)
