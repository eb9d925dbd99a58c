"""Statements that go past SQLAlchemy give the same as those that do not."""

from contextlib import closing
from datetime import date
from uuid import uuid4

import pytest
from sqlalchemy import bindparam, delete, insert, literal_column, select, update

from casework.errors import StorageError
from db.connections import connect
from db.files import VAULT_FILE
from db.keys import unlock_keys
from db.models import VolunteerRow
from db.prepared import rows_of, write

NEW = insert(VolunteerRow)
BY_NAME = (
    select(VolunteerRow.name, VolunteerRow.since, VolunteerRow.until)
    .where(VolunteerRow.name == bindparam("who"))
    .order_by(VolunteerRow.id)
)


def volunteer(name, since=None):
    return {
        "id": uuid4().hex,
        "name": name,
        "role": "volunteer",
        "since": since,
        "until": None,
        "login": "",
    }


class OtherDialect:
    """A connection to something else than SQLite, as far as is asked here."""

    class dialect:  # noqa: N801  (so it is called)
        name = "postgresql"

    def __init__(self, connection):
        self.execute = connection.execute


@pytest.fixture
def connection(storage):
    with storage.work() as work:
        yield work.connection


@pytest.mark.parametrize("through", [lambda connection: connection, OtherDialect])
def test_values_go_in_and_come_out_as_what_they_are(connection, through):
    asked = through(connection)
    day = date(2026, 11, 22)

    written = [write(asked, NEW, volunteer("Đặng", since)) for since in (None, day)]

    found = {tuple(row) for row in rows_of(asked, BY_NAME, {"who": "Đặng"})}
    assert written == [1, 1]
    assert found == {("Đặng", None, None), ("Đặng", day, None)}
    assert rows_of(asked, BY_NAME, {"who": "niemand"}) == []


def test_what_needs_no_converting_comes_as_it_is(connection):
    write(connection, NEW, volunteer("A"))

    assert rows_of(connection, select(VolunteerRow.name).limit(literal_column("1")), {}) == [("A",)]


def test_changing_and_deleting_tell_how_many_rows_that_were(connection):
    for name in ("A", "B", "B"):
        write(connection, NEW, volunteer(name))
    change = update(VolunteerRow).where(VolunteerRow.name == bindparam("who")).values(role="reader")

    assert write(connection, change, {"who": "B"}) == 2
    assert write(connection, delete(VolunteerRow), {}) == 3


def test_what_is_not_committed_is_rolled_back(storage):
    with storage.work() as work:
        write(work.connection, NEW, volunteer("A"))

    with storage.work() as work:
        assert list(work.volunteers) == []


def test_failures_of_the_surroundings_are_told_as_such(folder, passphrase, storage):
    key = unlock_keys(folder, passphrase).key
    with closing(connect(folder / VAULT_FILE, key)) as other, storage.work() as work:
        other.execute("BEGIN IMMEDIATE")
        work.connection.connection.driver_connection.execute("PRAGMA busy_timeout = 0")

        with pytest.raises(StorageError) as raised:
            write(work.connection, NEW, volunteer("A"))

    assert raised.value.reason == "busy"
