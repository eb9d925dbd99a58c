"""An office on a server in the window: signing in, and lists that follow what others store."""

import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt

from casework.clients import Client
from casework.desk import Desk
from casework.errors import StorageError
from casework.volunteers import Volunteer
from db.server import open_server
from db.server_settings import SERVER_FILE, write_settings
from desktop import app, dates, staff, vaults
from desktop.errors import ErrorHandler
from desktop.listening import Ear
from desktop.paths import HOME_VARIABLE
from desktop.session import Session
from desktop.views.unlock import UnlockWindow
from tests.servers import PASSPHRASE

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture
def folder(tmp_path, server_office):
    """A folder that says where the server is."""
    write_settings(tmp_path, server_office.settings)
    return tmp_path


@pytest.fixture
def session(qtbot, dutch, folder, tmp_path, monkeypatch):
    """The program, started on that folder."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    window = UnlockWindow()
    window.open_panel.ask_name(wanted=True)
    window.show_folder(folder, has_vault=True)
    window.show()
    qtbot.addWidget(window)
    made = Session(window, ErrorHandler(), RESOURCES, demo=False)
    made.start()
    qtbot.waitUntil(lambda: not made.jobs.busy)
    yield made
    made.end()
    if made.main is not None:
        made.main.deleteLater()


def sign_in(qtbot, session, login, passphrase=PASSPHRASE):
    panel = session.window.open_panel
    panel.name.setText(login)
    panel.passphrase.line.clear()
    qtbot.keyClicks(panel.passphrase.line, passphrase)
    qtbot.keyClick(panel.passphrase.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not session.jobs.busy, timeout=20_000)


def add_person(office, family_name):
    with closing(office.opened("anna")) as storage, storage.work() as work:
        work.clients.put(Client(uuid4(), family_name, "Lina"))
        work.commit()


def test_the_first_window_knows_what_the_settings_are_called():
    assert app.SERVER_FILE == SERVER_FILE


def test_a_name_is_asked_only_for_an_office_on_a_server(qtbot):
    window = UnlockWindow()
    qtbot.addWidget(window)

    assert window.open_panel.name.isHidden()
    window.open_panel.ask_name(wanted=True)
    assert not window.open_panel.name.isHidden()


def test_somebody_signs_in_by_name_and_passphrase(session, qtbot, server_office):
    # Capitals and spaces around a name are no reason to stay outside.
    sign_in(qtbot, session, f" {server_office.login('anna').upper()} ")

    assert session.main.isVisible()
    assert session.main.office.by.name == "Anna"


@pytest.mark.parametrize("name", ["bram", "rik"])
def test_who_is_no_coordinator_signs_in_too(session, qtbot, server_office, name):
    sign_in(qtbot, session, server_office.login(name))

    assert session.main.isVisible()
    assert session.main.office.by.id == server_office.ids[name]


def test_a_coordinator_sees_to_volunteers_on_a_server_as_in_a_vault(server_office):
    with closing(server_office.opened("anna")) as storage:
        desk = Desk(storage, storage.volunteer, dates.now)
        noor = Volunteer(uuid4(), f"Noor {server_office.suffix}")
        first, second = "zeven paarse giraffen lezen kranten", "acht witte wolken zingen zacht"

        staff.add(desk, noor, first)
        colleague = next(one for one in staff.staff(desk).colleagues if one.volunteer.id == noor.id)
        login = colleague.volunteer.login
        assert (login, colleague.has_key) == (f"noor.{server_office.suffix}", True)
        with closing(open_server(server_office.settings, login, first)) as of_noor:
            own = Desk(of_noor, of_noor.volunteer, dates.now)
            staff.change_own_key(own, first, second)
        staff.give_key(desk, noor, first)
        open_server(server_office.settings, login, first).close()
        staff.change(desk, replace(noor, name="Noor B", role="reader"))
        assert staff.let_go(desk, noor, None) == 0

        with pytest.raises(StorageError) as raised:
            open_server(server_office.settings, login, first)
        assert raised.value.reason == "wrong_passphrase"
        with pytest.raises(StorageError) as raised:
            vaults.make_recovery_sheet(storage, dates.today(), None, RESOURCES)
        assert raised.value.reason == "server_no_sheet"


def test_without_a_name_nothing_is_asked_of_the_server(session, qtbot):
    sign_in(qtbot, session, "")

    assert session.main is None
    assert session.window.open_panel.isEnabled()


def test_a_wrong_passphrase_is_called_so_and_waits(session, qtbot, server_office, folder):
    sign_in(qtbot, session, server_office.login("anna"), "iets heel anders")

    assert session.main is None
    assert session.window.words.text().startswith("Deze wachtwoordzin klopt niet.")
    assert vaults.wait_for(folder) >= 0


def test_a_server_that_is_away_is_called_so(session, qtbot, server_office, folder):
    write_settings(folder, replace(server_office.settings, host=str(folder)))

    sign_in(qtbot, session, server_office.login("anna"))

    assert session.window.words.text().startswith("De server geeft geen antwoord.")


def test_what_a_colleague_stores_freshens_the_lists(session, qtbot, server_office):
    sign_in(qtbot, session, server_office.login("anna"))

    with qtbot.waitSignal(session.main.office.changed, timeout=10_000):
        add_person(server_office, "Haddad")


def test_after_locking_nobody_listens_any_more(session, qtbot, server_office):
    sign_in(qtbot, session, server_office.login("anna"))

    session.lock()

    qtbot.waitUntil(lambda: not session.main.isVisible())
    assert "listening" not in {thread.name for thread in threading.enumerate()}


def test_a_vault_in_a_folder_has_nobody_to_listen_to(qtbot):
    ear = Ear()

    ear.begin(object())

    assert "listening" not in {thread.name for thread in threading.enumerate()}


def test_after_the_server_went_away_one_hears_again(qtbot, server_office, wire):
    ear = Ear()
    with closing(server_office.opened("bram", wire.settings)) as storage:
        ear.begin(storage)
        with qtbot.waitSignal(ear.heard, timeout=10_000):
            qtbot.wait(300)
            add_person(server_office, "Haddad")
        wire.cut()
        add_person(server_office, "Yılmaz")

        # What was missed meanwhile is news as well.
        with qtbot.waitSignal(ear.heard, timeout=10_000):
            wire.mend()

        ear.stop()
