"""Consent, authorisation and a copy of everything, in the real windows with a real vault."""

import json
from dataclasses import replace
from datetime import date
from io import BytesIO
from uuid import uuid4

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from casework import duties, usecases
from casework.agreements import MACHTIGING, TOESTEMMING, Agreement
from casework.casefile import CaseEvent, CaseFile, Representative
from casework.clients import Client
from desktop import places
from desktop.main_window import Choosers, MainWindow
from desktop.settings import WindowMemory
from desktop.views.agreements_panel import AgreementForm

TODAY = date(2026, 11, 22)
LEFT = Qt.MouseButton.LeftButton
LINA = Client(uuid4(), "Haddad", "Lina", v_nummer="9081726354")
FILE = CaseFile(
    uuid4(), "", LINA.id, "asiel", events=(CaseEvent("aanvraag_ingediend", date(2026, 1, 5)),)
)
CONSENT = Agreement(uuid4(), LINA.id, TOESTEMMING, date(2026, 1, 5), "dossier bijhouden")


@pytest.fixture
def filled(vault):
    usecases.register_client(vault, LINA, TODAY)
    usecases.open_file(vault, FILE, TODAY)
    return vault


@pytest.fixture
def chosen():
    """Where the user saves, and what was suggested and asked."""
    return {"path": None, "asked": []}


@pytest.fixture
def window(qtbot, dutch, filled, office, jobs, tmp_path, settle, chosen):
    def choose(_parent, _title, suggestion, kind):
        chosen["asked"].append((suggestion.name, kind))
        return chosen["path"]

    memory = WindowMemory(tmp_path / "config")
    made = MainWindow(office, jobs, memory, tmp_path / "vault", Choosers(file=choose))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    office.open(filled)
    made.stage.go_now(places.CLIENTS)
    settle()
    return made


def agreed(desk):
    return duties.agreements_of(desk, LINA.id)


def buttons(widget, words):
    return [one for one in widget.findChildren(QPushButton) if one.text() == words]


@pytest.fixture
def page(window, settle, qtbot):
    qtbot.mouseClick(window.places.clients.card.agreements, LEFT)
    settle()
    return window.duties.agreements


def test_what_a_client_agreed_to_is_recorded(window, page, settle, qtbot, filled):
    assert page.none.isVisible()
    assert "nog geen toestemming" in page.missing.text()

    qtbot.mouseClick(page.add, LEFT)
    form = window.duties.form
    form.given_on.line.setText("5-1-2026")
    qtbot.keyClicks(form.scope, "dossier bijhouden")
    form.submit()
    settle()

    (kept,) = agreed(filled)
    assert (kept.kind, kept.given_on, kept.scope) == (TOESTEMMING, CONSENT.given_on, CONSENT.scope)
    assert window.stage.currentWidget() is page
    assert len(page.rows) == 1
    assert not page.missing.isVisible()
    assert window.message.words.text() == "De toestemming is vastgelegd."


def test_what_is_missing_is_told_at_its_field(window, page, settle, qtbot, filled):
    qtbot.mouseClick(page.add, LEFT)
    form = window.duties.form

    form.submit()
    assert form.grid.fields["given_on"].problem() == "Vul dit in."
    form.given_on.line.setText("1-12-2026")
    form.submit()
    settle()

    assert form.grid.fields["scope"].problem() == "Vul dit in."
    assert form.grid.fields["given_on"].problem() != ""
    assert agreed(filled) == ()


def test_it_is_withdrawn_with_a_day_and_stays_to_be_seen(window, page, settle, qtbot, filled):
    duties.record_agreement(filled, CONSENT, TODAY)
    window.office.changed.emit()
    settle()

    qtbot.mouseClick(buttons(page, "Intrekken…")[0], LEFT)
    form = window.duties.form
    assert form.withdrawn_on.line.hasFocus()
    form.withdrawn_on.line.setText("20-11-2026")
    form.submit()
    settle()

    assert agreed(filled) == (replace(CONSENT, withdrawn_on=date(2026, 11, 20)),)
    assert page.missing.isVisible()
    assert buttons(page.rows[0], "Intrekken…") == []
    assert duties.hints_of_file(filled, FILE.id, TODAY) == ("consent_withdrawn",)


def test_a_mistake_is_corrected_and_the_journal_keeps_what_it_was(
    window, page, settle, qtbot, filled
):
    duties.record_agreement(filled, CONSENT, TODAY)
    window.office.changed.emit()
    settle()

    qtbot.mouseClick(buttons(page, "Verbeteren")[0], LEFT)
    form = window.duties.form
    form.kind.choose(MACHTIGING)
    form.scope.setText("brieven aan de IND")
    form.submit()
    settle()

    assert agreed(filled) == (replace(CONSENT, kind=MACHTIGING, scope="brieven aan de IND"),)
    with filled.work() as work:
        line = work.journal.of_subjects(frozenset({CONSENT.id.hex}))[-1]
    assert ("scope", "dossier bijhouden") in [(one.field, one.old) for one in line.changes]


