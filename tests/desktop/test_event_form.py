"""The form for one fact."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from casework.casefile import ASIEL, EVENT_KINDS, NAREIS, CaseEvent
from desktop.views.event_form import EventForm, kinds_for

TODAY = date(2026, 11, 22)
DAY = date(2026, 1, 5)
FACTS = [
    CaseEvent("asielwens_geuit", DAY),
    CaseEvent("aanvraag_ingediend", DAY),
    CaseEvent("verlenging", DAY, months=9, ground="aantal", basis="individueel"),
    CaseEvent("verlenging", DAY, months=3, ground="zorgvuldig"),
    CaseEvent("opschorting", DAY, ground="herstel_verzuim", until=date(2026, 2, 1)),
    CaseEvent("opschorting", DAY, ground="overmacht"),
    CaseEvent("vergunning_verleend", DAY, status="B"),
    CaseEvent("vergunning_verleend", DAY),
    CaseEvent("besluit", DAY, outcome="afwijzing", announced=date(2026, 1, 7)),
    CaseEvent("besluit_ingetrokken", DAY),
    CaseEvent("ingebrekestelling_ontvangen", DAY),
    CaseEvent(
        "uitspraak",
        DAY,
        sent=date(2026, 1, 6),
        term="P8W",
        penalty_per_day=Decimal("100.00"),
        penalty_maximum=Decimal("7500.50"),
    ),
    CaseEvent("uitspraak", DAY, until=date(2026, 12, 31)),
    CaseEvent("uitspraak", DAY, term="P1M2W"),
]


@pytest.fixture
def form(qtbot, phrases):
    made = EventForm(phrases, TODAY)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def save(qtbot, form) -> CaseEvent:
    with qtbot.waitSignal(form.entered) as entered:
        qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    return entered.args[0]


def refuse(qtbot, form) -> None:
    with qtbot.assertNotEmitted(form.entered):
        qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("event", FACTS, ids=lambda event: event.kind)
def test_a_fact_comes_out_as_it_went_in(form, qtbot, event):
    form.set_procedure(NAREIS if event.kind == "vergunning_verleend" else ASIEL)

    form.show_event(event)

    assert save(qtbot, form) == event


@pytest.mark.parametrize("kind", EVENT_KINDS)
def test_a_kind_asks_for_its_own_fields_and_explains_itself(form, phrases, kind):
    form.show_event(None, kind)

    shown = {name for name, field in form.grid.fields.items() if not field.isHidden()}
    expected = EVENT_KINDS[kind]
    assert shown == {"kind", "date", *expected.needs, *expected.takes}
    assert form.grid.fields["kind"]._hint.text().startswith(("De ", "Alleen ", "Het "))


def test_what_was_typed_reports_the_day_and_the_kind(form, qtbot):
    form.show_event(None, "beroep_niet_tijdig")
    qtbot.keyClicks(form.day.line, "vandaag")

    assert save(qtbot, form) == CaseEvent("beroep_niet_tijdig", TODAY)


def test_a_new_fact_needs_a_day(form, qtbot):
    form.show_event(None, "beroep_niet_tijdig")

    refuse(qtbot, form)

    assert form.day.problem() == "Vul dit in."
    assert form.day.line.hasFocus()


def test_a_decision_needs_an_outcome(form, qtbot):
    form.show_event(None, "besluit")
    form.day.line.setText("5-1-2026")

    refuse(qtbot, form)

    assert form.grid.fields["outcome"].problem() == "Vul dit in."
    assert form.outcome.hasFocus()
    assert form.day.line.text() == "5-1-2026"


@pytest.mark.parametrize(
    ("kind", "field", "typed", "sentence"),
    [
        ("besluit", "day", "31 februari", "Deze dag bestaat niet"),
        ("besluit", "day", "1-1-2027", "Deze datum ligt in de toekomst"),
        ("besluit", "announced", "1-1-2020", "Deze datum ligt vóór de gebeurtenis zelf"),
        ("verlenging", "months", "drie", "Dit is geen aantal: drie"),
        ("verlenging", "months", "99", "Vul een aantal maanden in van 1 tot en met 60"),
        ("opschorting", "until", "1-1-2020", "De einddatum ligt vóór de begindatum"),
        ("uitspraak", "penalty_per_day", "veel", "Dit is geen bedrag: veel"),
        ("uitspraak", "penalty_per_day", "1.00", "Dit is geen bedrag: 1.00"),
        ("uitspraak", "term", "acht", "Dit is geen aantal: acht"),
    ],
)
def test_bad_input_is_refused_at_its_field_and_stays(form, qtbot, kind, field, typed, sentence):
    form.show_event(None, kind)
    form.day.line.setText("5-1-2026")
    form.outcome.choose("afwijzing")
    if kind in {"verlenging", "opschorting"}:
        form.ground.setCurrentIndex(1)
    form.months.set_value(3)
    editor = getattr(form, field)
    editor.line.setText(typed)

    refuse(qtbot, form)

    assert editor.problem().startswith(sentence)
    assert editor.line.text() == typed


def test_a_court_gives_a_term_or_a_day_not_both(form, qtbot):
    form.show_event(None, "uitspraak")
    form.day.line.setText("5-1-2026")
    form.term.line.setText("8")
    form.until.line.setText("1-12-2026")

    refuse(qtbot, form)

    assert form.until.problem() == "Vul een termijn in, of een einddatum. Niet allebei."


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("100", Decimal(100)),
        ("€ 7.500", Decimal(7500)),
        ("15.000,50", Decimal("15000.50")),
        ("100,-", Decimal(100)),
    ],
)
def test_an_amount_is_read_as_it_is_written_in_dutch(form, typed, amount):
    form.penalty_maximum.line.setText(typed)

    assert form.penalty_maximum.value() == amount


def test_problems_from_elsewhere_find_their_field(form):
    form.show_event(None, "besluit")

    form.show_problems([("events[3].announced", "Kijk na."), ("events[3].date", "Kijk dit na.")])

    assert form.announced.problem() == "Kijk na."
    assert form.day.problem() == "Kijk dit na."
    assert form.day.line.hasFocus()


def test_only_what_can_happen_in_a_procedure_is_offered():
    assert "nederland_verantwoordelijk" not in kinds_for(NAREIS)
    assert "vergunning_verleend" not in kinds_for(ASIEL)
    assert set(kinds_for(NAREIS)) | set(kinds_for(ASIEL)) == set(EVENT_KINDS)


def test_what_belongs_to_another_kind_is_not_stored(form, qtbot):
    form.show_event(CaseEvent("besluit", DAY, outcome="afwijzing"))
    form.kind.choose("besluit_ingetrokken")

    assert save(qtbot, form) == CaseEvent("besluit_ingetrokken", DAY)


def test_enter_saves_and_escape_goes_back(form, qtbot):
    form.show_event(CaseEvent("besluit_ingetrokken", DAY))
    with qtbot.waitSignal(form.entered):
        qtbot.keyClick(form.day.line, Qt.Key.Key_Return)

    with qtbot.waitSignal(form.cancelled):
        qtbot.keyClick(form.day.line, Qt.Key.Key_Escape)
