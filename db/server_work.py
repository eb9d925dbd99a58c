"""A unit of work on a server: what differs from one in a vault."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    Function,
    Integer,
    cast,
    func,
    select,
    text,
    update,
)

from casework.casefile import CaseFile
from casework.clients import Client
from casework.errors import StorageError
from casework.journal import ACCESSED, Entry, Head, Link, content_of
from casework.law.additions import Addition
from casework.storage import ConflictError, FileCount, StoredLetter
from casework.volunteers import Access, Asked, Volunteer
from db.additions import SqlAdditions
from db.casefiles import SqlCaseFiles
from db.clients import SqlClients
from db.journal import SqlJournal
from db.letters import SqlLetters
from db.models import AccessRow, CaseFileRow
from db.server_engine import begin_writing, is_reading
from db.server_failures import GONE
from db.storage import SqlWork
from db.volunteers import SqlAccesses, SqlVolunteers

Arrived = Callable[[str], bool]


class ServerClients(SqlClients):
    """People on a server."""

    def put(self, client: Client) -> Client:
        """Store the person; what was stored already, and whose answer was lost, is not an error."""
        try:
            return super().put(client)
        except ConflictError as conflict:
            if conflict.theirs == replace(client, version=client.version + 1):
                return conflict.theirs
            raise


class ServerCaseFiles(SqlCaseFiles):
    """Files on a server."""

    def put(self, case_file: CaseFile) -> CaseFile:
        """Store the file; what was stored already, and whose answer was lost, is not an error."""
        try:
            return super().put(case_file)
        except ConflictError as conflict:
            theirs = conflict.theirs
            if isinstance(theirs, CaseFile) and _is_stored(theirs, case_file):
                self._known[theirs.id] = theirs
                return theirs
            raise

    def last_number(self, year: int) -> int:
        """Return the highest number of the whole office; who asks next waits for this one."""
        begin_writing(self._connection)
        return _number(self._connection, func.last_number(year))

    def counts(self) -> tuple[FileCount, ...]:
        """Count all files of the office, also those one may not see."""
        return tuple(FileCount(*row) for row in self._connection.execute(_COUNTS))

    def _find(self, case_id: UUID) -> CaseFile | None:
        self._hold(CaseFileRow.id == case_id.hex)
        return super()._find(case_id)

    def _load(self, *conditions: ColumnElement[bool]) -> Iterator[CaseFile]:
        self._hold(*conditions)
        return super()._load(*conditions)

    def _hold(self, *conditions: ColumnElement[bool]) -> None:
        """See to it that nobody stores these files while they are read, in three steps."""
        if not is_reading(self._connection):
            rows = select(CaseFileRow.id).where(*conditions).order_by(CaseFileRow.id)
            self._connection.execute(rows.with_for_update(key_share=True)).all()


class ServerLetters(SqlLetters):
    """Letters on a server."""

    def put(self, letter: StoredLetter) -> None:
        """Store the letter, new or changed."""
        begin_writing(self._connection)
        super().put(letter)

    def _next_serial(self) -> int:
        # Not after the last one that may be seen.
        return _number(self._connection, func.nextval("letter_serials"))


class ServerAdditions(SqlAdditions):
    """The rules an office added, on a server."""

    def put(self, addition: Addition) -> Addition:
        """Store an addition; the same one again, because an answer was lost, is not a second."""
        begin_writing(self._connection)
        if addition.number is None:
            for known in self:
                if replace(known, number=None) == addition:
                    return known
        return super().put(addition)


class ServerVolunteers(SqlVolunteers):
    """Volunteers on a server, which itself sees to what their login may do."""

    def put(self, volunteer: Volunteer) -> None:
        """Store the volunteer, but not the login: that is made and taken away apart."""
        begin_writing(self._connection)
        values = (volunteer.name, volunteer.role, volunteer.since, volunteer.until)
        _call(self._connection, func.put_volunteer(volunteer.id.hex, *values))


class ServerAccesses(SqlAccesses):
    """Leaves on a server, which takes one's own name and today's date, and writes it down."""

    def put(self, access: Access) -> None:
        """Take leave oneself, or note that a coordinator saw one."""
        begin_writing(self._connection)
        if access.seen_on is None:
            told = (access.id.hex, access.case_id.hex, access.reason, access.until)
            _call(self._connection, func.take_access(*told))
        else:
            self._connection.execute(
                update(AccessRow)
                .where(AccessRow.id == access.id.hex)
                .values(seen_on=access.seen_on)
            )

    def asked_for(self, asked: Asked) -> tuple[UUID, ...]:
        """Find the files that are asked for, whoever handles them: their ids, and nothing else."""
        birth = "" if asked.birth is None else str(asked.birth)
        found = select(func.asked_for(asked.number, asked.name, birth))
        return tuple(map(UUID, self._connection.execute(found).scalars()))


class ServerJournal(SqlJournal):
    """The journal on a server, which adds the lines itself: who, when, and the chain.

    Lines wait until the end of the unit of work: from the first one on all others have to wait.
    """

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._waiting: list[dict[str, str]] = []

    def append(self, entry: Entry) -> None:
        """Add a line; that leave was taken, the server has written down already."""
        if entry.action != ACCESSED:
            line = {
                "action": entry.action,
                "subject": entry.subject,
                "subject_id": entry.subject_id,
                "content": content_of(entry),
            }
            self._waiting.append(line)

    def flush(self) -> None:
        """Send the lines that wait."""
        waiting, self._waiting = self._waiting, []
        if waiting:
            begin_writing(self._connection)
            self._connection.execute(_APPEND, waiting)

    def head(self) -> Head:
        """Return the number, hash and time of the last line."""
        self.flush()
        row = self._connection.execute(_HEAD).one_or_none()
        return Head() if row is None else Head(*row)

    def links(self) -> Iterator[Link]:
        """Yield every line as it is kept, in order of number."""
        self.flush()
        return super().links()

    def of_subjects(self, subject_ids: frozenset[str]) -> tuple[Entry, ...]:
        """Return the lines about these, in order of number."""
        self.flush()
        return super().of_subjects(subject_ids)

    def latest(self, most: int, before: int | None = None) -> tuple[Entry, ...]:
        """Return the newest lines, the newest first."""
        self.flush()
        return super().latest(most, before)

    def blank(self, subject_ids: frozenset[str]) -> tuple[int, ...]:
        """Erase the words of every line about these; return the numbers of those lines."""
        self.flush()
        begin_writing(self._connection)
        blanked = select(func.blank_journal(sorted(subject_ids)))
        return tuple(sorted(self._connection.execute(blanked).scalars()))


class ServerWork(SqlWork):
    """One unit of work on a server: everything in it is kept by `commit`, or none of it.

    `arrived` asks the server, on another connection, whether a transaction was kept.
    """

    def __init__(self, connection: Connection, arrived: Arrived) -> None:
        super().__init__(connection, lambda: None)
        self._arrived = arrived
        self._lines = ServerJournal(connection)
        self.clients = ServerClients(connection)
        self.case_files = ServerCaseFiles(connection)
        self.letters = ServerLetters(connection)
        self.additions = ServerAdditions(connection)
        self.volunteers = ServerVolunteers(connection)
        self.accesses = ServerAccesses(connection)
        self.journal = self._lines

    def commit(self) -> None:
        """Keep what was stored; the server has it on disk when this returns.

        Raises StorageError("server_gone") when the answer was lost and nobody can tell whether it
        was stored: storing it again then stores it once.
        """
        self._lines.flush()
        transaction = None if is_reading(self._connection) else self._transaction()
        try:
            self._connection.commit()
        except StorageError as error:
            if error.reason != GONE or transaction is None or not self._arrived(transaction):
                raise

    def _transaction(self) -> str | None:
        found = self._connection.execute(_TRANSACTION).scalar_one()
        return None if found is None else str(found)


_APPEND = text("SELECT append_journal(:action, :subject, :subject_id, :content)")
_HEAD = text("SELECT number, hash, at FROM journal_head()")
_COUNTS = text("SELECT procedure, track, closed, files FROM counts()")
_TRANSACTION = text("SELECT pg_current_xact_id_if_assigned()::text")


def _is_stored(theirs: CaseFile, mine: CaseFile) -> bool:
    # A new file gets its number anew at each try, and the handler's name is read from elsewhere.
    number = theirs.number if mine.version == 0 else mine.number
    expected = replace(mine, version=mine.version + 1, number=number, handler=theirs.handler)
    return theirs == expected


def _number(connection: Connection, function: Function[Any]) -> int:
    return connection.execute(select(cast(function, Integer))).scalar_one()


def _call(connection: Connection, function: Function[Any]) -> None:
    connection.execute(select(function))
