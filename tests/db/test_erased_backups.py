"""Backups that still hold people who were erased are found, and removed when that is safe."""

from datetime import date
from uuid import uuid4

import pytest

from casework import duties
from casework.backups import BackupError, gone_by
from casework.clients import Client
from db.backup_round import back_up, choose_second_place
from db.backup_upkeep import home_elsewhere
from db.backups import BACKUPS, backups_in
from db.erased_backups import Held, held_beside, held_in, remove_held
from db.files import VAULT_FILE
from db.key_file import KEY_FILE
from db.restore import vault_id_of
from tests.db.backup_cases import DAY, NOW, at, spoil

TODAY = date(2026, 11, 22)


def erase_somebody(storage):
    person = Client(uuid4(), "Haddad")
    with storage.work() as work:
        work.clients.put(person)
        work.commit()
    duties.erase(storage, person.id, uuid4(), TODAY)


def backed_up(storage, moment=NOW):
    with storage.snapshot() as source:
        return back_up(source, at(moment))


def held(storage):
    with storage.snapshot() as source:
        return held_beside(source)


def removed(storage, folder):
    with storage.snapshot() as source:
        return remove_held(source, folder / BACKUPS, held_beside(source))


def test_when_nobody_was_erased_no_backup_holds_anybody(storage):
    backed_up(storage)

    assert held(storage) == Held()


def test_backups_from_before_the_last_erasure_hold_who_was_erased(storage):
    first = backed_up(storage, NOW - 2 * DAY)
    erase_somebody(storage)
    second = backed_up(storage, NOW - DAY)
    erase_somebody(storage)

    found = held(storage)

    assert [one.folder for one in found.older] == [second.folder, first.folder]
    assert found.newest is None


def test_a_backup_made_afterwards_is_told_apart(storage):
    backed_up(storage, NOW - DAY)
    erase_somebody(storage)
    new = backed_up(storage)

    found = held(storage)

    assert (found.newest.folder, len(found.older)) == (new.folder, 1)
    assert found.any


def test_older_ones_are_removed_when_there_is_a_good_new_one(storage, folder):
    for age in (3, 2, 1):
        backed_up(storage, NOW - age * DAY)
    erase_somebody(storage)
    new = backed_up(storage)

    count = removed(storage, folder)

    assert count == 3
    assert [one.folder for one in backups_in(folder / BACKUPS)] == [new.folder]
    assert not held(storage).any


def test_without_a_new_one_nothing_is_removed(storage, folder):
    backed_up(storage)
    erase_somebody(storage)

    with pytest.raises(BackupError) as raised:
        removed(storage, folder)

    assert raised.value.reason == "no_backup"
    assert len(backups_in(folder / BACKUPS)) == 1


def test_when_the_new_one_turns_out_damaged_nothing_is_removed(storage, folder):
    backed_up(storage, NOW - DAY)
    erase_somebody(storage)
    spoil(backed_up(storage).folder / VAULT_FILE, 5000)

    with pytest.raises(BackupError) as raised:
        removed(storage, folder)

    assert raised.value.reason == "backup_damaged"
    assert len(backups_in(folder / BACKUPS)) == 2


def test_what_cannot_be_read_and_what_was_kept_aside_is_told_and_removed_too(storage, folder):
    (backed_up(storage, NOW - DAY).folder / KEY_FILE).unlink()
    aside = folder / BACKUPS / "aside-2026-01-01T000000Z"
    aside.mkdir()
    (aside / VAULT_FILE).write_bytes(b"x")
    old = folder / f"{VAULT_FILE}.old-1"
    old.write_bytes(b"x")
    erase_somebody(storage)
    backed_up(storage)

    found = held(storage)

    assert (len(found.unreadable), found.aside) == (1, (aside, old))
    assert removed(storage, folder) == 3
    assert not aside.exists()
    assert not old.exists()


def test_what_is_of_another_office_stays(storage, folder, tmp_path, passphrase):
    other_id = "0" * 32
    backup = backed_up(storage, NOW - DAY)
    manifest = backup.folder / "manifest.json"
    said = manifest.read_text("utf-8").replace(backup.manifest.vault_id, other_id)
    manifest.write_text(said, "utf-8")
    erase_somebody(storage)
    backed_up(storage)

    assert held(storage).older == ()


def test_the_second_place_is_looked_at_in_the_same_way(storage, folder, tmp_path):
    place = tmp_path / "USB stick"
    place.mkdir()
    choose_second_place(folder, place)
    backed_up(storage, NOW - DAY)
    erase_somebody(storage)
    backed_up(storage)
    home = home_elsewhere(place, vault_id_of(folder))

    with storage.snapshot() as source:
        found = held_in(source, home)
        count = remove_held(source, home, found)

    assert (len(found.older), count) == (1, 1)
    assert len(backups_in(home)) == 1


def test_thinning_removes_them_in_the_end_while_backups_go_on(storage):
    assert gone_by([]) is None
    assert gone_by([NOW - DAY, NOW]) == NOW + 731 * DAY
