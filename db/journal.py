"""The journal in the vault: a chain of lines."""

import os
from collections.abc import Iterator
from functools import cache
from typing import Any

from sqlalchemy import Connection, Executable, Select, insert, literal_column, select, update

from casework.journal import ERASED, Entry, Head, Link, entry_of, link
from db.models import JournalRow
from db.prepared import rows_of, write

_EVERY_COLUMN = tuple(JournalRow.__table__.columns)
_SALT_LENGTH = 16


class SqlJournal:
    """Adds to the chain and reads it; the transaction is the caller's."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def append(self, entry: Entry) -> None:
        """Chain a line to the last one."""
        last = self.head()
        kept = link(entry, last.number + 1, last.hash, os.urandom(_SALT_LENGTH).hex())
        write(self._connection, _new(), _to_row(kept))

    def head(self) -> Head:
        """Return the number, hash and time of the last line."""
        found = rows_of(self._connection, _last(), {})
        return Head(*found[0]) if found else Head()

    def links(self) -> Iterator[Link]:
        """Yield every line as it is kept, in order of number."""
        query = select(*_EVERY_COLUMN).order_by(JournalRow.number)
        return (Link(*row) for row in self._connection.execute(query))

    def of_subjects(self, subject_ids: frozenset[str]) -> tuple[Entry, ...]:
        """Return the lines about these, in order of number."""
        query = select(*_EVERY_COLUMN).where(JournalRow.subject_id.in_(subject_ids))
        return _entries(self._connection, query.order_by(JournalRow.number))

    def latest(self, most: int, before: int | None = None) -> tuple[Entry, ...]:
        """Return the newest lines, the newest first; only those before a number when given."""
        query = select(*_EVERY_COLUMN).order_by(JournalRow.number.desc()).limit(most)
        if before is not None:
            query = query.where(JournalRow.number < before)
        return _entries(self._connection, query)

    def blank(self, subject_ids: frozenset[str]) -> tuple[int, ...]:
        """Erase the words of every line about these; return the numbers of those lines.

        Lines of erasures keep theirs: they hold nobody, and tell which lines were emptied.
        """
        about = (
            JournalRow.subject_id.in_(subject_ids),
            JournalRow.content.is_not(None),
            JournalRow.action != ERASED,
        )
        numbers = tuple(self._connection.execute(select(JournalRow.number).where(*about)).scalars())
        self._connection.execute(update(JournalRow).where(*about).values(content=None, salt=None))
        return tuple(sorted(numbers))


@cache
def _last() -> Executable:
    # By the primary key, from the end: however long the journal is, one row is read. A limit that
    # is a parameter makes SQLite compile the statement anew each time.
    columns = (JournalRow.number, JournalRow.hash, JournalRow.at)
    return select(*columns).order_by(JournalRow.number.desc()).limit(literal_column("1"))


@cache
def _new() -> Executable:
    return insert(JournalRow)


def _entries(connection: Connection, query: Select[Any]) -> tuple[Entry, ...]:
    return tuple(entry_of(Link(*row)) for row in connection.execute(query))


def _to_row(kept: Link) -> dict[str, object]:
    return {name: getattr(kept, name) for name in Link.__slots__}
