"""What a backup and a vault hold, row by row, so that their differences can be told."""

from collections.abc import Hashable, Iterator
from functools import partial

from sqlcipher3 import dbapi2 as sqlcipher

from casework.backups import Contents, Differences, differences
from db.verify import quoted, row_hash

CLIENTS, FILES, EVENTS, LETTERS = "clients", "case_files", "events", "letters"
KINDS = (CLIENTS, FILES, EVENTS, LETTERS)

# The hash of a letter stands beside its contents; its place among others does not make a fact.
_LEFT_OUT = {LETTERS: {"text", "pdf", "fields", "rests_on"}, EVENTS: {"position"}}
_ID = {CLIENTS: "id", FILES: "id", EVENTS: "case_id", LETTERS: "id"}


def differences_between(
    present: sqlcipher.Connection | None, backup: sqlcipher.Connection
) -> Differences:
    """Compare a vault with a backup by the columns that both have; without a vault all is new."""
    if present is None:
        return differences(Contents({kind: {} for kind in KINDS}, {}), _contents(backup, backup))
    return differences(_contents(present, backup), _contents(backup, present))


def _contents(connection: sqlcipher.Connection, other: sqlcipher.Connection) -> Contents:
    rows = {kind: dict(_rows(connection, other, kind)) for kind in KINDS}
    numbers = dict(connection.execute("SELECT id, number FROM case_files"))
    of_letter = dict(connection.execute("SELECT id, case_id FROM letters"))
    return Contents(rows, numbers, partial(_file_of, of_letter))


def _rows(
    connection: sqlcipher.Connection, other: sqlcipher.Connection, kind: str
) -> Iterator[tuple[Hashable, bytes]]:
    left_out = _LEFT_OUT.get(kind, set())
    common = [name for name in _columns(connection, kind) if name in _columns(other, kind)]
    shown = ", ".join(quoted(name) for name in common if name not in left_out)
    for row_id, *values in connection.execute(f"SELECT {_ID[kind]}, {shown} FROM {kind}"):
        hashed = row_hash(tuple(values))
        # A fact has no id: one that was corrected is another one.
        yield ((row_id, hashed), b"") if kind == EVENTS else (row_id, hashed)


def _file_of(of_letter: dict[str, str], kind: str, row: Hashable) -> Hashable | None:
    if kind == EVENTS and isinstance(row, tuple):
        case_id: Hashable = row[0]
        return case_id
    if kind == LETTERS and isinstance(row, str):
        return of_letter.get(row)
    return row if kind == FILES else None


def _columns(connection: sqlcipher.Connection, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
