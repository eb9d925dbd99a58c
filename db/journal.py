"""The journal in the vault: a chain of lines."""

import os
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Select, insert, select, update

from casework.journal import FIRST, Entry, Link, entry_of, link
from db.models import JournalRow

_EVERY_COLUMN = tuple(JournalRow.__table__.columns)
_SALT_LENGTH = 16


class SqlJournal:
    """Adds to the chain and reads it; the transaction is the caller's."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def append(self, entry: Entry) -> None:
        """Chain a line to the last one."""
        newest = select(JournalRow.number, JournalRow.hash).order_by(JournalRow.number.desc())
        number, previous = self._connection.execute(newest.limit(1)).one_or_none() or (0, FIRST)
        kept = link(entry, number + 1, previous, os.urandom(_SALT_LENGTH).hex())
        self._connection.execute(insert(JournalRow), _to_row(kept))

    def links(self) -> Iterator[Link]:
        """Yield every line as it is kept, in order of number."""
        query = select(*_EVERY_COLUMN).order_by(JournalRow.number)
        return (Link(*row) for row in self._connection.execute(query))

    def of_subjects(self, subject_ids: frozenset[str]) -> tuple[Entry, ...]:
        """Return the lines about these, in order of number."""
        query = select(*_EVERY_COLUMN).where(JournalRow.subject_id.in_(subject_ids))
        return _entries(self._connection, query.order_by(JournalRow.number))

    def latest(self, most: int) -> tuple[Entry, ...]:
        """Return the newest lines, the newest first."""
        query = select(*_EVERY_COLUMN).order_by(JournalRow.number.desc()).limit(most)
        return _entries(self._connection, query)

    def blank(self, subject_ids: frozenset[str]) -> int:
        """Erase the words of every line about these; return how many lines that were."""
        statement = (
            update(JournalRow)
            .where(JournalRow.subject_id.in_(subject_ids), JournalRow.content.is_not(None))
            .values(content=None, salt=None)
        )
        return self._connection.execute(statement).rowcount


def _entries(connection: Connection, query: Select[Any]) -> tuple[Entry, ...]:
    return tuple(entry_of(Link(*row)) for row in connection.execute(query))


def _to_row(kept: Link) -> dict[str, object]:
    return {name: getattr(kept, name) for name in Link.__slots__}
