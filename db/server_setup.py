"""Making and changing the office's database on a server, as its administrator."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast
from uuid import UUID

from psycopg import Connection as Direct
from psycopg import sql
from sqlalchemy import Connection, text

from casework.errors import StorageError
from casework.volunteers import Volunteer
from db.migrate import HEAD
from db.server_engine import connected, server_engine
from db.server_failures import server_failures_sorted
from db.server_logins import (
    add_login,
    give_passphrase,
    put_volunteer,
    remove_login,
    volunteer_of,
)
from db.server_settings import ServerSettings

_RIGHTS = Path(__file__).resolve().parent / "server_rights"
_MIGRATIONS = Path(__file__).resolve().parent / "migrations"
_OLDEST = 150_000
_GROUPS = ("owner", "coordinator", "volunteer", "reader")


@dataclass(frozen=True, slots=True)
class Administrator:
    """Who may make roles and schemas in the database; a superuser, or a role with CREATEROLE."""

    settings: ServerSettings
    login: str
    passphrase: str = ""

    def __repr__(self) -> str:
        return f"Administrator({self.login!r})"


def set_up(administrator: Administrator) -> None:
    """Make tables, roles and policies, or bring them up to date; in one transaction.

    Can be done again at any time. Raises StorageError: as `open_server`, "server_version" for a
    server before PostgreSQL 15 or a database that is not in UTF-8.
    """
    database = administrator.settings.database
    with _transaction(administrator) as connection:
        _check_server(connection)
        run_rights(connection, "1_roles", database)
        with _owning(connection, database):
            for step in ("2_groups", "0_clean"):
                run_rights(connection, step, database)
            run_migrations(connection, HEAD)
            for step in ("3_functions", "4_policies", "5_door"):
                run_rights(connection, step, database)


@contextmanager
def acting(administrator: Administrator) -> Iterator[Connection]:
    """Act as the owner of the tables, in one transaction; raises StorageError."""
    with (
        _transaction(administrator) as connection,
        _owning(connection, administrator.settings.database),
    ):
        yield connection


def add_volunteer(
    administrator: Administrator, volunteer: Volunteer, login: str, passphrase: str
) -> None:
    """Store a volunteer and make their login; raises StorageError("exists") for a known login."""
    with _managing(administrator) as connection:
        put_volunteer(connection, volunteer)
        add_login(connection, volunteer, login, passphrase)


def let_in(administrator: Administrator, volunteer: Volunteer, login: str, passphrase: str) -> bool:
    """Make a login for who is known by this name, or else for somebody new; False for new.

    Who is known keeps their role. Raises StorageError("exists") for a known login, and for a name
    that several have.
    """
    with _managing(administrator) as connection:
        query = "SELECT id FROM volunteers WHERE name = %s AND until IS NULL"
        known = connection.execute(query, (volunteer.name,)).fetchall()
        if len(known) > 1:
            raise StorageError("exists", "name")
        if known:
            volunteer = replace(volunteer, id=UUID(known[0][0]))
        else:
            put_volunteer(connection, volunteer)
        add_login(connection, volunteer, login, passphrase)
    return bool(known)


def remove_volunteer(administrator: Administrator, login: str) -> None:
    """Take a login away; raises LookupError for one that no volunteer has."""
    with _managing(administrator) as connection:
        remove_login(connection, volunteer_of(connection, login))


def reset_passphrase(administrator: Administrator, login: str, passphrase: str) -> None:
    """Give a login another passphrase; raises LookupError for one that no volunteer has."""
    with _managing(administrator) as connection:
        give_passphrase(connection, volunteer_of(connection, login), passphrase)


def run_migrations(connection: Connection, revision: str) -> None:
    """Bring the tables to a revision, upward or downward, in the transaction of the caller."""
    from alembic import command  # noqa: PLC0415  (slow, and seldom needed)
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    step = command.upgrade if revision in ("head", HEAD) else command.downgrade
    step(config, revision)


def run_rights(connection: Connection, name: str, database: str) -> None:
    """Run one of the files that say who may do what."""
    direct = _direct(connection)
    statements = (_RIGHTS / f"{name}.sql").read_text("utf-8")
    with server_failures_sorted():
        direct.execute(filled(statements, database, direct), prepare=False)


def filled(statements: str, database: str, connection: Direct) -> bytes:
    """Fill in the names of the database and of the groups, quoted as names or as text."""
    names = {"database": database} | {group: f"{database}_{group}" for group in _GROUPS}
    for word, name in names.items():
        statements = statements.replace(f"@@{word}@@", sql.Literal(name).as_string(connection))
        statements = statements.replace(f"@{word}@", sql.Identifier(name).as_string(connection))
    return statements.encode()


@contextmanager
def _transaction(administrator: Administrator) -> Iterator[Connection]:
    engine = server_engine(
        lambda: connected(administrator.settings, administrator.login, administrator.passphrase)
    )
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


@contextmanager
def _owning(connection: Connection, database: str) -> Iterator[None]:
    """Be the owner within the block; nobody stays a member of that role."""
    owner = connection.dialect.identifier_preparer.quote_identifier(f"{database}_owner")
    connection.exec_driver_sql(f"GRANT {owner} TO CURRENT_USER")
    connection.exec_driver_sql(f"SET LOCAL ROLE {owner}")
    yield
    connection.exec_driver_sql("RESET ROLE")
    connection.exec_driver_sql(f"REVOKE {owner} FROM CURRENT_USER")


def _direct(connection: Connection) -> Direct:
    return cast(Direct, connection.connection.dbapi_connection)


@contextmanager
def _managing(administrator: Administrator) -> Iterator[Direct]:
    with acting(administrator) as connection, server_failures_sorted():
        yield _direct(connection)


def _check_server(connection: Connection) -> None:
    version = int(connection.execute(text("SHOW server_version_num")).scalar_one())
    encoding = connection.execute(text("SHOW server_encoding")).scalar_one()
    if version < _OLDEST or encoding != "UTF8":
        raise StorageError("server_version", f"{version} {encoding}")
