"""Statements that every collection needs."""

from functools import cache

from sqlalchemy.dialects.sqlite import Insert, insert

from db.models import Row


@cache
def put_row(row: type[Row]) -> Insert:
    """Insert a row, or write over the one that has its id."""
    statement = insert(row)
    return statement.on_conflict_do_update(
        index_elements=["id"],
        set_={column.name: column for column in statement.excluded if column.name != "id"},
    )
