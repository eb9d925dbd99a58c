"""The vault: an encrypted database, and units of work on it."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar, cast
from uuid import UUID

from sqlalchemy import Connection, Engine
from sqlcipher3 import dbapi2 as sqlcipher

from casework.errors import StorageError
from casework.law.additions import AgreedRules
from casework.storage import (
    Accesses,
    Additions,
    Agreements,
    Appointments,
    CaseFiles,
    Clients,
    DeadlineMarks,
    Erasures,
    Journal,
    Letters,
    Office,
    OwnTemplates,
    Papers,
    Settings,
    Tasks,
    Volunteers,
)
from db.additions import SqlAdditions, load_agreed_rules, store_agreed_rules
from db.agreements import SqlAgreements, SqlErasures
from db.backups import Source
from db.casefiles import SqlCaseFiles
from db.clients import SqlClients
from db.connections import connect, encrypted_engine, settle_journal
from db.failures import failures_sorted
from db.files import VAULT_FILE, make_private_folder, set_aside, sync_folder, vault_exists
from db.journal import SqlJournal
from db.key_file import KEY_FILE
from db.keys import create_keys, unlock_keys, upgrade_keys
from db.letters import SqlLetters
from db.migrate import bring_up_to_date, create_database
from db.occupancy import Occupancy, Occupant, occupy
from db.office import load_office, store_office
from db.papers import SqlOwnTemplates, SqlPapers
from db.rekey import finish_or_undo, fitting, new_key, remove_slot
from db.restore import finish, is_unfinished
from db.settings import SqlSettings
from db.slots import SlotName
from db.surroundings import look_around
from db.tasks import SqlAppointments, SqlDeadlineMarks, SqlTasks
from db.vault_key import VaultKey
from db.volunteers import SqlAccesses, SqlVolunteers

Result = TypeVar("Result")


def create_vault(
    folder: Path, passphrase: str, name: str = "", volunteer_id: UUID | None = None
) -> "SqlStorage":
    """Make a new vault in the folder and open it; `name` tells whose passphrase it is.

    Raises StorageError("exists") when there is one already; it is never written over. When it
    fails halfway, a second try finds nothing in its way. Raises InUseError when another program
    is making one.
    """
    _refuse_existing(folder)
    make_private_folder(folder)
    with occupied(folder, name) as occupancy:
        _refuse_existing(folder)
        with failures_sorted(), TemporaryDirectory(prefix=".new-", dir=folder) as new:
            unlocked = create_keys(Path(new), passphrase, name, volunteer_id)
            create_database(Path(new) / VAULT_FILE, unlocked.key)
            settle_journal(Path(new) / VAULT_FILE, unlocked.key, shared=occupancy.shared)
            _move_into(folder, Path(new))
        return SqlStorage(folder / VAULT_FILE, unlocked.key, occupancy, unlocked.who)


def open_vault(folder: Path, passphrase: str, *, over: Occupant | None = None) -> "SqlStorage":
    """Open the vault in the folder; an older one is backed up and brought up to date first.

    `over` is whom to set aside, as an InUseError told, when they were silent for long enough.
    The key file is brought up to date too, and a change of keys that a crash interrupted is
    finished or undone. Raises InUseError when somebody has it open, and StorageError: "no_vault",
    "damaged", "newer", "read_only", "full", "busy", "no_locks", or as `unlock_keys` does.
    """
    if not vault_exists(folder):
        raise StorageError("no_vault", VAULT_FILE)
    if is_unfinished(folder):
        _finish(folder, over)
    with failures_sorted():
        if not (folder / KEY_FILE).exists():
            raise StorageError("damaged", KEY_FILE)
    unlocked = unlock_keys(folder, passphrase)
    with occupied(folder, unlocked.name, over) as occupancy:
        upgrade_keys(folder, passphrase)
        finish_or_undo(folder, unlocked.key)
        settle_journal(folder / VAULT_FILE, unlocked.key, shared=occupancy.shared)
        bring_up_to_date(folder / VAULT_FILE, unlocked.key)
        return SqlStorage(folder / VAULT_FILE, unlocked.key, occupancy, unlocked.who)


class SqlWork:
    """One unit of work: everything in it is kept by `commit`, or none of it."""

    clients: Clients
    case_files: CaseFiles
    letters: Letters
    additions: Additions
    volunteers: Volunteers
    accesses: Accesses
    agreements: Agreements
    erasures: Erasures
    journal: Journal
    papers: Papers
    own_templates: OwnTemplates
    tasks: Tasks
    appointments: Appointments
    marks: DeadlineMarks
    settings: Settings

    def __init__(self, connection: Connection, assure: Callable[[], None]) -> None:
        self._connection = connection
        self._assure = assure
        self.clients = SqlClients(connection)
        self.case_files = SqlCaseFiles(connection)
        self.letters = SqlLetters(connection)
        self.additions = SqlAdditions(connection)
        self.volunteers = SqlVolunteers(connection)
        self.accesses = SqlAccesses(connection)
        self.agreements = SqlAgreements(connection)
        self.erasures = SqlErasures(connection)
        self.journal = SqlJournal(connection)
        self.papers = SqlPapers(connection)
        self.own_templates = SqlOwnTemplates(connection)
        self.tasks = SqlTasks(connection)
        self.appointments = SqlAppointments(connection)
        self.marks = SqlDeadlineMarks(connection)
        self.settings = SqlSettings(connection)

    @property
    def connection(self) -> Connection:
        """The connection itself, for moving everything at once."""
        return self._connection

    def office(self) -> Office:
        """Return who sends the letters."""
        return load_office(self._connection)

    def put_office(self, office: Office) -> None:
        """Store who sends the letters."""
        store_office(self._connection, office)

    def agreed_rules(self) -> AgreedRules | None:
        """Return the shipped rules that were agreed to; None as long as none were."""
        return load_agreed_rules(self._connection)

    def put_agreed_rules(self, agreed: AgreedRules) -> None:
        """Store the shipped rules that were agreed to."""
        store_agreed_rules(self._connection, agreed)

    def commit(self) -> None:
        """Keep what was stored; it is on disk when this returns."""
        # Again, for a computer may have slept since the work began.
        self._assure()
        self._connection.commit()


class SqlStorage:
    """An open vault. Any thread may use it; one unit of work is done at a time."""

    def __init__(
        self,
        path: Path,
        key: bytes,
        occupancy: Occupancy | None = None,
        opened_by: SlotName | None = None,
    ) -> None:
        self._path = path
        self._occupancy = occupancy
        self._opened_by = opened_by
        self._engine: Engine | None = None
        self._one_at_a_time = threading.RLock()
        self._connect(key)

    @property
    def opened_by(self) -> SlotName | None:
        """Whose slot opened the vault, as it was called then; None when a bare key did."""
        return self._opened_by

    def with_key(self, work: Callable[[Path, bytes], Result]) -> Result:
        """Hand the vault's folder and key to work that needs them; no unit of work goes on then.

        Raises RuntimeError after `close`.
        """
        with self._one_at_a_time:
            self._open_engine()
            return self._key.open(lambda key: work(self._path.parent, key))

    def remove_slot(self, slot_id: UUID) -> None:
        """Let a slot open the vault no more, and give the vault another key; takes a while.

        Raises NotFoundError, and StorageError: "last_slot" for the only passphrase, "full",
        "busy", "damaged", "tampered". The vault stays open, by whichever key it then has.
        """
        with self._one_at_a_time:
            self._open_engine().dispose()
            key, after = self._key.open(lambda key: key), new_key()
            try:
                remove_slot(self._path.parent, key, slot_id, after)
            finally:
                self._connect(fitting(self._path, (after, key)) or key)

    @contextmanager
    def work(self) -> Iterator[SqlWork]:
        """Open a unit of work; whatever was not committed is rolled back.

        Raises StorageError when the surroundings fail, RuntimeError after `close`.
        """
        with self._one_at_a_time, self._open_engine().connect() as connection:
            self._assure()
            yield SqlWork(connection, self._assure)

    @contextmanager
    def snapshot(self) -> Iterator[Source]:
        """Hold the vault as it is at one moment, for copying; nothing else is done meanwhile.

        Raises StorageError when the surroundings fail, RuntimeError after `close`.
        """
        with self._one_at_a_time, failures_sorted():
            pooled = self._open_engine().raw_connection()
            try:
                connection = cast(sqlcipher.Connection, pooled.driver_connection)
                connection.execute("BEGIN")
                yield Source(self._path.parent, self._key, connection)
            finally:
                pooled.close()

    def leave_no_trace(self) -> None:
        """Write the database anew without what was removed, and empty its write-ahead log.

        Raises StorageError, and RuntimeError after `close`.
        """
        with self._one_at_a_time, failures_sorted():
            pooled = self._open_engine().raw_connection()
            try:
                connection = cast(sqlcipher.Connection, pooled.driver_connection)
                connection.execute("VACUUM")
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                pooled.close()

    def close(self, before_others: Callable[[], object] | None = None) -> None:
        """Close the vault, forget its key and let others in; waits for work that is going on.

        `before_others` is done when the files are closed and nobody else can open them yet.
        """
        with self._one_at_a_time:
            if self._engine is not None:
                self._engine.dispose()
                self._engine = None
                del self._key
            try:
                if before_others is not None:
                    before_others()
            finally:
                if self._occupancy is not None:
                    self._occupancy.release()

    def _connect(self, key: bytes) -> None:
        exclusive = self._occupancy is not None and self._occupancy.shared
        # A closure, not a partial: that would show the key to whoever prints it.
        self._engine = encrypted_engine(lambda: connect(self._path, key, exclusive=exclusive))
        self._key = VaultKey(key)

    def _assure(self) -> None:
        if self._occupancy is not None:
            self._occupancy.assure()

    def _open_engine(self) -> Engine:
        if self._engine is None:
            raise RuntimeError("the vault is closed")
        return self._engine


@contextmanager
def occupied(folder: Path, name: str, over: Occupant | None = None) -> Iterator[Occupancy]:
    """Take the vault for this program, and let go of it again when the block fails."""
    shared = look_around(folder).shared
    occupancy = occupy(folder, name, shared=shared, over=over)
    try:
        yield occupancy
    except BaseException:
        occupancy.release()
        raise


def _finish(folder: Path, over: Occupant | None) -> None:
    with occupied(folder, "", over) as occupancy:
        finish(folder)
        occupancy.release()


def _refuse_existing(folder: Path) -> None:
    if vault_exists(folder):
        raise StorageError("exists", VAULT_FILE)


def _move_into(folder: Path, new: Path) -> None:
    # What lies there without a database is a rest of something; who knows, someone needs it.
    for name in (KEY_FILE, f"{VAULT_FILE}-wal", f"{VAULT_FILE}-shm"):
        set_aside(folder / name)
    # The database last: it is what makes a vault.
    (new / KEY_FILE).replace(folder / KEY_FILE)
    sync_folder(folder)
    (new / VAULT_FILE).replace(folder / VAULT_FILE)
    sync_folder(folder)
