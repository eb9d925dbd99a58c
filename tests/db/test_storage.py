import errno
import os
import sqlite3
import stat
import subprocess
import sys
import threading
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from casework.casefile import CaseEvent, CaseFile
from casework.clients import Client
from casework.errors import StorageError
from casework.storage import Office, StoredLetter
from db.connections import connect
from db.files import VAULT_FILE, vault_exists
from db.key_file import KEY_FILE
from db.keys import unlock_keys
from db.occupancy import LOCK_FILE, RECORD_FILE
from db.storage import SqlStorage, create_vault, open_vault

CLIENT = Client(uuid4(), "Gebreselassie", "Tesfalem", v_nummer="9988776655", notes="Vluchtverhaal")
CASE_FILE = CaseFile(
    uuid4(),
    "2026-0001",
    CLIENT.id,
    "asiel",
    events=(CaseEvent("aanvraag_ontvangen", date(2025, 1, 1)),),
)
LETTER = StoredLetter(
    uuid4(),
    CASE_FILE.id,
    "ingebrekestelling",
    date(2026, 11, 22),
    "Namens Tesfalem Gebreselassie",
    b"%PDF van Gebreselassie",
    "00",
    fields={"v_nummer": "9988776655"},
)
SECRETS = ("Gebreselassie", "Tesfalem", "9988776655", "Vluchtverhaal", "Wilhelmina", "Steunpunt")


def fill(storage):
    with storage.work() as work:
        work.clients.put(CLIENT)
        work.case_files.put(CASE_FILE)
        work.letters.put(LETTER)
        work.put_office(Office("Steunpunt"))
        work.commit()


def reason_of_opening(folder, passphrase):
    with pytest.raises(StorageError) as raised:
        open_vault(folder, passphrase)
    return raised.value.reason


def files(folder):
    return {path.relative_to(folder): path for path in folder.rglob("*") if path.is_file()}


def test_what_was_committed_is_there_after_opening_again(tmp_path, passphrase):
    storage = create_vault(tmp_path / "vault", passphrase)
    fill(storage)
    storage.close()

    storage = open_vault(tmp_path / "vault", passphrase)

    with storage.work() as work:
        assert list(work.clients) == [CLIENT]
        assert list(work.case_files) == [CASE_FILE]
        assert work.letters.get(LETTER.id) == LETTER
        assert work.office() == Office("Steunpunt")
    storage.close()


def test_a_new_vault_is_for_its_owner_alone(tmp_path, passphrase):
    storage = create_vault(tmp_path / "vault", passphrase)
    fill(storage)

    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in files(tmp_path).values()}
    storage.close()

    assert stat.S_IMODE((tmp_path / "vault").stat().st_mode) == 0o700
    assert modes == dict.fromkeys(
        (VAULT_FILE, f"{VAULT_FILE}-wal", f"{VAULT_FILE}-shm", KEY_FILE, LOCK_FILE, RECORD_FILE),
        0o600,
    )


def test_nothing_in_the_folder_can_be_read_without_the_key(folder, storage):
    fill(storage)
    while_open = [path.read_bytes() for path in files(folder).values()]
    storage.close()
    after = [path.read_bytes() for path in files(folder).values()]

    assert len(while_open) == 6
    assert len(after) == 3
    for secret in SECRETS:
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            assert not any(secret.encode(encoding) in content for content in while_open + after)


def test_what_was_not_committed_is_gone(storage):
    with storage.work() as work:
        work.clients.put(CLIENT)

    with storage.work() as work:
        assert list(work.clients) == []


def test_an_error_in_a_unit_of_work_undoes_what_was_not_committed(storage):
    def register_and_fail():
        with storage.work() as work:
            work.clients.put(CLIENT)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        register_and_fail()

    with storage.work() as work:
        assert list(work.clients) == []


