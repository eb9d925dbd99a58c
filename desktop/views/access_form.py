"""Asking to see a file of somebody else: which one, and why."""

from datetime import date
from typing import NamedTuple

from PySide6.QtWidgets import QLineEdit, QWidget

from casework.clients import PartialDate
from casework.phrases import Phrases
from casework.volunteers import Asked
from desktop.views.date_field import DateField
from desktop.views.form import PageForm, notes_field
from desktop.views.note_field import NoteField
from desktop.views.parts import label


class AccessQuestion(NamedTuple):
    """Which file is asked for, and the reason."""

    asked: Asked
    reason: str


class AccessForm(PageForm):
    """Asks for a number, or a name with a birth date, and a reason; emits an AccessQuestion."""

    def __init__(self, phrases: Phrases, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title.setText(self.tr("See a file of somebody else"))
        self.top.insertWidget(
            1,
            label(
                self.tr(
                    "You see the file for a week. The coordinator sees that you did, and why. "
                    "Only look when a client needs it."
                ),
                "muted",
            ),
        )
        self.number = QLineEdit()
        self.name = QLineEdit()
        self.birth = DateField(phrases, today)
        self.reason = notes_field()
        self.save_button.setText(self.tr("&See the file"))
        self._add_fields(phrases)

    def set_today(self, today: date) -> None:
        """Tell what day it is."""
        self.birth.today = today

    def ask(self) -> None:
        """Ask anew."""
        self.number.clear()
        self.name.clear()
        self.birth.set_day(None)
        self.reason.clear()
        self.begin()

    def answers(self) -> object:
        return (
            self.number.text(),
            self.name.text(),
            self.birth.line.text(),
            self.reason.toPlainText(),
        )

    def made(self) -> AccessQuestion | None:
        if not self.dates_are_readable():
            return None
        day = self.birth.day()
        birth = None if day is None else PartialDate(day.year, day.month, day.day)
        asked = Asked(self.number.text().strip(), self.name.text().strip(), birth)
        return AccessQuestion(asked, self.reason.toPlainText().strip())

    def _add_fields(self, phrases: Phrases) -> None:
        self.number.setMaximumWidth(160)
        self.grid.add(
            "number",
            self.tr("File &number"),
            self.number,
            hint=self.tr("For example 2026-0012. Or fill in name and date of birth."),
        )
        self.grid.add("name", self.tr("&Full name"), self.name)
        self.grid.add("birth", self.tr("&Date of birth"), self.birth)
        self.grid.add(
            "reason",
            self.tr("&Why"),
            NoteField(self.reason, phrases),
            hint=self.tr("Not here: why someone fled, medical facts, or the BSN."),
        )
