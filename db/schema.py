"""The form of a database, compared with the form that the rows of this program have."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, create_engine

from db.models import Row
from db.verify import quoted

# Made by Alembic and by SQLite itself.
_NOT_OURS = ("alembic_version", "sqlite_")

Shape = frozenset[tuple[Any, ...]]


def differences(connection: Connection) -> Iterator[tuple[str, str]]:
    """Yield what is not as it should be, as a code and a name.

    `table_missing`, `table_unknown`, `table_differs` (columns, keys or indexes), and `trigger` for
    a trigger or a view: the program makes none.
    """
    expected, found = _expected(), _shapes(connection)
    yield from (("table_missing", name) for name in sorted(expected.keys() - found.keys()))
    yield from (("table_unknown", name) for name in sorted(found.keys() - expected.keys()))
    both = sorted(expected.keys() & found.keys())
    yield from (("table_differs", name) for name in both if expected[name] != found[name])
    query = "SELECT name FROM sqlite_master WHERE type IN ('trigger', 'view') ORDER BY name"
    yield from (("trigger", name) for (name,) in connection.exec_driver_sql(query))


def _expected() -> dict[str, Shape]:
    engine = create_engine("sqlite://")
    try:
        with engine.connect() as connection:
            Row.metadata.create_all(connection)
            return _shapes(connection)
    finally:
        engine.dispose()


def _shapes(connection: Connection) -> dict[str, Shape]:
    tables = connection.exec_driver_sql("PRAGMA main.table_list").all()
    return {
        name: _shape(connection, name)
        for _, name, kind, *_ in tables
        if kind == "table" and not name.startswith(_NOT_OURS)
    }


def _shape(connection: Connection, table: str) -> Shape:
    """Gather columns, references and indexes, whatever their order."""

    def ask(pragma: str, name: str) -> list[Any]:
        return list(connection.exec_driver_sql(f"PRAGMA {pragma}({quoted(name)})"))

    columns = (("column", *row[1:4], row[5]) for row in ask("table_xinfo", table))
    references = (("reference", *row[2:7]) for row in ask("foreign_key_list", table))
    indexes = (
        ("index", unique, origin, tuple(one[2] for one in ask("index_info", name)))
        for _, name, unique, origin, _ in ask("index_list", table)
    )
    return frozenset((*columns, *references, *indexes))
