"""Another key for a vault: who is removed is shut out, and a crash at any step loses nothing."""

import errno
import os
import shutil
import stat
import subprocess
import sys
from contextlib import closing, suppress
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from casework.casefile import CaseEvent, CaseFile
from casework.clients import Client
from casework.errors import StorageError
from casework.storage import NotFoundError, StoredLetter
from db.connections import connect
from db.files import VAULT_FILE
from db.key_file import KEY_FILE, promoted, read_keys, write_keys
from db.keys import add_slot, make_recovery, slots, unlock_keys, writable_keys
from db.rekey import (
    _copy_under,
    _holding_both,
    _put_in_place,
    _without,
    finish_or_undo,
    fitting,
    remove_slot,
)
from db.slots import Argon2Parameters
from db.storage import SqlStorage, create_vault, open_vault

CHEAP = Argon2Parameters(memory_kib=128, time=1, lanes=1)
BAS = UUID(int=2)
LEAVING = "tien groene fietsen"
AFTER = bytes(range(32))

CLIENT = Client(uuid4(), "Haddad", "Lina", v_nummer="1234567890")
CASE_FILE = CaseFile(
    uuid4(),
    "2026-0001",
    CLIENT.id,
    "nareis",
    events=(CaseEvent("aanvraag_ontvangen", date(2025, 1, 1)),),
)
LETTER = StoredLetter(
    uuid4(), CASE_FILE.id, "ingebrekestelling", date(2026, 1, 1), "Geachte heer", b"%PDF", "00"
)


@pytest.fixture(scope="module")
def office(tmp_path_factory, passphrase):
    """A vault with a file, two people and a recovery sheet; and the code of that."""
    folder = tmp_path_factory.mktemp("office") / "vault"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("db.keys.PARAMETERS", CHEAP)
        storage = create_vault(folder, passphrase, "Fatima")
        with storage.work() as work:
            work.clients.put(CLIENT)
            work.case_files.put(CASE_FILE)
            work.letters.put(LETTER)
            work.commit()
        storage.with_key(lambda place, key: add_slot(place, key, "Bas", LEAVING, BAS))
        code = storage.with_key(make_recovery)
        storage.close()
    return folder, code


@pytest.fixture
def folder(tmp_path, office):
    return shutil.copytree(office[0], tmp_path / "vault")


@pytest.fixture
def key(folder, passphrase):
    return unlock_keys(folder, passphrase).key


def opens(folder, text):
    """Open the vault as the program does; return what is in it, and close it again."""
    storage = open_vault(folder, text)
    try:
        return all_in(storage)
    finally:
        storage.close()


def all_in(storage):
    with storage.work() as work:
        (client,), (case_file,) = list(work.clients), list(work.case_files)
        letters = [work.letters.get(one.id) for one in work.letters.of_case(case_file.id)]
    names = (client.family_name, case_file.number, case_file.events)
    return names == (CLIENT.family_name, CASE_FILE.number, CASE_FILE.events) and letters == [LETTER]


def reason_of(work):
    with pytest.raises(StorageError) as raised:
        work()
    return raised.value.reason


def names(folder):
    """Name what lies in the folder, but for who has the vault open."""
    return {path.name for path in folder.iterdir()} - {"vault.lock", "vault.open"}


def contents(folder):
    return {name: (folder / name).read_bytes() for name in (VAULT_FILE, KEY_FILE)}


def flip(path, position):
    whole = path.read_bytes()
    path.write_bytes(whole[:position] + bytes([whole[position] ^ 1]) + whole[position + 1 :])


def leave_dangling(path, key):
    with closing(connect(path, key, foreign_keys=False)) as connection:
        connection.execute("DELETE FROM case_files")


def test_who_is_removed_is_shut_out_and_everyone_else_is_not(folder, key, passphrase, office):
    after = remove_slot(folder, key, BAS)

    assert after != key
    assert reason_of(lambda: open_vault(folder, LEAVING)) == "wrong_passphrase"
    assert opens(folder, passphrase)
    assert opens(folder, office[1])
    assert unlock_keys(folder, passphrase).key == after
    assert [slot.name for slot in slots(folder)] == ["Fatima", ""]


def test_who_kept_the_old_key_reads_nothing_any_more(folder, key):
    remove_slot(folder, key, BAS)

    assert fitting(folder / VAULT_FILE, (key,)) is None
    assert reason_of(lambda: all_in(SqlStorage(folder / VAULT_FILE, key))) == "damaged"


