"""Today: buttons, keys and words of the worklist."""

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from casework.casefile import CaseEvent, CaseFile
from casework.clients import Client
from casework.usecases import assessment_of
from casework.worklist import item_for, ordered
from desktop.models.worklist_table import Column
from desktop.views.worklist_delegate import button_rect
from desktop.views.worklist_page import WorklistPage

TODAY = date(2026, 11, 22)
NAMES = ("Abara", "Demir", "Wolde")


def items_of(rules, days):
    found = []
    for number, (name, day) in enumerate(days, start=1):
        client = Client(UUID(int=number), name, nationality="TUR")
        events = (CaseEvent("aanvraag_ingediend", day),) if day else ()
        file_id = UUID(int=100 + number)
        case_file = CaseFile(file_id, f"2026-{number:04}", client.id, "asiel", events=events)
        found.append(item_for(case_file, client, assessment_of(case_file, client, rules, TODAY)))
    return ordered(found)


@pytest.fixture
def items(rules):
    days = (date(2024, 8, 20), date(2026, 4, 25), date(2026, 10, 1))
    return items_of(rules, zip(NAMES, days, strict=True))


@pytest.fixture
def page(qtbot, phrases, items, dutch):
    made = WorklistPage(phrases)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show_items(items, 1, TODAY)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def shown(page):
    proxy = page.table.proxy
    return [proxy.value(row).client.family_name for row in range(proxy.rowCount())]


def place_of_button(page, row):
    index = page.table.proxy.index(row, Column.STEP)
    option = QStyleOptionViewItem()
    option.initFrom(page.table)
    option.rect = page.table.visualRect(index)
    return button_rect(option, index.data()).center()


def test_the_first_lines_say_what_day_it_is_and_what_is_asked(page):
    assert page.title.text() == "Vandaag · zondag 22 november 2026"
    assert page.summary.text() == "2 dossiers vragen vandaag iets. 1 brief moet nog op de post."


def test_the_button_of_a_row_asks_for_its_next_step(page, qtbot, items):
    with qtbot.waitSignal(page.step_wanted) as wanted:
        qtbot.mouseClick(
            page.table.viewport(), Qt.MouseButton.LeftButton, pos=place_of_button(page, 1)
        )

    assert wanted.args == [items[1]]


def test_a_click_beside_the_button_takes_no_step(page, qtbot):
    beside = QPoint(page.table.columnViewportPosition(Column.WHAT) + 40, 10)

    with qtbot.assertNotEmitted(page.step_wanted):
        qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=beside)


def test_pressing_in_one_button_and_letting_go_in_another_does_nothing(page, qtbot):
    viewport, left = page.table.viewport(), Qt.MouseButton.LeftButton

    with qtbot.assertNotEmitted(page.step_wanted):
        qtbot.mousePress(viewport, left, pos=place_of_button(page, 0))
        qtbot.mouseRelease(viewport, left, pos=place_of_button(page, 1))


def test_enter_opens_the_file_that_is_chosen(page, qtbot, items):
    page.focus_table()

    with qtbot.waitSignal(page.opened) as opened:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)

    assert opened.args == [items[0]]


def test_space_takes_the_next_step(page, qtbot, items):
    page.focus_table()

    with qtbot.waitSignal(page.step_wanted) as wanted:
        qtbot.keyClick(page.table, Qt.Key.Key_Space)

    assert wanted.args == [items[0]]


def test_enter_on_the_button_takes_the_next_step(page, qtbot, items):
    page.table.setCurrentIndex(page.table.proxy.index(1, Column.STEP))

    with qtbot.waitSignal(page.step_wanted) as wanted:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)

    assert wanted.args == [items[1]]


def test_typing_finds_rows_and_down_goes_to_them(page, qtbot):
    page.search.begin()

    qtbot.keyClicks(page.search, "demi")
    qtbot.keyClick(page.search, Qt.Key.Key_Down)

    assert shown(page) == ["Demir"]
    assert page.table.hasFocus()


def test_escape_empties_the_search_first(page, qtbot):
    qtbot.keyClicks(page.search, "demi")

    qtbot.keyClick(page.search, Qt.Key.Key_Escape)

    assert page.search.text() == ""
    assert len(shown(page)) == 3


def test_words_nobody_has_say_so(page, qtbot):
    qtbot.keyClicks(page.search, "nobody")

    assert not page.table.isVisible()
    assert "Geen dossier" in page.nothing_words.text()
    assert not page.new_client.isVisible()


def test_one_band_can_be_shown_alone(page, qtbot):
    qtbot.mouseClick(page.bands.buttons["te_laat"], Qt.MouseButton.LeftButton)

    assert shown(page) == ["Demir"]


def test_a_band_without_files_is_not_offered(page):
    assert page.bands.buttons["wachten"].isHidden()
    assert page.bands.buttons["te_laat"].text() == "Te laat (1)"


def test_a_band_that_became_empty_is_left(page, qtbot, items):
    qtbot.mouseClick(page.bands.buttons["te_laat"], Qt.MouseButton.LeftButton)

    page.show_items([item for item in items if item.band != "te_laat"], 0, TODAY)

    assert page.bands.band == ""
    assert len(shown(page)) == 2


def test_the_file_that_was_chosen_stays_chosen(page, items):
    page.table.choose(items[1].case_file.id)

    page.show_items(items[1:], 0, TODAY)

    assert page.table.case_id() == items[1].case_file.id


def test_an_empty_vault_says_what_will_stand_here(qtbot, phrases, dutch):
    page = WorklistPage(phrases)
    qtbot.addWidget(page)
    page.show_items((), 0, TODAY)
    page.show()

    with qtbot.waitSignal(page.client_wanted):
        qtbot.mouseClick(page.new_client, Qt.MouseButton.LeftButton)

    assert "Begin met een cliënt" in page.nothing_words.text()


def test_forgetting_leaves_nobody_on_the_screen(page):
    page.forget()

    assert shown(page) == []


def test_two_thousand_files_have_no_widget_each(qtbot, phrases, rules, dutch):
    some = items_of(rules, [("Abara", date(2026, 4, 25)), ("Demir", None)])
    page = WorklistPage(phrases)
    qtbot.addWidget(page)
    page.show()
    before = len(page.findChildren(QWidget))

    page.show_items(some * 1000, 0, TODAY)
    page.table.scrollToBottom()

    assert page.table.proxy.rowCount() == 2000
    assert len(page.findChildren(QWidget)) - before < 20
