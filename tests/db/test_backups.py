import errno
import json
import os
import shutil
import stat
import subprocess
from contextlib import closing
from datetime import timedelta

import pytest

from casework.backups import BackupError
from db import backups
from db.backup_manifest import MANIFEST, seal_of
from db.backups import BACKUPS, Source, backups_in, check, make, make_if_changed, newest_good
from db.files import VAULT_FILE
from db.key_file import KEY_FILE
from db.restore import key_of, vault_id_of
from db.storage import create_vault, open_vault
from tests.db.backup_cases import DAY, NOW, add_client, at, clients_in, fill, spoil, tree


@pytest.fixture
def home(folder):
    return folder / BACKUPS


@pytest.fixture
def key(folder, passphrase):
    return key_of(folder, passphrase)


@pytest.fixture
def vault_id(folder):
    return vault_id_of(folder)


@pytest.fixture
def filled(storage):
    fill(storage)
    return storage


@pytest.fixture
def backup(filled):
    with filled.snapshot() as source:
        return make(source, at())


def reason_of(work, *arguments):
    with pytest.raises(BackupError) as raised:
        work(*arguments)
    return raised.value.reason


def test_a_backup_is_a_dated_folder_with_database_keys_and_manifest(backup, home):
    assert backup.folder == home / "2026-11-22T101500Z"
    assert {one.name for one in backup.folder.iterdir()} == {VAULT_FILE, KEY_FILE, MANIFEST}
    assert backup.size == sum(one.stat().st_size for one in backup.folder.iterdir())
    assert backup.made_at == NOW


def test_only_the_owner_may_read_a_backup(backup, home):
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert stat.S_IMODE(backup.folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(one.stat().st_mode) for one in backup.folder.iterdir()} == {0o600}


def test_a_backup_shows_no_names_to_who_has_no_key(backup):
    written = b"".join(one.read_bytes() for one in backup.folder.iterdir())

    assert b"Haddad" not in written
    assert b"1234567890" not in written
    assert b"SQLite format" not in written


def test_a_manifest_says_of_which_vault_when_why_and_what(backup, vault_id):
    said = backup.manifest

    assert (said.vault_id, said.made_at, said.because, said.program) == (
        vault_id,
        NOW,
        "by_hand",
        "1.0",
    )
    assert said.tables["clients"].rows == 1
    assert said.revision >= "0002"


def test_a_backup_opens_with_the_passphrase_and_holds_everything(
    backup, passphrase, filled, tmp_path
):
    expected = clients_in(filled)
    shutil.copytree(backup.folder, tmp_path / "elsewhere")

    storage = open_vault(tmp_path / "elsewhere", passphrase)

    assert clients_in(storage) == expected
    storage.close()


def test_a_backup_holds_what_is_only_in_the_write_ahead_log_yet(backup, key, folder):
    assert (folder / f"{VAULT_FILE}-wal").stat().st_size > 0
    with closing(key.connect_to_read(backup.folder / VAULT_FILE)) as copy:
        assert copy.execute("SELECT count(*) FROM clients").fetchone() == (1,)


def test_making_a_backup_tells_how_far_it_is(filled):
    told = []

    with filled.snapshot() as source:
        make(source, at(), lambda done, total: told.append((done, total)))

    assert told[0] == (0, 4)
    assert told[-1] == (4, 4)


def test_a_good_backup_passes_the_check_and_is_left_alone(backup, key, vault_id):
    before = tree(backup.folder)

    assert check(backup.folder, key, vault_id) == backup.manifest
    assert tree(backup.folder) == before


def test_the_vault_works_on_while_and_after_a_backup_is_made(backup, filled):
    add_client(filled)

    assert len(clients_in(filled)) == 2


def test_two_backups_within_a_second_both_stay(filled, backup):
    with filled.snapshot() as source:
        second = make(source, at())

    assert second.made_at == NOW + timedelta(seconds=1)


def test_backups_are_listed_newest_first_and_nothing_else_is(filled, backup, home):
    (home / "notes").mkdir()
    (home / ".new-2026-01-01T000000Z").mkdir()
    with filled.snapshot() as source:
        make(source, at(NOW + DAY))

    assert [one.made_at for one in backups_in(home)] == [NOW + DAY, NOW]


def test_a_folder_that_is_absent_has_no_backups(tmp_path):
    assert backups_in(tmp_path / "absent") == ()


def test_nothing_is_made_when_nothing_changed(filled, backup):
    with filled.snapshot() as source:
        assert make_if_changed(source, at(NOW + DAY)) is None