def test_what_was_committed_before_an_error_stays(storage):
    def register_and_fail():
        with storage.work() as work:
            work.clients.put(CLIENT)
            work.commit()
            work.put_office(Office("Steunpunt"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        register_and_fail()

    with storage.work() as work:
        assert list(work.clients) == [CLIENT]
        assert work.office() == Office()


def test_what_was_committed_survives_a_program_that_dies(folder, passphrase):
    code = """
import os, sys
from pathlib import Path
from casework.usecases import Office
from db.storage import open_vault

with open_vault(Path(sys.argv[1]), sys.argv[2]).work() as work:
    work.put_office(Office("committed"))
    work.commit()
    work.put_office(Office("not committed"))
    os._exit(1)
"""
    subprocess.run([sys.executable, "-c", code, folder, passphrase], check=False)

    storage = open_vault(folder, passphrase)

    with storage.work() as work:
        assert work.office() == Office("committed")
    storage.close()


def test_units_of_work_in_several_threads_come_one_after_the_other(storage):
    def register(number):
        for _ in range(5):
            with storage.work() as work:
                serial = work.case_files.last_number(2026) + 1
                work.clients.put(client := Client(uuid4(), f"Number {number}"))
                work.case_files.put(CaseFile(uuid4(), f"2026-{serial:04}", client.id, "asiel"))
                work.commit()

    threads = [threading.Thread(target=register, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with storage.work() as work:
        assert work.case_files.last_number(2026) == 20


def test_a_closed_vault_does_no_more_work(folder, storage):
    storage.close()
    storage.close()

    with pytest.raises(RuntimeError, match="closed"), storage.work():
        pass
    assert set(files(folder)) == {Path(VAULT_FILE), Path(KEY_FILE), Path(LOCK_FILE)}


def test_an_open_vault_shows_no_key_when_printed(folder, passphrase, storage):
    key = unlock_keys(folder, passphrase).key

    shown = repr([storage, vars(storage), vars(storage._engine), vars(storage._engine.pool)])

    assert repr(key) not in shown
    assert key.hex() not in shown


def test_a_wrong_passphrase_opens_nothing(folder, passphrase):
    assert reason_of_opening(folder, passphrase.title()) == "wrong_passphrase"


@pytest.mark.parametrize("name", ["empty", "absent/folder"])
def test_a_folder_without_a_vault_has_no_vault(tmp_path, name, passphrase):
    (tmp_path / "empty").mkdir()

    assert reason_of_opening(tmp_path / name, passphrase) == "no_vault"


def test_a_vault_without_its_key_file_is_damaged(folder, passphrase):
    (folder / KEY_FILE).unlink()

    assert reason_of_opening(folder, passphrase) == "damaged"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"Beste lezer,", id="a text"),
        pytest.param(os.urandom(8192), id="random bytes"),
    ],
)
def test_a_file_that_is_no_vault_is_damaged(folder, passphrase, content):
    (folder / VAULT_FILE).write_bytes(content)

    assert reason_of_opening(folder, passphrase) == "damaged"


def test_a_database_that_is_not_encrypted_is_no_vault(folder, passphrase):
    (folder / VAULT_FILE).unlink()
    plain = sqlite3.connect(folder / VAULT_FILE)
    plain.execute("CREATE TABLE alembic_version (version_num TEXT)")
    plain.commit()
    plain.close()

    assert reason_of_opening(folder, passphrase) == "damaged"


def test_the_vault_of_another_key_is_damaged(folder, tmp_path, passphrase):
    create_vault(tmp_path / "other", passphrase).close()
    (tmp_path / "other" / VAULT_FILE).replace(folder / VAULT_FILE)

    assert reason_of_opening(folder, passphrase) == "damaged"


def test_half_a_vault_is_damaged(folder, passphrase):
    content = (folder / VAULT_FILE).read_bytes()
    (folder / VAULT_FILE).write_bytes(content[: len(content) // 2])

    assert reason_of_opening(folder, passphrase) == "damaged"


def everything_in(storage):
    try:
        with storage.work() as work:
            return [*work.clients, *work.case_files, work.letters.get(LETTER.id), work.office()]
    finally:
        storage.close()


EVERYTHING = [CLIENT, CASE_FILE, LETTER, Office("Steunpunt")]


def test_a_flipped_bit_is_never_read_as_if_it_were_true(folder, passphrase, storage):
    fill(storage)
    storage.close()
    path, key = folder / VAULT_FILE, unlock_keys(folder, passphrase).key
    whole = path.read_bytes()

    outcomes = []
    for position in range(2000, len(whole), 4096):
        flipped = bytes([whole[position] ^ 1])
        path.write_bytes(whole[:position] + flipped + whole[position + 1 :])
        try:
            outcomes.append(everything_in(SqlStorage(path, key)))
        except StorageError as error:
            outcomes.append(error.reason)

    # A page in which nothing of these lies may be broken unseen.
    assert "damaged" in outcomes
    assert all(outcome in ("damaged", EVERYTHING) for outcome in outcomes)


def test_a_newer_vault_is_refused_and_left_alone(folder, passphrase):
    connection = connect(folder / VAULT_FILE, unlock_keys(folder, passphrase).key)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = (folder / VAULT_FILE).read_bytes()

    assert reason_of_opening(folder, passphrase) == "newer"
    assert (folder / VAULT_FILE).read_bytes() == before


def test_a_folder_that_cannot_be_written_is_told_at_opening(
    reachable_folder, written_by_nobody, passphrase
):
    folder = reachable_folder / "vault"
    create_vault(folder, passphrase).close()

    with written_by_nobody(folder):
        assert reason_of_opening(folder, passphrase) == "read_only"


def test_a_database_file_that_cannot_be_written_is_told_at_opening(
    reachable_folder, written_by_nobody, passphrase
):
    folder = reachable_folder / "vault"
    create_vault(folder, passphrase).close()

    with written_by_nobody(folder):
        folder.chmod(0o700)
        assert reason_of_opening(folder, passphrase) == "read_only"


def test_no_vault_is_made_in_a_folder_that_cannot_be_written(
    reachable_folder, written_by_nobody, passphrase
):
    with written_by_nobody(reachable_folder), pytest.raises(StorageError) as raised:
        create_vault(reachable_folder, passphrase)

    assert raised.value.reason == "read_only"
    assert list(reachable_folder.iterdir()) == []


def test_no_vault_is_opened_while_another_program_writes(folder, passphrase, monkeypatch):
    monkeypatch.setattr("db.connections._WAIT_SECONDS", 0.01)
    other = connect(folder / VAULT_FILE, unlock_keys(folder, passphrase).key)
    other.execute("BEGIN IMMEDIATE")

    reason = reason_of_opening(folder, passphrase)

    other.close()
    assert reason == "busy"
    open_vault(folder, passphrase).close()


def limit_pages(storage, pages):
    """Let the database grow no further, as on a full disk: SQLite gives the same error."""
    with storage._engine.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")


def store_much(storage, number):
    with storage.work() as work:
        for _ in range(number):
            work.clients.put(Client(uuid4(), "A", notes="n" * 1000))
        work.commit()


def test_a_full_disk_loses_nothing_that_was_there(folder, passphrase, storage):
    fill(storage)
    limit_pages(storage, 1)

    with pytest.raises(StorageError) as raised:
        store_much(storage, 500)

    assert raised.value.reason == "full"
    with storage.work() as work:
        assert list(work.clients) == [CLIENT]
    storage.close()
    assert everything_in(open_vault(folder, passphrase)) == EVERYTHING


def test_after_a_full_disk_the_same_can_be_stored_again(storage):
    limit_pages(storage, 1)
    with pytest.raises(StorageError):
        store_much(storage, 500)

    limit_pages(storage, 1_000_000)
    store_much(storage, 500)

    with storage.work() as work:
        assert len(list(work.clients)) == 500


def test_a_vault_is_never_written_over(folder, passphrase, storage):
    fill(storage)
    storage.close()
    before = {name: path.read_bytes() for name, path in files(folder).items()}

    with pytest.raises(StorageError) as raised:
        create_vault(folder, "another passphrase")

    assert raised.value.reason == "exists"
    assert {name: path.read_bytes() for name, path in files(folder).items()} == before


def test_a_database_without_a_key_file_is_not_written_over_either(folder, passphrase):
    (folder / KEY_FILE).unlink()

    with pytest.raises(StorageError) as raised:
        create_vault(folder, passphrase)

    assert raised.value.reason == "exists"


@pytest.mark.parametrize("failing", range(1, 5))
def test_making_a_vault_on_a_failing_disk_leaves_a_whole_one_or_nothing(
    tmp_path, passphrase, monkeypatch, failing
):
    folder, fsync, calls = tmp_path / "vault", os.fsync, iter(range(1, 100))

    def fsync_once_full(handle):
        if next(calls) == failing:
            raise OSError(errno.ENOSPC, "No space left on device")
        fsync(handle)

    monkeypatch.setattr(os, "fsync", fsync_once_full)

    with pytest.raises(StorageError) as raised:
        create_vault(folder, passphrase)

    assert raised.value.reason == "full"
    assert not list(folder.glob(".*"))
    if not vault_exists(folder):
        create_vault(folder, passphrase).close()
    open_vault(folder, passphrase).close()


def test_making_a_vault_while_files_cannot_grow_leaves_nothing(tmp_path, passphrase):
    resource = pytest.importorskip("resource", reason="Windows has no limit on file sizes")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)

    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, limits[1]))
    try:
        with pytest.raises(StorageError) as raised:
            create_vault(tmp_path / "vault", passphrase)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    assert raised.value.reason == "unwritable"
    assert set(files(tmp_path / "vault")) == {Path(LOCK_FILE)}
    create_vault(tmp_path / "vault", passphrase).close()


