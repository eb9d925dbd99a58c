"""The form for a person."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from casework.clients import Address, Client, PartialDate, masked
from desktop.views.client_form import ClientForm

TODAY = date(2026, 11, 22)
SELAM = Client(
    UUID(int=1),
    "Tesfay",
    "Selam",
    PartialDate(1990, 3),
    "0123456789",
    "ERI",
    groups=("palestijn",),
    address=Address("Kade 1", "1234 AB", "Utrecht", ""),
    phone="06",
    email="s@example.org",
    notes="belt liever 's avonds",
)


@pytest.fixture
def form(qtbot, phrases, nationalities):
    made = ClientForm(phrases, nationalities, TODAY)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def save(qtbot, form) -> Client:
    with qtbot.waitSignal(form.submitted) as submitted:
        qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    return submitted.args[0]


def refuse(qtbot, form) -> None:
    with qtbot.assertNotEmitted(form.submitted):
        qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)


def test_a_person_comes_out_as_they_went_in(form, qtbot):
    form.show_client(SELAM)

    assert save(qtbot, form) == SELAM


def test_temporary_protection_is_asked_of_ukrainians_only(form, qtbot):
    form.show_client(replace(SELAM, groups=()))
    assert not form.group.isVisible()

    form.nationality.choose("UKR")
    assert form.group.isVisible()
    form.group.setChecked(True)

    assert save(qtbot, form).groups == ("tijdelijke_bescherming",)


def test_a_group_goes_with_the_nationality_it_belongs_to(form, qtbot):
    form.show_client(replace(SELAM, nationality="UKR", groups=("tijdelijke_bescherming",)))
    assert form.group.isChecked()

    form.nationality.choose("ERI")

    assert save(qtbot, form).groups == ()


def test_what_is_typed_becomes_a_person(form, qtbot):
    form.family_name.setText(" Al-Ḥusayni ")
    qtbot.keyClicks(form.birth.line, "1990")
    qtbot.keyClicks(form.v_nummer.line, "012 345 6789")
    form.nationality.choose("SYR")

    client = save(qtbot, form)

    assert client.family_name == "Al-Ḥusayni"
    assert client.birth == PartialDate(1990)
    assert client.v_nummer == "0123456789"
    assert client.nationality == "SYR"


def test_saving_twice_stores_the_same_person(form, qtbot):
    qtbot.keyClicks(form.family_name, "Tesfay")

    assert save(qtbot, form).id == save(qtbot, form).id


@pytest.mark.parametrize(
    "name", ["<b>&", "Selam 🙂", "محمد الحسيني", "Şükrü Ğülşen Đặng Łukasz", "O'Brien \\ %s {0}"]
)
def test_a_name_in_any_writing_is_kept_as_it_is(form, qtbot, name):
    form.family_name.setText(name)

    assert save(qtbot, form).family_name == name


def test_a_person_needs_a_family_name(form, qtbot):
    refuse(qtbot, form)

    assert form.grid.fields["family_name"].problem() == "Vul dit in."
    assert form.family_name.hasFocus()


def test_a_v_nummer_has_ten_digits(form, qtbot):
    form.show_client(replace(SELAM, v_nummer="12345"))

    refuse(qtbot, form)

    assert form.grid.fields["v_nummer"].problem().startswith("Een V-nummer heeft tien cijfers.")
    assert form.v_nummer.text() == "12345"
    assert form.v_nummer.line.hasFocus()


def test_nobody_is_born_in_the_future(form, qtbot):
    form.show_client(SELAM)
    form.birth.line.setText("1-1-2030")

    refuse(qtbot, form)

    assert "in de toekomst" in form.birth.problem()
    assert form.birth.line.text() == "1-1-2030"


def test_nobody_is_born_on_the_31st_of_february(form, qtbot):
    form.show_client(SELAM)
    form.birth.line.setText("31-2-1990")

    refuse(qtbot, form)

    assert form.birth.problem() == "Deze dag bestaat niet: 31-2-1990. Kijk de datum na."
    assert form.birth.line.hasFocus()


def test_three_hundred_characters_are_too_many_and_stay(form, qtbot):
    form.show_client(replace(SELAM, family_name="x" * 300))

    refuse(qtbot, form)

    problem = form.grid.fields["family_name"].problem()
    assert problem == "Dit is te lang: 300 tekens. Er passen er 200. Kort het in."
    assert len(form.family_name.text()) == 300


def test_the_focus_goes_to_the_first_of_several_problems(form):
    form.show_problems([("town", "Vul dit in."), ("given_names", "Vul dit in.")])

    assert form.given_names.hasFocus()
    assert form.grid.fields["town"].problem() == "Vul dit in."


def test_a_problem_without_a_field_stands_on_top(form):
    form.show_problems([("somewhere", "Dit kan niet.")])

    assert form.message.isVisible()
    assert form.message.text() == "Dit kan niet."


def test_the_v_nummer_is_hidden_until_someone_types_in_it_or_asks(form):
    form.show_client(SELAM)
    line = form.v_nummer.line
    assert line.echoMode() == QLineEdit.EchoMode.Password

    line.setFocus()
    assert line.echoMode() == QLineEdit.EchoMode.Normal

    form.family_name.setFocus()
    assert line.echoMode() == QLineEdit.EchoMode.Password

    form.v_nummer.show_button.click()
    assert line.echoMode() == QLineEdit.EchoMode.Normal


def test_a_hidden_number_shows_its_end_only():
    assert masked("0123456789") == "•••••••789"
    assert masked("12") == "••"
    assert masked("") == ""


def test_people_who_look_alike_are_warned_of_and_not_merged(form, qtbot):
    form.show_client(None)
    form.family_name.setText("Tesfay")
    form.show_duplicates([SELAM])

    assert form.duplicates.isVisible()
    shown = " ".join(label.text() for label in form.duplicates.findChildren(QLabel))
    assert "Tesfay, Selam" in shown
    assert "0123456789" not in shown
    with qtbot.waitSignal(form.submitted) as submitted:
        qtbot.mouseClick(form.duplicates.save_anyway, Qt.MouseButton.LeftButton)
    assert submitted.args[0].family_name == "Tesfay"
    assert form.duplicates_accepted


def test_changing_the_data_after_the_warning_asks_anew(form, qtbot):
    form.family_name.setText("Tesfay")
    form.show_duplicates([SELAM])
    form.duplicates.save_anyway.click()

    save(qtbot, form)

    assert not form.duplicates_accepted


def test_one_can_go_to_the_person_who_is_there_already(form, qtbot):
    form.show_duplicates([SELAM])
    (look,) = [
        button
        for button in form.duplicates.findChildren(type(form.save_button))
        if button.accessibleName().endswith("Tesfay, Selam")
    ]

    with qtbot.waitSignal(form.existing_wanted) as wanted:
        look.click()

    assert wanted.args == [SELAM.id]


def test_enter_saves_from_any_field(form, qtbot):
    form.show_client(SELAM)

    with qtbot.waitSignal(form.submitted):
        qtbot.keyClick(form.town, Qt.Key.Key_Return)


def test_escape_goes_back_at_once_when_nothing_was_typed(form, qtbot):
    form.show_client(SELAM)

    with qtbot.waitSignal(form.cancelled):
        qtbot.keyClick(form.town, Qt.Key.Key_Escape)


def test_escape_asks_before_it_throws_away_what_was_typed(form, qtbot):
    form.show_client(SELAM)
    qtbot.keyClicks(form.town, "x")

    with qtbot.assertNotEmitted(form.cancelled):
        qtbot.keyClick(form.town, Qt.Key.Key_Escape)

    assert form._doubt.isVisible()
    with qtbot.waitSignal(form.cancelled):
        form._doubt.leave.click()


def test_tab_follows_the_order_of_reading(form):
    order = []
    widget = form.family_name
    while widget is not form.save_button:
        order.append(widget)
        widget = widget.nextInFocusChain()

    expected = [
        form.family_name,
        form.given_names,
        form.birth.line,
        form.v_nummer.line,
        form.nationality,
        form.street,
        form.postcode,
        form.town,
        form.country,
        form.phone,
        form.email,
        form.notes,
    ]
    assert [widget for widget in order if widget in expected] == expected


def test_every_field_has_a_name_for_a_screen_reader(form):
    names = [field.editor.accessibleName() for field in form.grid.fields.values()]

    assert all(names)
    assert not any("&" in name for name in names)


def test_no_label_takes_text_for_markup(form):
    form.show_client(replace(SELAM, family_name="<b>&"))
    form.show_duplicates([replace(SELAM, family_name="<img src=x>")])

    formats = {label.textFormat() for label in form.findChildren(QLabel)}
    assert formats == {Qt.TextFormat.PlainText}


def test_the_wheel_does_not_change_the_nationality(form):
    form.show_client(SELAM)
    form.nationality.setFocus()
    turn = QWheelEvent(
        QPointF(5, 5),
        form.nationality.mapToGlobal(QPointF(5, 5)),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )

    QApplication.sendEvent(form.nationality, turn)

    assert form.nationality.value() == "ERI"


def test_a_nationality_nobody_knows_is_not_lost(form, qtbot):
    form.show_client(replace(SELAM, nationality="ZZZ"))

    assert save(qtbot, form).nationality == "ZZZ"


def test_one_can_go_straight_to_a_field_that_is_missing(form):
    form.show_client(SELAM)

    form.focus_field("client.address.street")

    assert form.street.hasFocus()
