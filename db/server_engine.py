"""Connections to a server, and the two halves of a unit of work: first it reads, then it writes."""

from collections.abc import Callable
from typing import Any

import psycopg
from sqlalchemy import Connection, Engine, create_engine, event

from db.server_failures import server_failures_sorted, sort_failure
from db.server_settings import ServerSettings, parameters

_READING = "termijnwacht_reading"


def connected(
    settings: ServerSettings, login: str, passphrase: str, *, autocommit: bool = False
) -> psycopg.Connection:
    """Connect as the login; raises StorageError."""
    with server_failures_sorted():
        connection: psycopg.Connection = psycopg.connect(
            user=login, password=passphrase, autocommit=autocommit, **_typed(settings)
        )
    # Notices of the server are for administrators; they could hold a value.
    return connection


def server_engine(connect_once: Callable[[], psycopg.Connection]) -> Engine:
    """Make an engine on a server; failures of the surroundings are StorageError.

    One connection is kept, used by one at a time, and tried before it is used again. Values stay
    out of error messages, for they are people's names.
    """
    engine = create_engine(
        "postgresql+psycopg://",
        creator=connect_once,
        pool_size=1,
        max_overflow=0,
        pool_timeout=0,
        pool_pre_ping=True,
        hide_parameters=True,
    )
    event.listen(engine, "handle_error", sort_failure)
    event.listen(engine, "before_execute", _write_when_asked)
    return engine


def begin_reading(connection: Connection) -> None:
    """Read from here on what was there at one moment, whatever others store meanwhile."""
    connection.execution_options(
        isolation_level="REPEATABLE READ", postgresql_readonly=True, **{_READING: True}
    )


def begin_writing(connection: Connection) -> None:
    """Write from here on: upon what is there now, for each statement anew.

    Nothing is lost between: what was read then has a version, and is stored upon that one only.
    The journal needs it: its next line goes after the last one, whoever wrote that.
    """
    if is_reading(connection):
        connection.rollback()
        connection.execution_options(
            isolation_level="READ COMMITTED", postgresql_readonly=False, **{_READING: False}
        )


def is_reading(connection: Connection) -> bool:
    """Whether nothing was written yet in this unit of work."""
    return bool(connection.get_execution_options().get(_READING))


def _write_when_asked(connection: Connection, statement: object, *_: object) -> None:
    if getattr(statement, "is_dml", False):
        begin_writing(connection)


def _typed(settings: ServerSettings) -> dict[str, Any]:
    return dict(parameters(settings))
