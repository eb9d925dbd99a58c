from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.backups import (
    BackupError,
    Contents,
    Counts,
    Facts,
    Result,
    differences,
    gone_by,
    is_due,
    moment_of,
    name_of,
    rehearsal_is_due,
    superfluous,
    worries,
)

NOW = datetime(2026, 11, 22, 10, 15, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
past = st.integers(0, 4 * 365 * 24 * 60).map(lambda minutes: NOW - timedelta(minutes=minutes))
moments = st.frozensets(past, max_size=60)


def kept(given_moments, now=NOW):
    return given_moments - superfluous(given_moments, now)


def test_a_name_is_the_moment_in_utc_and_sorts():
    amsterdam = timezone(timedelta(hours=1))

    assert name_of(datetime(2026, 11, 22, 11, 15, tzinfo=amsterdam)) == "2026-11-22T101500Z"


@given(past)
def test_a_name_gives_its_moment_back(moment):
    assert moment_of(name_of(moment)) == moment


@pytest.mark.parametrize("name", ["", ".new-2026-11-22T101500Z", "2026-11-22T1015Z", "state.json"])
def test_what_is_no_name_gives_no_moment(name):
    assert moment_of(name) is None


def test_a_name_of_another_length_gives_no_moment():
    assert moment_of("2026-1-22T101500Z") is None


@given(moments)
def test_the_newest_three_always_stay(found):
    assert set(sorted(found)[-3:]) <= kept(found)


@given(moments)
def test_everything_of_two_days_stays(found):
    assert {one for one in found if NOW - one <= 2 * DAY} <= kept(found)


@given(moments)
def test_every_month_of_two_years_that_had_one_keeps_one(found):
    recent = {one for one in found if NOW - one <= timedelta(days=731)}

    assert {(one.year, one.month) for one in recent} <= {
        (one.year, one.month) for one in kept(found)
    }


@given(moments)
def test_every_week_of_two_months_that_had_one_keeps_one(found):
    recent = {one for one in found if NOW - one <= timedelta(days=62)}

    assert {one.isocalendar()[:2] for one in recent} <= {
        one.isocalendar()[:2] for one in kept(found)
    }


@given(moments)
def test_every_day_of_two_weeks_that_had_one_keeps_one(found):
    recent = {one for one in found if NOW - one <= timedelta(days=14)}

    assert {one.date() for one in recent} <= {one.date() for one in kept(found)}


@given(moments)
def test_thinning_twice_removes_nothing_more(found):
    assert superfluous(kept(found), NOW) == frozenset()


@given(moments, st.integers(1, 10**6))
def test_a_clock_that_was_set_back_removes_nothing(found, minutes):
    ahead = found | {NOW + timedelta(minutes=minutes)}

    assert superfluous(ahead, NOW) == frozenset()


@given(st.integers(1, 1500))
def test_daily_backups_of_years_stay_few(days):
    found = frozenset(NOW - number * DAY for number in range(days))

    assert len(kept(found)) <= 3 + 12 + 8 + 25


def test_what_is_older_than_two_years_goes():
    old = frozenset(NOW - timedelta(days=800 + number) for number in range(5))

    assert kept(old | {NOW}) == {NOW, max(old), max(old) - DAY}


@pytest.mark.parametrize(
    ("last", "due"),
    [
        (None, True),
        (Result(NOW - DAY), True),
        (Result(NOW - DAY + HOUR), False),
        (Result(NOW), False),
        (Result(NOW + HOUR), True),
        (Result(NOW - HOUR, "full"), True),
        (Result(NOW - HOUR / 2, "full"), False),
    ],
)
def test_a_backup_is_due_after_a_day_after_a_failure_or_when_the_clock_went_back(last, due):
    assert is_due(last, NOW) is due


@pytest.mark.parametrize(
    ("last", "due"),
    [
        (None, True),
        (Result(NOW - 29 * DAY), False),
        (Result(NOW - 30 * DAY), True),
        (Result(NOW - HOUR, "backup_damaged"), False),
        (Result(NOW - DAY, "backup_damaged"), True),
        (Result(NOW + DAY), True),
    ],
)
def test_a_rehearsal_is_due_a_month_after_the_last_and_a_day_after_a_failure(last, due):
    assert rehearsal_is_due(last, NOW) is due


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        (Facts(), ("none",)),
        (Facts(NOW - DAY, Result(NOW), rehearsal=Result(NOW)), ()),
        (Facts(NOW - DAY, Result(NOW, "full")), ("failed",)),
        (Facts(NOW - 4 * DAY), ("late",)),
        (Facts(NOW - 4 * DAY, Result(NOW)), ()),
        (Facts(NOW, second_place=True, second=Result(NOW, "place_absent")), ("second_failed",)),
        (Facts(NOW, second=Result(NOW, "place_absent")), ()),
        (Facts(NOW, rehearsal=Result(NOW, "backup_damaged")), ("rehearsal_failed",)),
        (Facts(NOW, from_future=True), ("from_future",)),
    ],
)
def test_what_is_not_as_it_should_be_is_said(facts, found):
    assert worries(facts, NOW) == found


def contents(rows, numbers, letters=None):
    def of_file(kind, row):
        return row if kind == "case_files" else (letters or {}).get(row)

    return Contents(rows, numbers, of_file)


def test_differences_count_what_comes_back_what_goes_and_what_changes():
    present = contents(
        {"case_files": {"a": b"1", "b": b"2", "c": b"3"}, "letters": {"x": b"1"}},
        {"a": "2026-0001", "b": "2026-0002", "c": "2026-0003"},
        {"x": "c"},
    )
    backup = contents({"case_files": {"a": b"0", "c": b"3", "d": b"4"}}, {"a": "2026-0001"})

    found = differences(present, backup)

    assert found.counts == {"case_files": Counts(1, 1, 1), "letters": Counts(0, 1, 0)}
    assert found.lost == ("2026-0002", "2026-0003")
    assert found.undone == ("2026-0001",)
    assert found.any


def test_a_letter_that_would_go_undoes_its_file():
    present = contents({"letters": {"x": b"1"}}, {"c": "2026-0003"}, {"x": "c"})
    backup = contents({"letters": {}}, {"c": "2026-0003"})

    assert differences(present, backup).undone == ("2026-0003",)


def test_a_letter_that_would_come_back_undoes_its_file():
    present = contents({"letters": {}}, {"c": "2026-0003"})
    backup = contents({"letters": {"x": b"1"}}, {"c": "2026-0003"}, {"x": "c"})

    assert differences(present, backup).undone == ("2026-0003",)


def test_the_same_contents_differ_in_nothing():
    same = contents({"case_files": {"a": b"1"}}, {"a": "2026-0001"})

    assert not differences(same, same).any


def test_an_error_carries_its_reason():
    assert str(BackupError("full", "x")) == "full x"
    assert BackupError("half").reason == "half"


@given(moments.filter(bool), st.integers(1, 40))
def test_while_backups_go_on_all_of_now_are_gone_by_the_day_that_is_told(found, apart):
    day = gone_by(found)
    later = {NOW + timedelta(days=number) for number in range(1, 800, apart)} | {day + HOUR}
    later |= {day + HOUR * number for number in (2, 3)}

    assert not found & kept(found | later, max(later) + HOUR)
