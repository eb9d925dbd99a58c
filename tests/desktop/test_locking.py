"""When the program locks, what is left on the screen then, and what is still there afterwards."""

import json
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from threading import Event
from uuid import UUID

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu

from casework import usecases
from casework.casefile import ASIEL, CaseEvent, CaseFile
from casework.clients import Address, Client, PartialDate
from casework.storage import Office as Letterhead
from casework.volunteers import COORDINATOR, Volunteer
from db import occupancy
from db.files import VAULT_FILE
from db.occupancy import RECORD_FILE
from db.storage import open_vault
from desktop import dates, vaults
from desktop.curtain import put_out_of_sight
from desktop.errors import ErrorHandler
from desktop.paths import HOME_VARIABLE
from desktop.session import Session
from desktop.views.unlock import UnlockWindow

PASSPHRASE = "zeven paarse giraffen lezen kranten"
ANOTHER = "acht groene olifanten bakken taart"
RESOURCES = Path(__file__).parents[2] / "resources"
TODAY = date(2026, 11, 22)
LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
NOTICE = "ingebrekestelling_asiel"

HOLDER = """
import sys, time
from pathlib import Path
from db.storage import open_vault

open_vault(Path(sys.argv[1]), sys.argv[2])
print("held", flush=True)
time.sleep(600)
"""


@pytest.fixture
def early(vault_folder):
    """A file in the vault for which a notice would come too early."""
    vault = open_vault(vault_folder, PASSPHRASE)
    address = Address("Kade 1", "1234 AB", "Demostad")
    person = Client(
        usecases.new_id(), "Tesfay", "Selam", PartialDate(1994), "9000000001", address=address
    )
    client = usecases.register_client(vault, person, TODAY)
    lodged = CaseEvent("aanvraag_ingediend", dates.today())
    wanted = CaseFile(usecases.new_id(), "", client.id, ASIEL, events=(lodged,))
    file = usecases.open_file(vault, wanted, dates.today())
    usecases.change_office(vault, Letterhead("Steunpunt", address))
    vault.close()
    return file


