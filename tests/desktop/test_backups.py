"""Backups in the window, with a real vault."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from casework.backups import BackupError, Result
from casework.clients import Client
from casework.errors import StorageError
from db.backup_state import load_state
from db.backup_upkeep import home_elsewhere
from db.backups import BACKUPS, Occasion, backups_in, make
from db.files import VAULT_FILE
from db.restore import vault_id_of
from db.storage import open_vault
from desktop import backup_desk, dates
from desktop.backup_desk import Entry
from desktop.backup_flow import BackupFlow, RescueFlow
from desktop.models.backup_table import BackupColumn, BackupTable
from desktop.vaults import TooSoonError
from desktop.views.stage import Stage
from desktop.views.worklist_page import WorklistPage
from tests.desktop.conftest import PASSPHRASE

NOW = datetime(2026, 11, 22, 10, 15, tzinfo=UTC)
DAY = timedelta(days=1)


def add_client(vault):
    with vault.work() as work:
        work.clients.put(Client(uuid4(), "Haddad", "Lina"))
        work.commit()


def clients_in(folder):
    vault = open_vault(folder, PASSPHRASE)
    with vault.work() as work:
        found = len(list(work.clients))
    vault.close()
    return found


def silent(_done, _total):
    pass


@pytest.fixture
def moment(monkeypatch):
    """The moment that the clock of the computer gives; a test can change it."""
    now = [NOW]
    monkeypatch.setattr(dates, "now", lambda: now[0])
    return now


@pytest.fixture
def chosen():
    """The folder that the user chooses next."""
    return []


@pytest.fixture
def flow(qtbot, dutch, office, jobs, vault_folder, moment, chosen):
    stage = Stage()
    qtbot.addWidget(stage)
    start = WorklistPage(office.phrases)
    stage.add_place("vandaag", start)
    stage.go_now("vandaag")
    made = BackupFlow(office, stage, vault_folder, jobs.report, lambda *_: chosen.pop())
    made.status_changed.connect(start.show_backups)
    made.start = start
    return made


def test_opening_makes_the_first_backup_and_tests_it(flow, settle, vault_folder):
    flow.begin()
    settle()

    assert [one.made_at for one in backups_in(vault_folder / BACKUPS)] == [NOW]
    assert load_state(vault_folder).rehearsal == Result(NOW)
    said = flow.start.backups_words.text()
    assert said.startswith("Reservekopie: vandaag om ")
    assert said.endswith("is de reservekopie getest: alles in orde.")


def test_a_day_later_another_backup_is_made_if_something_changed(
    flow, settle, vault, vault_folder, moment
):
    flow.begin()
    settle()
    add_client(vault)

    moment[0] = NOW + DAY
    flow.look_at_the_clock()
    settle()

    assert len(backups_in(vault_folder / BACKUPS)) == 2


def test_what_is_not_due_is_not_done_twice(storage, vault_folder):
    for _ in range(2):
        backup_desk.daily(storage, NOW, silent)

    assert len(backups_in(vault_folder / BACKUPS)) == 1
    assert load_state(vault_folder).made == load_state(vault_folder).rehearsal == Result(NOW)


def test_the_list_sorts_by_moment_and_size_and_is_found_by_its_words(
    phrases, storage, vault_folder
):
    with storage.snapshot() as source:
        made = [make(source, Occasion(NOW - age * DAY, "automatic")) for age in (0, 1)]
    table = BackupTable(phrases)
    table.show_values([Entry(one) for one in made])

    for column in (BackupColumn.DAY, BackupColumn.TIME, BackupColumn.SIZE, BackupColumn.WHY):
        table.sort(column)

    table.sort(BackupColumn.DAY)
    assert table.index(0, 0).data() == "21-11-2026"
    assert "automatisch" in table.words_of(Entry(made[0]))


def test_within_a_day_nothing_is_made(flow, settle, vault, vault_folder, moment):
    flow.begin()
    settle()
    add_client(vault)

    moment[0] = NOW + DAY / 2
    flow.look_at_the_clock()
    settle()

    assert len(backups_in(vault_folder / BACKUPS)) == 1


def test_nothing_is_looked_at_while_it_is_locked(flow, settle, office, vault_folder):
    office.close(lambda _: None)
    settle()

    flow.look_at_the_clock()
    flow.begin()
    settle()

    assert backups_in(vault_folder / BACKUPS) == ()


def test_the_page_shows_how_it_stands_and_the_list(flow, settle):
    flow.begin()
    flow.open()
    settle()

    page = flow.page
    assert page.standing.text().startswith("Reservekopie: vandaag")
    assert page.model.rowCount() == 1
    assert page.which.text().startswith("Reservekopie van 22-11-2026")
    assert not page.restore.isEnabled()
    assert page.passphrase.isHidden()


def test_a_vault_without_backups_says_so_on_the_page(flow, settle):
    flow.open()
    settle()

    assert not flow.page.none.isHidden()
    assert flow.page.table.isHidden()


def test_a_backup_can_be_made_and_tested_by_hand(flow, settle, vault_folder):
    flow.open()
    settle()

    flow.page.make.click()
    settle()
    made = flow.page.message.words.text()
    flow.page.test.click()
    settle()

    assert made == "De reservekopie is gemaakt, weer geopend en gecontroleerd."
    assert flow.page.message.words.text().startswith("De nieuwste reservekopie is op proef")
    assert flow.page.model.rowCount() == 1
    assert backups_in(vault_folder / BACKUPS)[0].manifest.because == "by_hand"


def test_a_failure_is_told_on_the_page_and_on_the_start_page(flow, settle, vault_folder):
    flow.open()
    settle()

    flow.page.test.click()
    settle()

    assert flow.page.message.words.text() == "Er is geen goede reservekopie. Maak er nu een."
    assert flow.start.backups_words.property("look") == "warning"


def test_a_second_place_gets_a_copy_and_can_be_given_up(
    flow, settle, chosen, tmp_path, vault_folder
):
    place = tmp_path / "stick"
    place.mkdir()
    flow.open()
    settle()

    chosen.append(place)
    flow.page.choose_place.click()
    settle()
    shown = flow.page.place.text()
    flow.page.no_place.click()
    settle()

    assert shown == str(place)
    assert len(backups_in(home_elsewhere(place, vault_id_of(vault_folder)))) == 1
    assert load_state(vault_folder).second_place == ""
    assert flow.page.place.text() == "Er is geen tweede plek gekozen."


def test_a_place_within_the_vault_is_refused(flow, settle, chosen, vault_folder):
    flow.open()
    settle()

    chosen.append(vault_folder)
    flow.page.choose_place.click()
    settle()

    assert "in de map van de kluis zelf" in flow.page.message.words.text()


def test_no_folder_chosen_changes_nothing(flow, settle, chosen):
    flow.open()
    settle()

    chosen += [None, None]
    flow.page.choose_place.click()
    flow.page.other_folder.click()

    assert chosen == []


def test_backups_in_another_folder_are_found(flow, settle, chosen, tmp_path, vault_folder):
    flow.begin()
    flow.open()
    settle()
    shutil.copytree(vault_folder / BACKUPS, tmp_path / "stick" / "termijnwacht-12345678")

    chosen.append(tmp_path / "stick")
    flow.page.other_folder.click()
    settle()

    assert flow.page.model.rowCount() == 1
    assert flow.page.model.index(0, 3).data() == "tweede plek"


def test_what_would_change_is_seen_before_anything_can_be_put_back(
    flow, settle, vault, qtbot, vault_folder
):
    flow.begin()
    flow.open()
    settle()
    add_client(vault)

    flow.page.look.click()
    settle()

    assert flow.page.changes.text() == "Mensen: 0 erbij, 1 weg, 0 anders."
    with qtbot.waitSignal(flow.restore_wanted) as asked:
        flow.page.restore.click()
    assert asked.args == [backups_in(vault_folder / BACKUPS)[0].folder, ""]


def test_a_backup_under_an_old_key_asks_for_the_passphrase_of_then(flow, settle, monkeypatch):
    def old_key(*_arguments):
        raise BackupError("other_key")

    flow.begin()
    flow.open()
    settle()
    monkeypatch.setattr(backup_desk, "previewed", old_key)

    flow.page.look.click()
    settle()

    assert not flow.page.passphrase.isHidden()
    assert "Typ de wachtwoordzin die u toen gebruikte" in flow.page.message.words.text()


def test_only_who_may_can_put_a_backup_back(flow, settle, office, monkeypatch, qtbot):
    monkeypatch.setattr(office, "may", lambda _: False)
    flow.begin()
    flow.open()
    settle()

    assert flow.page.restore.isHidden()
    assert not flow.page.not_allowed.isHidden()
    with qtbot.assertNotEmitted(flow.restore_wanted):
        flow.page.restore_wanted.emit(flow.page.model._values[0], "")


def test_locking_forgets_what_was_shown(flow, settle):
    flow.begin()
    flow.open()
    settle()
    flow.page.look.click()
    settle()

    flow.forget()

    assert flow.page.changes.text() == ""
    assert not flow.page.restore.isEnabled()


def test_a_vault_on_a_server_is_left_to_the_server():
    assert backup_desk.closing(object(), NOW, silent) is None
    assert not backup_desk.is_backed_up_here(object())
    backup_desk.daily(object(), NOW, silent)
    with pytest.raises(BackupError):
        backup_desk.previewed(object(), Path(), "", silent)


def test_what_fails_before_locking_is_told_and_not_raised(storage, vault_folder):
    (vault_folder / BACKUPS).write_bytes(b"in the way")

    error = backup_desk.closing(storage, NOW, silent)

    assert error.reason in {"unwritable", "busy"}


def test_what_fails_while_putting_back_is_told_and_not_raised(storage, tmp_path):
    error = backup_desk.put_back(storage, tmp_path, "", NOW)

    assert error.reason == "half"


@pytest.fixture
def rescue(qtbot, dutch, jobs, phrases, storage, vault, vault_folder, moment, chosen):
    with storage.snapshot() as source:
        make(source, Occasion(NOW, "automatic"))
    add_client(vault)
    vault.close()
    flow = RescueFlow(jobs, phrases, vault_folder, lambda *_: chosen.pop())
    qtbot.addWidget(flow.page)
    flow.begin()
    return flow


def look(rescue, settle, passphrase):
    rescue.page.passphrase.line.setText(passphrase)
    rescue.page.look.click()
    settle()


def test_a_damaged_vault_is_put_back_from_the_unlock_window(rescue, settle, vault_folder, qtbot):
    settle()
    content = bytearray((vault_folder / VAULT_FILE).read_bytes())
    content[::4096] = bytes(len(content[::4096]))
    (vault_folder / VAULT_FILE).write_bytes(content)

    look(rescue, settle, PASSPHRASE)
    with qtbot.waitSignal(rescue.done, timeout=20_000):
        rescue.page.restore.click()

    assert clients_in(vault_folder) == 0
    assert [one for one in (vault_folder / BACKUPS).iterdir() if one.name.startswith("aside-")]


def test_the_passphrase_of_a_backup_is_asked_for_and_counted(rescue, settle):
    settle()

    rescue.page.look.click()
    look(rescue, settle, "niet de goede")
    wrong = rescue.page.message.words.text()
    look(rescue, settle, PASSPHRASE)

    assert wrong == "Deze wachtwoordzin klopt niet."
    assert not rescue.page.restore.isEnabled()


def test_a_wait_after_wrong_passphrases_holds_here_too(vault_folder, monkeypatch):
    monkeypatch.setattr("desktop.vaults.wait_for", lambda _: 3)

    with pytest.raises(TooSoonError):
        backup_desk.previewed_closed(vault_folder, vault_folder, "", silent)
    with pytest.raises(TooSoonError):
        backup_desk.put_back_closed(vault_folder, vault_folder, "", NOW)


def test_another_folder_can_be_looked_into_while_it_is_locked(rescue, settle, chosen, tmp_path):
    settle()

    chosen.append(tmp_path / "absent")
    rescue.page.other_folder.click()
    settle()

    assert not rescue.page.none.isHidden()


def test_a_backup_without_a_key_file_is_refused(vault_folder, tmp_path):
    with pytest.raises(StorageError) as raised:
        backup_desk.previewed_closed(vault_folder, tmp_path, "iets", silent)

    assert raised.value.reason == "no_vault"