def test_a_backup_is_made_when_something_changed(filled, backup):
    add_client(filled)

    with filled.snapshot() as source:
        made = make_if_changed(source, at(NOW + DAY))

    assert made.manifest.tables["clients"].rows == 2


def test_a_backup_is_made_when_only_the_key_file_changed(filled, backup, folder):
    path = folder / KEY_FILE
    path.write_bytes(path.read_bytes() + b"\n")

    with filled.snapshot() as source:
        assert make_if_changed(source, at(NOW + DAY)) is not None


def test_a_backup_that_cannot_be_trusted_is_no_reason_to_skip_one(filled, backup):
    spoil(backup.folder / MANIFEST, 40)

    with filled.snapshot() as source:
        assert make_if_changed(source, at(NOW + DAY)) is not None


def test_a_rest_of_an_interrupted_backup_is_cleaned_up(filled, home):
    rest = home / ".new-2026-01-01T000000Z"
    rest.mkdir(parents=True)
    (rest / VAULT_FILE).write_bytes(b"half")

    with filled.snapshot() as source:
        made = make(source, at())

    assert [one.name for one in home.iterdir()] == [made.folder.name]


@pytest.mark.parametrize(
    ("name", "offset", "reason"),
    [
        pytest.param(VAULT_FILE, 3, "backup_damaged", id="the salt at the start"),
        pytest.param(VAULT_FILE, 100, "backup_damaged", id="the first page"),
        pytest.param(VAULT_FILE, 20_000, "backup_damaged", id="a page in the middle"),
        pytest.param(VAULT_FILE, -1, "backup_damaged", id="the end of the last page"),
        pytest.param(KEY_FILE, 0, "backup_damaged", id="the start of the key file"),
        pytest.param(KEY_FILE, 300, "backup_damaged", id="the middle of the key file"),
        pytest.param(MANIFEST, 0, "altered", id="the start of the manifest"),
        pytest.param(MANIFEST, -20, "altered", id="the seal of the manifest"),
    ],
)
def test_a_changed_byte_is_noticed(backup, key, vault_id, name, offset, reason):
    spoil(backup.folder / name, offset)

    assert reason_of(check, backup.folder, key, vault_id) == reason


def resealed(backup, key, **changes):
    """Write a manifest that says something else, as only who has the key can."""
    from dataclasses import replace  # noqa: PLC0415  (only here)

    from db.backup_manifest import sealed  # noqa: PLC0415  (only here)

    (backup.folder / MANIFEST).write_bytes(sealed(replace(backup.manifest, **changes), key))


def test_a_database_that_is_damaged_though_its_seal_fits_is_noticed(backup, key, vault_id):
    spoil(backup.folder / VAULT_FILE, 20_000)
    files = {name: seal_of(backup.folder / name) for name in (VAULT_FILE, KEY_FILE)}
    resealed(backup, key, files=files)

    assert reason_of(check, backup.folder, key, vault_id) == "backup_damaged"


def test_a_database_whose_first_page_is_damaged_though_its_seal_fits_is_noticed(
    backup, key, vault_id
):
    spoil(backup.folder / VAULT_FILE, 100)
    files = {name: seal_of(backup.folder / name) for name in (VAULT_FILE, KEY_FILE)}
    resealed(backup, key, files=files)

    assert reason_of(check, backup.folder, key, vault_id) == "backup_damaged"


def test_a_table_with_other_rows_than_were_counted_is_noticed(backup, key, vault_id):
    resealed(backup, key, tables={})

    assert reason_of(check, backup.folder, key, vault_id) == "backup_damaged"


def test_a_backup_under_another_date_is_noticed(backup, key, vault_id):
    renamed = backup.folder.rename(backup.folder.with_name("2027-01-01T000000Z"))

    assert reason_of(check, renamed, key, vault_id) == "altered"


def test_a_word_of_the_manifest_cannot_be_changed(backup, key, vault_id):
    body = json.loads((backup.folder / MANIFEST).read_bytes())
    body["because"] = "automatic"
    (backup.folder / MANIFEST).write_text(json.dumps(body))

    assert reason_of(check, backup.folder, key, vault_id) == "altered"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"[" * 100_000,
        b"\xff",
        b"{}",
        b'{"made_at": 1}',
        b'{"made_at": "2026-01-01", "because": "by_hand"}',
        b'{"made_at": "2026-01-01T00:00:00+00:00", "because": "boredom"}',
    ],
)
def test_a_manifest_that_says_nothing_sensible_is_refused(backup, key, vault_id, content):
    (backup.folder / MANIFEST).write_bytes(content)

    assert reason_of(check, backup.folder, key, vault_id) == "altered"
    assert backups_in(backup.folder.parent)[0].manifest is None