@pytest.fixture
def begin(qtbot, dutch, tmp_path, monkeypatch):
    """Start the program on a folder, as after the first window."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    begun = []

    def start(folder):
        window = UnlockWindow()
        window.show_folder(folder, has_vault=(folder / VAULT_FILE).exists())
        window.show()
        qtbot.addWidget(window)
        made = Session(window, ErrorHandler(), RESOURCES, demo=False)
        made.start()
        begun.append(made)
        settled(qtbot, made)
        return made

    yield start
    for made in begun:
        made.end()
        if made.main is not None:
            made.main.deleteLater()


@pytest.fixture
def bilal(early, vault_folder):
    """A second volunteer, who opens the vault by a passphrase of their own."""
    vault = open_vault(vault_folder, PASSPHRASE)
    vaults.add_volunteer(vault, "Bilal", ANOTHER, UUID(int=77))
    with vault.work() as work:
        for slot in vaults.slots(vault):
            work.volunteers.put(Volunteer(slot.id, slot.name or "Anna", COORDINATOR, TODAY))
        work.commit()
    vault.close()
    return ANOTHER


@pytest.fixture
def opened(begin, vault_folder, early, qtbot):
    made = begin(vault_folder)
    unlock(qtbot, made)
    return made


def settled(qtbot, made):
    qtbot.waitUntil(lambda: not made.jobs.busy, timeout=20_000)


def unlock(qtbot, made, passphrase=PASSPHRASE):
    line = made.window.open_panel.passphrase.line
    line.clear()
    qtbot.keyClicks(line, passphrase)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    settled(qtbot, made)


def lock(qtbot, made):
    made.lock()
    settled(qtbot, made)


# What was typed. Each types something with real keys, and returns how to read it back.


def type_in_client_form(qtbot, made, _):
    qtbot.keyClick(made.main, Qt.Key.Key_N, CTRL)
    form = made.main.routes.clients.form
    qtbot.keyClicks(form.family_name, "Halve naam")
    return lambda main: main.routes.clients.form.family_name.text()


def type_in_file_form(qtbot, made, file):
    made.main.routes.files.edit_of(file.id)
    settled(qtbot, made)
    qtbot.keyClicks(made.main.routes.files.form.notes, "Halve notitie")
    return lambda main: main.routes.files.form.notes.toPlainText()


def type_in_event_form(qtbot, made, file):
    made.main.routes.files.open(file.id)
    settled(qtbot, made)
    events = made.main.routes.files.page.events
    qtbot.mouseClick(events.add_button, LEFT)
    qtbot.keyClicks(events.form.day.line, "3-11")
    return lambda main: main.routes.files.page.events.form.day.line.text()


def type_a_reason(qtbot, made, file):
    made.main.routes.letters.make(file.id, NOTICE)
    settled(qtbot, made)
    reason = made.main.routes.letters.page.problems.early.reason
    assert reason.isVisible()
    qtbot.keyClicks(reason, "Omdat de client")
    return lambda main: main.routes.letters.page.problems.early.reason.toPlainText()


def type_in_search(qtbot, made, _):
    qtbot.keyClick(made.main, Qt.Key.Key_K, CTRL)
    qtbot.keyClicks(made.main.places.today.search, "tesf")
    return lambda main: main.places.today.search.text()


def type_in_calculator(qtbot, made, _):
    qtbot.keyClick(made.main, Qt.Key.Key_6, CTRL)
    page = made.main.routes.calculator.page
    page.take(page.with_event(None, CaseEvent("aanvraag_ingediend", date(2026, 1, 12))))
    return lambda main: main.routes.calculator.page.facts().events[0].kind


def type_in_settings(qtbot, made, _):
    qtbot.keyClick(made.main, Qt.Key.Key_7, CTRL)
    settled(qtbot, made)
    field = made.main.places.settings.fields["phone"]
    qtbot.keyClicks(field, "0612")
    return lambda main: main.places.settings.fields["phone"].text()


every_place = pytest.mark.parametrize(
    "type_something",
    [
        type_in_client_form,
        type_in_file_form,
        type_in_event_form,
        type_a_reason,
        type_in_search,
        type_in_calculator,
        type_in_settings,
    ],
)


@every_place
def test_what_was_typed_is_there_again_for_who_typed_it(opened, early, qtbot, type_something):
    read = type_something(qtbot, opened, early)
    main, page, typed = opened.main, opened.main.stage.currentWidget(), read(opened.main)
    assert typed

    lock(qtbot, opened)
    assert not main.isVisible()
    unlock(qtbot, opened)

    assert opened.main is main
    assert main.stage.currentWidget() is page
    assert read(main) == typed


@every_place
def test_another_volunteer_does_not_see_what_was_typed(bilal, opened, early, qtbot, type_something):
    type_something(qtbot, opened, early)
    first = opened.main
    gone = []
    first.destroyed.connect(lambda: gone.append("gone"))
    lock(qtbot, opened)

    unlock(qtbot, opened, bilal)

    assert opened.main is not first
    assert opened.main.isVisible()
    qtbot.waitUntil(lambda: gone == ["gone"])


def test_another_vault_does_not_see_what_was_typed(opened, early, qtbot, new_vault, tmp_path):
    type_in_client_form(qtbot, opened, early)
    first = opened.main
    lock(qtbot, opened)
    other = Path(shutil.copytree(new_vault, tmp_path / "other"))
    opened.window.show_folder(other, has_vault=True)

    unlock(qtbot, opened)

    assert opened.main is not first
    assert opened.main.routes.clients.form.family_name.text() == ""


# When it locks.


def test_it_locks_when_nobody_is_there(opened, qtbot):
    opened._idle.expired.emit()
    settled(qtbot, opened)

    assert not opened.main.office.is_open
    assert opened.window.isVisible()


def test_it_locks_when_the_screen_is_locked(opened, qtbot):
    opened._screen.locked.emit()
    opened._screen.locked.emit()
    settled(qtbot, opened)

    assert not opened.main.office.is_open


def test_a_locked_screen_before_unlocking_is_no_matter(begin, vault_folder):
    made = begin(vault_folder)

    made._screen.locked.emit()

    assert not made.jobs.busy


def test_it_counts_only_while_the_vault_is_open(opened, qtbot):
    assert opened._idle._tick.isActive()

    lock(qtbot, opened)
    assert not opened._idle._tick.isActive()
    unlock(qtbot, opened)

    assert opened._idle._tick.isActive()


def test_ctrl_l_locks_from_within_a_form(opened, early, qtbot):
    type_in_client_form(qtbot, opened, early)

    qtbot.keyClick(opened.main.routes.clients.form.family_name, Qt.Key.Key_L, CTRL)
    settled(qtbot, opened)

    assert not opened.main.office.is_open


def test_work_that_is_going_on_is_finished_first(opened, qtbot, vault_folder):
    go_on, done = Event(), []
    opened.main.office.ask(lambda _: go_on.wait(10), lambda _: None)
    opened.main.office.change_letterhead(Letterhead("Laat opgeslagen"), done.append)

    opened._idle.expired.emit()
    assert not opened.main.isVisible()
    go_on.set()
    settled(qtbot, opened)

    assert len(done) == 1
    vault = open_vault(vault_folder, PASSPHRASE)
    with vault.work() as work:
        assert work.office().name == "Laat opgeslagen"
    vault.close()


def test_a_question_that_stands_open_is_answered_no(opened, qtbot):
    answers = []

    def ask():
        dialog = QFileDialog(opened.main)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        QTimer.singleShot(0, opened._idle.expired.emit)
        answers.append(dialog.exec())

    ask()
    settled(qtbot, opened)

    assert answers == [QDialog.DialogCode.Rejected]
    assert not opened.main.office.is_open


def test_no_window_but_the_first_stays_in_sight(opened, qtbot):
    menu = QMenu(opened.main)
    menu.addAction("Selam Tesfay")
    menu.popup(opened.main.pos())
    loose = QDialog(opened.main)
    loose.show()

    lock(qtbot, opened)

    in_sight = [shown for shown in QApplication.topLevelWidgets() if shown.isVisible()]
    assert in_sight == [opened.window]


def test_what_may_stay_stays(qtbot):
    staying, going = QDialog(), QDialog()
    for window in (staying, going):
        qtbot.addWidget(window)
        window.show()

    put_out_of_sight(staying, None)

    assert (staying.isVisible(), going.isVisible()) == (True, False)


def test_after_how_long_it_locks_is_chosen_in_the_settings(opened, begin, vault_folder, qtbot):
    chosen = opened.main.places.settings.lock_after
    assert chosen.value() == "5"
    assert [chosen.itemText(row) for row in range(3)] == ["1 minuut", "2 minuten", "5 minuten"]

    chosen.setFocus()
    qtbot.keyClick(chosen, Qt.Key.Key_Down)

    assert opened._idle._minutes == 10
    lock(qtbot, opened)
    again = begin(vault_folder)
    unlock(qtbot, again)
    assert again._idle._minutes == 10
    assert again.main.places.settings.lock_after.value() == "10"


# Who has it open.


@pytest.fixture
def elsewhere(vault_folder):
    """Another program that has the vault open, on this computer."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, vault_folder, PASSPHRASE], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def test_a_second_start_is_told_who_has_it_open(begin, vault_folder, elsewhere, qtbot):
    made = begin(vault_folder)

    unlock(qtbot, made)

    notice = made.window.in_use
    assert notice.isVisible()
    assert notice.words.text().startswith("Deze kluis is al open op deze computer")
    assert notice.action.isHidden()
    assert made.window.open_panel.passphrase.text == PASSPHRASE

    elsewhere.kill()
    elsewhere.wait()
    unlock(qtbot, made)

    assert made.main.isVisible()


