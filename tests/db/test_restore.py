import shutil
from contextlib import closing, suppress

import pytest

from casework.backups import BackupError, Counts
from casework.casefile import CaseFile
from casework.errors import StorageError
from db import migrate, restore, restoring
from db.backup_manifest import sealed
from db.backups import BACKUPS, backups_in, make
from db.files import PENDING_RESTORE, VAULT_FILE, vault_exists
from db.key_file import KEY_FILE
from db.keys import change_passphrase
from db.occupancy import InUseError
from db.restore import key_of, preview, preview_alone, vault_id_of
from db.restoring import restore_closed
from db.storage import create_vault, open_vault
from tests.db.backup_cases import (
    CASE_FILE,
    CLIENT,
    DAY,
    NOW,
    PowerFailure,
    add_client,
    at,
    clients_in,
    fill,
    spoil,
    stopping_at,
)

NEW_PASSPHRASE = "acht blauwe zebra's dansen"


@pytest.fixture
def key(folder, passphrase):
    return key_of(folder, passphrase)


@pytest.fixture
def backup(storage):
    """A backup with one person; in the vault there are two by now."""
    fill(storage)
    with storage.snapshot() as source:
        made = make(source, at())
    add_client(storage)
    return made


def reason_of(work, *arguments):
    with pytest.raises((BackupError, StorageError)) as raised:
        work(*arguments)
    return raised.value.reason


def opened(folder, passphrase):
    """Open the vault, and say who is in it."""
    storage = open_vault(folder, passphrase)
    found = clients_in(storage)
    storage.close()
    return found


def test_the_backup_takes_the_place_of_the_vault(storage, folder, backup, key, passphrase):
    restoring.restore(storage, backup.folder, key, at(NOW + DAY))

    assert opened(folder, passphrase) == {CLIENT.id}


def test_what_was_there_is_backed_up_first(storage, folder, backup, key):
    before = clients_in(storage)

    restoring.restore(storage, backup.folder, key, at(NOW + DAY))

    newest = backups_in(folder / BACKUPS)[0]
    assert newest.manifest.because == "by_hand"
    assert newest.made_at == NOW + DAY
    assert newest.manifest.tables["clients"].rows == len(before) == 2


def test_putting_back_leaves_nothing_half_done_beside_the_vault(storage, folder, backup, key):
    restoring.restore(storage, backup.folder, key, at(NOW + DAY))

    left = {one.name for one in folder.iterdir()}
    assert left <= {VAULT_FILE, KEY_FILE, BACKUPS, "vault.lock"}
    assert {one.name for one in (folder / BACKUPS).iterdir()} == {
        "2026-11-22T101500Z",
        "2026-11-23T101500Z",
        "restored",
    }


def test_the_passphrase_of_then_opens_what_was_put_back(storage, folder, backup, key, passphrase):
    change_passphrase(folder, passphrase, NEW_PASSPHRASE)

    restoring.restore(storage, backup.folder, key, at(NOW + DAY))

    assert reason_of(opened, folder, NEW_PASSPHRASE) == "wrong_passphrase"
    assert opened(folder, passphrase) == {CLIENT.id}


def test_it_is_remembered_for_the_journal_until_it_is_noted(storage, folder, backup, key):
    before = restore.restored_from(folder)
    restoring.restore(storage, backup.folder, key, at(NOW + DAY))

    assert (before, restore.restored_from(folder)) == ("", "2026-11-22T101500Z")
    restore.restore_noted(folder)
    restore.restore_noted(folder)
    assert restore.restored_from(folder) == ""


def test_one_can_go_forth_again(storage, folder, backup, key, passphrase):
    restoring.restore(storage, backup.folder, key, at(NOW + DAY))
    newest = backups_in(folder / BACKUPS)[0]
    again = open_vault(folder, passphrase)

    restoring.restore(again, newest.folder, key, at(NOW + 2 * DAY))

    assert len(opened(folder, passphrase)) == 2


@pytest.mark.parametrize("number", range(8))
def test_a_crash_at_any_step_leaves_all_of_the_old_or_all_of_the_new(
    storage, folder, backup, key, passphrase, monkeypatch, number
):
    both = clients_in(storage)

    with stopping_at(monkeypatch, number) as left, suppress(PowerFailure):
        restoring.restore(storage, backup.folder, key, at(NOW + DAY))
    counted = (folder / PENDING_RESTORE).exists() or left[0] >= 0
    storage.close()

    assert vault_exists(folder)
    assert opened(folder, passphrase) == ({CLIENT.id} if counted else both)
    assert not (folder / PENDING_RESTORE).exists()
    assert backups_in(folder / BACKUPS)[-1].made_at == NOW


def test_a_crash_while_finishing_after_a_crash_is_finished_too(
    storage, folder, backup, key, passphrase, monkeypatch
):
    with stopping_at(monkeypatch, 3), pytest.raises(PowerFailure):
        restoring.restore(storage, backup.folder, key, at(NOW + DAY))
    storage.close()
    with stopping_at(monkeypatch, 1), pytest.raises(PowerFailure):
        open_vault(folder, passphrase)

    assert opened(folder, passphrase) == {CLIENT.id}


