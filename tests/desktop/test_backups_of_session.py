"""Backups around locking, closing and putting back, in the whole program with a real vault."""

from uuid import uuid4

import pytest
from PySide6.QtCore import Qt

from casework.clients import Client
from casework.journal import RESTORED
from db.backup_state import load_state
from db.backups import BACKUPS, backups_in
from db.files import VAULT_FILE
from db.storage import open_vault
from desktop.errors import ErrorHandler
from desktop.paths import HOME_VARIABLE
from desktop.session import Session
from desktop.views.unlock import UnlockWindow
from tests.desktop.conftest import PASSPHRASE, RESOURCES


@pytest.fixture
def begun(qtbot, dutch, tmp_path, monkeypatch, vault_folder):
    """The program, at its first window."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    window = UnlockWindow()
    window.show_folder(vault_folder, has_vault=True)
    window.show()
    qtbot.addWidget(window)
    made = Session(window, ErrorHandler(), RESOURCES, demo=False)
    made.start()
    settle(qtbot, made)
    yield made
    made.end()
    if made.main is not None:
        made.main.deleteLater()


def settle(qtbot, made):
    qtbot.waitUntil(lambda: not made.jobs.busy, timeout=30_000)


def unlock(qtbot, made):
    line = made.window.open_panel.passphrase.line
    line.clear()
    qtbot.keyClicks(line, PASSPHRASE)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    settle(qtbot, made)


def add_client(qtbot, made):
    person = Client(uuid4(), "Haddad", "Lina")
    made.main.office.register_client(person, lambda _: None, None)
    settle(qtbot, made)


def test_locking_backs_up_what_was_typed(begun, qtbot, vault_folder):
    unlock(qtbot, begun)
    add_client(qtbot, begun)

    begun.lock()
    settle(qtbot, begun)

    newest = backups_in(vault_folder / BACKUPS)[0]
    assert newest.manifest.tables["clients"].rows == 1
    assert newest.manifest.because == "automatic"
    assert newest.manifest.journal is not None
    assert not begun.main.office.is_open


def test_closing_the_program_backs_up_too(begun, qtbot, vault_folder):
    unlock(qtbot, begun)
    add_client(qtbot, begun)

    begun.end()
    begun.end = lambda: None

    assert backups_in(vault_folder / BACKUPS)[0].manifest.tables["clients"].rows == 1


def test_a_backup_that_fails_while_locking_is_told_and_the_vault_is_locked(
    begun, qtbot, vault_folder
):
    unlock(qtbot, begun)
    add_client(qtbot, begun)
    content = bytearray((vault_folder / "vault.keys").read_bytes())
    content[300] ^= 1
    (vault_folder / "vault.keys").write_bytes(content)

    begun.lock()
    settle(qtbot, begun)

    assert not begun.main.office.is_open
    assert "De kluis zelf is beschadigd" in begun.window.words.text()
    assert load_state(vault_folder).made.reason == "vault_damaged"


def test_the_start_page_says_how_it_stands(begun, qtbot):
    unlock(qtbot, begun)

    assert begun.main.places.today.backups_words.text().startswith("Reservekopie: vandaag om")


def test_the_settings_and_the_start_page_lead_to_the_backups(begun, qtbot):
    unlock(qtbot, begun)

    begun.main.places.today.backups.click()
    settle(qtbot, begun)
    shown = begun.main.stage.currentWidget()
    begun.main.stage.back()
    begun.main.places.settings.backups.click()
    settle(qtbot, begun)

    assert shown is begun.main.stage.currentWidget() is begun.main.backups.page


def test_a_backup_is_put_back_from_the_window_and_noted(begun, qtbot, vault_folder):
    unlock(qtbot, begun)
    add_client(qtbot, begun)
    begun.main.backups.open()
    settle(qtbot, begun)
    page = begun.main.backups.page
    page.table.choose_row(page.model.rowCount() - 1)
    page.look.click()
    settle(qtbot, begun)

    page.restore.click()
    settle(qtbot, begun)

    assert begun.window.isVisible()
    assert begun.window.note.text().startswith("De reservekopie staat op de plaats van de kluis.")
    unlock(qtbot, begun)
    begun.lock()
    settle(qtbot, begun)
    vault = open_vault(vault_folder, PASSPHRASE)
    with vault.work() as work:
        assert list(work.clients) == []
        assert RESTORED in {line.action for line in work.journal.links()}
    vault.close()


def test_a_backup_that_cannot_be_put_back_is_told(begun, qtbot, tmp_path):
    unlock(qtbot, begun)

    begun.main.backups.restore_wanted.emit(tmp_path, "")
    settle(qtbot, begun)

    assert "niet compleet" in begun.window.words.text()
    assert not begun.main.office.is_open


def test_a_damaged_vault_is_rescued_from_the_first_window(begun, qtbot, vault_folder):
    unlock(qtbot, begun)
    begun.lock()
    settle(qtbot, begun)
    content = bytearray((vault_folder / VAULT_FILE).read_bytes())
    content[::4096] = bytes(len(content[::4096]))
    (vault_folder / VAULT_FILE).write_bytes(content)
    unlock(qtbot, begun)
    assert "beschadigd" in begun.window.words.text()

    begun.window.rescue.click()
    settle(qtbot, begun)
    page = begun._rescuing.page
    page.passphrase.line.setText(PASSPHRASE)
    page.look.click()
    settle(qtbot, begun)
    page.restore.click()
    settle(qtbot, begun)

    assert begun.window.note.text().startswith("De reservekopie staat op de plaats van de kluis.")
    unlock(qtbot, begun)
    assert begun.main.isVisible()
