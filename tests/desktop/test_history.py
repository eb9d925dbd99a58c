"""The journal in the window: of a file, of the office, and the check of the vault."""

import os
from dataclasses import replace
from datetime import date
from hashlib import sha256
from io import BytesIO
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from casework import usecases
from casework.casefile import CaseEvent, CaseFile
from casework.checks import Checked, Finding
from casework.clients import Client
from casework.history import PAGE, History
from casework.journal import EXPORTED, LETTER, OPENED, OVERVIEW, PRINTED, Change
from casework.storage import Office, StoredLetter
from desktop.history_flow import HistoryFlow
from desktop.main_window import Choosers, MainWindow
from desktop.models.history_table import HistoryColumn, HistoryTable
from desktop.settings import WindowMemory
from desktop.views.check_page import CheckPage
from desktop.views.history_panel import HistoryPage
from desktop.views.stage import Stage

TODAY = date(2026, 11, 22)
LINA = Client(uuid4(), "Haddad", "Lina")
FILED = CaseEvent("aanvraag_ingediend", date(2024, 12, 12))
FILE = CaseFile(uuid4(), "", LINA.id, "asiel", events=(FILED,))


@pytest.fixture
def filled(vault):
    usecases.register_client(vault, LINA, TODAY)
    usecases.open_file(vault, FILE, TODAY)
    with vault.work() as work:
        work.clients.put(replace(work.clients.get(LINA.id), phone="038-1"))
        work.commit()
    return vault


@pytest.fixture
def window(qtbot, office, jobs, filled, tmp_path):
    memory = WindowMemory(tmp_path / "config")
    made = MainWindow(office, jobs, memory, tmp_path / "vault", Choosers())
    qtbot.addWidget(made)
    return made


def lines(vault):
    with vault.work() as work:
        return work.journal.latest(100)


def actions(vault):
    return [(line.action, line.subject) for line in lines(vault)]


@pytest.mark.usefixtures("dutch")
def test_the_history_of_a_file_is_a_page_with_the_newest_line_first(window, settle):
    window.routes.files.open(FILE.id)
    settle()

    window.routes.files.page.header.history_button.click()
    settle()

    page = window.history.page
    assert window.stage.currentWidget() is page
    assert page.title.text() == "Geschiedenis van dossier 2026-0001"
    first = [page.table.proxy.index(0, column).data() for column in HistoryColumn]
    assert first[HistoryColumn.WHAT] == "dossier bekeken (2026-0001)"
    page.table.choose_row(1)
    assert "cliënt gewijzigd (Lina Haddad)\ntelefoon ingevuld: 038-1" in page.line.text()


def test_lines_are_found_by_the_words_in_them(window, settle):
    window.history.open_file(FILE.id)
    settle()
    page = window.history.page

    page.search.setText("038")

    assert page.table.proxy.rowCount() == 1
    page.search.setText("niets hiervan")
    assert page.table.proxy.rowCount() == 0
    assert not page.empty.isHidden()


def test_escape_and_the_button_lead_back(window, settle, qtbot):
    window.history.open_journal()
    settle()

    qtbot.keyClick(window.history.page, Qt.Key.Key_Escape)

    assert window.stage.currentWidget() is window.places.today


def test_the_whole_journal_comes_page_by_page(window, office, filled, settle):
    for number in range(PAGE):
        filled.note(OPENED, "vault", str(number))
    window.history.open_journal()
    settle()
    page = window.history.page
    before = page.table.proxy.rowCount()

    page.earlier.click()
    settle()

    assert before == PAGE
    assert page.table.proxy.rowCount() == len(lines(filled)) or page.table.proxy.rowCount() > PAGE
    assert page.earlier.isHidden()


def test_after_locking_nothing_of_anyone_is_left_in_the_lines(window, settle):
    window.history.open_file(FILE.id)
    settle()

    window.forget()

    assert window.history.page.table.proxy.rowCount() == 0
    assert window.history.page.line.text() == ""


def test_looking_into_a_file_is_written_down_once_a_day(office, filled, settle):
    for _ in range(3):
        office.file_view(FILE.id, lambda _: None)
        settle()
    office.today = date(2026, 11, 23)
    office.file_view(FILE.id, lambda _: None)
    settle()

    assert actions(filled).count((OPENED, "case_file")) == 2


def test_after_unlocking_anew_a_look_is_written_down_again(office, filled, settle):
    office.file_view(FILE.id, lambda _: None)
    settle()
    office.open(filled)
    office.file_view(FILE.id, lambda _: None)
    settle()

    assert actions(filled).count((OPENED, "case_file")) == 2


