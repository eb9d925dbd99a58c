"""From locked to open and back, with a real vault."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt

from casework.casefile import ASIEL, CaseEvent, CaseFile
from casework.clients import Client
from casework.errors import StorageError
from casework.law.additions import Addition, AgreedRules
from casework.phrases import Phrases
from casework.volunteers import COORDINATOR, VOLUNTEER, Volunteer
from db.attempts import seconds_to_wait
from db.files import VAULT_FILE
from db.keys import make_recovery
from db.storage import open_vault
from desktop import app, session, vaults
from desktop.errors import ErrorHandler
from desktop.paths import HOME_VARIABLE
from desktop.session import Session
from desktop.views.unlock import UnlockWindow

PASSPHRASE = "zeven paarse giraffen lezen kranten"
RESOURCES = Path(__file__).parents[2] / "resources"
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def begin(qtbot, dutch, tmp_path, monkeypatch):
    """Start the program on a folder, as after the first window."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    begun = []

    def start(folder, *, demo=False, resources=RESOURCES):
        window = UnlockWindow(demo=demo)
        window.show_folder(folder, has_vault=(folder / VAULT_FILE).exists())
        window.show()
        qtbot.addWidget(window)
        made = Session(window, ErrorHandler(), resources, demo=demo)
        made.start()
        begun.append(made)
        qtbot.waitUntil(lambda: not made.jobs.busy)
        return made

    yield start
    for made in begun:
        made.end()
        if made.main is not None:
            made.main.deleteLater()


@pytest.fixture
def locked(begin, vault_folder):
    return begin(vault_folder)


def settled(qtbot, made):
    qtbot.waitUntil(lambda: not made.jobs.busy, timeout=20_000)


def unlock(qtbot, made, passphrase=PASSPHRASE):
    line = made.window.open_panel.passphrase.line
    line.clear()
    qtbot.keyClicks(line, passphrase)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    settled(qtbot, made)


def test_the_first_window_knows_what_the_vault_is_called():
    assert app.VAULT_FILE == VAULT_FILE


def test_the_right_passphrase_opens_the_main_window(locked, qtbot):
    unlock(qtbot, locked)

    assert locked.main.isVisible()
    assert not locked.window.isVisible()
    assert locked.window.open_panel.passphrase.text == ""


def test_a_wrong_passphrase_gives_no_hint_and_a_wait_that_grows(locked, qtbot, vault_folder):
    unlock(qtbot, locked, "zeven groene giraffen")

    assert locked.main is None
    assert locked.window.words.text().startswith("Deze wachtwoordzin klopt niet.")
    assert "Over 1 seconde" in locked.window.words.text()
    assert locked.window.open_panel.passphrase.text == "zeven groene giraffen"

    qtbot.waitUntil(locked.window.open_panel.unlock.isEnabled, timeout=5_000)
    unlock(qtbot, locked, "zeven blauwe giraffen")

    assert "Over 2 seconden" in locked.window.words.text()
    assert vaults.wait_for(vault_folder) >= 1


def test_a_typing_error_in_the_code_of_the_sheet_is_called_so_and_waits_too(locked, qtbot):
    unlock(qtbot, locked, "ABCDE-ABCDE-ABCDE-ABCDE-ABCDE-ABCDE")

    assert "typefout" in locked.window.words.text()
    assert "Over 1 seconde" in locked.window.words.text()


def test_the_code_of_the_sheet_is_typed_where_the_passphrase_goes(begin, vault_folder, qtbot):
    storage = open_vault(vault_folder, PASSPHRASE)
    code = storage.with_key(make_recovery)
    storage.close()
    made = begin(vault_folder)

    unlock(qtbot, made, code.lower())

    assert made.main.isVisible()


def test_starting_the_program_again_is_no_way_round_the_wait(begin, vault_folder, qtbot):
    first = begin(vault_folder)
    unlock(qtbot, first, "zeven groene giraffen")

    again = begin(vault_folder)

    assert not again.window.open_panel.unlock.isEnabled()
    assert "opnieuw proberen" in again.window.words.text()


def test_a_try_before_its_time_is_not_even_looked_at(vault_folder):
    with pytest.raises(StorageError):
        vaults.opened(vault_folder, "zeven groene giraffen")

    with pytest.raises(vaults.TooSoonError):
        vaults.opened(vault_folder, PASSPHRASE)


def test_a_new_vault_is_made_and_opened(begin, tmp_path, qtbot):
    made = begin(tmp_path / "new")
    panel = made.window.new_panel
    qtbot.keyClicks(panel.name, "Anna")
    qtbot.keyClicks(panel.first.line, PASSPHRASE)
    qtbot.keyClicks(panel.second.line, PASSPHRASE)

    qtbot.mouseClick(panel.make, LEFT)
    settled(qtbot, made)

    assert (tmp_path / "new" / VAULT_FILE).exists()
    assert made.main.isVisible()


