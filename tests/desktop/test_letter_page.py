"""The page of a letter: what is missing, how it looks, and how it leaves."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from casework.letters.drafting import Letter, Table
from casework.letters.editing import Wording
from desktop.views.letter_page import LetterPage
from desktop.views.save_panel import file_name

TODAY = date(2026, 11, 22)
MISSING = ("client.v_nummer", "Het V-nummer ontbreekt.", "needs_v_nummer")
TOWN = ("client.address.town", "De woonplaats ontbreekt.", "needs_town")
EARLY = ("early_because", "Deze brief is te vroeg.", "letter_premature")


def pdf(*texts: str) -> bytes:
    file = BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=True)
    for text in texts:
        canvas.drawString(72, 700, text)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


@pytest.fixture
def page(qtbot, phrases):
    made = LetterPage(phrases, TODAY)
    qtbot.addWidget(made)
    made.resize(1080, 800)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def test_what_is_missing_is_listed_and_leads_to_its_field(page, qtbot):
    page.show_problems("ingebrekestelling_asiel", [MISSING, TOWN])

    assert page.title.text() == "Ingebrekestelling asiel"
    assert [link.accessibleName() for link in page.problems.links] == [
        "Fill in: Het V-nummer ontbreekt.",
        "Fill in: De woonplaats ontbreekt.",
    ]
    with qtbot.waitSignal(page.field_wanted) as wanted:
        page.problems.links[1].click()
    assert wanted.args == ["client.address.town"]


def test_after_filling_in_one_can_try_again(page, qtbot):
    page.show_problems("ingebrekestelling_asiel", [MISSING])

    with qtbot.waitSignal(page.make_wanted):
        page.problems.again_button.click()


def test_an_early_letter_needs_a_typed_reason(page, qtbot):
    page.show_problems("ingebrekestelling_asiel", [EARLY])
    assert page.problems.early.why.text() == "Deze brief is te vroeg."

    with qtbot.assertNotEmitted(page.early_reason_given):
        page.problems.early.button.click()
    assert page.problems.early.trouble.text() == "Vul dit in."

    page.problems.early.reason.setPlainText("de rechter vraagt erom")
    with qtbot.waitSignal(page.early_reason_given) as given:
        page.problems.early.button.click()
    assert given.args == ["de rechter vraagt erom"]


def test_a_reason_does_not_help_while_something_is_missing(page):
    page.show_problems("ingebrekestelling_asiel", [MISSING, EARLY])

    assert page.problems.early.isVisible()
    assert not page.problems.early.button.isEnabled()


def test_the_reason_stays_when_the_same_letter_is_tried_again(page):
    page.show_problems("ingebrekestelling_asiel", [EARLY])
    page.problems.early.reason.setPlainText("omdat")

    page.show_problems("ingebrekestelling_asiel", [EARLY])
    assert page.problems.early.reason.toPlainText() == "omdat"

    page.show_problems("ingebrekestelling_nareis", [EARLY])
    assert page.problems.early.reason.toPlainText() == ""


def test_a_letter_that_is_not_kept_cannot_leave(page, qtbot):
    page.show_letter("Ingebrekestelling, dossier 2026-0007", pdf("een"), stored=False)

    assert page.keep_button.isVisible()
    assert not page.print_button.isVisible()
    with qtbot.waitSignal(page.make_wanted):
        qtbot.mouseClick(page.keep_button, Qt.MouseButton.LeftButton)


def test_a_kept_letter_can_be_printed_saved_and_posted(page, qtbot):
    page.show_letter("Ingebrekestelling, dossier 2026-0007", pdf("een"), stored=True)

    with qtbot.waitSignal(page.print_wanted):
        qtbot.mouseClick(page.print_button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.posted) as posted:
        qtbot.mouseClick(page.posting.button, Qt.MouseButton.LeftButton)
    assert posted.args == [TODAY]


def test_saving_warns_that_the_file_is_not_encrypted_and_names_nobody(page, qtbot):
    page.show_letter("Ingebrekestelling asiel, dossier 2026-0007", pdf("een"), stored=True)
    qtbot.mouseClick(page.save_button, Qt.MouseButton.LeftButton)

    shown = " ".join(label.text() for label in page.save_panel.findChildren(QLabel))
    assert "not encrypted" in shown
    suggested = Path(page.save_panel.place.text())
    assert suggested.name == "ingebrekestelling-asiel-dossier-2026-0007.pdf"
    with qtbot.waitSignal(page.save_wanted) as wanted:
        qtbot.keyClick(page.save_panel.place, Qt.Key.Key_Return)
    assert wanted.args == [suggested]


def test_an_unwritable_place_is_told_in_place_and_what_was_typed_stays(page):
    page.show_letter("Brief", pdf("een"), stored=True)
    page.save_button.click()
    page.save_panel.place.setText("/nergens/brief.pdf")
    page.save_panel.save_button.click()

    page.show_save_problem("In deze map kan niets worden opgeslagen.")

    assert page.save_panel.trouble.text() == "In deze map kan niets worden opgeslagen."
    assert page.save_panel.place.text() == "/nergens/brief.pdf"
    assert page.save_panel.place.hasFocus()


def test_a_place_without_a_name_is_refused(page, qtbot):
    page.show_letter("Brief", pdf("een"), stored=True)
    page.save_button.click()
    page.save_panel.place.clear()

    with qtbot.assertNotEmitted(page.save_wanted):
        page.save_panel.save_button.click()

    assert page.save_panel.trouble.text() == "Vul dit in."


def test_a_name_without_its_kind_becomes_a_pdf(page, qtbot):
    page.show_letter("Brief", pdf("een"), stored=True)
    page.save_button.click()
    page.save_panel.place.setText("/map/brief")

    with qtbot.waitSignal(page.save_wanted) as wanted:
        page.save_panel.save_button.click()

    assert wanted.args == [Path("/map/brief.pdf")]


def test_after_saving_the_place_is_told(page):
    page.show_letter("Brief", pdf("een"), stored=True)
    page.save_button.click()

    page.show_saved(Path("/map/brief.pdf"))

    assert page.save_panel.isHidden()
    assert "/map/brief.pdf" in page.saved_words.text()


def test_without_a_printer_the_page_says_what_to_do(page, phrases):
    page.show_letter("Brief", pdf("een"), stored=True)

    page.show_print_problem(phrases.say("problem", "no_printer"))

    assert page.message.isVisible()
    assert "opslaan als PDF" in page.message.text()


def test_a_wrong_day_of_posting_is_said_at_its_field(page):
    page.show_letter("Brief", pdf("een"), stored=True)

    page.show_posting_problem("De brief is later gemaakt dan deze datum.")

    assert page.posting.day.problem() == "De brief is later gemaakt dan deze datum."


def test_a_posted_letter_is_not_posted_again(page):
    page.show_letter("Brief", pdf("een"), stored=True)

    page.show_posted(date(2026, 11, 21))

    assert page.posting.isHidden()
    assert "21 november 2026" in page.posted_words.text()


def test_the_day_of_posting_follows_the_calendar_until_it_is_typed(page):
    page.show_letter("Brief", pdf("een"), stored=True)
    page.set_today(date(2026, 11, 23))
    assert page.posting.day.day() == date(2026, 11, 23)

    page.posting.day.line.setText("20-11-2026")
    page.set_today(date(2026, 11, 24))
    assert page.posting.day.day() == date(2026, 11, 20)


def test_every_page_is_shown_as_wide_as_there_is_room(page):
    page.show_letter("Brief", pdf("een", "twee"), stored=True)
    QApplication.processEvents()

    widths = {shown.width() for shown in page.pages.pages}
    assert len(page.pages.pages) == 2
    assert widths == {860}
    ratio = page.pages.pages[0].height() / page.pages.pages[0].width()
    assert ratio == pytest.approx(A4[1] / A4[0], rel=0.01)

    page.resize(600, 800)
    QApplication.processEvents()
    assert page.pages.pages[0].width() < 600


def test_a_page_is_drawn_at_the_resolution_of_the_screen(page):
    page.show_letter("Brief", pdf("een"), stored=True)
    shown = page.pages.pages[0]

    assert shown.picture().width() == round(shown.width() * shown.devicePixelRatioF())


def test_the_keyboard_turns_and_enlarges_the_pages(page, qtbot):
    page.show_letter("Brief", pdf("een", "twee"), stored=True)
    QApplication.processEvents()
    bar = page.pages.verticalScrollBar()
    qtbot.keyClick(page.pages, Qt.Key.Key_PageDown)
    assert bar.value() > 0

    qtbot.keyClick(page.pages, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()

    width = page.pages.pages[0].width()
    qtbot.keyClick(page.pages, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert page.pages.pages[0].width() > width
    qtbot.keyClick(page.pages, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert page.pages.pages[0].width() == width


def test_a_screen_reader_can_read_the_letter(page):
    page.show_letter("Brief", pdf("Geachte heer", "Met groet"), stored=True)

    assert "Geachte heer" in page.pages.accessibleDescription()
    assert page.pages.pages[1].accessibleName() == "page 2 of 2"


def test_escape_goes_back(page, qtbot):
    page.show_letter("Brief", pdf("een"), stored=True)

    with qtbot.waitSignal(page.back):
        qtbot.keyClick(page.print_button, Qt.Key.Key_Escape)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Ingebrekestelling asiel, dossier 2026-0007", "ingebrekestelling-asiel-dossier-2026-0007"),
        ("../../etc/passwd", "etc-passwd"),
        ("Cliëntbrief: 'één'", "clientbrief-een"),
        ("محمد", "brief"),
        ("x" * 300, "x" * 80),
    ],
)
def test_a_file_name_is_plain_and_short(title, name):
    assert file_name(title) == f"{name}.pdf"


def draft_of(*body: str | Table) -> Letter:
    return Letter(
        kind="informatieverzoek",
        number="2026-0007",
        title="Informatieverzoek",
        sender=(),
        return_address=(),
        delivery="",
        addressee=(),
        references=(),
        place_and_date="",
        subject_label="Betreft",
        subject="vraag",
        body=body,
        signature=(),
        enclosures_label="",
        enclosures=(),
        page_label="",
        fields={},
    )


SAMPLE = draft_of("Geachte heer,", Table((("Naam", "Selam"),)), "Wanneer beslist u?")


def test_a_draft_stands_beside_its_words(page):
    page.show_draft("Informatieverzoek", pdf("een"), SAMPLE, None)

    assert page.text.isVisible()
    assert page.pages.isVisible()
    assert page.text.subject.text() == "vraag"
    assert [text.toPlainText() for text in page.text.texts] == [
        "Geachte heer,",
        "Wanneer beslist u?",
    ]
    assert "Naam · Selam" in [shown.text() for shown in page.text.findChildren(QLabel)]
    assert page.keep_button.isEnabled()
    assert not page.text.again.isEnabled()


def test_a_kept_letter_has_no_words_to_type_in(page):
    page.show_draft("Informatieverzoek", pdf("een"), SAMPLE, None)

    page.show_letter("Informatieverzoek", pdf("een"), stored=True)

    assert not page.text.isVisible()
    assert page.correct_button.isVisible()


def test_what_is_typed_is_told_after_a_pause_and_not_kept_before_it_is_shown(page, qtbot):
    page.show_draft("Informatieverzoek", pdf("een"), SAMPLE, None)

    with qtbot.waitSignal(page.words_typed):
        qtbot.keyClicks(page.text.texts[1], "Nu? ")
        assert not page.keep_button.isEnabled()

    assert page.text.wording() == Wording("vraag", ("Geachte heer,", "Nu? Wanneer beslist u?"))
    assert not page.keep_button.isEnabled()
    page.follow_draft(pdf("twee"), SAMPLE, [], as_typed=True)
    assert page.keep_button.isEnabled()


def test_words_that_cannot_be_printed_are_told_of_and_not_kept(page):
    page.show_draft("Informatieverzoek", pdf("een"), SAMPLE, None)

    page.follow_draft(pdf("een"), SAMPLE, [("text", "De brief heeft geen tekst.")], as_typed=True)

    assert page.text.problem.text() == "De brief heeft geen tekst."
    assert page.text.problem.isVisible()
    assert not page.keep_button.isEnabled()


def test_one_can_go_back_to_the_sample(page, qtbot):
    typed = Wording("anders", ("Dag,", "Nu."))
    page.show_draft("Informatieverzoek", pdf("een"), SAMPLE, typed)
    assert page.text.wording() == typed

    with qtbot.waitSignal(page.words_typed):
        page.text.again.click()

    assert page.text.wording() is None
    assert page.text.texts[1].toPlainText() == "Wanneer beslist u?"


def test_typed_words_stay_when_the_facts_change_and_the_page_says_so(page, qtbot):
    page.show_draft("Informatieverzoek", pdf("een"), SAMPLE, None)
    page.text.texts[1].setPlainText("Nu.")
    assert not page.text.stale.isVisible()

    changed = draft_of("Geachte mevrouw,", Table((("Naam", "Noor"),)), "Wanneer?")
    page.follow_draft(pdf("twee"), changed, [], as_typed=True)
    QApplication.processEvents()

    assert [text.toPlainText() for text in page.text.texts] == ["Geachte heer,", "Nu."]
    assert page.text.stale.isVisible()
    shown = [label.text() for label in page.text.findChildren(QLabel) if not label.isHidden()]
    assert "Naam · Noor" in shown
    assert "Naam · Selam" not in shown


def test_untouched_words_follow_the_facts(page):
    page.show_draft("Informatieverzoek", pdf("een"), SAMPLE, None)

    page.follow_draft(pdf("twee"), draft_of("Geachte mevrouw,"), [], as_typed=True)

    assert [text.toPlainText() for text in page.text.texts] == ["Geachte mevrouw,"]
    assert page.text.wording() is None


def test_the_letter_stays_at_the_place_that_is_being_read(page):
    page.show_draft("Informatieverzoek", pdf("een", "twee"), SAMPLE, None)
    QApplication.processEvents()
    bar = page.pages.verticalScrollBar()
    bar.setValue(400)

    page.follow_draft(pdf("een!", "twee"), SAMPLE, [], as_typed=True)
    QApplication.processEvents()

    assert bar.value() == 400


def test_tab_leads_from_the_words_to_the_next_field(page, qtbot):
    page.show_draft("Informatieverzoek", pdf("een"), SAMPLE, None)
    page.text.texts[0].setFocus()

    qtbot.keyClick(page.text.texts[0], Qt.Key.Key_Tab)

    assert page.text.texts[1].hasFocus()
    assert "\t" not in page.text.texts[0].toPlainText()


def test_a_letter_says_when_it_comes_in_the_place_of_another(page, qtbot):
    page.show_letter("Brief", pdf("een"), stored=True)
    with qtbot.waitSignal(page.correction_wanted):
        page.correct_button.click()

    page.show_replaces(True)
    assert page.replaces.isVisible()
    page.show_replaces(False)
    assert not page.replaces.isVisible()
