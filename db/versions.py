"""Storing what two people may change at once: who read an older version is refused."""

from functools import cache
from typing import Any

from sqlalchemy import Connection, Executable, Update, bindparam, update

from db.models import CaseFileRow, ClientRow
from db.statements import insert_for

VersionedRow = type[ClientRow] | type[CaseFileRow]


def stored(connection: Connection, row: VersionedRow, values: dict[str, Any]) -> bool:
    """Store a row as the version it names; False when that is not the next one, or it is gone."""
    if values["version"] == 1:
        return connection.execute(_new(row, connection.dialect.name), values).rowcount == 1
    changed = {f"new_{name}": value for name, value in values.items()}
    before = {"before": values["version"] - 1}
    return connection.execute(_next(row), {**changed, **before}).rowcount == 1


@cache
def _new(row: VersionedRow, dialect: str) -> Executable:
    return insert_for(row, dialect).on_conflict_do_nothing(index_elements=["id"])


@cache
def _next(row: VersionedRow) -> Update:
    columns = row.__table__.columns
    return (
        update(row)
        .where(row.id == bindparam("new_id"), row.version == bindparam("before"))
        .values({name: bindparam(f"new_{name}") for name in columns.keys() if name != "id"})  # noqa: SIM118  (columns, not a dict)
    )
