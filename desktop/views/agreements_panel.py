"""Consent and authorisation of a client: what was given for what, and withdrawn when."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from casework.agreements import AGREEMENT_KINDS, MACHTIGING, TOESTEMMING, Agreement
from casework.clients import Client
from casework.duties import holds
from casework.phrases import Phrases
from casework.usecases import new_id
from desktop.views.date_field import DateField
from desktop.views.form import PageForm
from desktop.views.note_field import NoteField
from desktop.views.parts import (
    WIDE_GAP,
    Card,
    Choice,
    button,
    clear,
    isolated,
    label,
    scrolling,
    side_by_side,
    stacked,
)


class AgreementsPage(QWidget):
    """Lists what a client agreed to; it stores nothing itself.

    `form_wanted` carries the agreement to correct, or None for a new one, and the field to go to.
    """

    form_wanted = Signal(object, str)
    back = Signal()

    def __init__(self, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrases = phrases
        self.title = label(self.tr("Consent and authorisation"), "title")
        self.whose = label("", "muted")
        self.back_button = button(self.tr("Back"))
        self.add = button(self.tr("&Record one"), primary=True)
        self.missing = label("", "warning")
        self.none = label(self.tr("Nothing was recorded yet."))
        self.rows: list[QWidget] = []
        self._rows = stacked(gap=12)
        self.back_button.clicked.connect(self.back)
        self.add.clicked.connect(lambda: self.form_wanted.emit(None, ""))
        self._assemble()
        self.setFocusProxy(self.add)

    def show_agreements(self, client: Client, agreements: Sequence[Agreement], today: date) -> None:
        """Replace everything, the newest first."""
        self.whose.setText(isolated(client.name))
        said = self._phrases.say("agreement_hint", "no_consent")
        self.missing.setText(said)
        self.missing.setVisible(not holds(agreements, TOESTEMMING, today))
        self.none.setVisible(not agreements)
        self.rows.clear()
        clear(self._rows)
        for agreement in reversed(agreements):
            self.rows.append(self._row(agreement))
            self._rows.addWidget(self.rows[-1])

    def forget(self) -> None:
        """Show nobody."""
        self.whose.clear()
        self.rows.clear()
        clear(self._rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def _row(self, agreement: Agreement) -> QWidget:
        kind = self._phrases.say("agreement", agreement.kind)
        given = self._phrases.day(agreement.given_on)
        words = self.tr("{kind}, given on {day}").format(kind=kind.capitalize(), day=given)
        change = button(self.tr("Correct"), quiet=True)
        change.setAccessibleName(self.tr("Correct: {}").format(words))
        change.clicked.connect(partial(self.form_wanted.emit, agreement, ""))
        top = side_by_side(label(words, "heading"), change)
        top.setStretch(0, 1)
        row = Card()
        row.column.addLayout(top)
        row.column.addWidget(label(agreement.scope, selectable=True))
        if agreement.withdrawn_on is not None:
            day = self._phrases.day(agreement.withdrawn_on)
            row.column.addWidget(label(self.tr("Withdrawn on {}").format(day), "warning"))
        else:
            withdraw = button(self.tr("Withdraw…"), quiet=True)
            withdraw.setAccessibleName(self.tr("Withdraw: {}").format(words))
            withdraw.clicked.connect(partial(self.form_wanted.emit, agreement, "withdrawn_on"))
            top.addWidget(withdraw)
        return row

    def _assemble(self) -> None:
        top = side_by_side(self.title, self.add, self.back_button)
        top.setStretch(0, 1)
        inside = QWidget()
        column = stacked(self.missing, self.none, gap=12)
        column.addLayout(self._rows)
        column.addStretch(1)
        inside.setLayout(column)
        layout = stacked(gap=WIDE_GAP)
        layout.setContentsMargins(WIDE_GAP, WIDE_GAP, WIDE_GAP, WIDE_GAP)
        layout.addLayout(top)
        layout.addWidget(self.whose)
        layout.addWidget(scrolling(inside), 1)
        self.setLayout(layout)


class AgreementForm(PageForm):
    """Asks for one consent or authorisation; it emits an Agreement."""

    def __init__(self, phrases: Phrases, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrases = phrases
        self._agreement = Agreement(new_id(), new_id(), TOESTEMMING, today)
        self.kind = Choice()
        self.kind.offer((kind, phrases.say("agreement", kind)) for kind in AGREEMENT_KINDS)
        self.given_on = DateField(phrases, today)
        self.scope = QLineEdit()
        self.withdrawn_on = DateField(phrases, today)
        self._add_fields()
        self.kind.currentIndexChanged.connect(self._explain)
        self._explain()

    def set_today(self, today: date) -> None:
        """Tell what day it is."""
        self.given_on.today = self.withdrawn_on.today = today

    def show_agreement(self, client_id: UUID, agreement: Agreement | None) -> None:
        """Put an agreement in the form to correct or withdraw it, or ask for a new one."""
        self._agreement = agreement or Agreement(
            new_id(), client_id, TOESTEMMING, self.given_on.today
        )
        self.title.setText(
            self.tr("New consent or authorisation")
            if agreement is None
            else self.tr("Correct or withdraw")
        )
        self.kind.choose(self._agreement.kind)
        self.given_on.set_day(None if agreement is None else agreement.given_on)
        self.scope.setText(self._agreement.scope)
        self.withdrawn_on.set_day(self._agreement.withdrawn_on)
        field = self.grid.field_for("withdrawn_on")
        if field is not None:
            field.set_shown(agreement is not None)
        self.begin()

    def answers(self) -> object:
        days = (self.given_on.line.text(), self.withdrawn_on.line.text())
        return (self.kind.value(), self.scope.text(), days)

    def made(self) -> Agreement | None:
        if not self.dates_are_readable():
            return None
        given_on = self.given_on.day()
        if given_on is None:
            self.show_problems([("given_on", self._phrases.say("problem", "required"))])
            return None
        return replace(
            self._agreement,
            kind=self.kind.value(),
            given_on=given_on,
            scope=self.scope.text().strip(),
            withdrawn_on=self.withdrawn_on.day(),
        )

    def forget(self) -> None:
        """Keep nothing of what was typed."""
        self.show_agreement(new_id(), None)

    def _explain(self) -> None:
        field = self.grid.fields["kind"]
        field.set_hint(
            self.tr("That somebody may act for the client, with a signed paper.")
            if self.kind.value() == MACHTIGING
            else self.tr("That the office may keep the client's data and work with them.")
        )

    def _add_fields(self) -> None:
        self.grid.add("kind", self.tr("&Kind"), self.kind, hint=" ")
        self.grid.add("given_on", self.tr("&Given on"), self.given_on)
        self.grid.add(
            "scope",
            self.tr("For &what"),
            NoteField(self.scope, self._phrases),
            hint=self.tr("For example: keeping a file, and letters to the IND."),
        )
        self.grid.add(
            "withdrawn_on",
            self.tr("&Withdrawn on"),
            self.withdrawn_on,
            hint=self.tr("Leave empty as long as it holds."),
        )