def test_who_kept_the_old_key_file_cannot_put_it_back(folder, key, passphrase):
    old = (folder / KEY_FILE).read_bytes()
    remove_slot(folder, key, BAS)
    (folder / KEY_FILE).write_bytes(old)

    assert reason_of(lambda: open_vault(folder, LEAVING)) == "damaged"


def test_nothing_is_left_beside_the_vault_and_it_is_the_owners_alone(folder, key):
    remove_slot(folder, key, BAS)

    assert names(folder) == {VAULT_FILE, KEY_FILE}
    assert stat.S_IMODE((folder / VAULT_FILE).stat().st_mode) == 0o600


@pytest.mark.parametrize("mode", ["wal", "delete"])
def test_the_settings_of_the_database_stay(folder, key, mode):
    with closing(connect(folder / VAULT_FILE, key)) as connection:
        connection.execute(f"PRAGMA journal_mode = {mode}")
        connection.execute("PRAGMA user_version = 7")

    after = remove_slot(folder, key, BAS)

    with closing(connect(folder / VAULT_FILE, after)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == (mode,)
        assert connection.execute("PRAGMA user_version").fetchone() == (7,)


def test_what_is_only_in_the_write_ahead_log_comes_along(folder, key, tmp_path):
    storage = SqlStorage(folder / VAULT_FILE, key)
    with storage.work() as work:
        work.clients.put(Client(uuid4(), "Yusuf"))
        work.commit()
    died = shutil.copytree(folder, tmp_path / "died")
    storage.close()
    assert (died / f"{VAULT_FILE}-wal").stat().st_size > 0

    after = remove_slot(died, key, BAS)

    storage = SqlStorage(died / VAULT_FILE, after)
    with storage.work() as work:
        assert "Yusuf" in {client.family_name for client in work.clients}
    storage.close()


def test_the_recovery_sheet_can_be_taken_away_too(folder, key, passphrase, office):
    sheet = slots(folder)[-1]

    remove_slot(folder, key, sheet.id)

    assert reason_of(lambda: open_vault(folder, office[1])) == "wrong_code"
    assert opens(folder, passphrase)
    assert opens(folder, LEAVING)


def test_the_last_passphrase_cannot_be_taken_away(folder, key, passphrase):
    first = slots(folder)[0]
    after = remove_slot(folder, key, BAS)
    before = contents(folder)

    assert reason_of(lambda: remove_slot(folder, after, first.id)) == "last_slot"
    assert contents(folder) == before


def test_an_unknown_slot_changes_nothing(folder, key):
    before = contents(folder)

    with pytest.raises(NotFoundError):
        remove_slot(folder, key, uuid4())

    assert contents(folder) == before


def test_with_another_key_nothing_is_changed(folder):
    before = contents(folder)

    assert reason_of(lambda: remove_slot(folder, AFTER, BAS)) == "tampered"
    assert contents(folder) == before


def test_while_somebody_writes_nothing_is_changed(folder, key, passphrase, monkeypatch):
    monkeypatch.setattr("db.connections._WAIT_SECONDS", 0.01)
    before = contents(folder)

    with closing(connect(folder / VAULT_FILE, key)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert reason_of(lambda: remove_slot(folder, key, BAS)) == "busy"

    assert contents(folder) == before
    assert opens(folder, LEAVING)


def test_a_log_that_somebody_left_beside_the_database_stops_it(folder, key):
    _copy_under(folder, key, AFTER)
    (folder / f"{VAULT_FILE}-journal").write_bytes(b"")

    assert reason_of(lambda: _put_in_place(folder)) == "busy"


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda path, _: path.write_bytes(b"no vault any more" * 1000), id="all of it"),
        pytest.param(lambda path, _: flip(path, 9000), id="a byte"),
        pytest.param(leave_dangling, id="a fact of no file"),
    ],
)
def test_a_damaged_vault_gets_no_other_key(folder, key, spoil):
    spoil(folder / VAULT_FILE, key)
    before = contents(folder)

    assert reason_of(lambda: remove_slot(folder, key, BAS)) == "damaged"
    assert contents(folder) == before