def test_a_weak_passphrase_makes_no_vault(begin, tmp_path, qtbot):
    made = begin(tmp_path / "new")
    panel = made.window.new_panel
    qtbot.keyClicks(panel.name, "Anna")
    qtbot.keyClicks(panel.first.line, "welkom2026")
    qtbot.keyClicks(panel.second.line, "welkom2026")

    qtbot.mouseClick(panel.make, LEFT)
    settled(qtbot, made)

    assert not (tmp_path / "new").exists()
    assert panel.first_problem.isVisible()
    assert panel.first.text == "welkom2026"


def test_the_strength_is_shown_while_typing(begin, tmp_path, qtbot):
    made = begin(tmp_path / "new")

    qtbot.keyClicks(made.window.new_panel.first.line, "welkom2026")
    qtbot.waitUntil(lambda: "zwak" in made.window.new_panel.strength.text())

    assert "bekend woord" in made.window.new_panel.strength.text()


def test_a_file_that_is_no_vault_is_told(begin, tmp_path, vault_folder, qtbot):
    (vault_folder / VAULT_FILE).write_bytes(b"no vault at all" * 1000)
    made = begin(vault_folder)

    unlock(qtbot, made)

    assert made.window.words.text().startswith("De kluis is beschadigd")


def test_a_vault_that_went_away_meanwhile_is_told(locked, vault_folder, qtbot):
    shutil.rmtree(vault_folder)

    unlock(qtbot, locked)

    assert locked.window.words.text().startswith("In deze map staat geen kluis.")


@pytest.mark.parametrize("reason", ["newer", "read_only", "full", "busy", "unwritable"])
def test_what_the_disk_cannot_do_is_told_in_place(
    locked, qtbot, monkeypatch, reason, phrases: Phrases
):
    def failing(_folder, _passphrase, **_):
        raise StorageError(reason)

    monkeypatch.setattr(vaults, "open_vault", failing)

    unlock(qtbot, locked)

    assert locked.window.words.text() == phrases.say("storage", reason)
    assert locked.window.open_panel.passphrase.text == PASSPHRASE
    assert locked.window.open_panel.isEnabled()


def test_another_folder_can_be_chosen(begin, tmp_path, vault_folder, qtbot, monkeypatch):
    made = begin(tmp_path / "new")
    monkeypatch.setattr(session, "chosen_folder", lambda *_: vault_folder)

    qtbot.mouseClick(made.window.other_folder, LEFT)

    assert made.window.folder == vault_folder
    assert not made.window.asks_new