def test_the_form_warns_of_what_does_not_belong_and_forgets(qtbot, phrases, dutch):
    form = AgreementForm(phrases, TODAY)
    qtbot.addWidget(form)
    form.show_agreement(LINA.id, CONSENT)
    assert form.grid.fields["kind"].editor.value() == TOESTEMMING

    form.forget()

    assert form.scope.text() == ""


def test_after_locking_nobody_is_shown_and_after_unlocking_they_are(
    window, page, settle, office, filled
):
    window.forget()
    assert page.whose.text() == ""

    office.open(filled)
    settle()

    assert "Lina Haddad" in page.whose.text()


def test_a_file_points_out_what_is_missing_and_leads_there(window, settle, qtbot, filled):
    window.routes.files.open(FILE.id)
    settle()
    hints = window.routes.files.page.hints
    assert hints.isVisible()
    assert hints.words.text() == "Er is nog geen toestemming van de cliënt vastgelegd."

    qtbot.mouseClick(hints.go, LEFT)
    settle()
    assert window.stage.currentWidget() is window.duties.agreements
    duties.record_agreement(filled, CONSENT, TODAY)
    window.stage.back()
    window.office.changed.emit()
    settle()

    assert not hints.isVisible()


def test_before_a_letter_it_is_pointed_out_and_stops_nothing(window, settle, qtbot, filled):
    window.routes.letters.make(FILE.id, "informatieverzoek")
    settle()
    page = window.routes.letters.page

    assert page.hints.isVisible()
    qtbot.mouseClick(page.hints.go, LEFT)
    settle()

    assert window.stage.currentWidget() is window.duties.agreements
    assert "Lina Haddad" in window.duties.agreements.whose.text()


def test_an_authorisation_that_was_withdrawn_is_pointed_out(window, settle, filled):
    duties.record_agreement(filled, CONSENT, TODAY)
    taken_back = replace(CONSENT, id=uuid4(), kind=MACHTIGING, withdrawn_on=TODAY)
    duties.record_agreement(filled, taken_back, TODAY)
    with filled.work() as work:
        acting = Representative("mr. A. Bakker", authorised_on=date(2026, 1, 5))
        work.case_files.put(replace(work.case_files.get(FILE.id), representative=acting))
        work.commit()

    window.routes.files.open(FILE.id)
    settle()

    assert "mag niet meer tekenen" in window.routes.files.page.hints.words.text()


@pytest.fixture
def copy(window, qtbot):
    qtbot.mouseClick(window.places.clients.card.copy_all, LEFT)
    return window.duties.copy


def copied(chosen, tmp_path, name):
    chosen["path"] = tmp_path / name
    return chosen["path"]


def test_a_copy_goes_where_one_chooses_and_its_name_names_nobody(
    window, copy, settle, qtbot, chosen, tmp_path
):
    path = copied(chosen, tmp_path, "x.pdf")

    qtbot.mouseClick(copy.as_pdf, LEFT)
    settle()

    assert chosen["asked"] == [("kopie-2026-11-22.pdf", "PDF (*.pdf)")]
    words = " ".join(one.extract_text() for one in PdfReader(BytesIO(path.read_bytes())).pages)
    assert "Alles wat wij bewaren over Lina Haddad" in words
    assert "9081726354" in words
    assert copy.message.words.text().startswith("Opgeslagen als ")


def test_the_same_goes_as_json(window, copy, settle, qtbot, chosen, tmp_path):
    path = copied(chosen, tmp_path, "x.json")

    qtbot.mouseClick(copy.as_json, LEFT)
    settle()

    assert json.loads(path.read_bytes())["client"]["family_name"] == "Haddad"


def test_a_copy_is_written_down_with_the_reason(
    window, copy, settle, qtbot, chosen, tmp_path, filled
):
    copied(chosen, tmp_path, "x.pdf")

    qtbot.mouseClick(copy.as_pdf, LEFT)
    settle()

    with filled.work() as work:
        line = work.journal.latest(1)[0]
    assert (line.action, line.subject, line.subject_id) == ("exported", "client", LINA.id.hex)
    assert line.reason == "inzageverzoek"


def test_when_it_cannot_be_written_it_says_so(window, copy, settle, qtbot, chosen, tmp_path):
    copied(chosen, tmp_path, "absent/x.pdf")

    qtbot.mouseClick(copy.as_pdf, LEFT)
    settle()

    assert "De map voor" in copy.message.words.text()


def test_who_changes_their_mind_writes_nothing(window, copy, settle, qtbot, filled):
    qtbot.mouseClick(copy.as_pdf, LEFT)
    settle()

    with filled.work() as work:
        assert "exported" not in [line.action for line in work.journal.latest(20)]
    qtbot.keyClick(copy.as_pdf, Qt.Key.Key_Escape)
    assert window.stage.currentWidget() is window.places.clients
