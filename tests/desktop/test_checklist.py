"""What is asked before a letter is kept, and what is typed for one letter alone."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from casework.casefile import ASIEL, CaseEvent, CaseFile
from casework.letters.checklist import ANSWERS, NO, QUESTIONS, UNKNOWN, YES
from desktop.views.checklist import ChecklistPage
from desktop.views.letter_problems import LetterProblems

TODAY = date(2026, 11, 22)
FILE = CaseFile(UUID(int=1), "2026-0001", UUID(int=2), ASIEL)
ASKED = [QUESTIONS[code] for code in ("extension_received", "client_agrees")]
DOCUMENTS = ("typed.documents", "Typ welke stukken meegaan.", "needs_documents")
REASON = ("typed.reason", "Typ waarom.", "needs_reason")
DAY = ("typed.new_day", "Kies een latere dag.", "new_day_early")


@pytest.fixture
def page(qtbot, phrases):
    made = ChecklistPage(phrases)
    qtbot.addWidget(made)
    made.ask("Ingebrekestelling", ASKED, FILE, {})
    made.show()
    return made


@pytest.fixture
def problems(qtbot, phrases):
    made = LetterProblems(phrases, TODAY)
    qtbot.addWidget(made)
    made.show()
    return made


def test_every_question_needs_an_answer_that_allows_the_letter(page, qtbot):
    extension, agrees = page.questions.values()
    assert not page.keep_button.isEnabled()

    extension.choose(NO)
    agrees.choose(UNKNOWN)
    assert not page.keep_button.isEnabled()
    agrees.choose(YES)

    with qtbot.waitSignal(page.answered) as answered:
        qtbot.mouseClick(page.keep_button, Qt.MouseButton.LeftButton)
    assert answered.args == [{"extension_received": NO, "client_agrees": YES}]


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("code", QUESTIONS)
def test_every_answer_says_what_it_means(qtbot, phrases, code, answer):
    page = ChecklistPage(phrases)
    qtbot.addWidget(page)
    page.ask("Brief", [QUESTIONS[code]], FILE, {code: answer})
    card = page.questions[code]

    assert card.means.text() == phrases.say(f"question_{answer}", code)
    assert card.choices[answer].accessibleDescription() == card.means.text()
    assert {label.textFormat() for label in page.findChildren(QLabel)} == {Qt.TextFormat.PlainText}


def test_an_answer_that_tells_of_a_fact_leads_to_it(page, qtbot):
    card = page.questions["extension_received"]
    assert not card.event_button.isVisible()

    card.choose(YES)

    with qtbot.waitSignal(page.event_wanted) as wanted:
        qtbot.mouseClick(card.event_button, Qt.MouseButton.LeftButton)
    assert wanted.args == ["verlenging"]


def test_a_fact_that_the_file_holds_is_not_asked_for_again(page):
    letter = CaseEvent("verlenging", date(2026, 5, 1), months=9, ground="aantal")
    page.ask("Brief", ASKED, replace(FILE, events=(letter,)), {"extension_received": YES})

    assert not page.questions["extension_received"].event_button.isVisible()
    assert not page.questions["extension_received"].holds_back


def test_what_is_typed_for_one_letter_is_asked_beside_the_other_problems(problems, qtbot):
    problems.show_problems([DOCUMENTS])
    assert problems.form.isVisible()
    assert problems.form.documents.isVisible()
    assert not problems.form.reason.isVisible()

    problems.form.documents.setPlainText("Akte\nPas")
    with qtbot.waitSignal(problems.typed) as typed:
        problems.form.button.click()
    assert typed.args[0]["documents"] == "Akte\nPas"


def test_fields_that_belong_together_stay_together_and_say_what_is_wrong(problems):
    problems.show_problems([REASON, ("typed.new_day", "Vul in.", "needs_new_day")])
    problems.form.reason.setPlainText("De akte is er nog niet.")
    problems.form.new_day.set_day(date(2026, 11, 23))

    problems.show_problems([DAY])

    assert problems.form.reason.toPlainText() == "De akte is er nog niet."
    assert problems.form.reason.isVisible()
    assert problems.form.grid.fields["new_day"].problem() == "Kies een latere dag."
    assert problems.form.grid.fields["reason"].problem() == ""


def test_a_day_that_cannot_be_read_is_not_given(problems, qtbot):
    problems.show_problems([DAY])
    problems.form.new_day.line.setText("ooit")

    with qtbot.assertNotEmitted(problems.typed):
        problems.form.button.click()


def test_without_such_fields_nothing_is_asked(problems):
    problems.show_problems([("client.birth", "Vul in.", "needs_birth")])

    assert not problems.form.isVisible()
