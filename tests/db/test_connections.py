import sqlite3
from contextlib import closing

import pytest
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionLeft
from sqlcipher3 import dbapi2 as sqlcipher

from casework.errors import StorageError
from db.connections import connect, encrypted_engine
from db.files import new_private_file

KEY = bytes(range(32))


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "some file & 100%.db"
    new_private_file(path)
    return path


@pytest.fixture
def engine(path):
    engine = encrypted_engine(lambda: connect(path, KEY))
    yield engine
    engine.dispose()


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("cipher_memory_security", "1"),
        ("foreign_keys", 1),
        ("temp_store", 2),
        ("secure_delete", 1),
        ("synchronous", 2),
        ("busy_timeout", 5000),
    ],
)
def test_every_connection_is_careful(path, setting, value):
    connection = connect(path, KEY)

    assert connection.execute(f"PRAGMA {setting}").fetchone() == (value,)
    connection.close()


def test_a_database_that_is_not_there_is_not_made(tmp_path):
    with pytest.raises(sqlcipher.OperationalError):
        connect(tmp_path / "absent.db", KEY)

    assert list(tmp_path.iterdir()) == []


def test_a_key_of_another_size_leaves_nothing_open(path):
    with pytest.raises(AttributeError):
        connect(path, None)


def test_what_is_written_can_only_be_read_with_the_key(path):
    connection = connect(path, KEY)
    connection.execute("CREATE TABLE names (name TEXT)")
    connection.execute("INSERT INTO names VALUES ('Yusuf')")
    connection.close()

    assert b"Yusuf" not in path.read_bytes()
    assert not path.read_bytes().startswith(b"SQLite format")
    with (
        closing(sqlite3.connect(path)) as plain,
        pytest.raises(sqlite3.DatabaseError, match="not a database"),
    ):
        plain.execute("SELECT * FROM names")


def test_an_error_message_does_not_name_the_values(engine):
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE names (name TEXT PRIMARY KEY)")
        connection.exec_driver_sql("INSERT INTO names VALUES (?)", ("Yusuf",))

    with pytest.raises(IntegrityError) as raised, engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO names VALUES (?)", ("Yusuf",))

    assert "Yusuf" not in str(raised.value)


def test_a_mistake_in_sql_is_a_bug_and_passes(engine):
    with pytest.raises(OperationalError), engine.connect() as connection:
        connection.exec_driver_sql("SELECT * FROM nothing")


def test_a_second_connection_at_once_is_a_bug(engine):
    with engine.connect(), pytest.raises(NoConnectionLeft):
        engine.connect()


def test_a_database_that_went_away_is_a_storage_error(path, engine):
    path.unlink()

    with pytest.raises(StorageError) as raised:
        engine.connect()

    assert raised.value.reason == "unwritable"


def test_a_database_in_use_elsewhere_is_busy(path, engine, monkeypatch):
    monkeypatch.setattr("db.connections._WAIT_SECONDS", 0.01)
    other = connect(path, KEY)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(StorageError) as raised, engine.begin():
        pass

    assert raised.value.reason == "busy"
    other.close()
