"""The fields for dates: what is typed, what is understood, what is wrong."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QLabel

from casework.clients import PartialDate
from desktop.views.date_field import ComingDateField, DateField, PartialDateField

TODAY = date(2026, 11, 22)


@pytest.fixture
def field(qtbot, phrases):
    made = DateField(phrases, TODAY)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def birth(qtbot, phrases):
    made = PartialDateField(phrases, TODAY)
    qtbot.addWidget(made)
    made.show()
    return made


def leave(field) -> None:
    field.line.editingFinished.emit()


def test_a_typed_day_is_said_back_in_words(field, qtbot):
    qtbot.keyClicks(field.line, "22 nov")

    leave(field)

    assert field.words.text() == "zondag 22 november 2026"
    assert field.line.text() == "22-11-2026"
    assert field.day() == TODAY


def test_half_a_day_is_no_mistake_while_typing(field, qtbot):
    qtbot.keyClicks(field.line, "22-1")

    assert field.problem() == ""


def test_the_31st_of_february_stays_and_is_said_not_to_exist(field, qtbot):
    qtbot.keyClicks(field.line, "31 februari")

    leave(field)

    assert field.line.text() == "31 februari"
    assert field.problem() == "Deze dag bestaat niet: 31 februari. Kijk de datum na."
    assert field.trouble.isVisible()
    assert field.day() is None


def test_typing_on_takes_the_complaint_back(field, qtbot):
    qtbot.keyClicks(field.line, "31-2-2024")
    leave(field)

    qtbot.keyClick(field.line, Qt.Key.Key_Backspace)

    assert field.problem() == ""


def test_a_complaint_from_elsewhere_stays_when_the_field_is_left(field):
    field.set_day(TODAY)
    field.show_problem("Deze datum ligt in de toekomst.")

    leave(field)

    assert field.problem() == "Deze datum ligt in de toekomst."


def test_a_screen_reader_hears_what_is_wrong(field, qtbot):
    field.setAccessibleName("Dag")
    qtbot.keyClicks(field.line, "onzin")

    leave(field)

    assert field.line.accessibleName() == "Dag"
    assert field.line.accessibleDescription() == field.problem() != ""


def test_nonsense_of_any_length_is_quoted_in_short(field):
    field.line.setText("9" * 300)

    leave(field)

    assert "9" * 39 + "…" in field.problem()
    assert len(field.line.text()) == 300


def test_markup_in_a_date_is_shown_and_not_obeyed(field):
    field.line.setText("<b>&")

    leave(field)

    assert "<b>&" in field.problem()
    labels = field.findChildren(QLabel)
    assert {made.textFormat() for made in labels} == {Qt.TextFormat.PlainText}


def test_a_change_is_told_once(field, qtbot):
    with qtbot.waitSignal(field.changed):
        field.line.setText("12-3-2024")
        leave(field)

    with qtbot.assertNotEmitted(field.changed):
        leave(field)


def test_a_day_that_was_put_there_is_no_change(field, qtbot):
    with qtbot.assertNotEmitted(field.changed):
        field.set_day(TODAY)
        leave(field)


def test_a_day_is_understood_before_the_field_is_left(field, qtbot):
    qtbot.keyClicks(field.line, "gisteren")

    assert field.day() == date(2026, 11, 21)


def test_a_day_can_be_picked_from_the_calendar(field, qtbot):
    qtbot.mouseClick(field.calendar_button, Qt.MouseButton.LeftButton)
    calendar = field._calendar
    assert calendar is not None
    assert calendar.isVisible()

    with qtbot.waitSignal(field.changed):
        calendar.days.setSelectedDate(QDate(2024, 2, 29))
        calendar.days.activated.emit(QDate(2024, 2, 29))

    assert field.day() == date(2024, 2, 29)
    assert not calendar.isVisible()


def test_the_calendar_opens_with_the_keyboard(field, qtbot):
    qtbot.keyClick(field.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)

    assert field._calendar is not None
    field._calendar.hide()


def test_a_coming_day_without_a_year_lies_ahead(qtbot, phrases):
    field = ComingDateField(phrases, TODAY)
    qtbot.addWidget(field)

    field.line.setText("5 januari")

    assert field.day() == date(2027, 1, 5)


@pytest.mark.parametrize(
    ("typed", "meant", "words"),
    [
        ("1990", PartialDate(1990), "only the year"),
        ("3-1990", PartialDate(1990, 3), "only the month and the year"),
        ("12 maart 1990", PartialDate(1990, 3, 12), "12 maart 1990"),
    ],
)
def test_a_birth_may_be_known_in_part(birth, typed, meant, words):
    birth.line.setText(typed)

    leave(birth)

    assert (birth.birth(), birth.words.text()) == (meant, words)


def test_a_partial_birth_reads_the_same_after_it_was_stored(birth):
    birth.set_birth(PartialDate(1990, 3))

    assert birth.line.text() == "03-1990"
    assert birth.birth() == PartialDate(1990, 3)