def steps_of(folder, key):
    """Do what removing does, step by step; each leaves the folder as a crash after it would."""
    key_file = writable_keys(folder, key)
    both = _holding_both(key_file, _without(key_file, BAS), key, AFTER)
    _copy_under(folder, key, AFTER)
    yield "copied"
    write_keys(folder / KEY_FILE, both, key, AFTER)
    yield "holding both"
    _put_in_place(folder)
    yield "in place"
    write_keys(folder / KEY_FILE, promoted(both), AFTER)
    yield "done"


def interrupted(folder, key, after):
    for step in steps_of(folder, key):
        if step == after:
            return


@pytest.mark.parametrize("step", ["copied", "holding both"])
def test_before_the_copy_is_in_place_the_removal_is_undone(folder, key, passphrase, step):
    interrupted(folder, key, step)

    assert opens(folder, LEAVING)
    assert opens(folder, passphrase)
    assert unlock_keys(folder, passphrase).key == key
    assert names(folder) == {VAULT_FILE, KEY_FILE}
    assert len(read_keys(folder).macs) == 1


@pytest.mark.parametrize("step", ["in place", "done"])
def test_once_the_copy_is_in_place_the_removal_is_finished(folder, key, passphrase, office, step):
    interrupted(folder, key, step)

    assert reason_of(lambda: open_vault(folder, LEAVING)) == "wrong_passphrase"
    assert opens(folder, office[1])
    assert unlock_keys(folder, passphrase).key == AFTER
    assert [slot.name for slot in slots(folder)] == ["Fatima", ""]
    assert len(read_keys(folder).macs) == 1


@pytest.mark.parametrize("step", ["holding both", "in place"])
def test_a_file_that_holds_both_keys_can_be_changed_too(folder, key, step):
    interrupted(folder, key, step)
    now = fitting(folder / VAULT_FILE, (AFTER, key))

    add_slot(folder, now, "Tom", "negen gele ganzen")

    assert opens(folder, "negen gele ganzen")
    assert len(read_keys(folder).macs) == 1


@pytest.mark.parametrize("step", ["holding both", "in place"])
def test_a_file_that_holds_both_keys_shows_tampering_too(folder, key, passphrase, step):
    interrupted(folder, key, step)
    key_file = read_keys(folder)
    wrong = (bytes(32), AFTER) if step == "holding both" else (key, bytes(32))

    write_keys(folder / KEY_FILE, key_file, *wrong)

    assert reason_of(lambda: open_vault(folder, passphrase)) == "tampered"


def test_when_neither_key_opens_the_database_it_is_damaged(folder, key, passphrase):
    interrupted(folder, key, "holding both")
    (folder / VAULT_FILE).write_bytes(b"no vault any more" * 1000)

    assert reason_of(lambda: open_vault(folder, passphrase)) == "damaged"


def test_a_database_that_is_not_there_is_told(folder, key):
    assert reason_of(lambda: fitting(folder / "absent.db", (key,))) == "unwritable"


def test_without_anything_left_over_nothing_is_changed(folder, key):
    before = contents(folder)

    finish_or_undo(folder, key)

    assert contents(folder) == before


CRASHES = """
import os, shutil, signal, sys
from pathlib import Path
from uuid import UUID

from db.rekey import remove_slot

office, work, key, slot = sys.argv[1:]
work, key, slot = Path(work), bytes.fromhex(key), UUID(slot)
TOUCHES = ("open", "os.rename", "os.remove")


def crash_at(step, folder):
    left = [step]

    def hook(event, arguments):
        if event in TOUCHES and str(folder) in str(arguments[0]):
            left[0] -= 1
            if left[0] == 0:
                os._exit(1)

    sys.addaudithook(hook)


def crash_after(seconds, folder):
    signal.setitimer(signal.ITIMER_REAL, seconds)


def tried(name, crash, when):
    folder = shutil.copytree(office, work / name)
    child = os.fork()
    if child == 0:
        crash(when, folder)
        remove_slot(folder, key, slot)
        os._exit(0)
    return os.waitpid(child, 0)[1] == 0


step = 1
while not tried(f"step-{step:02}", crash_at, step):
    step += 1
for number in range(1, 9):
    tried(f"moment-{number:02}", crash_after, number / 100)
"""


@pytest.fixture(scope="module")
def crashed(office, passphrase, tmp_path_factory):
    """Folders of vaults in which the program died while removing, at every step it took."""
    if not hasattr(os, "fork"):
        pytest.skip("the system cannot copy a process")
    work, key = tmp_path_factory.mktemp("crashed"), unlock_keys(office[0], passphrase).key.hex()
    command = [sys.executable, "-c", CRASHES, office[0], work, key, str(BAS)]
    root = Path(__file__).resolve().parents[2]
    subprocess.run(command, check=True, cwd=root)
    return sorted(work.iterdir())


