import pytest

from casework.errors import StorageError
from db.attempts import ATTEMPTS_FILE, counted, seconds_to_wait

NOW = 1_800_000_000.0


def fail(folder, now, reason="wrong_passphrase"):
    with pytest.raises(StorageError), counted(folder, now):
        raise StorageError(reason)


def test_the_first_try_is_not_delayed(tmp_path):
    assert seconds_to_wait(tmp_path, NOW) == 0


def test_the_wait_doubles_up_to_a_minute(tmp_path):
    waits = []
    for _ in range(9):
        fail(tmp_path, NOW)
        waits.append(seconds_to_wait(tmp_path, NOW))

    assert waits == [1, 2, 4, 8, 16, 32, 60, 60, 60]


def test_the_wait_runs_off_and_is_told_in_whole_seconds(tmp_path):
    for _ in range(4):
        fail(tmp_path, NOW)

    assert seconds_to_wait(tmp_path, NOW + 0.5) == 8
    assert seconds_to_wait(tmp_path, NOW + 7.5) == 1
    assert seconds_to_wait(tmp_path, NOW + 8) == 0


def test_the_right_passphrase_starts_afresh(tmp_path):
    for _ in range(4):
        fail(tmp_path, NOW)

    with counted(tmp_path, NOW):
        pass

    assert seconds_to_wait(tmp_path, NOW) == 0
    assert list(tmp_path.iterdir()) == []


def test_another_failure_is_no_wrong_try(tmp_path):
    fail(tmp_path, NOW, "busy")

    assert seconds_to_wait(tmp_path, NOW) == 0


def test_another_failure_does_not_start_afresh(tmp_path):
    fail(tmp_path, NOW)
    fail(tmp_path, NOW, "busy")

    assert seconds_to_wait(tmp_path, NOW) == 1


def test_a_clock_that_was_put_back_locks_nobody_out(tmp_path):
    for _ in range(7):
        fail(tmp_path, NOW)

    assert seconds_to_wait(tmp_path, NOW - 86_400) == 0


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no json",
        b"[]",
        b"{}",
        b'{"wrong": "many", "last": 0}',
        b'{"wrong": -3, "last": 0}',
        b'{"wrong": 1, "last": NaN}',
        b'{"wrong": Infinity, "last": 0}',
        b'{"wrong": 99999, "last": 1799999999}',
        b"[" * 100_000,
    ],
)
def test_a_spoilt_file_counts_as_none(tmp_path, content):
    (tmp_path / ATTEMPTS_FILE).write_bytes(content)

    assert seconds_to_wait(tmp_path, NOW) == 0


def test_the_file_says_nothing_but_a_count_and_a_time(tmp_path):
    fail(tmp_path, NOW)

    assert (tmp_path / ATTEMPTS_FILE).read_text() == '{"wrong": 1, "last": 1800000000.0}'
