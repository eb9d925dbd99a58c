"""Keeping and erasing in the real windows, with a real vault and its backups."""

import shutil
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt

from casework import duties, usecases
from casework.backups import AUTOMATIC, BackupError
from casework.casefile import CaseFile, FamilyMember
from casework.clients import Client
from casework.retention import to_review
from casework.storage import NoAccessError, StoredLetter
from casework.volunteers import VOLUNTEER, Volunteer
from db.backup_round import back_up, choose_second_place
from db.backups import BACKUPS, Occasion, backups_in
from db.connections import connect
from db.files import VAULT_FILE
from desktop import dates, erasing, places
from desktop.main_window import Choosers, MainWindow
from desktop.settings import WindowMemory
from tests.desktop.conftest import desk_of

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 10, 15, tzinfo=UTC)
LEFT = Qt.MouseButton.LeftButton
TRACES = (b"Qaxootiwyn", b"9081726354", b"belt liever", b"BRIEF OVER HAAR")
PERSON = Client(uuid4(), "Qaxootiwyn", "Lina", v_nummer="9081726354", notes="belt liever na zessen")
SPONSOR = Client(uuid4(), "Saleh", "Omar", notes="zus van Qaxootiwyn")
CLOSED = CaseFile(
    uuid4(), "", PERSON.id, "asiel", closed_on=date(2025, 10, 1), closed_because="klaar"
)
SPONSORS = CaseFile(uuid4(), "", SPONSOR.id, "nareis", family=(FamilyMember(PERSON.id),))


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr(dates, "now", lambda: NOW)


@pytest.fixture
def filled(vault):
    for client in (PERSON, SPONSOR):
        usecases.register_client(vault, client, TODAY)
    letter = StoredLetter(
        uuid4(), CLOSED.id, "informatieverzoek", TODAY, "BRIEF OVER HAAR", b"%PDF", "00"
    )
    usecases.open_file(vault, CLOSED, TODAY)
    usecases.open_file(vault, SPONSORS, TODAY)
    usecases.keep_letter(vault, letter)
    return vault


@pytest.fixture
def window(qtbot, dutch, filled, office, jobs, tmp_path, settle):
    memory = WindowMemory(tmp_path / "config")
    made = MainWindow(office, jobs, memory, tmp_path / "vault", Choosers())
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    qtbot.waitExposed(made)
    office.open(filled)
    settle()
    return made


def decrypted(storage, folder, target):
    """Return the bytes of the pages of a database as they are without encryption."""

    def pages(_, key):
        with closing(connect(folder / VAULT_FILE, key)) as connection:
            connection.execute("ATTACH ? AS plain KEY ''", (str(target),))
            connection.execute("SELECT sqlcipher_export('plain')")
            connection.execute("DETACH plain")
        return target.read_bytes()

    return storage.with_key(pages)


def traces_in(content):
    return [trace for trace in TRACES if trace in content]


def words_of(page):
    return [label.text() for label in page.findChildren(type(page.title)) if label.isVisible()]


def older_backup(storage, days=1):
    with storage.snapshot() as source:
        return back_up(source, Occasion(NOW - timedelta(days=days), AUTOMATIC))


def erase(window, settle, qtbot, typed="2026-0001"):
    window.erasing.open_erasing(PERSON.id)
    settle()
    page = window.erasing.erasing
    qtbot.keyClicks(page.typed, typed)
    page.erase.click()
    settle()
    return page


def test_the_start_page_leads_to_who_is_past_their_time(window, settle, qtbot):
    today = window.places.today
    assert today.review_words.text().startswith("1 cliënt kan worden gewist")

    qtbot.mouseClick(today.see_review, LEFT)
    settle()

    page = window.erasing.retention
    assert window.stage.currentWidget() is page
    row = [page.table.proxy.index(0, column).data() for column in range(4)]
    assert row == [
        "\u2068Qaxootiwyn, Lina\u2069",
        "01-10-2026",
        "2026-0001",
        "het laatste dossier is lang genoeg gesloten; is nog gezinslid in een open dossier: "
        "2026-0002",
    ]
    assert "12 maanden" in page.rule.text()
    assert not page.backups.isVisible()