def test_a_crash_between_the_last_steps_is_finished(
    storage, folder, backup, key, passphrase, monkeypatch
):
    def stop(_folder):
        raise PowerFailure

    storage.close()
    restore.prepare(folder, backup.folder, key, vault_id_of(folder))
    with monkeypatch.context() as patch:
        patch.setattr(restore.shutil, "rmtree", stop)
        with pytest.raises(PowerFailure):
            restore.put_back(folder)

    assert opened(folder, passphrase) == {CLIENT.id}


def test_no_new_vault_is_made_over_one_that_is_on_its_way_back(folder, passphrase):
    (folder / VAULT_FILE).rename(folder / "gone")
    (folder / PENDING_RESTORE).mkdir()

    assert reason_of(create_vault, folder, passphrase) == "exists"


def test_a_log_of_the_old_database_never_meets_the_new_one(
    storage, folder, backup, key, passphrase
):
    storage.close()
    (folder / f"{VAULT_FILE}-wal").write_bytes(b"of something else")
    (folder / f"{VAULT_FILE}.new").write_bytes(b"of an interrupted change of the key")
    restore.prepare(folder, backup.folder, key, vault_id_of(folder))

    restore.put_back(folder)

    assert not (folder / f"{VAULT_FILE}-wal").exists()
    assert not (folder / f"{VAULT_FILE}.new").exists()
    assert opened(folder, passphrase) == {CLIENT.id}


def test_nothing_happens_when_the_present_state_cannot_be_backed_up(
    storage, folder, backup, key, monkeypatch
):
    def full(*_arguments):
        raise BackupError("full")

    before = clients_in(storage)
    monkeypatch.setattr(restore, "make", full)

    assert reason_of(restoring.restore, storage, backup.folder, key, at(NOW + DAY)) == "full"

    assert clients_in(storage) == before
    assert {one.name for one in folder.iterdir() if one.name.startswith(PENDING_RESTORE)} == set()


def test_a_copy_that_arrives_otherwise_than_it_left_is_not_put_back(
    storage, folder, backup, key, monkeypatch
):
    def copied_badly(source, target):
        shutil.copyfile(source, target)
        spoil(target, 100)

    monkeypatch.setattr(restore, "copy_file", copied_badly)

    assert reason_of(restoring.restore, storage, backup.folder, key, at()) == "unwritable"
    assert len(clients_in(storage)) == 2


def test_a_damaged_backup_is_not_put_back(storage, backup, key):
    spoil(backup.folder / VAULT_FILE, 5000)

    assert reason_of(restoring.restore, storage, backup.folder, key, at()) == "backup_damaged"
    assert len(clients_in(storage)) == 2


def test_a_backup_of_another_office_is_not_put_back(storage, backup, tmp_path, passphrase):
    other = create_vault(tmp_path / "other", passphrase)
    with other.snapshot() as source:
        theirs = make(source, at())
    other.close()
    their_key = key_of(theirs.folder, passphrase)

    found = reason_of(restoring.restore, storage, theirs.folder, their_key, at())

    assert found == "other_office"
    assert len(clients_in(storage)) == 2


def test_a_backup_of_a_newer_program_is_refused(storage, folder, backup, key):
    from dataclasses import replace  # noqa: PLC0415  (only here)

    newer = replace(backup.manifest, revision="9999")
    (backup.folder / "manifest.json").write_bytes(sealed(newer, key))

    with storage.snapshot() as source:
        assert reason_of(preview, source, backup.folder, key) == "newer"
    assert reason_of(restoring.restore, storage, backup.folder, key, at()) == "newer"
    assert len(clients_in(storage)) == 2


def test_a_backup_of_an_older_form_is_migrated_when_it_opens(
    tmp_path, vault_of_revision, passphrase
):
    old = tmp_path / "old"
    key = vault_of_revision(old, "0001")
    open_vault(old, passphrase).close()
    (made,) = backups_in(old / BACKUPS)
    storage = open_vault(old, passphrase)
    add_client(storage)

    restoring.restore(storage, made.folder, key_of(old, passphrase), at(NOW + DAY))

    assert migrate.revision_of(old / VAULT_FILE, key) == "0001"
    assert opened(old, passphrase) == set()
    assert migrate.revision_of(old / VAULT_FILE, key) == migrate.HEAD


def damage(folder):
    """Spoil every page of the database."""
    content = bytearray((folder / VAULT_FILE).read_bytes())
    for offset in range(50, len(content), 4096):
        content[offset] ^= 1
    (folder / VAULT_FILE).write_bytes(content)


def test_a_vault_that_cannot_be_opened_goes_aside_and_the_backup_opens(
    storage, folder, backup, key, passphrase
):
    storage.close()
    damage(folder)
    damaged = (folder / VAULT_FILE).read_bytes()
    assert reason_of(open_vault, folder, passphrase) == "damaged"

    restore_closed(folder, backup.folder, key, passphrase, at(NOW + DAY))

    assert opened(folder, passphrase) == {CLIENT.id}
    aside = folder / BACKUPS / "aside-2026-11-23T101500Z"
    assert (aside / VAULT_FILE).read_bytes() == damaged
    assert (aside / KEY_FILE).exists()


