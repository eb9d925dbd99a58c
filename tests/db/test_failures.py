import errno
import sqlite3
from pathlib import Path

import pytest

from casework.errors import STORAGE_REASONS, StorageError
from db.failures import failures_sorted, reason_for


def sqlite_error(code):
    error = sqlite3.OperationalError("something of the database")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        pytest.param(OSError(errno.ENOSPC, "x"), "full", id="no space"),
        pytest.param(OSError(errno.EDQUOT, "x"), "full", id="over quota"),
        pytest.param(OSError(errno.EROFS, "x"), "read_only", id="read-only disk"),
        pytest.param(PermissionError(errno.EACCES, "x"), "read_only", id="no permission"),
        pytest.param(OSError(errno.EIO, "x"), "unwritable", id="broken disk"),
        pytest.param(OSError("no number"), "unwritable", id="without a number"),
        pytest.param(sqlite_error(sqlite3.SQLITE_BUSY), "busy", id="busy"),
        pytest.param(sqlite_error(sqlite3.SQLITE_BUSY_SNAPSHOT), "busy", id="extended code"),
        pytest.param(sqlite_error(sqlite3.SQLITE_CORRUPT), "damaged", id="corrupt"),
        pytest.param(sqlite_error(sqlite3.SQLITE_IOERR_WRITE), "unwritable", id="disk error"),
    ],
)
def test_what_the_surroundings_do_wrong_has_a_reason(error, reason):
    assert reason in STORAGE_REASONS
    assert reason_for(error) == reason


@pytest.mark.parametrize(
    "error",
    [
        pytest.param(ValueError("of ours"), id="a value"),
        pytest.param(sqlite_error(sqlite3.SQLITE_CONSTRAINT), id="a constraint"),
        pytest.param(sqlite_error(sqlite3.SQLITE_ERROR), id="wrong SQL"),
    ],
)
def test_a_bug_passes_unchanged(error):
    with pytest.raises(type(error)) as raised, failures_sorted():
        raise error

    assert raised.value is error


def test_the_message_names_no_path():
    with pytest.raises(StorageError) as raised, failures_sorted():
        Path("/nowhere/of-fatima").read_bytes()

    assert "fatima" not in str(raised.value)
    assert raised.value.detail == "ENOENT"
