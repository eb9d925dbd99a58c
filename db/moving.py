"""Moving an office from a vault to a server and back, whole or not at all."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Connection, Table, func, insert, select, text

from casework.errors import StorageError
from casework.journal import MOVED, VAULT, Change, Entry
from casework.volunteers import COORDINATOR
from db.journal import SqlJournal
from db.migrate import HEAD
from db.models import Row
from db.server import open_server
from db.server_setup import Administrator, acting, run_rights
from db.storage import SqlStorage
from db.verify import TableContent, row_hash, summed

TO_SERVER = "server"
TO_VAULT = "vault"

_AT_ONCE = 100
# In an order in which no row comes before what it refers to.
_TABLES = tuple(Row.metadata.sorted_tables)

Contents = Mapping[str, TableContent]


@dataclass(frozen=True, slots=True)
class Mover:
    """Who moves the office, as the journal names them, and at what time in UTC."""

    volunteer_id: UUID
    at: datetime


def move_to_server(vault: SqlStorage, administrator: Administrator, mover: Mover) -> Contents:
    """Copy all of a vault to a server that is set up and empty; return what was compared.

    Nothing stays on the server when it fails. The vault is only read; nobody writes in it
    meanwhile. Raises StorageError: "move_not_empty", "move_differs", "server_older", and others
    as `open_server`.
    """
    with vault.work() as work, acting(administrator) as server:
        _check_revision(server)
        server.execute(text("SET LOCAL termijnwacht.quiet = 'on'"))
        moved = _copied(work.connection, server)
        _write_down(server, mover, TO_SERVER, moved)
        server.execute(text("SELECT termijnwacht_inner.count_numbers()"))
        for sequence, column in _SEQUENCES.items():
            newest = select(func.coalesce(func.max(column), 0) + 1).scalar_subquery()
            server.execute(select(func.setval(sequence, newest, False)))
    return moved


def move_to_vault(administrator: Administrator, vault: SqlStorage, mover: Mover) -> Contents:
    """Copy all of a server to a new vault, and close the server for everybody.

    Nothing stays in the vault when copying fails. Once it is there, closing the server can still
    fail; then it stays open, and the vault must be thrown away. Raises as `move_to_server`.
    """
    with acting(administrator) as server:
        _check_revision(server)
        names = ", ".join(_quoted(table, server) for table in _TABLES)
        # Others may look on; who stores something waits, and is refused afterwards.
        server.execute(text(f"LOCK TABLE {names} IN SHARE MODE"))
        with vault.work() as work:
            moved = _copied(server, work.connection)
            _write_down(work.connection, mover, TO_VAULT, moved)
            work.commit()
        server.execute(text("INSERT INTO termijnwacht_inner.moved DEFAULT VALUES"))
        run_rights(server, "6_closed", administrator.settings.database)
    return moved


def coordinator_of(administrator: Administrator, login: str, passphrase: str) -> tuple[UUID, str]:
    """Return the id and name of a coordinator who proved their passphrase on the server.

    Raises StorageError as `open_server`, and "server_refused" for who is no coordinator.
    """
    storage = open_server(administrator.settings, login, passphrase)
    storage.close()
    if storage.volunteer.role != COORDINATOR:
        raise StorageError("server_refused", COORDINATOR)
    return storage.volunteer.id, storage.volunteer.name


def contents_of(connection: Connection) -> Contents:
    """Count and hash the rows of every table; equal contents give equal hashes in any database."""
    return {table.name: _content_of(connection, table) for table in _TABLES}


def _copied(source: Connection, target: Connection) -> Contents:
    if any(content.rows for content in contents_of(target).values()):
        raise StorageError("move_not_empty")
    for table in _TABLES:
        for rows in _batches(source, table):
            target.execute(insert(table), rows)
    before, after = contents_of(source), contents_of(target)
    differing = [name for name in before if before[name] != after[name]]
    if differing:
        raise StorageError("move_differs", ", ".join(differing))
    return before


def _write_down(target: Connection, mover: Mover, where: str, moved: Contents) -> None:
    counts = (Change(name, "", str(content.rows)) for name, content in moved.items())
    changes = (Change("to", "", where), *counts)
    by = mover.volunteer_id.hex
    SqlJournal(target).append(Entry(mover.at, by, MOVED, VAULT, changes=changes))


def _batches(source: Connection, table: Table) -> Iterator[list[dict[str, Any]]]:
    with _streamed(source, table) as rows:
        names = table.columns.keys()
        while batch := [dict(zip(names, row, strict=True)) for row in islice(rows, _AT_ONCE)]:
            yield batch


def _content_of(connection: Connection, table: Table) -> TableContent:
    with _streamed(connection, table) as rows:
        return summed(row_hash(tuple(map(_plain, row))) for row in rows)


@contextmanager
def _streamed(connection: Connection, table: Table) -> Iterator[Iterator[Any]]:
    """Read a table without holding all of it in memory: letters are large."""
    options = {"yield_per": _AT_ONCE}
    with connection.execute(select(table), execution_options=options) as rows:
        yield iter(rows)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _check_revision(server: Connection) -> None:
    found = server.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    if found != HEAD:
        raise StorageError("server_older", str(found))


def _quoted(table: Table, connection: Connection) -> str:
    return connection.dialect.identifier_preparer.format_table(table)


_SEQUENCES: Mapping[str, Column[Any]] = {
    "letter_serials": Row.metadata.tables["letters"].c.serial,
    "additions_id_seq": Row.metadata.tables["additions"].c.id,
}
