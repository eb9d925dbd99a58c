"""An office on a server: the same units of work, for one volunteer's login."""

import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from uuid import UUID

import psycopg
from sqlalchemy import Engine, func, select

from casework.errors import StorageError
from casework.volunteers import Volunteer
from db.listening import Listening
from db.migrate import HEAD, known_revisions
from db.server_engine import begin_reading, connected, server_engine
from db.server_failures import GONE, REFUSED, server_failures_sorted
from db.server_logins import (
    add_login,
    change_own_passphrase,
    give_passphrase,
    is_taken,
    logins_for,
    put_volunteer,
    remove_login,
)
from db.server_settings import ServerSettings
from db.server_work import ServerWork
from db.slots import PASSPHRASE, SlotName
from db.volunteers import SqlVolunteers

Connect = Callable[..., psycopg.Connection]

_TRIES = 5
_BETWEEN_TRIES = 0.5
_COMMITTED = "committed"
_UNDECIDED = "in progress"


def open_server(settings: ServerSettings, login: str, passphrase: str) -> "ServerStorage":
    """Open the office on a server as one volunteer.

    Raises StorageError: "wrong_passphrase", "server_gone", "server_refused", "server_tls",
    "server_closed" when the office moved away, "server_older" when it was not set up for this
    program, "newer" when it was for a later one, or "busy".
    """
    storage = ServerStorage(settings, login, passphrase)
    try:
        storage.look_who_it_is()
    except BaseException:
        storage.close()
        raise
    return storage


class ServerStorage:
    """An open office on a server. Any thread may use it; one unit of work is done at a time."""

    # Whatever is asked, there is no more than the login may see.
    shows_own_only = True

    def __init__(self, settings: ServerSettings, login: str, passphrase: str) -> None:
        self._settings = settings
        self._one_at_a_time = threading.RLock()
        self._volunteer: Volunteer | None = None
        self._own: set[int] = set()
        self._connect: Connect | None = None
        self._know(login, passphrase)
        self._engine: Engine = server_engine(self._connect_to_work)

    @property
    def volunteer(self) -> Volunteer:
        """Whose login this is; raises RuntimeError before `look_who_it_is`."""
        if self._volunteer is None:
            raise RuntimeError("nobody looked whose login this is")
        return self._volunteer

    @property
    def opened_by(self) -> SlotName:
        """Who opened the office, as somebody who opens a vault is known."""
        return SlotName(self.volunteer.id, self.volunteer.name, PASSPHRASE)

    def look_who_it_is(self) -> None:
        """Find whose login this is, and that the server fits; raises as `open_server` does."""
        with self._one_at_a_time, self._engine.connect() as connection:
            begin_reading(connection)
            revision = connection.exec_driver_sql(
                "SELECT version_num FROM alembic_version"
            ).scalar_one_or_none()
            _check_revision(revision)
            found = connection.execute(select(func.me())).scalar_one()
            if found is None:
                raise StorageError(REFUSED, "no volunteer has this login")
            self._volunteer = SqlVolunteers(connection).get(UUID(found))

    @contextmanager
    def work(self) -> Iterator[ServerWork]:
        """Open a unit of work; whatever was not committed is rolled back.

        Raises StorageError when the server fails, NoAccessError for what it does not allow,
        RuntimeError after `close`.
        """
        with self._one_at_a_time:
            if self._connect is None:
                raise RuntimeError("the office is closed")
            with self._engine.connect() as connection:
                begin_reading(connection)
                yield ServerWork(connection, self._arrived)

    def listening(self) -> Listening:
        """Listen, on a connection of its own, to what others change; raises StorageError."""
        return Listening(self._open_connection(autocommit=True), self._own)

    def add_volunteer(self, volunteer: Volunteer, login: str, passphrase: str) -> None:
        """Let one more person in, by a login of their own; for coordinators.

        Raises NoAccessError, and StorageError("exists") for a login that somebody has.
        """
        with self._directly() as connection:
            put_volunteer(connection, volunteer)
            add_login(connection, volunteer, login, passphrase)

    def slots(self) -> tuple[SlotName, ...]:
        """List who has a login, as those are listed who have a key of a vault."""
        with self.work() as work:
            everyone = tuple(work.volunteers)
        return tuple(SlotName(one.id, one.name, PASSPHRASE) for one in everyone if one.login)

    def add_login(self, volunteer_id: UUID, passphrase: str) -> str:
        """Make a login for a volunteer who has none, and return it; for coordinators."""
        with self.work() as work:
            volunteer = work.volunteers.get(volunteer_id)
        if volunteer.login:
            raise StorageError("exists", volunteer.login)
        with self._directly() as connection:
            login = next(one for one in logins_for(volunteer.name) if not is_taken(connection, one))
            add_login(connection, volunteer, login, passphrase)
        return login

    def reset_passphrase(self, volunteer_id: UUID, passphrase: str) -> None:
        """Give somebody who forgot their passphrase another; for coordinators."""
        with self._directly() as connection:
            give_passphrase(connection, volunteer_id, passphrase)

    def remove_volunteer(self, volunteer_id: UUID) -> None:
        """Shut somebody out at once; for coordinators.

        Raises NoAccessError, and StorageError("last_coordinator").
        """
        with self._directly() as connection:
            remove_login(connection, volunteer_id)

    def change_passphrase(self, old: str, new: str) -> None:
        """Change one's own passphrase; raises StorageError("wrong_passphrase")."""
        with self._one_at_a_time:
            login = self.volunteer.login
            with closing(connected(self._settings, login, old)) as connection, connection:
                change_own_passphrase(connection, login, new)
            self._engine.dispose()
            self._know(login, new)

    def close(self) -> None:
        """Leave the server and forget the passphrase; waits for work that is going on."""
        with self._one_at_a_time:
            self._engine.dispose()
            self._connect = None

    def _know(self, login: str, passphrase: str) -> None:
        # A closure, not a partial: that would show the passphrase to whoever prints it.
        def connect(*, autocommit: bool = False) -> psycopg.Connection:
            return connected(self._settings, login, passphrase, autocommit=autocommit)

        self._connect = connect

    @contextmanager
    def _directly(self) -> Iterator[psycopg.Connection]:
        """Do something on a connection of its own, in one transaction."""
        with (
            server_failures_sorted(),
            closing(self._open_connection()) as connection,
            connection,
        ):
            yield connection

    def _connect_to_work(self) -> psycopg.Connection:
        connection = self._open_connection()
        self._own.add(connection.info.backend_pid)
        return connection

    def _open_connection(self, *, autocommit: bool = False) -> psycopg.Connection:
        if self._connect is None:
            raise RuntimeError("the office is closed")
        return self._connect(autocommit=autocommit)

    def _arrived(self, transaction: str) -> bool:
        """Ask whether a transaction was kept; raises StorageError when nobody can tell."""
        for _ in range(_TRIES):
            status = self._status_of(transaction)
            if status is not None and status != _UNDECIDED:
                return status == _COMMITTED
            # Either the server is not back yet, or it has not noticed yet that we were cut off.
            threading.Event().wait(_BETWEEN_TRIES)
        return False

    def _status_of(self, transaction: str) -> str | None:
        question = "SELECT pg_xact_status(%s::xid8)"
        try:
            with closing(self._open_connection(autocommit=True)) as connection:
                row = connection.execute(question, (transaction,)).fetchone()
        except StorageError as error:
            if error.reason != GONE:
                raise
            return None
        return None if row is None else row[0]


def _check_revision(revision: str | None) -> None:
    if revision != HEAD:
        older = revision is None or revision in known_revisions()
        raise StorageError("server_older" if older else "newer", revision or "")
