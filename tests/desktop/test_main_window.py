"""The one window: where every key and button leads, on a real vault."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt

from casework import usecases
from casework.casefile import ASIEL, CaseEvent, CaseFile
from casework.clients import Address, Client, PartialDate
from casework.letters.checklist import NO, QUESTIONS, YES
from desktop import places
from desktop.main_window import Choosers, MainWindow
from desktop.models.worklist_table import Column
from desktop.office import Office
from desktop.settings import WindowMemory

TODAY = date(2026, 11, 22)
LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NOTICE = "ingebrekestelling_asiel"


class Clock:
    """A clock that a test puts forward."""

    def __init__(self):
        self.day = TODAY

    def __call__(self):
        return self.day


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def selam(vault):
    client = Client(
        usecases.new_id(),
        "Tesfay",
        "Selam",
        PartialDate(1994),
        "9000000001",
        "TUR",
        address=Address("Kade 1", "1234 AB", "Demostad"),
    )
    return usecases.register_client(vault, client, TODAY)


@pytest.fixture
def late(vault, selam):
    """A file of which both the term and the 21 months have passed."""
    lodged = CaseEvent("aanvraag_ingediend", date(2025, 1, 20))
    wanted = CaseFile(usecases.new_id(), "", selam.id, ASIEL, events=(lodged,))
    return usecases.open_file(vault, wanted, TODAY)


@pytest.fixture
def chosen(tmp_path):
    """Where exports go; a test may choose another place."""
    return {"path": tmp_path / "exports" / "overzicht.xlsx"}


@pytest.fixture
def window(qtbot, dutch, jobs, vault, resources, clock, tmp_path, vault_folder, chosen, settle):
    office = Office(jobs, resources, clock)
    choosers = Choosers(file=lambda *_: chosen["path"], printer=lambda _: None)
    memory = WindowMemory(tmp_path / "config")
    made = MainWindow(office, jobs, memory, vault_folder, choosers)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    office.open(vault)
    settle()
    yield made
    made._may_close = True


@pytest.fixture
def filled(late, window, settle):
    """The window on a vault with one late file."""
    settle()
    return window


def current(window):
    return window.stage.currentWidget()


@pytest.mark.parametrize(("number", "place"), list(enumerate(places.PLACES, start=1)))
def test_every_place_has_a_key_and_a_button(window, qtbot, settle, number, place):
    qtbot.keyClick(window, getattr(Qt.Key, f"Key_{number}"), CTRL)
    settle()

    assert current(window) is window.places.pages[place]
    assert window.rail.places[place].isChecked()

    qtbot.mouseClick(window.rail.places[places.TODAY], LEFT)
    qtbot.mouseClick(window.rail.places[place], LEFT)

    assert current(window) is window.places.pages[place]


def answer_well(page, qtbot):
    for code, card in page.questions.items():
        card.choose(YES if YES not in QUESTIONS[code].stops_on else NO)
    qtbot.mouseClick(page.keep_button, LEFT)


def test_an_answer_that_tells_of_a_fact_leads_to_its_form(filled, qtbot, settle):
    flow = filled.routes.letters
    flow.make(filled.places.agenda.items[0].case_file.id, NOTICE)
    settle()
    qtbot.mouseClick(flow.page.keep_button, LEFT)
    asked = flow.checklist.page
    assert current(filled) is asked

    asked.questions["extension_received"].choose(YES)
    assert not asked.keep_button.isEnabled()
    qtbot.mouseClick(asked.questions["extension_received"].event_button, LEFT)
    settle()

    page = filled.routes.files.page
    assert current(filled) is page
    assert page.events.form.isVisible()
    assert page.events.form.kind.value() == "verlenging"


def test_what_was_answered_stays_when_one_looks_at_the_letter_again(filled, qtbot, settle):
    flow = filled.routes.letters
    flow.make(filled.places.agenda.items[0].case_file.id, NOTICE)
    settle()
    qtbot.mouseClick(flow.page.keep_button, LEFT)
    flow.checklist.page.questions["client_agrees"].choose(YES)

    qtbot.keyClick(flow.checklist.page, Qt.Key.Key_Escape)
    assert current(filled) is flow.page
    qtbot.mouseClick(flow.page.keep_button, LEFT)

    assert flow.checklist.page.answers() == {"client_agrees": YES}


def test_the_answers_are_kept_with_the_letter_and_in_the_journal(filled, vault, qtbot, settle):
    flow = filled.routes.letters
    flow.make(filled.places.agenda.items[0].case_file.id, NOTICE)
    settle()
    qtbot.mouseClick(flow.page.keep_button, LEFT)
    answer_well(flow.checklist.page, qtbot)
    settle()

    with vault.work() as work:
        (summary,) = work.letters.unposted()
        kept = work.letters.get(summary.id)
        lines = work.journal.of_subjects(frozenset({kept.id.hex}))
    answered = [line for line in lines if line.action == "answered"]
    assert kept.fields["asked.client_agrees"] == YES
    assert [change.new for change in answered[0].changes] == [YES, NO, NO, YES, YES]


def test_the_late_file_stands_in_the_worklist(filled):
    assert filled.places.today.summary.text() == "1 dossier vraagt vandaag iets."


def test_enter_in_the_worklist_opens_the_file_and_escape_leads_back(filled, qtbot, settle):
    filled.places.today.focus_table()
    qtbot.keyClick(filled.places.today.table, Qt.Key.Key_Return)
    settle()
    assert current(filled) is filled.routes.files.page

    qtbot.keyClick(filled.routes.files.page, Qt.Key.Key_Escape)

    assert current(filled) is filled.places.today


def test_the_next_step_of_a_late_file_is_its_letter(filled, qtbot, settle):
    filled.places.today.focus_table()

    qtbot.keyClick(filled.places.today.table, Qt.Key.Key_Space)
    settle()

    assert current(filled) is filled.routes.letters.page
    assert filled.routes.letters.page.title.text().startswith("Ingebrekestelling asiel")


def test_a_letter_is_kept_posted_and_moves_the_file_on(filled, qtbot, settle):
    page = filled.routes.letters.page
    filled.routes.letters.make(filled.places.agenda.items[0].case_file.id, NOTICE)
    settle()
    qtbot.mouseClick(page.keep_button, LEFT)
    answer_well(filled.routes.letters.checklist.page, qtbot)
    settle()
    assert page.print_button.isVisible()
    filled.stage.go_now(places.TODAY)
    settle()
    assert filled.places.agenda.items[0].next_step == "brief_posten"

    filled.places.today.focus_table()
    qtbot.keyClick(filled.places.today.table, Qt.Key.Key_Space)
    settle()
    assert current(filled) is filled.places.letters
    qtbot.mouseClick(filled.places.letters.post, LEFT)
    settle()

    assert "op de post gedaan" in filled.message.words.text()
    filled.stage.go_now(places.TODAY)
    settle()
    assert filled.places.agenda.items[0].next_step == "ontvangstdatum_invullen"


def test_a_kept_letter_shows_its_calculation_and_prints_what_is_in_sight(filled, qtbot, settle):
    flow = filled.routes.letters
    flow.make(filled.places.agenda.items[0].case_file.id, NOTICE)
    settle()
    qtbot.mouseClick(flow.page.keep_button, LEFT)
    answer_well(flow.checklist.page, qtbot)
    settle()
    letter = flow._pdf()

    qtbot.mouseClick(flow.page.calculation_button, LEFT)
    settle()
    calculation = flow._pdf()
    qtbot.mouseClick(flow.page.calculation_button, LEFT)

    assert flow.page.calculation_button.isVisible()
    assert "Uitkomst" in PdfReader(BytesIO(calculation)).pages[0].extract_text()
    assert flow._pdf() == letter != calculation


def test_a_letter_that_lacks_something_leads_to_the_field_and_back(
    vault, selam, late, window, qtbot, settle
):
    usecases.register_client(vault, replace(selam, birth=None), TODAY)
    window.routes.letters.make(late.id, NOTICE)
    settle()
    page = window.routes.letters.page

    page.field_wanted.emit("client.birth")
    settle()
    form = window.routes.clients.form
    assert current(window) is form
    form.birth.line.setText("1994")
    qtbot.mouseClick(form.save_button, LEFT)
    settle()

    assert current(window) is page
    assert page.keep_button.isVisible()


def test_a_missing_sender_leads_to_the_settings_and_back(late, window, qtbot, settle):
    window.routes.letters.make(late.id, NOTICE)
    settle()

    window.routes.letters.page.field_wanted.emit("office.name")
    settle()
    settings = window.places.settings
    assert current(window) is settings
    qtbot.keyClicks(settings.fields["name"], "Steunpunt")
    qtbot.mouseClick(settings.save, LEFT)
    settle()

    assert current(window) is window.routes.letters.page


def test_a_new_client_is_asked_for_registered_and_shown(window, qtbot, settle):
    qtbot.keyClick(window, Qt.Key.Key_N, CTRL)
    form = window.routes.clients.form
    assert current(window) is form
    form.family_name.setText("Demir")

    qtbot.mouseClick(form.save_button, LEFT)
    settle()

    assert current(window) is window.places.clients
    assert window.places.clients.chosen_client().family_name == "Demir"
    assert "Demir" in window.message.words.text()


def test_the_same_client_twice_is_warned_of_and_not_merged(filled, qtbot, settle, vault):
    filled.routes.new_client()
    form = filled.routes.clients.form
    form.family_name.setText("TESFAY")
    form.given_names.setText("selam")

    qtbot.mouseClick(form.save_button, LEFT)
    settle()
    assert current(filled) is form
    assert form.duplicates.isVisible()

    qtbot.mouseClick(form.duplicates.save_anyway, LEFT)
    settle()

    with vault.work() as work:
        assert len(list(work.clients)) == 2


def test_changing_the_address_of_a_known_double_does_not_warn_again(filled, qtbot, settle, vault):
    twin = Client(usecases.new_id(), "Tesfay", "Selam")
    filled.routes.clients.edit(usecases.register_client(vault, twin, TODAY))
    form = filled.routes.clients.form
    form.town.setText("Elders")

    qtbot.mouseClick(form.save_button, LEFT)
    settle()

    assert current(filled) is not form


def test_a_new_file_is_for_the_client_in_sight(filled, qtbot, settle, vault, selam):
    qtbot.keyClick(filled, Qt.Key.Key_2, CTRL)
    settle()
    qtbot.keyClick(filled, Qt.Key.Key_N, CTRL | SHIFT)
    settle()
    form = filled.routes.files.form
    assert current(filled) is form

    qtbot.mouseClick(form.save_button, LEFT)
    settle()

    assert current(filled) is filled.routes.files.page
    with vault.work() as work:
        assert len(work.case_files.of_client(selam.id)) == 2


def test_without_a_client_in_sight_one_is_looked_for_first(filled, qtbot, settle):
    qtbot.keyClick(filled, Qt.Key.Key_N, CTRL | SHIFT)
    settle()

    assert current(filled) is filled.places.clients
    assert filled.places.clients.search.hasFocus()


def test_searching_begins_where_one_is_or_with_the_clients(filled, qtbot, settle):
    qtbot.keyClick(filled, Qt.Key.Key_K, CTRL)
    assert filled.places.today.search.hasFocus()

    qtbot.keyClick(filled, Qt.Key.Key_4, CTRL)
    qtbot.keyClick(filled, Qt.Key.Key_K, CTRL)

    assert filled.places.clients.search.hasFocus()


def test_f1_shows_the_keys_and_escape_leads_back(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert current(window) is window.keys

    qtbot.keyClick(window, Qt.Key.Key_Escape)

    assert current(window) is window.places.today


def test_the_overview_is_written_where_it_is_wanted(filled, qtbot, settle, chosen):
    chosen["path"].parent.mkdir()
    filled.stage.go(places.OVERVIEW)

    qtbot.mouseClick(filled.places.overview.xlsx, LEFT)
    settle()

    assert chosen["path"].read_bytes().startswith(b"PK")
    assert "overzicht.xlsx" in filled.places.overview.message.words.text()


def test_an_unwritable_place_is_told_and_another_can_be_tried(filled, qtbot, settle, chosen):
    page = filled.places.overview
    filled.stage.go(places.OVERVIEW)
    qtbot.mouseClick(page.pdf, LEFT)
    settle()
    assert page.message.isVisible()
    assert "Kies een andere map" in page.message.words.text()

    chosen["path"].parent.mkdir()
    qtbot.mouseClick(page.pdf, LEFT)
    settle()

    assert chosen["path"].read_bytes().startswith(b"%PDF")


def test_at_midnight_the_bands_move(vault, selam, window, settle, clock):
    lodged = CaseEvent("aanvraag_ingediend", date(2026, 5, 22))
    wanted = CaseFile(usecases.new_id(), "", selam.id, ASIEL, events=(lodged,))
    usecases.open_file(vault, wanted, TODAY)
    window.office.changed.emit()
    settle()
    before = window.places.agenda.items[0].band

    clock.day = date(2026, 11, 23)
    window.office.look_at_the_clock()
    settle()

    assert (before, window.places.agenda.items[0].band) == ("binnenkort", "te_laat")
    assert "23 november" in window.places.today.title.text()


def test_a_form_with_something_typed_keeps_the_window_open(window, qtbot):
    window.routes.new_client()
    window.routes.clients.form.family_name.setText("half a name")

    window.close()

    assert window.isVisible()
    assert window.routes.clients.form.family_name.text() == "half a name"


def test_otherwise_the_window_closes_and_remembers_its_size(window, qtbot, tmp_path):
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())

    assert "geometry" in (tmp_path / "config" / "window.ini").read_text()


def test_locking_empties_the_lists(filled):
    filled.forget()

    assert filled.places.today.model.rowCount() == 0
    assert filled.places.clients.model.rowCount() == 0
    assert filled.places.agenda.items == ()


def test_a_list_that_is_out_of_sight_is_not_loaded_again(filled, qtbot, settle):
    filled.stage.go(places.SETTINGS)
    settle()

    filled.office.changed.emit()
    settle()

    assert places.TODAY in filled.places._stale
    filled.stage.go(places.TODAY)
    assert places.TODAY not in filled.places._stale


def test_work_that_lasts_is_told_and_a_blink_is_not(window, qtbot):
    window.busy.begin("Opslaan…")
    assert not window.busy.isVisible()

    qtbot.waitUntil(window.busy.isVisible)

    assert window.busy.words.text() == "Opslaan…"
    window.busy.advance(1, 4)
    assert window.busy.bar.maximum() == 4
    window.busy.end()
    assert not window.busy.isVisible()


def test_columns_are_remembered_and_hidden_ones_stay_hidden(window, qtbot, tmp_path, jobs, settle):
    table = window.places.clients.table
    window.places.clients.table.setColumnWidth(1, 177)
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())

    memory = WindowMemory(tmp_path / "config")
    again = MainWindow(
        window.office, jobs, memory, window.vault_folder, Choosers(lambda *_: None, lambda _: None)
    )
    qtbot.addWidget(again)

    assert again.places.clients.table.columnWidth(1) == table.columnWidth(1) == 177
    hidden = [again.places.today.table.isColumnHidden(column) for column in Column]
    assert hidden == [window.places.today.table.isColumnHidden(column) for column in Column]
    settle()