def test_locking_closes_the_vault_and_keeps_what_was_typed(locked, qtbot):
    unlock(qtbot, locked)
    main = locked.main
    qtbot.keyClick(main, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    form = main.routes.clients.form
    form.family_name.setText("half a name")

    qtbot.keyClick(main, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, locked)

    assert not main.isVisible()
    assert not main.office.is_open
    assert locked.window.isVisible()

    unlock(qtbot, locked)

    assert locked.main is main
    assert main.stage.currentWidget() is form
    assert form.family_name.text() == "half a name"


def test_the_lock_button_does_the_same(locked, qtbot):
    unlock(qtbot, locked)

    qtbot.mouseClick(locked.main.rail.lock, LEFT)
    settled(qtbot, locked)

    assert not locked.main.office.is_open


def test_locking_empties_the_clipboard(locked, qtbot, qapp):
    unlock(qtbot, locked)
    qapp.clipboard().setText("0123456789")

    locked.lock()
    settled(qtbot, locked)

    assert qapp.clipboard().text() == ""


def test_another_vault_gets_a_window_of_its_own(locked, begin, new_vault, tmp_path, qtbot):
    unlock(qtbot, locked)
    first = locked.main
    locked.lock()
    settled(qtbot, locked)
    other = Path(shutil.copytree(new_vault, tmp_path / "other"))
    locked.window.show_folder(other, has_vault=True)

    unlock(qtbot, locked)

    assert locked.main is not first
    assert locked.main.vault_folder == other


def test_a_demo_tells_how_its_vault_opens_and_marks_its_window(begin, vault_folder, qtbot):
    made = begin(vault_folder, demo=True)

    unlock(qtbot, made)

    assert PASSPHRASE in made.window.note.text()
    assert "DEMO" in made.main.windowTitle()
    assert any("DEMO" in mark.text() for mark in made.main.rail.findChildren(object, "demo"))


def test_an_error_one_can_act_on_stands_in_the_window_and_not_in_a_box(locked, qtbot, phrases):
    unlock(qtbot, locked)

    locked._tell(StorageError("full"))

    assert locked.main.message.isVisible()
    assert locked.main.message.words.text() == phrases.say("storage", "full")


def test_a_mistake_in_the_program_opens_one_crash_window(locked, qtbot):
    locked._show_crash("first")
    locked._show_crash("second")

    assert locked._crash.report.toPlainText() == "first"
    locked._crash.close()


def test_the_wait_is_counted_from_the_last_wrong_try(vault_folder):
    with pytest.raises(StorageError):
        vaults.opened(vault_folder, "zeven groene giraffen")

    assert seconds_to_wait(vault_folder, vaults.time.time()) == 1


def test_a_vault_with_a_rule_that_cannot_be_used_stays_shut_and_says_which(
    begin, vault_folder, qtbot
):
    storage = open_vault(vault_folder, PASSPHRASE)
    with storage.work() as work:
        work.additions.put(Addition("kapot.toml", "id =", "Proef", date(2026, 11, 22)))
        work.commit()
    storage.close()
    made = begin(vault_folder)

    unlock(qtbot, made)

    assert made.main is None
    assert "kapot.toml" in made.window.words.text()


def test_a_release_that_changes_dates_is_shown_before_it_counts(begin, vault_folder, qtbot):
    name = "asiel_zes_maanden.toml"
    shipped = {file.name: file.read_text("utf-8") for file in (RESOURCES / "rules").glob("*.toml")}
    before = {**shipped, name: shipped[name].replace("amount = 6", "amount = 5")}
    storage = open_vault(vault_folder, PASSPHRASE)
    lodged = CaseEvent("aanvraag_ingediend", date(2026, 1, 12))
    with storage.work() as work:
        work.clients.put(Client(UUID(int=1), "Verzonnen"))
        file = CaseFile(UUID(int=2), "2026-0001", UUID(int=1), ASIEL, events=(lodged,))
        work.case_files.put(file)
        work.put_agreed_rules(AgreedRules(before, date(2026, 11, 1)))
        work.commit()
    storage.close()
    made = begin(vault_folder)

    unlock(qtbot, made)

    report = made.main.routes.rules.impact
    assert made.main.stage.currentWidget() is report
    assert report.which.text() == "Dossier 2026-0001"
    assert made.main.office.resources.rules.named("asiel_zes_maanden").versions[0].span.amount == 5


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("amount = 6", "amonut = 6", "bij version[0].amonut."),
        ("amount = 6", "amount = ", "bij version[0].amount."),
        ('"unmoved"', '"atw"', "bij version[0].counting."),
    ],
)
def test_with_a_shipped_rule_that_cannot_be_used_there_is_nothing_to_open(
    begin, vault_folder, qtbot, tmp_path, old, new, where
):
    resources = shutil.copytree(RESOURCES, tmp_path / "resources")
    file = resources / "rules" / "asiel_zes_maanden.toml"
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    line = next(i for i, text in enumerate(file.read_text("utf-8").splitlines(), 1) if new in text)

    made = begin(vault_folder, resources=resources)

    qtbot.waitUntil(lambda: bool(made.window.words.text()))
    said = made.window.words.text()
    assert "asiel_zes_maanden.toml" in said
    assert f"op regel {line} van dat bestand, {where}" in said
    assert made.main is None
    assert not made.window.open_panel.isEnabled()


OF_BRAM = "negen ronde muizen dansen zondag"


@pytest.fixture
def bram(vault_folder):
    """A volunteer with a passphrase of their own and one file, beside a file of nobody."""
    storage = open_vault(vault_folder, PASSPHRASE)
    with storage.work() as work:
        work.volunteers.put(Volunteer(storage.opened_by.id, "Anna", COORDINATOR))
        work.volunteers.put(Volunteer(UUID(int=5), "Bram", VOLUNTEER))
        work.clients.put(Client(UUID(int=1), "Verzonnen"))
        for number, handler in ((1, UUID(int=5)), (2, None)):
            file = CaseFile(UUID(int=10 + number), f"2026-000{number}", UUID(int=1), ASIEL)
            work.case_files.put(replace(file, assigned_to=handler))
        work.commit()
    vaults.add_volunteer(storage, "Bram", OF_BRAM, UUID(int=5))
    storage.close()
    return UUID(int=5)


def test_a_volunteer_who_unlocks_sees_only_their_own(begin, bram, vault_folder, qtbot):
    made = begin(vault_folder)

    unlock(qtbot, made, OF_BRAM)

    proxy = made.main.places.today.table.proxy
    assert [proxy.value(row).number for row in range(proxy.rowCount())] == ["2026-0001"]
    assert "Bram" in made.main.rail.who.text()
    assert made.main.places.settings.volunteers.isHidden()


def test_who_left_is_refused_with_words_and_the_vault_is_shut(begin, bram, vault_folder, qtbot):
    storage = open_vault(vault_folder, PASSPHRASE)
    with storage.work() as work:
        work.volunteers.put(replace(work.volunteers.get(bram), until=date(2020, 1, 1)))
        work.commit()
    storage.close()
    made = begin(vault_folder)

    unlock(qtbot, made, OF_BRAM)

    assert made.main is None
    assert made.window.words.text().startswith("U staat hier niet meer als vrijwilliger.")
    unlock(qtbot, made)
    assert made.main.isVisible()
