"""An office writes letters of its own: looked at while one types, kept, offered, withdrawn."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from casework.casefile import ASIEL, CaseEvent, CaseFile
from casework.clients import Address, Client, PartialDate
from casework.letters.own import add_own
from casework.storage import NoAccessError, StoredLetter
from casework.usecases import open_file, register_client
from casework.volunteers import VOLUNTEER, Volunteer
from desktop import reading
from desktop.template_flow import TemplateFlow
from desktop.views.stage import Stage
from documents import letter_desk
from tests.desktop.conftest import TODAY, desk_of

LEFT = Qt.MouseButton.LeftButton
TEXT = """\
+++
title = "Bedankbrief"
to = "client"
sender = "office"
needs = ["name"]
+++
Dank

Beste $name,

Dank u wel.
"""


@pytest.fixture
def flow(qtbot, office, settle):
    stage = Stage()
    qtbot.addWidget(stage)
    made = TemplateFlow(office, stage)
    stage.show()
    made.open()
    settle()
    return made


@pytest.fixture
def case_file(vault):
    selam = Client(
        UUID(int=1),
        "Tesfay",
        "Selam",
        PartialDate(1994),
        "0123456789",
        "ERI",
        address=Address("Dorpsstraat 1", "1234 AB", "Voorbeeldstad"),
    )
    register_client(vault, selam, TODAY)
    filed = CaseEvent("aanvraag_ingediend", TODAY.replace(2025))
    return open_file(vault, CaseFile(UUID(int=2), "", selam.id, ASIEL, events=(filed,)), TODAY)


@pytest.fixture
def write(flow, settle, qtbot):
    def typed(text):
        flow.page.text.setPlainText(text)
        flow.page._pause.stop()
        flow.page.typed.emit(text)
        settle()

    return typed


@pytest.fixture
def kept(flow, write, settle, qtbot):
    write(TEXT)
    qtbot.mouseClick(flow.page.save_button, LEFT)
    settle()
    return flow


def names(flow):
    return [flow.page.list.item(row).text() for row in range(flow.page.list.count())]


def test_a_new_letter_begins_with_an_example_that_is_right(flow):
    assert flow.page.trouble.text() == ""
    assert flow.page.pages.pages
    assert not flow.page.save_button.isEnabled()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("$name", "$naam", "Line 9: Het veld $naam bestaat niet. Kijk in de lijst met velden."),
        ("+++\nDank", "\nDank", "Line 1: Zet bovenaan een regel met +++"),
        ("Dank u", "☃ u", "Line 11: Dit teken kan de brief niet afdrukken: ☃."),
        ("Bedankbrief", "Klacht over trage behandeling", "Line 2: Er is al een brief"),
    ],
)
def test_what_is_wrong_is_said_while_one_types_with_its_line(flow, write, old, new, said):
    assert old in TEXT

    write(TEXT.replace(old, new))

    assert flow.page.trouble.text().startswith(said)
    assert flow.page.text.accessibleDescription() == flow.page.trouble.text()
    assert not flow.page.save_button.isEnabled()
    assert {one.textFormat() for one in flow.page.findChildren(QLabel)} == {Qt.TextFormat.PlainText}


def test_a_letter_that_is_kept_stands_in_the_list(kept):
    assert names(kept) == ["Bedankbrief"]
    assert kept.page.text.toPlainText() == TEXT
    assert not kept.page.save_button.isEnabled()


def test_a_second_letter_of_the_same_name_is_refused_and_stays_typed(kept, write, settle, qtbot):
    kept.page.begin_new()
    write(TEXT)
    qtbot.mouseClick(kept.page.save_button, LEFT)
    settle()

    assert kept.page.trouble.text().startswith("Line 2: Er is al een brief met de naam Bedankbrief")
    assert kept.page.text.toPlainText() == TEXT


def test_a_change_is_a_new_version(kept, write, vault, settle, qtbot):
    changed = TEXT.replace("Dank u wel", "Hartelijk dank")
    write(changed)
    qtbot.mouseClick(kept.page.save_button, LEFT)
    settle()

    with vault.work() as work:
        versions = work.own_templates.all()
    assert {one.text for one in versions} == {TEXT, changed}
    assert [one.text for one in versions if one.withdrawn_on is None] == [changed]
    assert names(kept) == ["Bedankbrief"]


def test_what_is_offered_no_more_leaves_the_list(kept, settle, qtbot):
    kept.page.list.setCurrentRow(0)
    qtbot.mouseClick(kept.page.withdraw_button, LEFT)
    settle()

    assert names(kept) == []


def test_a_field_is_inserted_where_one_types(flow):
    flow.page.text.setPlainText("Beste ")
    flow.page.text.moveCursor(flow.page.text.textCursor().MoveOperation.End)
    flow.page.fields.choose("name")
    flow.page.insert_field()
    flow.page.fields.choose("facts")
    flow.page.insert_field()

    assert flow.page.text.toPlainText() == "Beste $name \n\n$facts\n\n"


def test_the_letter_is_offered_and_made_like_any_other(kept, vault, resources, case_file):
    view = reading.file_view(vault, case_file.id, resources, TODAY)
    offered = {offer.template.name: offer for offer in view.offers}
    assert offered["Bedankbrief"].template.own
    assert offered["Bedankbrief"].reasons == ()

    proof = letter_desk.proof_of(vault, case_file.id, "Bedankbrief", resources, TODAY)
    stored = letter_desk.kept(vault, proof, proof.letter, TODAY, {})

    assert isinstance(stored, StoredLetter)
    assert stored.template == "Bedankbrief"
    assert "Beste Selam Tesfay," in stored.text


def test_only_who_sees_to_the_letters_sees_those_of_other_procedures(vault, resources, case_file):
    mine = reading.file_view(vault, case_file.id, resources, TODAY)
    every = reading.file_view(vault, case_file.id, resources, TODAY, every_letter=True)

    assert "verzoek_dwangsom" not in {offer.template.name for offer in mine.offers}
    assert "verzoek_dwangsom" in {offer.template.name for offer in every.offers}


def test_a_volunteer_cannot_change_the_letters_of_the_office(storage, vault, flow):
    bob = Volunteer(UUID(int=9), "Bob", VOLUNTEER, since=TODAY)
    with vault.work() as work:
        work.volunteers.put(bob)
        work.commit()

    with pytest.raises(NoAccessError):
        add_own(desk_of(storage, bob), UUID(int=10), TEXT, TODAY, flow._stock())
