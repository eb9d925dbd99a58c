from contextlib import closing

import pytest

from db.files import VAULT_FILE
from db.restore import key_of
from db.verify import TableContent, contents_of, is_whole, quoted, tables_of
from tests.db.backup_cases import fill


@pytest.fixture
def connection(folder, storage, passphrase):
    fill(storage)
    with closing(key_of(folder, passphrase).connect(folder / VAULT_FILE)) as made:
        yield made


def test_every_ordinary_table_is_counted_and_hashed(connection):
    found = contents_of(connection)

    assert set(tables_of(connection)) == set(found)
    assert {"clients", "case_files", "events", "letters"} <= set(found)
    assert found["clients"].rows == 1


def test_an_empty_table_has_no_rows_and_a_hash_of_nothing(connection):
    connection.execute("CREATE TABLE bare (x)")

    assert contents_of(connection)["bare"] == TableContent(0, "0" * 64)


def test_the_order_of_rows_changes_nothing(connection):
    connection.executescript(
        "CREATE TABLE one (x); INSERT INTO one VALUES (1), (2), (NULL);"
        "CREATE TABLE two (x); INSERT INTO two VALUES (NULL), (2), (1)"
    )

    found = contents_of(connection)

    assert found["one"] == found["two"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1", "'1'"),
        ("NULL", "''"),
        ("NULL", "'null'"),
        ("x'61'", "'a'"),
        ("x'61'", "x'62'"),
        ("1", "1.5"),
        ("'é'", "'e'"),
    ],
)
def test_values_that_differ_give_another_hash(connection, one, other):
    connection.executescript(
        f"CREATE TABLE one (x); INSERT INTO one VALUES ({one});"
        f"CREATE TABLE two (x); INSERT INTO two VALUES ({other})"
    )

    found = contents_of(connection)

    assert found["one"].sha256 != found["two"].sha256


def test_a_row_that_stands_twice_gives_another_hash(connection):
    connection.executescript(
        "CREATE TABLE one (x); INSERT INTO one VALUES (1);"
        "CREATE TABLE two (x); INSERT INTO two VALUES (1), (1)"
    )

    found = contents_of(connection)

    assert found["one"].sha256 != found["two"].sha256


def test_a_whole_database_is_whole(connection):
    assert is_whole(connection)


def test_a_row_that_refers_to_nothing_is_a_flaw(connection):
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("DELETE FROM clients")

    assert not is_whole(connection)


def test_an_index_that_lacks_a_row_is_a_flaw(connection):
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("CREATE TABLE plain (x)")
    connection.execute("CREATE INDEX odd ON plain (x)")
    connection.execute("INSERT INTO plain VALUES (1)")
    connection.execute(
        "UPDATE sqlite_master SET sql = 'CREATE INDEX odd ON plain (-x)' WHERE name = 'odd'"
    )
    connection.execute("PRAGMA schema_version = 999")

    assert not is_whole(connection)


def test_a_changed_byte_is_a_flaw_even_where_nothing_is_kept(connection, folder, passphrase):
    connection.execute("CREATE TABLE gone (x)")
    connection.execute("INSERT INTO gone VALUES (zeroblob(100000))")
    connection.execute("DROP TABLE gone")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    path = folder / VAULT_FILE
    content = bytearray(path.read_bytes())
    content[-2000] ^= 1
    path.write_bytes(content)

    with closing(key_of(folder, passphrase).connect_to_read(path)) as copy:
        assert not is_whole(copy)


def test_a_name_is_quoted():
    assert quoted('a"b') == '"a""b"'
