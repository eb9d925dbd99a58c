"""Storing what two people may change at once: who read an older version is refused."""

from functools import cache, lru_cache
from typing import Any

from sqlalchemy import Connection, Executable, Update, bindparam, update

from db.models import CaseFileRow, ClientRow
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
        return connection.execute(_new(row, connection.dialect.name), values).rowcount == 1
    names = tuple(
        name for name in values if name != "id" and (known is None or known[name] != values[name])
    )
    changed = {f"new_{name}": values[name] for name in ("id", *names)}
    before = {"before": values["version"] - 1}
    return connection.execute(_next(row, names), {**changed, **before}).rowcount == 1


@cache
def _new(row: VersionedRow, dialect: str) -> Executable:
    new = insert_for(row, dialect).on_conflict_do_nothing(index_elements=["id"])
    return new.execution_options(preserve_rowcount=True)


@lru_cache(maxsize=64)
def _next(row: VersionedRow, names: tuple[str, ...]) -> Update:
    # Only what changed: writing a column that has an index writes the index too.
    return (
        update(row)
        .where(row.id == bindparam("new_id"), row.version == bindparam("before"))
        .values({name: bindparam(f"new_{name}") for name in names})
    )
