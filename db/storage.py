"""The vault: an encrypted database, and units of work on it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection, Engine

from casework.errors import StorageError
from casework.law.additions import AgreedRules
from casework.storage import (
    Accesses,
    Additions,
    Agreements,
    CaseFiles,
    Clients,
    Erasures,
    Journal,
    Letters,
    Office,
    Volunteers,
)
from db.additions import SqlAdditions, load_agreed_rules, store_agreed_rules
from db.agreements import SqlAgreements, SqlErasures
from db.casefiles import SqlCaseFiles
from db.clients import SqlClients
from db.connections import connect, encrypted_engine
from db.failures import failures_sorted
from db.files import VAULT_FILE, make_private_folder, set_aside, sync_folder, vault_exists
from db.journal import SqlJournal
from db.keys import KEY_FILE, create_keys, unlock_keys
from db.letters import SqlLetters
from db.migrate import bring_up_to_date, create_database
from db.office import load_office, store_office
from db.volunteers import SqlAccesses, SqlVolunteers

BACKUPS = "backups"


def create_vault(folder: Path, passphrase: str) -> "SqlStorage":
    """Make a new vault in the folder and open it.

    Raises StorageError("exists") when there is one already; it is never written over. When it
    fails halfway, a second try finds nothing in its way.
    """
    if vault_exists(folder):
        raise StorageError("exists", VAULT_FILE)
    make_private_folder(folder)
    with failures_sorted(), TemporaryDirectory(prefix=".new-", dir=folder) as new:
        key = create_keys(Path(new), passphrase)
        create_database(Path(new) / VAULT_FILE, key)
        _move_into(folder, Path(new))
    return SqlStorage(folder / VAULT_FILE, key)


def open_vault(folder: Path, passphrase: str) -> "SqlStorage":
    """Open the vault in the folder; an older one is backed up and brought up to date first.

    Raises StorageError: "no_vault", "wrong_passphrase", "damaged", "newer", "read_only", "full"
    or "busy".
    """
    if not vault_exists(folder):
        raise StorageError("no_vault", VAULT_FILE)
    with failures_sorted():
        if not (folder / KEY_FILE).exists():
            raise StorageError("damaged", KEY_FILE)
    key = unlock_keys(folder, passphrase)
    bring_up_to_date(folder / VAULT_FILE, key, folder / BACKUPS)
    return SqlStorage(folder / VAULT_FILE, key)


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

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.clients = SqlClients(connection)
        self.case_files = SqlCaseFiles(connection)
        self.letters = SqlLetters(connection)
        self.additions = SqlAdditions(connection)
        self.volunteers = SqlVolunteers(connection)
        self.accesses = SqlAccesses(connection)
        self.agreements = SqlAgreements(connection)
        self.erasures = SqlErasures(connection)
        self.journal = SqlJournal(connection)

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
        self._connection.commit()


class SqlStorage:
    """An open vault. Any thread may use it; one unit of work is done at a time."""

    def __init__(self, path: Path, key: bytes) -> None:
        # A closure, not a partial: that would show the key to whoever prints it.
        self._engine: Engine | None = encrypted_engine(lambda: connect(path, key))
        self._one_at_a_time = threading.RLock()

    @contextmanager
    def work(self) -> Iterator[SqlWork]:
        """Open a unit of work; whatever was not committed is rolled back.

        Raises StorageError when the surroundings fail, RuntimeError after `close`.
        """
        with self._one_at_a_time:
            if self._engine is None:
                raise RuntimeError("the vault is closed")
            with self._engine.connect() as connection:
                yield SqlWork(connection)

    def close(self) -> None:
        """Close the vault and forget its key; waits for a unit of work that is going on."""
        with self._one_at_a_time:
            if self._engine is not None:
                self._engine.dispose()
                self._engine = None


def _move_into(folder: Path, new: Path) -> None:
    # What lies there without a database is a rest of something; who knows, someone needs it.
    for name in (KEY_FILE, f"{VAULT_FILE}-wal", f"{VAULT_FILE}-shm"):
        set_aside(folder / name)
    # The database last: it is what makes a vault.
    (new / KEY_FILE).replace(folder / KEY_FILE)
    sync_folder(folder)
    (new / VAULT_FILE).replace(folder / VAULT_FILE)
    sync_folder(folder)
