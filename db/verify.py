"""Whether a database is whole, and what it holds, as counts and hashes that can be compared."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice

from sqlcipher3 import dbapi2 as sqlcipher

_HASH_BYTES = 32
_MODULUS = 1 << (8 * _HASH_BYTES)
_CHECKS = ("cipher_integrity_check", "integrity_check(1)", "foreign_key_check")
_FINE = [("ok",)]


@dataclass(frozen=True, slots=True)
class TableContent:
    """How many rows a table has, and a hash of them all, whatever their order."""

    rows: int
    sha256: str


def contents_of(connection: sqlcipher.Connection) -> dict[str, TableContent]:
    """Count and hash the rows of every table, row by row.

    Indexes and shadow tables follow from the others and are left out. Call it within a
    transaction to get one moment of them all.
    """
    return {name: content_of(connection, name) for name in tables_of(connection)}


def content_of(connection: sqlcipher.Connection, table: str) -> TableContent:
    """Count and hash the rows of a table.

    The hash is the sum of the hashes of its rows: rows come as they lie on disk, so nothing is
    sorted or looked up, and an order that changed by rebuilding a table changes nothing.
    """
    listed = connection.execute(f"SELECT * FROM {quoted(table)}")
    return summed(map(row_hash, listed))


def summed(hashes: Iterable[bytes]) -> TableContent:
    """Count rows and add up their hashes."""
    rows = total = 0
    for one in hashes:
        rows += 1
        total += int.from_bytes(one, "big")
    return TableContent(rows, f"{total % _MODULUS:0{2 * _HASH_BYTES}x}")


def tables_of(connection: sqlcipher.Connection) -> tuple[str, ...]:
    """Name the ordinary tables, in alphabetical order."""
    listed = connection.execute("PRAGMA main.table_list")
    return tuple(sorted(name for _, name, kind, *_ in listed if kind == "table" and _is_ours(name)))


def is_whole(connection: sqlcipher.Connection) -> bool:
    """Whether every page is as it was written, the structure holds and every reference leads on.

    The first check reads every page, used or not, against its authentication code; the second is
    SQLite's full one, which compares each index with its table.
    """
    return all(_passes(connection, check) for check in _CHECKS)


def quoted(name: str) -> str:
    """Write the name of a table or column as it must stand in SQL."""
    doubled = name.replace('"', '""')
    return f'"{doubled}"'


def row_hash(row: tuple[object, ...]) -> bytes:
    """Hash the values of a row."""
    # JSON tells NULL, numbers and text apart, in the same bytes on every computer.
    return sha256(json.dumps(row, default=_blob_hash, separators=(",", ":")).encode()).digest()


def _passes(connection: sqlcipher.Connection, check: str) -> bool:
    found = list(islice(_answers(connection, check), 2))
    return found in ([], _FINE)


def _answers(connection: sqlcipher.Connection, check: str) -> Iterator[tuple[object, ...]]:
    yield from connection.execute(f"PRAGMA {check}")


def _is_ours(name: str) -> bool:
    return not name.startswith("sqlite_")


def _blob_hash(blob: bytes) -> list[str]:
    # A list: no column can hold one, so no text looks like a blob.
    return [sha256(blob).hexdigest()]
