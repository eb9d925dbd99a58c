"""Statements that every collection needs, for SQLite and PostgreSQL alike."""

from functools import cache
from typing import Any

from sqlalchemy import Connection, Executable
from sqlalchemy.dialects import postgresql, sqlite

from db.models import Row

Insert = postgresql.Insert | sqlite.Insert


def insert_for(row: type[Row], dialect: str) -> Insert:
    """Make an insert that can say what to do when the row is there already."""
    return postgresql.insert(row) if dialect == "postgresql" else sqlite.insert(row)


def put_row(connection: Connection, row: type[Row], values: dict[str, Any]) -> None:
    """Insert a row, or write over the one that has its id."""
    connection.execute(_put(row, connection.dialect.name), values)


@cache
def _put(row: type[Row], dialect: str) -> Executable:
    statement = insert_for(row, dialect)
    return statement.on_conflict_do_update(
        index_elements=["id"],
        set_={column.name: column for column in statement.excluded if column.name != "id"},
    )