def test_a_manifest_of_a_later_program_is_refused(backup, key, vault_id):
    body = json.loads((backup.folder / MANIFEST).read_bytes())
    body["version"] = 2
    (backup.folder / MANIFEST).write_text(json.dumps(body))

    assert reason_of(check, backup.folder, key, vault_id) == "newer"


@pytest.mark.parametrize("name", [VAULT_FILE, KEY_FILE, MANIFEST])
def test_half_a_backup_is_refused(backup, key, vault_id, name):
    (backup.folder / name).unlink()

    assert reason_of(check, backup.folder, key, vault_id) == "half"
    assert newest_good(backup.folder.parent, key) is None


def test_a_backup_of_another_office_is_refused(backup, tmp_path, passphrase):
    create_vault(tmp_path / "other", passphrase).close()
    other = key_of(tmp_path / "other", passphrase)

    found = reason_of(check, backup.folder, other, vault_id_of(tmp_path / "other"))

    assert found == "other_office"


def test_a_backup_under_an_earlier_key_of_the_same_vault_is_told_apart(
    backup, tmp_path, passphrase, vault_id
):
    create_vault(tmp_path / "other", passphrase).close()
    other = key_of(tmp_path / "other", passphrase)

    assert reason_of(check, backup.folder, other, vault_id) == "other_key"


def damage(folder, key):
    """Break what the vault says about itself, in a way that SQLite itself does not see at once."""
    with closing(key.connect(folder / VAULT_FILE)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("DELETE FROM clients")


def test_a_damaged_vault_makes_no_backup_and_says_so(filled, backup, folder, key, home):
    before = tree(home)
    damage(folder, key)

    with filled.snapshot() as source:
        assert reason_of(make, source, at(NOW + DAY)) == "vault_damaged"
        assert reason_of(make_if_changed, source, at(NOW + DAY)) == "vault_damaged"

    assert tree(home) == before
    assert [one.made_at for one in backups_in(home)] == [NOW]


def test_a_vault_with_a_broken_page_makes_no_backup_and_says_so(
    filled, backup, folder, home, passphrase
):
    filled.close()
    spoil(folder / VAULT_FILE, -2000)
    key = key_of(folder, passphrase)

    with closing(key.connect(folder / VAULT_FILE)) as connection:
        source = Source(folder, key, connection)

        assert reason_of(make, source, at(NOW + DAY)) == "vault_damaged"

    assert [one.made_at for one in backups_in(home)] == [NOW]


def test_a_damaged_key_file_makes_no_backup_and_says_so(filled, folder, home):
    spoil(folder / KEY_FILE, 300)

    with filled.snapshot() as source:
        assert reason_of(make, source, at()) == "vault_damaged"

    assert list(home.iterdir()) == []


def test_a_copy_that_went_wrong_on_the_disk_is_no_backup(filled, home, monkeypatch):
    def copied_badly(source, target):
        copied(source, target)
        spoil(target, 20_000)

    copied = backups._copy_database
    monkeypatch.setattr(backups, "_copy_database", copied_badly)

    with filled.snapshot() as source:
        assert reason_of(make, source, at()) == "backup_damaged"

    assert list(home.iterdir()) == []


@pytest.fixture
def small_disk(tmp_path):
    """A disk of half a megabyte; without the right to make one, the test is left out."""
    place = tmp_path / "small"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(place)]
    if os.geteuid() != 0 or subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("no small disk can be made here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_full_disk_leaves_the_vault_and_no_half_backup(small_disk, folder, passphrase):
    shutil.copytree(folder, small_disk / "vault")
    storage = open_vault(small_disk / "vault", passphrase)
    free = shutil.disk_usage(small_disk).free
    (small_disk / "filler").write_bytes(b"x" * (free - 60_000))

    with storage.snapshot() as source:
        found = reason_of(make, source, at())

    assert found == "full"
    assert backups_in(small_disk / "vault" / BACKUPS) == ()
    assert clients_in(storage) == set()
    storage.close()


@pytest.mark.parametrize("number", range(6))
def test_a_disk_that_fills_at_any_write_leaves_no_half_backup(filled, home, monkeypatch, number):
    sync, left = os.fsync, [number]

    def failing(handle):
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.ENOSPC, "full")
        sync(handle)

    monkeypatch.setattr(os, "fsync", failing)

    with filled.snapshot() as source:
        found = reason_of(make, source, at())

    assert found == "full"
    assert list(home.iterdir()) == [] or backups_in(home)[0].manifest is not None


def test_a_folder_that_cannot_be_looked_into_is_told(tmp_path):
    assert reason_of(backups_in, tmp_path / ("x" * 300)) == "unwritable"
