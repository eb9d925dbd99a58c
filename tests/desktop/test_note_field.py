"""A note field points out what does not belong in it, and refuses nothing."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit

from casework.casefile import ASIEL, CaseFile
from casework.clients import Client
from casework.usecases import new_id
from desktop.views.access_form import AccessForm
from desktop.views.client_form import ClientForm
from desktop.views.file_form import FileForm
from desktop.views.note_field import NoteField

TODAY = date(2026, 11, 22)
# Passes the elfproef, and is nobody's: it begins with 9999.
BSN = "999990019"


def shown(qtbot, widget):
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


@pytest.mark.parametrize("make", [QPlainTextEdit, QLineEdit])
def test_a_warning_comes_while_typing_and_goes_when_it_is_taken_out(qtbot, phrases, make):
    field = shown(qtbot, NoteField(make(), phrases))

    qtbot.keyClicks(field.editor, f"bsn {BSN}")
    assert field.warning.isVisible()
    assert field.warning.text().startswith("Dit lijkt op een burgerservicenummer")
    assert field.editor.accessibleDescription() == field.warning.text()

    field.editor.clear()
    assert not field.warning.isVisible()


def test_every_warning_has_a_line_of_its_own(qtbot, phrases):
    field = shown(qtbot, NoteField(QPlainTextEdit(), phrases))

    field.editor.setPlainText(f"{BSN}, vluchtverhaal, ziekenhuis")

    assert len(field.warning.text().splitlines()) == 3


def test_a_v_number_a_phone_number_and_an_ordinary_note_are_left_alone(qtbot, phrases):
    field = shown(qtbot, NoteField(QPlainTextEdit(), phrases))

    field.editor.setPlainText("V 9081726354, belt dinsdag, 06-12345678, dossier 2026-0001")

    assert not field.warning.isVisible()


def test_the_hint_comes_back_for_a_screen_reader_when_the_warning_goes(qtbot, phrases):
    field = shown(qtbot, NoteField(QPlainTextEdit(), phrases))
    field.setAccessibleName("Notities")
    field.setAccessibleDescription("Niet hier: medische gegevens.")

    field.editor.setPlainText("zwanger")
    field.editor.setPlainText("")

    assert field.editor.accessibleName() == "Notities"
    assert field.editor.accessibleDescription() == "Niet hier: medische gegevens."


def test_a_note_with_a_warning_about_a_client_is_stored_all_the_same(
    qtbot, phrases, nationalities, dutch
):
    form = shown(qtbot, ClientForm(phrases, nationalities, TODAY))
    form.family_name.setText("Haddad")
    form.notes.setPlainText("zwanger")

    with qtbot.waitSignal(form.submitted) as submitted:
        form.submit()

    assert submitted.args[0].notes == "zwanger"
    assert any("gezondheid" in one.text() for one in form.findChildren(QLabel) if one.isVisible())


def test_notes_of_a_file_and_the_reason_to_look_warn_too(qtbot, phrases, dutch):
    file_form = shown(qtbot, FileForm(phrases, TODAY))
    client = Client(new_id(), "Haddad")
    file_form.show_file(CaseFile(new_id(), "2026-0001", client.id, ASIEL), client, ())
    access = shown(qtbot, AccessForm(phrases, TODAY))

    file_form.notes.setPlainText("is bekeerd")
    access.reason.setPlainText("is bekeerd")

    for form in (file_form, access):
        said = [one.text() for one in form.findChildren(QLabel) if not one.isHidden()]
        assert any("waarom iemand is gevlucht" in text for text in said)