def test_keeping_longer_takes_a_day_and_a_reason(window, settle, qtbot, filled):
    window.erasing.open_retention()
    settle()
    page = window.erasing.retention

    qtbot.mouseClick(page.keep, LEFT)
    assert page.until.problem() == "Vul dit in."
    page.until.line.setText("1-3-2027")
    qtbot.mouseClick(page.keep, LEFT)
    settle()
    assert any("Vul dit in." in text for text in words_of(page))
    qtbot.keyClicks(page.reason, "hoger beroep loopt")
    qtbot.keyClick(page.reason, Qt.Key.Key_Return)
    settle()

    assert to_review(filled, TODAY) == ()
    assert page.none.isVisible()
    assert page.message.words.text().endswith("wordt langer bewaard.")
    assert not window.places.today.review.isVisibleTo(window.places.today)


def test_what_is_typed_stays_when_somebody_else_stores_something(window, settle, office):
    window.erasing.open_retention()
    settle()
    window.erasing.retention.reason.setText("hoger ber")

    office.changed.emit()
    settle()

    assert window.erasing.retention.reason.text() == "hoger ber"


def test_before_erasing_it_says_what_goes_and_asks_who_is_meant(window, settle, qtbot):
    window.erasing.open_erasing(PERSON.id)
    settle()
    page = window.erasing.erasing

    assert "Brieven: 1. Stukken: 0." in page.goes.words.text()
    assert "gezinslid: 2026-0002" in page.goes.words.text()
    assert page.mentions.words.text() == "•  de notities bij de cliënt van dossier 2026-0002"
    assert not page.erase.isEnabled()
    qtbot.keyClicks(page.typed, "2026-0002")
    assert not page.erase.isEnabled()
    page.typed.clear()
    qtbot.keyClicks(page.typed, "lina qaxootiwyn")
    assert page.erase.isEnabled()


def test_escape_leaves_without_erasing(window, settle, qtbot, filled):
    window.erasing.open_erasing(PERSON.id)
    settle()

    qtbot.keyClick(window.erasing.erasing.typed, Qt.Key.Key_Escape)
    settle()

    assert window.stage.currentWidget() is window.places.today
    with filled.work() as work:
        assert len(list(work.clients)) == 2


def test_somebody_with_an_open_file_cannot_be_erased(window, settle):
    window.erasing.open_erasing(SPONSOR.id)
    settle()
    page = window.erasing.erasing

    assert "2026-0002" in page.open_files.text()
    assert not page.typed.isVisible()


def test_erasing_leaves_no_trace_in_the_vault_nor_in_the_new_backup(
    window, settle, qtbot, storage, vault_folder, tmp_path
):
    old = older_backup(storage)
    assert traces_in(decrypted(storage, old.folder, tmp_path / "before.db")) == list(TRACES)

    page = erase(window, settle, qtbot)

    assert not page.asking.isVisible()
    said = page.afterwards.words.text()
    assert "is gewist. Mensen: 1. Dossiers: 1. Brieven: 1." in said
    assert "Oudere reservekopieën waarin gewiste mensen nog staan: 1." in said
    assert "uiterlijk op 21 november 2028" in said
    new, kept = backups_in(vault_folder / BACKUPS)
    assert kept.folder == old.folder
    left = decrypted(storage, vault_folder, tmp_path / "vault.plain")
    # The note about the sponsor that names her was told, and is for a person to mend.
    assert traces_in(left.replace(b"zus van Qaxootiwyn", b"")) == []
    backed_up = decrypted(storage, new.folder, tmp_path / "new.plain")
    assert traces_in(backed_up.replace(b"zus van Qaxootiwyn", b"")) == []
    every = b"".join(one.read_bytes() for one in vault_folder.rglob("*") if one.is_file())
    assert traces_in(every) == []


def test_the_journal_tells_that_somebody_was_erased_and_not_who(window, settle, qtbot, filled):
    erase(window, settle, qtbot)

    with filled.work() as work:
        lines = work.journal.latest(50)
    assert ("erased", "client") in [(line.action, line.subject) for line in lines]
    assert b"9081726354".decode() not in repr(lines)


def test_older_backups_are_removed_after_a_second_yes(window, settle, qtbot, storage, vault_folder):
    older_backup(storage)
    page = erase(window, settle, qtbot)
    qtbot.mouseClick(page.review, LEFT)
    settle()
    backups = window.erasing.retention.backups
    assert backups.isVisible()

    backups.remove.click()
    assert backups.no.hasFocus()
    assert len(backups_in(vault_folder / BACKUPS)) == 2
    backups.yes.click()
    settle()

    assert len(backups_in(vault_folder / BACKUPS)) == 1
    assert "geen oudere reservekopieën meer" in backups.words.text()
    assert not backups.remove.isVisible()
    assert window.erasing.retention.message.words.text().startswith("Opgeruimd: 1.")