@pytest.fixture
def left_elsewhere(vault_folder, monkeypatch):
    """What a computer that broke down left behind in a folder that we can reach too."""
    monkeypatch.setattr(occupancy, "WATCH_SECONDS", 0.01)
    held = occupancy.occupy(vault_folder, "Bilal")
    content = (vault_folder / RECORD_FILE).read_text()
    held.release()
    mark = occupancy.this_machine().mark
    (vault_folder / RECORD_FILE).write_text(content.replace(mark, "another"))
    occupancy.os.utime(vault_folder / RECORD_FILE, (1_790_000_000, 1_790_000_000))
    return vault_folder


def test_a_vault_that_another_computer_left_opens_after_a_warning(begin, left_elsewhere, qtbot):
    made = begin(left_elsewhere)

    unlock(qtbot, made)
    notice = made.window.in_use
    assert "bij Bilal, op computer" in notice.words.text()
    assert "Over 1 seconde" in notice.words.text() or "over 1 seconde" in notice.words.text()
    assert notice.action.isHidden()

    qtbot.waitUntil(notice.action.isVisible, timeout=5_000)
    assert "Ga eerst kijken, of bel." in notice.words.text()
    qtbot.mouseClick(notice.action, LEFT)
    settled(qtbot, made)

    assert made.main.isVisible()
    assert not notice.isVisible()


