"""A letter that is drafted, typed over, kept and corrected, on a real vault."""

from dataclasses import replace
from datetime import date
from hashlib import sha256
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from casework import usecases
from casework.casefile import ASIEL, CaseEvent, CaseFile, Representative
from casework.clients import Address, Client, PartialDate
from casework.letters.checklist import NO, QUESTIONS, YES
from casework.letters.editing import EDITED
from casework.letters.pictures import put_picture
from casework.papers import LOGO, SIGNATURE
from casework.storage import Office as Letterhead
from desktop.letter_flow import LetterFlow
from desktop.views.stage import Stage
from documents.letterhead import clean_picture

TODAY = date(2026, 11, 22)
NOTICE = "ingebrekestelling_asiel"


@pytest.fixture
def late(vault):
    client = Client(
        usecases.new_id(),
        "Tesfay",
        "Selam",
        PartialDate(1994),
        "9000000001",
        "TUR",
        address=Address("Kade 1", "1234 AB", "Demostad"),
    )
    usecases.register_client(vault, client, TODAY)
    lodged = CaseEvent("aanvraag_ingediend", date(2025, 1, 20))
    wanted = CaseFile(usecases.new_id(), "", client.id, ASIEL, events=(lodged,))
    return usecases.open_file(vault, wanted, TODAY)


@pytest.fixture
def flow(qtbot, office, settle):
    stage = Stage()
    qtbot.addWidget(stage)
    made = LetterFlow(office, stage, lambda _: None)
    stage.resize(1080, 800)
    stage.show()
    settle()
    return made


@pytest.fixture
def draft(flow, late, settle):
    """Show the notice of the late file."""
    flow.make(late.id, NOTICE)
    settle()
    return flow.page


@pytest.fixture
def pause(qtbot, settle):
    """Wait until the letter has followed what was typed."""

    def wait(page):
        qtbot.waitUntil(lambda: not page.text.is_pending)
        settle()

    return wait


@pytest.fixture
def keep(flow, settle):
    """Keep the letter in sight: press the button, and answer what is asked so that it goes on."""

    def press():
        flow.page.keep_button.click()
        settle()
        asked = flow.checklist.page
        for code, card in asked.questions.items():
            card.choose(YES if YES not in QUESTIONS[code].stops_on else NO)
        asked.keep_button.click()
        settle()

    return press


def letters(vault, case_id):
    with vault.work() as work:
        found = [work.letters.get(one.id) for one in work.letters.of_case(case_id)]
    return sorted(found, key=lambda letter: letter.corrects is not None)


def said(pdf):
    return " ".join(
        "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split()
    )


def picture(size=(600, 200)):
    file = BytesIO()
    Image.new("RGB", size, "navy").save(file, "PNG")
    return file.getvalue()


def test_an_untouched_letter_is_kept_as_it_was_drafted(draft, vault, late, settle, keep):
    keep()

    (kept,) = letters(vault, late.id)
    assert EDITED not in kept.fields
    assert sha256(kept.pdf).hexdigest() == kept.sha256
    assert kept.corrects is None


def test_the_letter_follows_what_is_typed_and_that_is_kept(
    draft, vault, late, flow, settle, pause, keep
):
    draft.text.subject.setFocus()
    draft.text.texts[-1].appendPlainText("\nDit staat er  met de hand bij.")
    pause(draft)

    assert "Dit staat er met de hand bij." in draft.pages.accessibleDescription()
    keep()

    (kept,) = letters(vault, late.id)
    assert "Dit staat er met de hand bij." in kept.text
    assert "Dit staat er met de hand bij." in said(kept.pdf)
    assert kept.fields[EDITED] == "text"
    assert not draft.text.isVisible()


def test_what_cannot_be_printed_is_not_kept_and_the_last_good_letter_stays(
    draft, vault, late, flow, settle, pause
):
    before = draft.pages.accessibleDescription()
    draft.text.texts[-1].appendPlainText("\nسلام")
    pause(draft)

    assert draft.text.problem.isVisible()
    assert draft.pages.accessibleDescription() == before
    draft.keep_button.click()
    settle()
    assert letters(vault, late.id) == []

    draft.text.again.click()
    pause(draft)
    assert not draft.text.problem.isVisible()
    assert draft.keep_button.isEnabled()


def test_typed_words_are_there_again_when_one_comes_back(draft, flow, late, settle, pause):
    draft.text.subject.clear()
    draft.text.subject.insert("Een ander onderwerp")
    draft.text.subject.textEdited.emit("Een ander onderwerp")
    pause(draft)

    flow.make(late.id, "informatieverzoek")
    settle()
    flow.make(late.id, NOTICE)
    settle()

    assert draft.text.subject.text() == "Een ander onderwerp"
    assert "Een ander onderwerp" in draft.pages.accessibleDescription()


def test_a_correction_is_a_new_letter_and_the_first_one_stays(
    draft, vault, late, flow, settle, pause, keep
):
    keep()
    (first,) = letters(vault, late.id)

    draft.correct_button.click()
    settle()
    assert draft.replaces.isVisible()
    draft.text.texts[-1].appendPlainText("\nVerbeterd.")
    pause(draft)
    keep()

    before, after = letters(vault, late.id)
    assert before == first
    assert after.corrects == first.id
    assert "Verbeterd." in after.text
    assert draft.replaces.isVisible()


def test_a_letter_of_the_office_has_its_pictures(flow, vault, late, settle, keep):
    usecases.change_office(
        vault,
        Letterhead("Steunpunt", Address("Plein 1", "1234 ZZ", "Demostad"), "010", "a@b.example"),
    )
    signer = Representative("A. de Boer", authorised_on=date(2026, 10, 5))
    with vault.work() as work:
        signed = work.case_files.get(late.id)
    usecases.change_file(vault, replace(signed, representative=signer), TODAY)
    for kind, name in ((LOGO, ""), (SIGNATURE, "A. de Boer")):
        put_picture(vault, kind, name, clean_picture(picture(), kind), "image/png", TODAY)

    flow.make(late.id, NOTICE)
    settle()
    keep()

    (kept,) = letters(vault, late.id)
    drawn = [
        len(page["/Resources"].get("/XObject", {})) for page in PdfReader(BytesIO(kept.pdf)).pages
    ]
    assert sum(drawn) == 2