def test_backups_in_the_second_place_are_told_and_removed_too(
    window, settle, qtbot, storage, vault_folder, tmp_path, filled
):
    place = tmp_path / "USB stick"
    place.mkdir()
    choose_second_place(vault_folder, place)
    older_backup(storage)

    erase(window, settle, qtbot)

    assert erasing.remains_of(filled).older == 2
    assert erasing.removed(filled) == 2
    remains = erasing.remains_of(filled)
    assert (remains.is_done, remains.any) == (True, False)


def test_a_second_place_that_is_absent_is_told(
    window, settle, qtbot, storage, vault_folder, tmp_path
):
    place = tmp_path / "USB stick"
    place.mkdir()
    choose_second_place(vault_folder, place)
    older_backup(storage)
    shutil.rmtree(place)

    page = erase(window, settle, qtbot)

    assert "De tweede plek voor reservekopieën was niet te vinden." in page.afterwards.words.text()


def test_when_no_new_backup_can_be_made_it_says_so_and_can_be_finished_later(
    window, settle, qtbot, storage, vault_folder
):
    in_the_way = vault_folder / BACKUPS
    in_the_way.write_bytes(b"")

    page = erase(window, settle, qtbot)
    in_the_way.unlink()
    qtbot.mouseClick(page.review, LEFT)
    settle()
    backups = window.erasing.retention.backups

    assert backups.finish.isVisible()
    backups.finish.click()
    settle()
    assert "gemaakt en gecontroleerd" in backups.words.text()
    assert len(backups_in(vault_folder / BACKUPS)) == 1


def test_nothing_is_removed_while_a_place_has_no_good_new_backup(
    window, settle, qtbot, storage, vault_folder, filled
):
    older_backup(storage)
    duties.erase(filled, PERSON.id, uuid4(), TODAY)

    with pytest.raises(BackupError) as raised:
        erasing.removed(filled)

    assert raised.value.reason == "no_backup"
    assert len(backups_in(vault_folder / BACKUPS)) == 1


def test_after_locking_nobody_is_shown_and_who_was_meant_is_asked_again(
    window, settle, office, filled
):
    window.erasing.open_erasing(PERSON.id)
    settle()

    window.forget()
    assert "Qaxootiwyn" not in "".join(words_of(window.erasing.erasing))
    office.open(filled)
    settle()

    assert "Lina Qaxootiwyn" in window.erasing.erasing.goes.words.text()


def test_a_volunteer_is_offered_none_of_it_and_may_do_none_of_it(window, settle, office, storage):
    noor = Volunteer(uuid4(), "Noor", VOLUNTEER)
    with storage.work() as work:
        work.volunteers.put(noor)
        stored = work.case_files.get(CLOSED.id)
        work.case_files.put(replace(stored, assigned_to=noor.id))
        work.commit()
    desk = desk_of(storage, noor)

    office.open(desk)
    window.stage.go_now(places.CLIENTS)
    settle()

    card = window.places.clients.card
    assert (card.erase.isVisible(), card.copy_all.isVisible()) == (False, False)
    assert card.agreements.isVisible()
    assert not window.places.today.review.isVisibleTo(window.places.today)
    window.erasing.open_retention()
    assert window.stage.currentWidget() is window.places.clients
    with pytest.raises(NoAccessError):
        erasing.erased(desk, PERSON.id, NOW, lambda *_: None)


def test_how_long_is_kept_is_a_setting(window, settle, filled):
    window.stage.go_now(places.SETTINGS)
    settle()
    keeping = window.places.settings.keeping
    assert keeping.months.value() == "12"

    keeping.months.choose("24")
    keeping.chosen.emit(24)
    settle()

    assert to_review(filled, TODAY) == ()
    assert not window.places.today.review.isVisibleTo(window.places.today)
    with filled.work() as work:
        assert work.office().keep_months == 24


def test_a_time_that_is_not_offered_is_shown_as_it_is(window):
    keeping = window.places.settings.keeping

    keeping.show_months(7)

    assert keeping.months.currentText() == "7 maanden"
