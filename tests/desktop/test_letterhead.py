"""Logo, signatures and the test page for envelopes: chosen, refused in place, and taken away."""

from datetime import date
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from casework.letters.pictures import pictures_kept
from casework.papers import LOGO, SIGNATURE
from desktop.letterhead_flow import LetterheadFlow
from desktop.printing import NoPrinterError
from desktop.views.stage import Stage

TODAY = date(2026, 11, 22)


def picture(**options):
    file = BytesIO()
    Image.new("RGB", (600, 200), "navy").save(file, "PNG", **options)
    return file.getvalue()


@pytest.fixture
def chosen(tmp_path):
    """What is chosen when a file is asked for."""
    file = tmp_path / "beeld.png"
    file.write_bytes(picture())
    return {"picture": file, "page": tmp_path / "test.pdf"}


@pytest.fixture
def flow(qtbot, office, chosen, settle):
    def no_printer(_parent):
        raise NoPrinterError

    stage = Stage()
    qtbot.addWidget(stage)
    made = LetterheadFlow(
        office, stage, no_printer, lambda *_: chosen["page"], lambda *_: chosen["picture"]
    )
    stage.resize(1000, 900)
    stage.show()
    made.open()
    settle()
    return made


def test_without_pictures_the_page_says_what_a_letter_has_instead(flow):
    shown = " ".join(label.text() for label in flow.form.findChildren(QLabel))

    assert "There is no logo." in shown
    assert "There is no signature." in shown


def test_a_logo_is_chosen_shown_and_taken_away_again(flow, vault, settle):
    flow.form.logo_button.click()
    settle()

    (logo,) = pictures_kept(vault)
    assert logo.summary.kind == LOGO
    assert logo.content != picture()
    assert list(flow.form.remove_buttons) == [logo.summary.id]

    flow.form.remove_buttons[logo.summary.id].click()
    settle()

    assert pictures_kept(vault) == ()


def test_a_signature_belongs_to_somebody(flow, vault, settle, qtbot):
    flow.form.signature_button.click()
    assert flow.form.problems[SIGNATURE].text().startswith("Vul de naam in")
    assert flow.form.signer.hasFocus() or not flow.form.isActiveWindow()

    qtbot.keyClicks(flow.form.signer, "A. de Boer")
    qtbot.keyClick(flow.form.signer, Qt.Key.Key_Return)
    settle()

    (signature,) = pictures_kept(vault)
    assert (signature.summary.kind, signature.summary.name) == (SIGNATURE, "A. de Boer")
    assert flow.form.signer.text() == ""


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        pytest.param(b"x" * 50_000_000, "te groot", id="50 MB"),
        pytest.param(b"Geen beeld", "geen PNG of JPEG", id="no picture"),
        pytest.param(b"<svg/>", "SVG", id="a script"),
        pytest.param(picture()[:100], "beschadigd", id="cut off"),
        pytest.param(None, "kan niet worden gelezen", id="gone"),
    ],
)
def test_what_is_no_picture_is_refused_in_place(flow, vault, chosen, settle, content, sentence):
    if content is None:
        chosen["picture"].unlink()
    else:
        chosen["picture"].write_bytes(content)

    flow.form.logo_button.click()
    settle()

    assert sentence in flow.form.problems[LOGO].text()
    assert flow.form.problems[LOGO].isVisible()
    assert pictures_kept(vault) == ()


def test_who_changes_their_mind_changes_nothing(flow, vault, chosen, settle):
    chosen["picture"] = chosen["page"] = None

    flow.form.logo_button.click()
    flow.form.save_button.click()
    settle()

    assert pictures_kept(vault) == ()


def test_the_test_page_is_saved(flow, chosen, settle):
    flow.form.save_button.click()
    settle()

    page = PdfReader(chosen["page"]).pages[0].extract_text()
    assert "Testpagina voor vensterenveloppen" in page
    assert str(chosen["page"]) in flow.form.window_words.text()


def test_without_a_printer_the_page_says_so(flow):
    flow.form.print_button.click()

    assert "opslaan als PDF" in flow.form.window_words.text()


def test_a_volunteer_sees_the_pictures_and_changes_none(flow, vault, office, settle):
    flow.form.logo_button.click()
    settle()

    flow.form.show_papers(pictures_kept(vault), may_change=False)

    assert flow.form.logo_button.isHidden()
    assert flow.form.signature_button.isHidden()
    assert all(button.isHidden() for button in flow.form.remove_buttons.values())