def outcome_in(folder, passphrase, first):
    """Open a vault after a crash, with one passphrase first; say what became of the removal."""
    if first == LEAVING:
        done = removal_done(folder)
        assert opens(folder, passphrase)
    else:
        assert opens(folder, passphrase)
        done = removal_done(folder)
    assert names(folder) == {VAULT_FILE, KEY_FILE}
    assert len(read_keys(folder).macs) == 1
    assert done == (len(slots(folder)) == 2)
    return done


def removal_done(folder):
    if len(slots(folder)) == 3 and not shut_out(folder):
        assert opens(folder, LEAVING)
        return False
    assert reason_of(lambda: open_vault(folder, LEAVING)) == "wrong_passphrase"
    return True


def shut_out(folder):
    with suppress(StorageError):
        unlock_keys(folder, LEAVING)
        return False
    return True


def test_a_crash_at_any_step_loses_nothing_and_is_undone_or_finished(crashed, passphrase, tmp_path):
    for first in (passphrase, LEAVING):
        outcomes = [
            outcome_in(shutil.copytree(folder, tmp_path / first / folder.name), passphrase, first)
            for folder in crashed
            if folder.name.startswith("step")
        ]
        # One moment decides: undone up to there, finished from there on.
        assert outcomes == sorted(outcomes)
        assert {False, True} == set(outcomes)


def test_a_crash_at_any_moment_loses_nothing(crashed, passphrase, tmp_path):
    moments = [folder for folder in crashed if folder.name.startswith("moment")]

    assert moments
    for folder in moments:
        copy = shutil.copytree(folder, tmp_path / folder.name)
        if not outcome_in(copy, passphrase, passphrase):
            remove_slot(copy, unlock_keys(copy, passphrase).key, BAS)
        assert opens(copy, passphrase)
        assert removal_done(copy)


class FailingDisk:
    """Lets one of the calls that reach the disk fail, as on a full disk."""

    def __init__(self, monkeypatch, failing):
        self.left = failing
        for owner, name in ((os, "fsync"), (Path, "replace"), (Path, "unlink")):
            monkeypatch.setattr(owner, name, self.failing(getattr(owner, name)))

    def failing(self, call):
        def once_full(*arguments, **more):
            self.left -= 1
            if self.left == 0:
                raise OSError(errno.ENOSPC, "No space left on device")
            return call(*arguments, **more)

        return once_full


@pytest.mark.parametrize("failing", range(1, 20))
def test_on_a_failing_disk_the_open_vault_stays_open_and_whole(
    folder, passphrase, monkeypatch, failing
):
    storage = open_vault(folder, passphrase)

    with monkeypatch.context() as patch:
        FailingDisk(patch, failing)
        outcome = outcome_of(storage)

    assert outcome in ("full", "done")
    assert all_in(storage)
    storage.close()
    assert opens(folder, passphrase)
    assert len(read_keys(folder).macs) == 1


def outcome_of(storage):
    try:
        storage.remove_slot(BAS)
    except StorageError as error:
        return error.reason
    return "done"


def test_an_open_vault_goes_on_with_its_new_key(folder, passphrase):
    storage = open_vault(folder, passphrase)

    storage.remove_slot(BAS)

    with storage.work() as work:
        work.clients.put(Client(uuid4(), "Yusuf"))
        work.commit()
    assert storage.with_key(lambda _, key: key) == unlock_keys(folder, passphrase).key
    storage.close()
    storage = open_vault(folder, passphrase)
    with storage.work() as work:
        assert len(list(work.clients)) == 2
    storage.close()


def test_in_the_middle_of_work_no_key_is_changed(folder, passphrase, monkeypatch):
    monkeypatch.setattr("db.connections._WAIT_SECONDS", 0.01)
    storage = open_vault(folder, passphrase)

    with storage.work() as work:
        work.clients.put(Client(uuid4(), "Yusuf"))
        assert reason_of(lambda: storage.remove_slot(BAS)) == "busy"
        work.commit()

    with storage.work() as work:
        assert len(list(work.clients)) == 2
    storage.close()
    assert len(slots(folder)) == 3
