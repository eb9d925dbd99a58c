"""Storing what two people may change at once: who read an older version is refused."""

from functools import cache, lru_cache
from typing import Any

from sqlalchemy import Connection, Executable, Update, bindparam, insert, select, update

from db.models import CaseFileRow, ClientRow
from db.prepared import write
from db.statements import insert_for

VersionedRow = type[ClientRow] | type[CaseFileRow]


def stored(
    connection: Connection,
    row: VersionedRow,
    values: dict[str, Any],
    known: dict[str, Any] | None = None,
) -> bool:
    """Store a row as the version it names; False when that is not the next one, or it is gone.

    `known` is the row as it was read; what is the same in it is not written again.
    """
    if values["version"] == 1:
        return _stored_new(connection, row, values)
    names = tuple(
        name for name in values if name != "id" and (known is None or known[name] != values[name])
    )
    changed = {f"new_{name}": values[name] for name in ("id", *names)}
    before = {"before": values["version"] - 1}
    return write(connection, _next(row, names), {**changed, **before}) == 1


def _stored_new(connection: Connection, row: VersionedRow, values: dict[str, Any]) -> bool:
    if connection.dialect.name == "sqlite":
        return connection.execute(_new(row), values).rowcount == 1
    # PostgreSQL takes a row with a way out of a conflict only from who may see it beforehand.
    if connection.execute(_one(row), {"which": values["id"]}).one_or_none() is not None:
        return False
    connection.execute(insert(row), values)
    return True


@cache
def _new(row: VersionedRow) -> Executable:
    return insert_for(row, "sqlite").on_conflict_do_nothing(index_elements=["id"])


@cache
def _one(row: VersionedRow) -> Executable:
    return select(row.id).where(row.id == bindparam("which"))


@lru_cache(maxsize=64)
def _next(row: VersionedRow, names: tuple[str, ...]) -> Update:
    # Only what changed: writing a column that has an index writes the index too.
    return (
        update(row)
        .where(row.id == bindparam("new_id"), row.version == bindparam("before"))
        .values({name: bindparam(f"new_{name}") for name in names})
    )
