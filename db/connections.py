"""Connections to an encrypted database file, each opened with the vault's raw key."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, ExceptionContext, QueuePool, create_engine, event
from sqlcipher3 import dbapi2 as sqlcipher

from db.failures import failures_sorted, storage_error

_WAIT_SECONDS = 5.0
_SETTINGS = (
    "cipher_memory_security = ON",
    "temp_store = MEMORY",
    "secure_delete = ON",
    "synchronous = FULL",
)


def connect(
    path: Path, key: bytes, *, foreign_keys: bool = True, exclusive: bool = False
) -> sqlcipher.Connection:
    """Open an encrypted database; the key is only tried when something is read.

    The file must be there: SQLite would make it readable for others. An exclusive connection
    keeps the lock it takes, so that it is the only one.
    """
    connection = _connect(f"{path.absolute().as_uri()}?mode=rw", key, foreign_keys=foreign_keys)
    if exclusive:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    return connection


def settle_journal(path: Path, key: bytes, *, shared: bool) -> None:
    """Give a database that nobody uses the journal that suits its place; raises StorageError.

    A write-ahead log wants memory that all programs share, which two computers have not: where
    another one can reach the folder there is an ordinary journal, gone when nothing is being done.
    What a log still holds goes into the database first.
    """
    wanted = "delete" if shared else "wal"
    with failures_sorted(), closing(connect(path, key, exclusive=shared)) as connection:
        # Kept in the file itself; where it is right already, nothing is written.
        if connection.execute("PRAGMA journal_mode").fetchone() != (wanted,):
            connection.execute(f"PRAGMA journal_mode = {wanted}")


def connect_to_read(path: Path, key: bytes) -> sqlcipher.Connection:
    """Open an encrypted database that nobody writes; no lock is taken, nothing is made beside it.

    What a write-ahead log of it still holds is not seen.
    """
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    return _connect(uri, key, foreign_keys=True)


def encrypted_engine(connect_once: Callable[[], sqlcipher.Connection]) -> Engine:
    """Make an engine on an encrypted database; failures of the surroundings are StorageError.

    One connection is kept open; it may pass from thread to thread, never be used by two at once:
    asking for a second is a bug and raises SQLAlchemy's TimeoutError.
    Values stay out of error messages, for they are people's names.
    """
    engine = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=connect_once,
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        pool_timeout=0,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", _sort)
    return engine


def _connect(uri: str, key: bytes, *, foreign_keys: bool) -> sqlcipher.Connection:
    connection = sqlcipher.connect(
        uri,
        uri=True,
        timeout=_WAIT_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        # SQLCipher writes to standard error when a key does not fit; we raise instead.
        connection.execute("PRAGMA cipher_log_level = NONE")
        # Not as SQL: statements are kept and traced. A raw key needs no derivation, so is cheap.
        connection.set_key(f"x'{key.hex()}'")
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        connection.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
    except BaseException:
        connection.close()
        raise
    return connection


def _begin(connection: Connection) -> None:
    # Taken at once: a unit of work that read something old could not write any more.
    # Past SQLAlchemy, which takes five times as long for it.
    driver: Any = connection.connection.driver_connection
    with failures_sorted():
        driver.execute("BEGIN IMMEDIATE")


def _sort(context: ExceptionContext) -> None:
    known = storage_error(context.original_exception)
    if known is not None:
        raise known from context.original_exception
