import stat

import pytest

from casework.backups import BackupError
from db.backup_manifest import MANIFEST
from db.backup_upkeep import copy_to, home_elsewhere, thin
from db.backups import BACKUPS, backups_in, check, make
from db.files import VAULT_FILE
from db.restore import key_of, vault_id_of
from db.storage import create_vault
from tests.db.backup_cases import DAY, NOW, at, fill, spoil, tree


@pytest.fixture
def key(folder, passphrase):
    return key_of(folder, passphrase)


@pytest.fixture
def vault_id(folder):
    return vault_id_of(folder)


@pytest.fixture
def made(storage):
    """Make backups at so many days before now."""

    def make_them(*ages):
        with storage.snapshot() as source:
            return [make(source, at(NOW - age * DAY)) for age in ages]

    return make_them


@pytest.fixture
def place(tmp_path):
    place = tmp_path / "USB stick é"
    place.mkdir()
    return place


def test_a_backup_arrives_whole_in_the_second_place(storage, made, place, key, vault_id):
    fill(storage)
    (backup,) = made(0)

    copy = copy_to(backup, place, key, vault_id)

    assert copy.folder == home_elsewhere(place, vault_id) / backup.folder.name
    assert check(copy.folder, key, vault_id) == backup.manifest
    assert tree(copy.folder) == tree(backup.folder)
    assert stat.S_IMODE((copy.folder / VAULT_FILE).stat().st_mode) == 0o600


def test_a_second_place_that_is_absent_is_told(made, place, key, vault_id):
    (backup,) = made(0)

    with pytest.raises(BackupError) as raised:
        copy_to(backup, place / "absent", key, vault_id)

    assert raised.value.reason == "place_absent"


def test_what_is_damaged_does_not_arrive_as_a_backup(made, place, key, vault_id):
    (backup,) = made(0)
    spoil(backup.folder / VAULT_FILE, 5000)

    with pytest.raises(BackupError) as raised:
        copy_to(backup, place, key, vault_id)

    assert raised.value.reason == "backup_damaged"
    assert list(home_elsewhere(place, vault_id).iterdir()) == []


def test_older_backups_are_thinned(made, folder, key, vault_id):
    made(0, 1, 400, 401, 402, 900)

    gone = thin(folder / BACKUPS, key, vault_id, NOW)

    kept = {(NOW - one.made_at).days for one in backups_in(folder / BACKUPS)}
    assert gone == 3
    assert kept == {0, 1, 400}
    assert {one.name[0] for one in (folder / BACKUPS).iterdir()} == {"2"}


def test_the_last_good_backup_stays_whatever_its_age(made, folder, key, vault_id):
    made(0, 1, 2, 900)
    for backup in backups_in(folder / BACKUPS)[:3]:
        # Still to be read, but not to be trusted.
        text = (backup.folder / MANIFEST).read_text()
        (backup.folder / MANIFEST).write_text(text.replace('"program": "1.0"', '"program": "9"'))

    thin(folder / BACKUPS, key, vault_id, NOW)

    assert NOW - 900 * DAY in {one.made_at for one in backups_in(folder / BACKUPS)}


def test_without_a_good_backup_nothing_goes(made, folder, key, vault_id):
    made(900, 901, 902, 903)
    for backup in backups_in(folder / BACKUPS):
        spoil(backup.folder / MANIFEST, -20)

    assert thin(folder / BACKUPS, key, vault_id, NOW) == 0
    assert len(backups_in(folder / BACKUPS)) == 4


def test_nothing_goes_when_the_clock_was_set_back(made, folder, key, vault_id):
    made(0, 1, 400, 401, 402, 900)

    assert thin(folder / BACKUPS, key, vault_id, NOW - 2 * DAY) == 0


def test_backups_of_another_vault_are_left_alone(made, folder, key, vault_id, tmp_path, passphrase):
    made(800, 801, 802, 803)
    other = create_vault(tmp_path / "other", passphrase)
    with other.snapshot() as source:
        backup = make(source, at(NOW))
    other.close()
    backup.folder.rename(folder / BACKUPS / backup.folder.name)

    thin(folder / BACKUPS, key, vault_id, NOW)

    assert NOW in {one.made_at for one in backups_in(folder / BACKUPS)}