def test_what_lies_where_a_new_vault_comes_is_set_aside(tmp_path, passphrase):
    rests = (KEY_FILE, f"{VAULT_FILE}-wal", f"{VAULT_FILE}-shm")
    for name in rests:
        (tmp_path / name).write_text("a rest")

    create_vault(tmp_path, passphrase).close()

    assert [(tmp_path / f"{name}.old-1").read_text() for name in rests] == ["a rest"] * 3
    open_vault(tmp_path, passphrase).close()


def test_an_up_to_date_vault_opens_without_loading_alembic(folder, passphrase):
    code = """
import sys
from pathlib import Path
from db.storage import open_vault

open_vault(Path(sys.argv[1]), sys.argv[2]).close()
print("alembic" in sys.modules)
"""

    done = subprocess.run(
        [sys.executable, "-c", code, folder, passphrase], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "False"
    assert done.stderr == ""


def test_a_wrong_key_says_nothing_on_the_terminal(folder, passphrase, tmp_path):
    create_vault(tmp_path / "other", passphrase).close()
    (tmp_path / "other" / VAULT_FILE).replace(folder / VAULT_FILE)
    code = """
import sys
from pathlib import Path
from casework.errors import StorageError
from db.storage import open_vault

try:
    open_vault(Path(sys.argv[1]), sys.argv[2])
except StorageError as error:
    print(error)
"""

    done = subprocess.run(
        [sys.executable, "-c", code, folder, passphrase], capture_output=True, text=True, check=True
    )

    assert (done.stdout.strip(), done.stderr) == ("damaged SQLITE_NOTADB", "")