def test_an_overview_that_leaves_is_written_down_with_its_reason(window, filled, settle, tmp_path):
    settle()
    window.places.overview.reason.setText("vergadering van maandag")

    window.places.overview.export_wanted.emit("xlsx", tmp_path / "overzicht.xlsx")
    settle()

    line = next(one for one in lines(filled) if one.action == EXPORTED)
    assert (line.subject, line.reason) == (OVERVIEW, "vergadering van maandag")
    assert line.changes == (Change("kind", "", "xlsx"), Change("files", "", "1"))
    assert (tmp_path / "overzicht.xlsx").exists()


def test_a_letter_that_is_printed_or_saved_is_written_down(window, filled, settle, tmp_path):
    flow = window.routes.letters
    stored = kept_letter(filled)
    flow.open(stored.id)
    settle()
    flow._choose_printer = lambda _: to_nowhere()

    flow._print()
    settle()
    flow._save(tmp_path / "brief.pdf")
    settle()

    assert (tmp_path / "brief.pdf").read_bytes() == stored.pdf
    noted = [one for one in lines(filled) if one.action in (PRINTED, EXPORTED)]
    assert [(one.action, one.subject, one.subject_id) for one in noted] == [
        (EXPORTED, LETTER, stored.id.hex),
        (PRINTED, LETTER, stored.id.hex),
    ]


def test_the_vault_is_checked_from_the_settings(window, office, settle):
    window.places.settings.check.click()
    settle()

    page = window.history.check_page
    assert window.stage.currentWidget() is page
    page.again.click()
    settle()
    assert window.stage.currentWidget() is page


def test_saving_the_letterhead_changes_nothing_else_of_the_office(window, filled, settle):
    usecases.change_office(filled, Office("Steunpunt", keep_months=24))
    settings = window.places.settings
    settings.show_letterhead(Office("Steunpunt", keep_months=24))
    settings.fields["phone"].setText("038-1")

    settings.submitted.emit(settings.typed())
    settle()

    assert lines(filled)[0].changes == (Change("phone", "", "038-1"),)


def test_what_was_found_is_shown_with_what_to_do(qtbot):
    page = CheckPage()
    qtbot.addWidget(page)

    page.show_report(("Niet in orde.", "Brieven: een brief is veranderd."), clean=False)

    texts = [page.card.column.itemAt(row).widget() for row in range(page.card.column.count())]
    assert [label.text() for label in texts] == [
        "Niet in orde.",
        "Brieven: een brief is veranderd.",
    ]
    assert texts[0].property("look") == "problem"


def test_escape_leads_back_from_what_was_found(qtbot):
    page = CheckPage()
    qtbot.addWidget(page)

    with qtbot.waitSignal(page.back):
        qtbot.keyClick(page, Qt.Key.Key_Escape)


def test_a_vault_on_a_server_is_not_checked_from_here(qtbot, office, jobs):
    flow = HistoryFlow(office, Stage(), jobs.report)
    qtbot.addWidget(flow._stage)

    flow._show_check(Checked((Finding("rules", "rule_unusable", (("file", "x"),)),)))

    assert flow._stage.currentWidget() is flow.check_page


def test_columns_sort_by_what_stands_in_them(phrases, filled):
    model = HistoryTable(phrases)
    with filled.work() as work:
        model.show(History(work.journal.latest(9)))

    model.sort(HistoryColumn.WHEN, Qt.SortOrder.DescendingOrder)
    newest_last = [model.index(row, 0).data(Qt.ItemDataRole.UserRole + 1) for row in range(3)]
    model.sort(HistoryColumn.WHAT)
    whats = [model.index(row, HistoryColumn.WHAT).data() for row in range(model.rowCount())]

    assert [one.number for one in newest_last] == sorted(one.number for one in newest_last)
    assert whats == sorted(whats, key=str.casefold)


def test_an_empty_page_says_that_nothing_was_found(qtbot, phrases):
    page = HistoryPage(phrases)
    qtbot.addWidget(page)

    page.forget()

    assert not page.empty.isHidden()


def kept_letter(vault):
    pages = BytesIO()
    canvas = Canvas(pages, pagesize=A4, invariant=True)
    canvas.drawString(72, 700, "Geachte heer")
    canvas.save()
    pdf = pages.getvalue()
    letter = StoredLetter(
        uuid4(), FILE.id, "informatieverzoek", TODAY, "Geachte heer", pdf, sha256(pdf).hexdigest()
    )
    return usecases.keep_letter(vault, letter)


def to_nowhere():
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(os.devnull)
    return printer
