"""The page of a file."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from casework.casefile import ASIEL, NAREIS, PROCEDURES, CaseEvent, CaseFile
from casework.clients import Client
from casework.letters.drafting import letters_for
from casework.letters.offers import offers
from casework.storage import LetterSummary, Office
from casework.usecases import assessment_of
from desktop.views.file_page import FilePage, FileView

TODAY = date(2026, 11, 22)
SELAM = Client(UUID(int=1), "Tesfay", "Selam", v_nummer="0123456789", nationality="ERI")
APPLIED = CaseEvent("aanvraag_ingediend", date(2025, 2, 12))
DISPUTED = CaseEvent("aanvraag_ingediend", date(2023, 5, 31))
DECIDED = CaseEvent("besluit", date(2026, 6, 1), outcome="afwijzing")


@pytest.fixture
def view(rules, resources, phrases):
    def make(*events, procedure=ASIEL, letters=(), client=SELAM, **details) -> FileView:
        case_file = CaseFile(UUID(int=9), "2026-0007", client.id, procedure, **details)
        case_file = case_file.with_events(events)
        assessment = assessment_of(case_file, client, rules, TODAY) if events else None
        offered = offers(
            resources.templates, client, (), case_file, Office(), assessment, TODAY, phrases
        )
        return FileView(case_file, client, (), assessment, tuple(letters), TODAY, offers=offered)

    return make


@pytest.fixture
def page(qtbot, phrases):
    made = FilePage(phrases)
    qtbot.addWidget(made)
    made.resize(1080, 800)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def letter(number: int, posted_on: date | None = None) -> LetterSummary:
    made_on = date(2026, 11, 20)
    return LetterSummary(
        UUID(int=number), UUID(int=9), "ingebrekestelling_asiel", made_on, posted_on
    )


def add(qtbot, page, kind: str, day: str) -> None:
    qtbot.mouseClick(page.events.add_button, Qt.MouseButton.LeftButton)
    page.events.form.kind.choose(kind)
    page.events.form.day.line.setText(day)


def texts(page) -> str:
    QApplication.processEvents()
    return "\n".join(made.text() for made in page.findChildren(QLabel) if made.isVisible())


def test_the_first_line_says_what_to_do_and_why(page, view):
    page.show_file(view(APPLIED, handler="A. de Boer"))

    assert page.now.what.text().endswith("ingebrekestelling maken")
    assert "moeten beslissen" in page.now.why.text()
    assert "A. de Boer" in page.header.about.text()


def test_the_button_of_the_next_step_asks_for_the_letter(page, view, qtbot):
    page.show_file(view(APPLIED))

    assert page.now.button.text() == "Ingebrekestelling maken"
    with qtbot.waitSignal(page.letter_wanted) as wanted:
        qtbot.mouseClick(page.now.button, Qt.MouseButton.LeftButton)
    assert wanted.args == ["ingebrekestelling_asiel"]


def test_the_v_nummer_is_hidden_until_it_is_asked_for(page, view):
    page.show_file(view(APPLIED))
    assert "0123456789" not in texts(page)

    page.header.v_nummer.show_button.click()
    assert "0123456789" in texts(page)

    page.show_file(view(APPLIED, client=replace(SELAM, id=UUID(int=2), v_nummer="9876543210")))
    assert "9876543210" not in texts(page)


def test_every_letter_that_fits_can_be_made(page, view, qtbot):
    page.show_file(view(APPLIED))
    actions = [action for action in page.header.letter_menu.actions() if action.isEnabled()]

    assert [action.text() for action in actions][:2] == [
        "Ingebrekestelling asiel",
        "Informatieverzoek",
    ]
    with qtbot.waitSignal(page.letter_wanted) as wanted:
        actions[1].trigger()
    assert wanted.args == ["informatieverzoek"]


def test_without_dates_the_page_leads_to_the_form_of_the_file(page, view, qtbot):
    page.show_file(view())

    assert page.deadlines.empty.isVisible()
    assert page.now.why.text().startswith("Er ontbreken datums.")
    with qtbot.waitSignal(page.edit_file_wanted):
        page.now.button.click()


def test_a_date_opens_its_receipt_in_plain_words(page, view, qtbot):
    page.show_file(view(APPLIED))

    page.deadlines.why_buttons[0].click()

    shown = texts(page)
    assert "12 augustus 2025" in page.deadlines.receipt.heading.text()
    assert (
        "De termijn is 6 maanden: tot en met 12 augustus 2025 (Vw 2000, art. 42, lid 1)." in shown
    )
    assert "vast" in page.deadlines.receipt.footing.text()


def test_escape_closes_the_receipt_and_returns_to_its_question(page, view, qtbot):
    page.show_file(view(APPLIED))
    QApplication.processEvents()
    page.deadlines.why_buttons[1].click()

    qtbot.keyClick(page.deadlines.receipt, Qt.Key.Key_Escape)

    assert page.deadlines.receipt.isHidden()
    assert page.deadlines.why_buttons[1].hasFocus()


def test_a_disputed_term_shows_every_reading_and_the_safe_one_first(page, view):
    page.show_file(view(DISPUTED))

    names = [button.accessibleName() for button in page.deadlines.why_buttons]
    assert "safe" in names[0]
    assert "31-08-2024" in names[0]
    assert "betwist" in names[1]
    assert "30-11-2023" in names[1]


def looks_of(page) -> set[str]:
    return {str(made.property("look")) for made in page.deadlines.findChildren(QLabel)}


def test_what_has_passed_is_red_only_while_it_asks_for_something(page, view):
    page.show_file(view(APPLIED))
    assert "problem" in looks_of(page)


def test_after_a_decision_nothing_is_red(page, view):
    page.show_file(view(APPLIED, replace(DECIDED, outcome="inwilliging")))

    assert page.deadlines.why_buttons
    assert "problem" not in looks_of(page)


def test_a_running_dispute_says_from_when_a_notice_is_safe(page, view, rules):
    made = view(DISPUTED)
    assessment = assessment_of(made.case_file, SELAM, rules, date(2024, 3, 1))

    page.show_file(replace(made, assessment=assessment, today=date(2024, 3, 1)))

    assert "1 september 2024" in page.deadlines.advice.text()
    assert "1 december 2023" in page.deadlines.advice.text()


def test_an_event_is_entered_in_place(page, view, qtbot):
    page.show_file(view(APPLIED))
    add(qtbot, page, "ingebrekestelling_ontvangen", "3-11-2026")

    with qtbot.waitSignal(page.event_entered) as entered:
        qtbot.mouseClick(page.events.form.save_button, Qt.MouseButton.LeftButton)

    event = CaseEvent("ingebrekestelling_ontvangen", date(2026, 11, 3))
    assert entered.args == [event]
    page.show_file(view(APPLIED, event))
    assert page.events.form.isHidden()
    assert page.events.table.rowCount() == 2


def test_what_is_being_typed_stays_when_the_file_is_shown_again(page, view, qtbot):
    page.show_file(view(APPLIED))
    add(qtbot, page, "besluit", "1-6")

    page.show_file(view(APPLIED))

    assert page.events.form.isVisible()
    assert page.events.form.day.line.text() == "1-6"


def test_another_file_starts_with_a_clean_page(page, view, qtbot):
    page.show_file(view(APPLIED))
    add(qtbot, page, "besluit", "1-6")
    other = view(APPLIED)

    page.show_file(replace(other, case_file=replace(other.case_file, id=UUID(int=10))))

    assert page.events.form.isHidden()


def test_an_event_is_corrected_with_enter(page, view, qtbot):
    page.show_file(view(APPLIED))
    page.events.table.selectRow(0)
    qtbot.keyClick(page.events.table, Qt.Key.Key_Return)
    page.events.form.day.line.setText("13-2-2025")

    with qtbot.waitSignal(page.event_corrected) as corrected:
        page.events.form.save_button.click()

    assert corrected.args == [APPLIED, replace(APPLIED, day=date(2025, 2, 13))]


def test_an_event_is_taken_out_after_a_question(page, view, qtbot):
    page.show_file(view(APPLIED))
    page.events.table.selectRow(0)
    with qtbot.assertNotEmitted(page.event_corrected):
        qtbot.keyClick(page.events.table, Qt.Key.Key_Delete)
    assert page.events.doubt.no.hasFocus()

    with qtbot.waitSignal(page.event_corrected) as corrected:
        page.events.doubt.yes.click()

    assert corrected.args == [APPLIED, None]


def test_a_problem_with_the_entered_event_stands_at_its_field(page, view, qtbot):
    page.show_file(view(APPLIED))
    add(qtbot, page, "besluit_ingetrokken", "1-1-2025")
    page.events.form.save_button.click()

    page.show_problems([("events[0].date", "Deze datum ligt vóór de aanvraag.")])

    assert page.events.form.day.problem() == "Deze datum ligt vóór de aanvraag."
    assert page.events.form.day.line.text() == "1-1-2025"


def test_an_application_after_its_decision_names_the_decision(page, view, qtbot):
    page.show_file(view(DECIDED, APPLIED))
    page.events.table.selectRow(0)
    page.events.correct_button.click()
    page.events.form.day.line.setText("1-7-2026")
    page.events.form.save_button.click()

    page.show_problems([("events[0].date", "Deze datum ligt vóór de aanvraag.")])

    message = page.events.form.message
    assert message.isVisible()
    assert message.text().startswith("01-06-2026 besluit van de IND")
    assert page.events.form.day.line.text() == "1-7-2026"


def test_a_letter_is_posted_on_the_day_that_was_typed(page, view, qtbot):
    page.show_file(view(APPLIED, letters=[letter(5)]))
    assert page.now.what.text().endswith("brief posten")
    form = page.letters.posting[UUID(int=5)]
    form.day.line.setText("21-11")

    with qtbot.waitSignal(page.posted) as posted:
        qtbot.mouseClick(form.button, Qt.MouseButton.LeftButton)

    assert posted.args == [UUID(int=5), date(2026, 11, 21)]


def test_a_wrong_day_of_posting_is_said_at_its_field(page, view, qtbot):
    page.show_file(view(APPLIED, letters=[letter(5)]))
    form = page.letters.posting[UUID(int=5)]
    form.button.click()

    page.show_problems([("posted_on", "De brief is later gemaakt dan deze datum.")])

    assert form.day.problem() == "De brief is later gemaakt dan deze datum."


def test_an_unreadable_day_of_posting_posts_nothing(page, view, qtbot):
    page.show_file(view(APPLIED, letters=[letter(5)]))
    form = page.letters.posting[UUID(int=5)]
    form.day.line.setText("31-2-2026")

    with qtbot.assertNotEmitted(page.posted):
        form.button.click()

    assert form.day.problem().startswith("Deze dag bestaat niet")


def test_a_posted_letter_says_when_and_asks_no_more(page, view):
    page.show_file(view(APPLIED, letters=[letter(5, date(2026, 11, 21))]))

    assert page.letters.posting == {}
    assert "21 november 2026" in texts(page)


def test_a_letter_can_be_opened(page, view, qtbot):
    page.show_file(view(APPLIED, letters=[letter(5, date(2026, 11, 21))]))
    (look,) = [
        button
        for button in page.letters.findChildren(type(page.now.button))
        if button.accessibleName()
    ]

    with qtbot.waitSignal(page.letter_opened) as opened:
        look.click()

    assert opened.args == [UUID(int=5)]


def test_a_file_is_closed_with_a_reason_only(page, view, qtbot):
    page.show_file(view(APPLIED))
    page.header.close_button.click()
    with qtbot.assertNotEmitted(page.close_wanted):
        page.closing.yes.click()
    assert page.closing.trouble.text() == "Vul dit in."

    qtbot.keyClicks(page.closing.reason, "vergunning gekregen")
    with qtbot.waitSignal(page.close_wanted) as wanted:
        qtbot.keyClick(page.closing.reason, Qt.Key.Key_Return)

    assert wanted.args == ["vergunning gekregen"]


def test_a_closed_file_says_so_and_asks_nothing(page, view):
    page.show_file(
        view(APPLIED, closed_on=date(2026, 11, 1), closed_because="<b>verhuisd</b> & weg")
    )

    assert "1 november 2026" in page.now.what.text()
    assert page.now.why.text() == "<b>verhuisd</b> & weg"
    assert page.now.button.isHidden()
    assert page.header.close_button.isHidden()


@pytest.mark.parametrize(
    ("events", "kind"),
    [
        (
            [APPLIED, CaseEvent("ingebrekestelling_verzonden", date(2026, 11, 2))],
            "ingebrekestelling_ontvangen",
        ),
        (
            [APPLIED, CaseEvent("ingebrekestelling_ontvangen", date(2026, 10, 2))],
            "beroep_niet_tijdig",
        ),
        (
            [
                APPLIED,
                CaseEvent("ingebrekestelling_ontvangen", date(2026, 10, 2)),
                CaseEvent("beroep_niet_tijdig", date(2026, 11, 2)),
            ],
            "uitspraak",
        ),
    ],
)
def test_a_step_that_waits_for_a_fact_opens_the_form_for_it(page, view, kind, events):
    page.show_file(view(*events))

    page.now.button.click()

    assert page.events.form.isVisible()
    assert page.events.form.kind.value() == kind


def test_a_problem_without_a_place_stands_on_top(page, view):
    page.show_file(view(APPLIED))

    page.show_problems([("somewhere", "Dit kan niet.")])

    assert page.message.isVisible()
    assert page.message.text() == "Dit kan niet."


@pytest.mark.parametrize("procedure", PROCEDURES)
def test_each_procedure_offers_its_own_letters(page, view, procedure, resources):
    page.show_file(view(procedure=procedure))

    menu = page.header.letter_menu.actions()
    names = [action.text() for action in menu if not action.isSeparator()]

    assert len(names) == len(letters_for(procedure, resources.templates)) > 0
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("name", ["<b>&", "محمد", "🙂", "x" * 300])
def test_any_name_is_shown_as_it_is(page, view, name):
    page.show_file(view(APPLIED, client=replace(SELAM, family_name=name)))

    assert name in page.header.name.text()
    formats = {label.textFormat() for label in page.findChildren(QLabel)}
    assert formats == {Qt.TextFormat.PlainText}
    assert page.minimumSizeHint().width() < 900


def test_escape_goes_back(page, view, qtbot):
    page.show_file(view(APPLIED))

    with qtbot.waitSignal(page.back):
        qtbot.keyClick(page.now.button, Qt.Key.Key_Escape)


def test_nareis_asks_for_its_own_letter(page, view, qtbot):
    page.show_file(view(APPLIED, procedure=NAREIS))

    with qtbot.waitSignal(page.letter_wanted) as wanted:
        page.now.button.click()

    assert wanted.args == ["ingebrekestelling_nareis"]


def test_on_a_narrow_screen_the_columns_stand_below_each_other(page, view, qtbot):
    page.show_file(view(APPLIED))
    page.resize(600, 800)
    QApplication.processEvents()

    assert page.deadlines.y() > page.events.y()
