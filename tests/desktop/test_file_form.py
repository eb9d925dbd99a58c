"""The form for a file."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt

from casework.casefile import (
    ASIEL,
    BEZWAAR_NAREIS,
    NAREIS,
    CaseEvent,
    CaseFile,
    FamilyMember,
    Representative,
)
from casework.clients import Client, PartialDate
from desktop.views.file_form import FIRST_DATES, FileForm

TODAY = date(2026, 11, 22)
SELAM = Client(UUID(int=1), "Tesfay", "Selam", PartialDate(1990))
YUSUF = Client(UUID(int=2), "Kaya", "Yusuf", PartialDate(2012, 5, 1))
NOOR = Client(UUID(int=3), "Kaya", "Noor")
FILE = CaseFile(
    UUID(int=9),
    "2026-0007",
    SELAM.id,
    NAREIS,
    zaaknummer="Z1-23",
    events=(
        CaseEvent("vergunning_verleend", date(2025, 1, 3), status="A"),
        CaseEvent("aanvraag_ingediend", date(2025, 2, 12)),
        CaseEvent("opschorting", date(2025, 4, 1), ground="herstel_verzuim"),
    ),
    family=(FamilyMember(YUSUF.id, "kind"),),
    representative=Representative("A. de Boer", "Steunpunt", date(2025, 2, 1)),
    handler="B. Visser",
    notes="bel terug",
)


@pytest.fixture
def form(qtbot, phrases):
    made = FileForm(phrases, TODAY)
    qtbot.addWidget(made)
    made.show_file(None, SELAM, [SELAM, YUSUF, NOOR])
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def save(qtbot, form) -> CaseFile:
    with qtbot.waitSignal(form.submitted) as submitted:
        qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    return submitted.args[0]


def refuse(qtbot, form) -> None:
    with qtbot.assertNotEmitted(form.submitted):
        qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)


def test_a_file_comes_out_as_it_went_in(form, qtbot):
    form.show_file(FILE, SELAM, [SELAM, YUSUF])

    assert save(qtbot, form) == FILE


def test_a_new_file_belongs_to_the_client_and_waits_for_its_number(form, qtbot):
    qtbot.keyClicks(form.dates["aanvraag_ingediend"].line, "12-2-2025")

    made = save(qtbot, form)

    assert (made.client_id, made.number, made.procedure) == (SELAM.id, "", ASIEL)
    assert made.events == (CaseEvent("aanvraag_ingediend", date(2025, 2, 12)),)


@pytest.mark.parametrize("procedure", [ASIEL, NAREIS, BEZWAAR_NAREIS])
def test_each_procedure_asks_for_its_own_first_dates(form, procedure):
    form.procedure.choose(procedure)

    shown = {kind for kind in form.dates if not form.grid.fields[kind].isHidden()}
    assert shown == set(FIRST_DATES[procedure])


def test_the_label_says_which_application_date_is_meant(form):
    label = form.grid.fields["aanvraag_ingediend"].caption

    assert "M35-H" in label.text()
    form.procedure.choose(BEZWAAR_NAREIS)
    assert label.text() == "Bezwaar ingediend"


def test_a_legal_term_is_explained_with_the_keyboard_too(form, qtbot):
    field = form.grid.fields["nederland_verantwoordelijk"]
    assert "Dublin" in field._help.toolTip()
    field._help.setFocus()

    qtbot.keyClick(field._help, Qt.Key.Key_Space)

    assert field._explanation.isVisible()
    assert field._explanation.text().startswith("Alleen bij Dublin")


def test_what_happened_later_stays_in_the_file(form, qtbot):
    form.show_file(FILE, SELAM, [SELAM, YUSUF])
    form.dates["aanvraag_ingediend"].set_day(date(2025, 2, 13))

    events = save(qtbot, form).events

    assert CaseEvent("opschorting", date(2025, 4, 1), ground="herstel_verzuim") in events
    assert CaseEvent("aanvraag_ingediend", date(2025, 2, 13)) in events
    assert len(events) == 3


def test_dates_of_another_procedure_are_not_lost(form, qtbot):
    form.show_file(FILE, SELAM, [SELAM, YUSUF])
    form.procedure.choose(ASIEL)
    form.procedure.choose(NAREIS)

    assert save(qtbot, form) == FILE


def test_an_application_in_the_future_is_refused_at_its_field(form, qtbot):
    form.dates["aanvraag_ingediend"].line.setText("1-1-2027")

    refuse(qtbot, form)

    field = form.dates["aanvraag_ingediend"]
    assert field.problem() == "Deze datum ligt in de toekomst. Kijk de datum na."
    assert field.line.hasFocus()


def test_the_31st_of_february_is_refused_at_its_field(form, qtbot):
    form.dates["aanvraag_ontvangen"].line.setText("31 februari")

    refuse(qtbot, form)

    assert form.dates["aanvraag_ontvangen"].problem().startswith("Deze dag bestaat niet")
    assert form.dates["aanvraag_ontvangen"].line.text() == "31 februari"


def test_an_application_after_its_decision_is_said_of_that_decision(form, qtbot):
    decided = CaseFile(
        UUID(int=9),
        "2026-0008",
        SELAM.id,
        ASIEL,
        events=(
            CaseEvent("aanvraag_ingediend", date(2025, 1, 1)),
            CaseEvent("besluit", date(2025, 6, 1), outcome="afwijzing"),
        ),
    )
    form.show_file(decided, SELAM, [SELAM])
    form.dates["aanvraag_ingediend"].line.setText("1-7-2025")

    refuse(qtbot, form)

    assert "besluit van de IND, 01-06-2025" in form.message.text()
    assert "vóór de aanvraag" in form.message.text()
    assert form.dates["aanvraag_ingediend"].line.text() == "1-7-2025"


def test_a_wish_after_the_application_is_refused_at_its_field(form, qtbot):
    form.dates["asielwens_geuit"].line.setText("2-2-2025")
    form.dates["aanvraag_ingediend"].line.setText("1-2-2025")

    refuse(qtbot, form)

    assert "asielwens" in form.dates["asielwens_geuit"].problem()


def test_a_machtiging_cannot_be_signed_in_the_future(form, qtbot):
    form.representative_name.setText("A. de Boer")
    form.authorised_on.line.setText("1-1-2027")

    refuse(qtbot, form)

    assert "toekomst" in form.authorised_on.problem()


def test_problems_from_elsewhere_find_the_field_of_their_fact(form):
    form.show_file(FILE, SELAM, [SELAM, YUSUF])

    form.show_problems([("events[1].date", "Kijk na.")])

    assert form.dates["aanvraag_ingediend"].problem() == "Kijk na."


def test_a_family_member_is_added_by_a_part_of_the_name(form, qtbot):
    form.procedure.choose(NAREIS)
    qtbot.keyClicks(form.family.person, "Kaya, Yusuf (01-05-2012)")
    qtbot.keyClick(form.family.person, Qt.Key.Key_Return)
    form.family._relations[YUSUF.id].choose("kind")

    assert save(qtbot, form).family == (FamilyMember(YUSUF.id, "kind"),)


def test_the_list_of_names_offers_whoever_fits(form, qtbot):
    form.procedure.choose(NAREIS)
    qtbot.keyClicks(form.family.person, "noor")
    popup = form.family.person.completer().popup()
    popup.setCurrentIndex(popup.model().index(0, 0))

    qtbot.keyClick(popup, Qt.Key.Key_Return)
    form.family.add_button.click()

    assert [member.client_id for member in form.family.members()] == [NOOR.id]


def test_who_has_no_name_in_the_vault_is_not_added(form, qtbot):
    form.procedure.choose(NAREIS)
    qtbot.keyClicks(form.family.person, "niemand")

    form.family.add_button.click()

    assert form.family.members() == ()
    assert form.family.person.text() == "niemand"


def test_the_client_is_no_member_of_their_own_family(form):
    form.family.person.setText("Tesfay, Selam (1990)")

    assert form.family.person.chosen() is None


def test_a_family_member_can_be_taken_out(form, qtbot):
    form.show_file(FILE, SELAM, [SELAM, YUSUF])

    form.family.remove(YUSUF.id)

    assert save(qtbot, form).family == ()


def test_a_new_person_can_be_asked_for_and_comes_back_added(form, qtbot):
    form.procedure.choose(NAREIS)
    form.zaaknummer.setText("Z1")
    with qtbot.waitSignal(form.new_person_wanted):
        qtbot.mouseClick(form.family.new_button, Qt.MouseButton.LeftButton)

    form.show_people([SELAM, NOOR], NOOR.id)

    assert [member.client_id for member in form.family.members()] == [NOOR.id]
    assert form.zaaknummer.text() == "Z1"


def test_without_any_name_nobody_acts_for_the_client(form, qtbot):
    assert save(qtbot, form).representative is None


def test_one_can_go_straight_to_what_a_letter_misses(form):
    form.show_file(FILE, SELAM, [SELAM, YUSUF])

    form.focus_field("case.representative.authorised_on")
    assert form.authorised_on.line.hasFocus()

    form.focus_field("case.events")
    assert form.dates["aanvraag_ingediend"].line.hasFocus()


def test_an_unknown_relation_is_not_lost(form, qtbot):
    form.show_file(replace(FILE, family=(FamilyMember(YUSUF.id, "neef"),)), SELAM, [YUSUF])

    assert save(qtbot, form).family == (FamilyMember(YUSUF.id, "neef"),)


def test_the_lawyer_of_the_client_is_kept(form, qtbot):
    form.lawyer.setText(" mr. C. Smit ")

    assert save(qtbot, form).lawyer == "mr. C. Smit"
