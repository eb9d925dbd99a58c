"""Logins on a server: what is asked of it, in a transaction of the caller.

A passphrase is never sent: the server keeps, and gets, what it can be proven with.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import count
from uuid import UUID

from psycopg import Connection, sql

from casework.volunteers import Volunteer

# PostgreSQL takes 63 bytes; a number can follow.
_LONGEST = 56


def put_volunteer(connection: Connection, volunteer: Volunteer) -> None:
    """Store a volunteer, but not the login; an existing login gets the rights of the role."""
    values = (volunteer.id.hex, volunteer.name, volunteer.role, volunteer.since, volunteer.until)
    connection.execute("SELECT put_volunteer(%s, %s, %s, %s, %s)", values)


def add_login(connection: Connection, volunteer: Volunteer, login: str, passphrase: str) -> None:
    """Make the login of a stored volunteer."""
    verifier = _verifier(connection, login, passphrase)
    connection.execute("SELECT add_login(%s, %s, %s)", (volunteer.id.hex, login, verifier))


def give_passphrase(connection: Connection, volunteer_id: UUID, passphrase: str) -> None:
    """Give a volunteer's login another passphrase; raises LookupError when there is none."""
    query = "SELECT login FROM volunteers WHERE id = %s AND login <> ''"
    row = connection.execute(query, (volunteer_id.hex,)).fetchone()
    if row is None:
        raise LookupError(volunteer_id)
    verifier = _verifier(connection, row[0], passphrase)
    connection.execute("SELECT reset_passphrase(%s, %s)", (volunteer_id.hex, verifier))


def remove_login(connection: Connection, volunteer_id: UUID) -> None:
    """Take a volunteer's login away; they stay known as a volunteer who left."""
    connection.execute("SELECT remove_login(%s)", (volunteer_id.hex,))


def change_own_passphrase(connection: Connection, login: str, passphrase: str) -> None:
    """Change the passphrase of the login itself."""
    verifier = sql.Literal(_verifier(connection, login, passphrase))
    connection.execute(sql.SQL("ALTER ROLE CURRENT_USER PASSWORD {}").format(verifier))


def logins_for(name: str) -> Iterator[str]:
    """Yield what somebody of this name could be called on a server, the plainest first."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("đ", "d").replace("ł", "l"))
    parts = re.findall("[a-z0-9]+", "".join(one for one in plain if not unicodedata.combining(one)))
    login = ".".join(parts)[:_LONGEST].strip(".")
    if not login[:1].isalpha() or login.startswith("pg"):
        login = f"v.{login}".strip(".")
    yield login
    yield from (f"{login}{number}" for number in count(2))


def is_taken(connection: Connection, login: str) -> bool:
    """Whether somebody has the login, in whichever office of the server."""
    query = "SELECT FROM pg_roles WHERE rolname = %s"
    return connection.execute(query, (login,)).fetchone() is not None


def volunteer_of(connection: Connection, login: str) -> UUID:
    """Return whose login it is; raises LookupError when it is nobody's."""
    row = connection.execute("SELECT id FROM volunteers WHERE login = %s", (login,)).fetchone()
    if row is None:
        raise LookupError(login)
    return UUID(row[0])


def _verifier(connection: Connection, login: str, passphrase: str) -> str:
    return connection.pgconn.encrypt_password(
        passphrase.encode(), login.encode(), b"scram-sha-256"
    ).decode()
