"""The V-nummer: optional, hidden until asked for, no key, in no name of a file, and in no log."""

import ast
import logging
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel, QLineEdit

from casework import duties, history, usecases
from casework.casefile import CaseEvent, CaseFile
from casework.clients import Client, masked, problems_of
from casework.journal_words import JournalWords
from casework.volunteers import VOLUNTEER, Volunteer
from db.models import Row
from desktop import places
from desktop.clipboard import ClipboardWatch
from desktop.main_window import Choosers, MainWindow
from desktop.settings import WindowMemory
from desktop.views.v_nummer import VNummerField
from tests.desktop.conftest import desk_of

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 22)
LEFT = Qt.MouseButton.LeftButton
NUMBER = "9081726354"
LINA = Client(uuid4(), "Haddad", "Lina", v_nummer=NUMBER)
FILED = CaseEvent("aanvraag_ingediend", date(2025, 2, 12))
FILE = CaseFile(uuid4(), "", LINA.id, "asiel", events=(FILED,))


@pytest.fixture
def filled(vault):
    usecases.register_client(vault, LINA, TODAY)
    usecases.open_file(vault, FILE, TODAY)
    return vault


@pytest.fixture
def suggested():
    return []


@pytest.fixture
def window(qtbot, dutch, filled, office, jobs, tmp_path, settle, suggested):
    def choose(_parent, _title, suggestion, _kind):
        suggested.append(suggestion.name)

    memory = WindowMemory(tmp_path / "config")
    made = MainWindow(office, jobs, memory, tmp_path / "vault", Choosers(file=choose))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    office.open(filled)
    settle()
    return made


def in_sight(window):
    """Return every word that can be read in the window now."""
    said = [one.text() for one in window.findChildren(QLabel) if one.isVisible()]
    said += [one.displayText() for one in window.findChildren(QLineEdit) if one.isVisible()]
    for table in window.findChildren(QAbstractItemView):
        model = table.model()
        if table.isVisible() and model is not None:
            cells = [
                model.index(row, column)
                for row in range(model.rowCount())
                for column in range(model.columnCount())
            ]
            said += [str(cell.data()) for cell in cells]
    return " ".join(said)


def test_nobody_needs_one():
    assert problems_of(replace(LINA, v_nummer=""), TODAY) == ()


@pytest.mark.parametrize(
    ("number", "shown"), [(NUMBER, "•••••••354"), ("12", "••"), ("", ""), ("1234", "•234")]
)
def test_all_but_the_last_digits_are_hidden(number, shown):
    assert masked(number) == shown


def test_it_is_in_no_page_until_somebody_asks(window, settle, qtbot):
    pages = [in_sight(window)]
    for place in (places.CLIENTS, places.LETTERS, places.OVERVIEW):
        window.stage.go_now(place)
        settle()
        pages.append(in_sight(window))
    window.routes.files.open(FILE.id)
    settle()
    pages.append(in_sight(window))
    window.routes.clients.edit(LINA)
    pages.append(in_sight(window))
    window.erasing.open_erasing(LINA.id)
    settle()
    pages.append(in_sight(window))

    assert ["Haddad" in page for page in pages] == [True, True, False, False, True, True, True]
    assert [NUMBER in page for page in pages] == [False] * len(pages)


def test_it_is_shown_when_it_is_asked_for(window, settle, qtbot):
    window.stage.go_now(places.CLIENTS)
    settle()

    qtbot.mouseClick(window.places.clients.card.v_nummer.show_button, LEFT)

    assert NUMBER in in_sight(window)


def test_a_field_hides_it_again_when_one_goes_elsewhere(qtbot):
    field = VNummerField()
    qtbot.addWidget(field)

    field.set_text(NUMBER)

    assert field.line.echoMode() == QLineEdit.EchoMode.Password


def test_the_journal_keeps_it_and_shows_it_hidden(filled, phrases):
    found = history.whole_journal(filled)
    words = JournalWords(phrases, found.names)

    lines = [" ".join((words.what(one), *words.details(one))) for one in found.entries]

    assert any(NUMBER in change.new for entry in found.entries for change in entry.changes)
    assert any("•••••••354" in line for line in lines)
    assert not any(NUMBER in line for line in lines)


def test_it_is_no_key_and_has_no_index():
    table = Row.metadata.tables["clients"]
    keys = {column.name for column in table.primary_key}
    indexed = {column.name for index in table.indexes for column in index.columns}

    assert "v_nummer" not in keys | indexed
    assert not table.columns["v_nummer"].unique
    for other in Row.metadata.tables.values():
        assert other is table or not [name for name in other.columns if "v_nummer" in name.name]


def test_two_people_may_have_the_same_one_by_mistake(filled):
    usecases.register_client(filled, replace(LINA, id=uuid4(), version=0), TODAY)

    with filled.work() as work:
        assert [client.v_nummer for client in work.clients] == [NUMBER, NUMBER]


def test_names_of_files_that_are_suggested_name_nobody(window, settle, qtbot, suggested):
    window.stage.go_now(places.OVERVIEW)
    settle()
    for action in (window.places.overview.xlsx, window.places.overview.pdf):
        qtbot.mouseClick(action, LEFT)
    window.stage.go_now(places.CLIENTS)
    settle()
    qtbot.mouseClick(window.places.clients.card.copy_all, LEFT)
    qtbot.mouseClick(window.duties.copy.as_pdf, LEFT)
    settle()

    assert len(suggested) == 3
    assert [name for name in suggested if NUMBER in name or "addad" in name.lower()] == []


def test_it_finds_only_people_one_may_see(window, settle, office, storage, filled):
    window.stage.go_now(places.CLIENTS)
    settle()
    clients = window.places.clients
    clients.search.setText(NUMBER)
    assert clients.table.proxy.rowCount() == 1

    noor = Volunteer(uuid4(), "Noor", VOLUNTEER)
    with storage.work() as work:
        work.volunteers.put(noor)
        work.commit()
    desk = desk_of(storage, noor)
    office.open(desk)
    settle()

    assert clients.table.proxy.rowCount() == 0
    assert usecases.possible_duplicates(desk, replace(LINA, id=uuid4())) == ()


def test_it_leaves_the_clipboard_with_all_that_is_copied(window, settle, qtbot, qapp):
    watch = ClipboardWatch(keep_ms=20)
    window.stage.go_now(places.CLIENTS)
    settle()

    qtbot.mouseClick(window.places.clients.card.copy, LEFT)
    assert qapp.clipboard().text() == NUMBER

    qtbot.waitUntil(lambda: qapp.clipboard().text() == "", timeout=5_000)
    watch.deleteLater()


def test_nothing_is_logged_while_one_works(window, settle, caplog):
    with caplog.at_level(logging.DEBUG):
        window.routes.files.open(FILE.id)
        settle()

    assert NUMBER not in caplog.text
    assert "Haddad" not in caplog.text


def test_no_part_of_the_program_keeps_a_log():
    importers = [
        str(path.relative_to(ROOT))
        for room in ("casework", "db", "documents", "desktop")
        for path in sorted((ROOT / room).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Import) and any(one.name == "logging" for one in node.names)
    ]

    assert [name for name in importers if "migrations/env" not in name] == []


def test_it_goes_with_the_person(filled):
    usecases.close_file(filled, FILE.id, TODAY, "klaar")

    duties.erase(filled, LINA.id, uuid4(), TODAY)

    with filled.work() as work:
        assert NUMBER not in "".join(one.content or "" for one in work.journal.links())
        assert list(work.clients) == []
