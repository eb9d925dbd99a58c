"""Statements of every save, compiled once; on SQLite they go past what SQLAlchemy does each time.

There a statement takes some ten microseconds and SQLAlchemy fifty around it. On a server the way
there takes longer than either.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, Dialect, Executable, Select
from sqlalchemy.sql.compiler import SQLCompiler

from db.failures import failures_sorted

Values = dict[str, Any]
Convert = Callable[[Any], Any] | None


class _Prepared(NamedTuple):
    """A statement as SQLite takes it: its parameters in order, and how values get in and out."""

    sql: str
    places: tuple[tuple[str, Any, Convert], ...]
    columns: tuple[Convert, ...]


def rows_of(
    connection: Connection, statement: Select[Any] | Executable, values: Values
) -> Sequence[Sequence[Any]]:
    """Return all rows that a query finds; raises StorageError as any statement does."""
    if connection.dialect.name != "sqlite":
        return connection.execute(statement, values).all()
    prepared = _prepared(statement, tuple(values), connection.dialect)
    with failures_sorted():
        found = _run(connection, prepared, values).fetchall()
    if not any(prepared.columns):
        return found  # type: ignore[no-any-return]
    return [
        tuple(
            value if convert is None else convert(value)
            for convert, value in zip(prepared.columns, row, strict=True)
        )
        for row in found
    ]


def write(connection: Connection, statement: Executable, values: Values) -> int:
    """Insert, change or delete; return how many rows that were. Raises StorageError."""
    if connection.dialect.name != "sqlite":
        return connection.execute(statement, values).rowcount
    prepared = _prepared(statement, tuple(values), connection.dialect)
    with failures_sorted():
        return int(_run(connection, prepared, values).rowcount)


def _run(connection: Connection, prepared: _Prepared, values: Values) -> Any:  # noqa: ANN401
    if not connection.in_transaction():
        connection.begin()
    given = [
        values.get(name, default) if convert is None else convert(values.get(name, default))
        for name, default, convert in prepared.places
    ]
    driver: Any = connection.connection.driver_connection
    return driver.execute(prepared.sql, given)


@lru_cache(maxsize=256)
def _prepared(statement: Any, names: tuple[str, ...], dialect: Dialect) -> _Prepared:  # noqa: ANN401
    compiled = statement.compile(dialect=dialect, column_keys=list(names))
    columns = statement.selected_columns if isinstance(statement, Select) else ()
    return _Prepared(
        str(compiled),
        tuple(_place(compiled, name, dialect) for name in compiled.positiontup or ()),
        tuple(
            column.type.dialect_impl(dialect).result_processor(dialect, None) for column in columns
        ),
    )


def _place(compiled: SQLCompiler, name: str, dialect: Dialect) -> tuple[str, Any, Convert]:
    bound = compiled.binds[name]
    return name, bound.value, bound.type.dialect_impl(dialect).bind_processor(dialect)
