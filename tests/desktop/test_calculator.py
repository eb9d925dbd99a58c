"""The calculator: facts in, terms and receipts out, nothing in the vault."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from casework.casefile import ASIEL, NAREIS, CaseEvent
from casework.law.additions import Evidence, moratorium
from casework.rule_changes import change_rules
from desktop.calculator_flow import CalculatorFlow
from desktop.printing import NoPrinterError

TODAY = date(2026, 11, 22)
LEFT = Qt.MouseButton.LeftButton
LODGED = CaseEvent("aanvraag_ingediend", date(2025, 2, 12))


@pytest.fixture
def chosen(tmp_path):
    """Where the paper goes."""
    return {"path": tmp_path / "uit.pdf", "printer": None}


@pytest.fixture
def flow(qapp, dutch, office, chosen):
    def choose_printer(_: QWidget):
        if isinstance(chosen["printer"], Exception):
            raise chosen["printer"]
        return chosen["printer"]

    return CalculatorFlow(office, lambda *_: chosen["path"], choose_printer, office)


@pytest.fixture
def page(qtbot, flow, settle):
    qtbot.addWidget(flow.page)
    flow.page.show()
    settle()
    return flow.page


def lines(page):
    return [page.which.itemText(row) for row in range(page.which.count())]


def enter(page, qtbot, kind, day):
    page.events.add(kind)
    page.events.form.day.set_day(day)
    qtbot.mouseClick(page.events.form.save_button, LEFT)


def test_at_first_there_is_nothing_to_count(page):
    assert page.deadlines.empty.isVisible()
    assert page.paper.isHidden()


def test_an_application_gives_its_terms(page, qtbot):
    enter(page, qtbot, "aanvraag_ingediend", date(2025, 2, 12))

    assert lines(page) == [
        "Beslistermijn: 12 augustus 2025",
        "Uiterste termijn: 12 november 2026",
    ]
    assert page.events.form.isHidden()


def test_the_receipt_of_a_date_stands_under_why(page, qtbot):
    page.take(page.with_event(None, LODGED))

    qtbot.mouseClick(page.deadlines.why_buttons[0], LEFT)

    assert page.deadlines.receipt.isVisible()
    assert page.deadlines.receipt.heading.text() == "Beslistermijn: uiterlijk 12 augustus 2025"


def test_a_nationality_brings_its_moratorium_in(page):
    page.take(page.with_event(None, LODGED))
    before = lines(page)

    page.nationality.choose("SYR")

    assert lines(page) != before
    assert lines(page)[0].startswith("Beslistermijn · veilig")


def test_another_procedure_counts_by_its_own_rules_and_has_no_track(page):
    page.take(page.with_event(None, CaseEvent("aanvraag_ingediend", date(2025, 4, 1))))
    page.track.choose("grens")

    page.procedure.choose(NAREIS)

    assert lines(page) == ["Beslistermijn: 1 januari 2026"]
    assert page.facts().track == "gewoon"
    assert page.grid.fields["track"].isHidden()
    page.procedure.choose(ASIEL)
    assert page.facts().track == "grens"
    assert not page.grid.fields["track"].isHidden()


def test_a_group_is_part_of_the_facts(page):
    page.group.choose("palestijn")

    assert page.facts().groups == ("palestijn",)


def test_a_fact_can_be_corrected_and_taken_out(page):
    page.take(page.with_event(None, LODGED))
    right = CaseEvent("aanvraag_ingediend", date(2025, 3, 12))

    page.events.event_corrected.emit(LODGED, right)
    assert page.facts().events == (right,)

    page.events.event_corrected.emit(right, None)
    assert page.facts().events == ()
    assert page.paper.isHidden()


def test_a_fact_that_contradicts_another_is_refused_in_the_form(page, qtbot):
    page.take(page.with_event(None, LODGED))

    enter(page, qtbot, "aanvraag_ingediend", date(2025, 5, 1))

    assert page.events.form.isVisible()
    assert page.facts().events == (LODGED,)


def test_a_change_that_cannot_be_says_why_above_the_page(page):
    page.take(page.with_event(None, LODGED))

    page.events.event_corrected.emit(LODGED, CaseEvent("aanvraag_ingediend", date(2027, 1, 1)))

    assert page.facts().events == (LODGED,)
    assert page.message.words.text()


def test_the_calculation_is_saved_as_pdf(page, chosen, qtbot, settle):
    page.take(page.with_event(None, LODGED))

    qtbot.mouseClick(page.save, LEFT)
    settle()

    assert chosen["path"].read_bytes().startswith(b"%PDF")
    assert str(chosen["path"]) in page.message.words.text()


def test_choosing_no_place_saves_nothing(page, chosen, qtbot, settle, tmp_path):
    chosen["path"] = None
    page.take(page.with_event(None, LODGED))

    qtbot.mouseClick(page.save, LEFT)
    settle()

    assert not list(tmp_path.glob("*.pdf"))


def test_a_place_that_is_not_there_is_said(page, chosen, qtbot, settle, tmp_path):
    chosen["path"] = tmp_path / "weg" / "uit.pdf"
    page.take(page.with_event(None, LODGED))

    qtbot.mouseClick(page.save, LEFT)
    settle()

    assert "weg" in page.message.words.text()


def test_without_a_printer_it_says_what_to_do(page, chosen, qtbot):
    chosen["printer"] = NoPrinterError()
    page.take(page.with_event(None, LODGED))

    qtbot.mouseClick(page.print, LEFT)

    assert page.message.isVisible()


def test_who_chooses_no_printer_prints_nothing(page, qtbot, settle):
    page.take(page.with_event(None, LODGED))

    qtbot.mouseClick(page.print, LEFT)
    settle()

    assert page.message.isHidden()


def test_rules_that_change_count_here_too(page, office, vault, settle):
    page.nationality.choose("XYZ")
    page.take(page.with_event(None, CaseEvent("aanvraag_ingediend", date(2026, 1, 12))))
    before = lines(page)
    stop = moratorium(
        "XYZ",
        "Verzonnenland",
        date(2026, 3, 1),
        date(2027, 2, 28),
        Evidence("Stcrt.", "https://example.org"),
        "Besluit",
        TODAY,
    )

    office.use_rules(change_rules(vault, office.resources.rule_files, stop, TODAY))
    office.changed.emit()

    assert lines(page) != before


def test_another_day_counts_from_there(page, office):
    page.take(page.with_event(None, CaseEvent("aanvraag_ingediend", date(2026, 6, 1))))
    office.today = date(2027, 1, 1)

    office.day_changed.emit(office.today)

    assert "1 maand voorbij" in " ".join(
        label.text() for label in page.deadlines.findChildren(QWidget) if hasattr(label, "text")
    )


def test_starting_again_empties_everything(page, vault, qtbot):
    page.nationality.choose("SYR")
    page.take(page.with_event(None, LODGED))

    qtbot.mouseClick(page.clear_button, LEFT)

    facts = page.facts()
    assert (facts.procedure, facts.events, facts.nationality) == (ASIEL, (), None)
    with vault.work() as work:
        assert list(work.case_files) == list(work.clients) == []