def test_without_a_passphrase_nothing_is_taken_over(begin, left_elsewhere, qtbot):
    made = begin(left_elsewhere)
    unlock(qtbot, made)
    qtbot.waitUntil(made.window.in_use.action.isVisible, timeout=5_000)
    made.window.open_panel.passphrase.line.clear()

    with qtbot.assertNotEmitted(made.window.take_over_wanted):
        qtbot.mouseClick(made.window.in_use.action, LEFT)


def test_who_still_works_there_is_not_pushed_aside(begin, left_elsewhere, qtbot):
    made = begin(left_elsewhere)
    unlock(qtbot, made)
    qtbot.waitUntil(made.window.in_use.action.isVisible, timeout=5_000)
    alive = (left_elsewhere / RECORD_FILE).read_text().replace('000"}', '009"}')
    (left_elsewhere / RECORD_FILE).write_text(alive)

    qtbot.mouseClick(made.window.in_use.action, LEFT)
    settled(qtbot, made)

    assert made.main is None
    assert "10 minuten" in made.window.in_use.words.text()


def test_who_was_taken_over_is_told_and_keeps_what_was_typed(opened, early, qtbot, vault_folder):
    read = type_in_client_form(qtbot, opened, early)
    record = vault_folder / RECORD_FILE
    content = record.read_text()
    record.unlink()
    taken = {**json.loads(content), "name": "Bilal", "token": "another"}
    record.write_text(json.dumps(taken))

    form = opened.main.routes.clients.form
    qtbot.keyClicks(form.given_names, "Proef")
    with qtbot.captureExceptions() as raised:
        qtbot.mouseClick(form.save_button, LEFT)
        settled(qtbot, opened)
    for error in raised:
        opened._tell(error[1])

    said = f"{opened.main.message.words.text()} {form.message.text()}"
    assert "De kluis is overgenomen: door Bilal" in said
    assert read(opened.main) == "Halve naam"
    record.unlink()


# The place of the vault.


def test_a_sync_folder_is_told_before_anything_is_typed(begin, new_vault, tmp_path, qtbot):
    folder = tmp_path / "Nextcloud" / "kluis"
    shutil.copytree(new_vault, folder)

    made = begin(folder)

    assert "met Nextcloud" in made.window.about_place.words.text()
    assert made.window.about_place.isVisible()
    assert made.window.about_place.action.isHidden()
    unlock(qtbot, made)
    assert made.main.isVisible()
    assert f"{VAULT_FILE}-wal" not in {path.name for path in folder.iterdir()}


def test_a_sync_folder_is_told_before_a_vault_is_made(begin, tmp_path):
    made = begin(tmp_path / "Dropbox" / "kluis")

    assert "met Dropbox" in made.window.about_place.words.text()
    assert not (tmp_path / "Dropbox").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="rights are kept otherwise here")
def test_others_can_be_kept_out_of_the_folder(begin, vault_folder, qtbot):
    vault_folder.chmod(0o755)
    made = begin(vault_folder)
    notice = made.window.about_place
    assert "Andere gebruikers" in notice.words.text()

    qtbot.mouseClick(notice.action, LEFT)
    settled(qtbot, made)

    assert vault_folder.stat().st_mode & 0o077 == 0
    assert not notice.isVisible()


def test_a_disk_on_which_nobody_can_be_kept_out_is_told(begin, vault_folder, qtbot, monkeypatch):
    vault_folder.chmod(0o755)
    made = begin(vault_folder)
    monkeypatch.setattr(Path, "chmod", lambda *_: None)

    qtbot.mouseClick(made.window.about_place.action, LEFT)
    settled(qtbot, made)

    assert "kunnen hier niet worden veranderd" in made.window.about_place.words.text()
    assert made.window.about_place.action.isHidden()


def test_a_clock_that_is_behind_the_vault_is_told(begin, vault_folder, monkeypatch):
    monkeypatch.setattr(dates, "today", lambda: date(2020, 1, 1))

    made = begin(vault_folder)

    assert "De klok van deze computer staat op 1 januari 2020." in (
        made.window.about_place.words.text()
    )


def test_a_folder_of_ones_own_needs_no_words(begin, vault_folder):
    made = begin(vault_folder)

    assert not made.window.about_place.isVisible()


def test_what_is_said_of_one_folder_is_not_said_of_another(begin, vault_folder, tmp_path, qtbot):
    vault_folder.chmod(0o755)
    made = begin(vault_folder)

    made.window.show_folder(tmp_path / "another", has_vault=False)

    assert not made.window.about_place.isVisible()