def test_a_vault_that_is_damaged_while_open_goes_aside(storage, folder, backup, key, passphrase):
    with closing(key.connect(folder / VAULT_FILE)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("DELETE FROM clients")

    restoring.restore(storage, backup.folder, key, at(NOW + DAY))

    assert opened(folder, passphrase) == {CLIENT.id}
    assert (folder / BACKUPS / "aside-2026-11-23T101500Z" / VAULT_FILE).exists()


def test_a_vault_that_does_open_is_backed_up_even_when_it_was_closed(
    storage, folder, backup, key, passphrase
):
    storage.close()

    restore_closed(folder, backup.folder, key, passphrase, at(NOW + DAY))

    assert opened(folder, passphrase) == {CLIENT.id}
    assert backups_in(folder / BACKUPS)[0].manifest.tables["clients"].rows == 2


def test_a_backup_opens_on_a_computer_without_a_vault(backup, key, passphrase, tmp_path):
    restore_closed(tmp_path / "new", backup.folder, key, passphrase, at(NOW + DAY))

    assert opened(tmp_path / "new", passphrase) == {CLIENT.id}
    assert [one.name for one in (tmp_path / "new" / BACKUPS).iterdir()] == ["restored"]


def test_a_vault_that_somebody_has_open_is_not_touched(storage, folder, backup, key, passphrase):
    with pytest.raises(InUseError):
        restore_closed(folder, backup.folder, key, passphrase, at(NOW + DAY))

    assert len(clients_in(storage)) == 2


def test_an_unfinished_restore_is_finished_before_another_begins(
    storage, folder, backup, key, passphrase, monkeypatch
):
    with stopping_at(monkeypatch, 3), pytest.raises(PowerFailure):
        restoring.restore(storage, backup.folder, key, at(NOW + DAY))
    storage.close()
    monkeypatch.setattr(restoring, "_opened", lambda *_: None)

    restore_closed(folder, backup.folder, key, passphrase, at(NOW + 2 * DAY))

    assert opened(folder, passphrase) == {CLIENT.id}


def test_a_preview_counts_what_would_change_and_names_the_files(storage, backup, key):
    with storage.work() as work:
        work.case_files.put(CaseFile(CASE_FILE.client_id, "2026-0002", CLIENT.id, "asiel"))
        changed = work.case_files.get(CASE_FILE.id)
        work.case_files.put(changed.without_event(changed.events[0]))
        work.commit()

    with storage.snapshot() as source:
        found = preview(source, backup.folder, key).differences

    assert found.counts["clients"] == Counts(0, 1, 0)
    assert found.counts["case_files"].removed == 1
    assert found.counts["events"] == Counts(1, 0, 0)
    assert found.counts["letters"] == Counts()
    assert found.lost == ("2026-0002",)
    assert found.undone == ("2026-0001",)


def test_a_preview_of_the_present_state_changes_nothing(storage, backup, key):
    with storage.snapshot() as source:
        newest = make(source, at(NOW + DAY))

        assert not preview(source, newest.folder, key).differences.any


def test_a_preview_tells_who_could_get_in_then_and_not_now(storage, folder, backup, key):
    from db.keys import rename_slot, slots  # noqa: PLC0415  (only here)

    storage.with_key(lambda at_folder, raw: rename_slot(at_folder, raw, slots(folder)[0].id, "An"))

    with storage.snapshot() as source:
        found = preview(source, backup.folder, key)

    assert (found.let_in, found.shut_out) == (("",), ("An",))


def test_a_preview_of_an_older_form_compares_what_both_have(
    tmp_path, vault_of_revision, passphrase
):
    old = tmp_path / "old"
    vault_of_revision(old, "0001")
    storage = open_vault(old, passphrase)
    fill(storage)
    with storage.snapshot() as source:
        found = preview(source, backups_in(old / BACKUPS)[0].folder, key_of(old, passphrase))
    storage.close()

    assert found.differences.counts["case_files"] == Counts(0, 1, 0)


def test_a_preview_without_a_vault_tells_what_would_come(backup, key, folder, tmp_path):
    found = preview_alone(tmp_path / "absent", backup.folder, key)

    assert found.differences.counts["clients"] == Counts(1, 0, 0)
    assert found.differences.lost == ()


def test_a_vault_that_is_read_only_is_not_put_back_over(
    storage, folder, backup, key, passphrase, monkeypatch
):
    def read_only(*_arguments):
        raise StorageError("read_only")

    storage.close()
    monkeypatch.setattr(restoring, "open_vault", read_only)

    found = reason_of(restore_closed, folder, backup.folder, key, passphrase, at(NOW + DAY))

    assert found == "read_only"
    assert [one.name for one in (folder / BACKUPS).iterdir()] == [backup.folder.name]
