import errno
import os

import pytest

from casework.backups import BackupError, Result
from db.backup_round import back_up, back_up_if_changed, choose_second_place, rehearsed
from db.backup_state import load_state
from db.backup_upkeep import home_elsewhere
from db.backups import BACKUPS, backups_in
from db.files import VAULT_FILE
from db.restore import vault_id_of
from tests.db.backup_cases import DAY, NOW, add_client, at, fill, spoil


@pytest.fixture
def filled(storage):
    fill(storage)
    return storage


@pytest.fixture
def place(tmp_path):
    place = tmp_path / "stick"
    place.mkdir()
    return place


def moments(home):
    return [one.made_at for one in backups_in(home)]


def test_a_round_makes_a_backup_and_remembers_it(filled, folder):
    with filled.snapshot() as source:
        back_up(source, at())

    assert moments(folder / BACKUPS) == [NOW]
    assert load_state(folder).made == Result(NOW)


def test_a_round_without_changes_makes_nothing_and_all_is_well(filled, folder):
    with filled.snapshot() as source:
        back_up_if_changed(source, at())

        assert back_up_if_changed(source, at(NOW + DAY)) is None

    assert moments(folder / BACKUPS) == [NOW]
    assert load_state(folder).made == Result(NOW + DAY)


def test_a_round_thins_what_is_old(filled, folder):
    with filled.snapshot() as source:
        for age in (800, 801, 802, 803):
            back_up(source, at(NOW - age * DAY))
        back_up(source, at())

    assert len(moments(folder / BACKUPS)) == 3


def test_a_round_copies_to_the_second_place(filled, folder, place):
    choose_second_place(folder, place)

    with filled.snapshot() as source:
        back_up(source, at())

    assert moments(home_elsewhere(place, vault_id_of(folder))) == [NOW]
    assert load_state(folder).second == Result(NOW)


def test_a_second_place_that_was_absent_gets_what_it_missed(filled, folder, place):
    choose_second_place(folder, place)
    place.rename(place.with_name("elsewhere"))
    with filled.snapshot() as source:
        made = back_up(source, at())
    absent = load_state(folder).second
    place.with_name("elsewhere").rename(place)

    with filled.snapshot() as source:
        assert back_up_if_changed(source, at(NOW + DAY)) is None

    assert made.made_at == NOW
    assert absent == Result(NOW, "place_absent")
    assert moments(home_elsewhere(place, vault_id_of(folder))) == [NOW]
    assert load_state(folder).second == Result(NOW + DAY)


def test_a_failure_is_raised_and_remembered_and_nothing_is_thinned(filled, folder):
    with filled.snapshot() as source:
        for age in (800, 801, 802, 803):
            back_up(source, at(NOW - age * DAY))
        kept = moments(folder / BACKUPS)
        source.connection.execute("COMMIT")
        source.connection.execute("PRAGMA foreign_keys = OFF")
        source.connection.execute("DELETE FROM clients")
        source.connection.execute("BEGIN")

        with pytest.raises(BackupError):
            back_up(source, at())

    assert load_state(folder).made == Result(NOW, "vault_damaged")
    assert moments(folder / BACKUPS) == kept


def test_a_disk_too_full_to_remember_the_failure_still_tells_it(filled, folder, monkeypatch):
    def failing(_handle):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", failing)

    with filled.snapshot() as source, pytest.raises(BackupError) as raised:
        back_up(source, at())

    assert raised.value.reason == "full"
    assert load_state(folder).made is None


def test_without_any_backup_there_is_nothing_to_copy(filled, folder, place, monkeypatch):
    choose_second_place(folder, place)
    with filled.snapshot() as source:
        back_up(source, at())
        monkeypatch.setattr("db.backup_round.newest_good", lambda *_: None)

        assert back_up_if_changed(source, at(NOW + DAY)) is None


def test_a_second_place_is_chosen_and_given_up(folder, place):
    choose_second_place(folder, place)
    chosen = load_state(folder).second_place
    choose_second_place(folder, None)

    assert chosen == str(place)
    assert load_state(folder).second_place == ""


@pytest.mark.parametrize(
    ("where", "reason"), [("absent", "place_absent"), ("vault/backups", "place_inside")]
)
def test_a_place_that_helps_nobody_is_refused(folder, tmp_path, where, reason):
    (folder / BACKUPS).mkdir()

    with pytest.raises(BackupError) as raised:
        choose_second_place(folder, tmp_path / where)

    assert raised.value.reason == reason


def test_a_rehearsal_that_went_well_is_remembered(filled, folder):
    add_client(filled)
    with filled.snapshot() as source:
        back_up(source, at())

        assert rehearsed(source, at(NOW + DAY)).made_at == NOW

    assert load_state(folder).rehearsal == Result(NOW + DAY)
    assert not [one for one in (folder / BACKUPS).iterdir() if one.name.startswith(".")]


def test_a_rehearsal_without_a_backup_is_told(filled, folder):
    with filled.snapshot() as source, pytest.raises(BackupError) as raised:
        rehearsed(source, at())

    assert raised.value.reason == "no_backup"
    assert load_state(folder).rehearsal == Result(NOW, "no_backup")


def test_a_rehearsal_of_a_damaged_backup_is_told(filled, folder):
    with filled.snapshot() as source:
        made = back_up(source, at())
        spoil(made.folder / VAULT_FILE, 5000)

        with pytest.raises(BackupError) as raised:
            rehearsed(source, at())

    assert raised.value.reason == "backup_damaged"


def test_a_rehearsal_that_reads_something_else_than_was_kept_is_told(filled, folder, monkeypatch):
    with filled.snapshot() as source:
        back_up(source, at())
        monkeypatch.setattr("db.rehearse._counted", lambda _: {})

        with pytest.raises(BackupError) as raised:
            rehearsed(source, at())

    assert raised.value.reason == "backup_damaged"


def test_a_rehearsal_of_an_older_form_migrates_its_copy(
    tmp_path, vault_of_revision, filled, folder, passphrase
):
    from contextlib import closing  # noqa: PLC0415  (only here)

    from db.backups import Source, make  # noqa: PLC0415  (only here)
    from db.rehearse import rehearse  # noqa: PLC0415  (only here)
    from db.restore import key_of  # noqa: PLC0415  (only here)

    vault_of_revision(tmp_path / "old", "0001")
    key = key_of(tmp_path / "old", passphrase)
    with closing(key.connect(tmp_path / "old" / VAULT_FILE)) as connection:
        made = make(Source(tmp_path / "old", key, connection), at())
    before = (made.folder / VAULT_FILE).read_bytes()

    rehearse(tmp_path / "old", key)

    assert (made.folder / VAULT_FILE).read_bytes() == before


def test_what_is_in_the_second_place_is_not_copied_again(filled, folder, place):
    choose_second_place(folder, place)
    with filled.snapshot() as source:
        made = back_up(source, at())
        copy = home_elsewhere(place, vault_id_of(folder)) / made.folder.name
        before = (copy / VAULT_FILE).stat().st_ino

        back_up_if_changed(source, at(NOW + DAY))

    assert (copy / VAULT_FILE).stat().st_ino == before
