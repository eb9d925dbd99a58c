"""What fails on a server, and what it is called."""

import psycopg
import pytest
from psycopg import errors

from casework.errors import STORAGE_REASONS, StorageError
from casework.storage import NoAccessError
from db.server_failures import failure_of, server_failures_sorted


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (errors.AdminShutdown(), "server_gone"),
        (errors.CrashShutdown(), "server_gone"),
        (errors.CannotConnectNow(), "server_gone"),
        (errors.ConnectionFailure(), "server_gone"),
        (errors.IdleInTransactionSessionTimeout(), "server_gone"),
        (errors.TooManyConnections(), "busy"),
        (errors.OutOfMemory(), "busy"),
        (errors.DeadlockDetected(), "busy"),
        (errors.SerializationFailure(), "busy"),
        (errors.LockNotAvailable(), "busy"),
        (errors.QueryCanceled(), "busy"),
        (errors.DiskFull(), "full"),
        (errors.IoError(), "unwritable"),
        (errors.DataCorrupted(), "damaged"),
        (errors.ReadOnlySqlTransaction(), "read_only"),
        (errors.InvalidPassword(), "wrong_passphrase"),
        (errors.InvalidAuthorizationSpecification(), "server_refused"),
        (errors.InvalidCatalogName(), "server_refused"),
        (errors.UndefinedTable(), "server_refused"),
        (errors.DuplicateObject(), "exists"),
        (psycopg.OperationalError("could not translate host name"), "server_gone"),
        (psycopg.OperationalError("connection timeout expired"), "server_gone"),
        (psycopg.OperationalError('FATAL:  role "a" is not permitted to log in'), "server_refused"),
        (psycopg.OperationalError('FATAL:  database "a" does not exist'), "server_refused"),
        (psycopg.OperationalError("FATAL:  sorry, too many clients already"), "busy"),
        (psycopg.OperationalError("FATAL:  permission denied for database"), "server_closed"),
        (psycopg.OperationalError("SSL error: certificate verify failed"), "server_tls"),
        (psycopg.OperationalError("channel binding required but not supported"), "server_tls"),
    ],
)
def test_what_the_surroundings_do_wrong_has_a_name(error, reason):
    found = failure_of(error)

    assert isinstance(found, StorageError)
    assert found.reason == reason
    assert reason in STORAGE_REASONS


def test_what_is_not_allowed_is_a_matter_of_rights():
    assert isinstance(failure_of(errors.InsufficientPrivilege()), NoAccessError)


@pytest.mark.parametrize(
    "error", [errors.SyntaxError(), errors.UniqueViolation(), psycopg.InterfaceError(), OSError()]
)
def test_a_mistake_of_ours_stays_one(error):
    assert failure_of(error) is None


def test_a_mistake_of_ours_passes_through():
    with pytest.raises(errors.SyntaxError), server_failures_sorted():
        raise errors.SyntaxError


def test_nothing_that_was_stored_is_in_the_failure():
    found = failure_of(errors.DiskFull("could not extend: Haddad, Lina"))

    assert "Haddad" not in str(found)
