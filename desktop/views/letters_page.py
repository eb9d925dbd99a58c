"""Letters that lie ready: made, printed perhaps, and not posted yet."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casework.phrases import Phrases
from desktop.models.letter_table import LetterColumn, LetterTable
from desktop.reading import LetterToPost
from desktop.views.date_field import DateField
from desktop.views.parts import GAP, WIDE_GAP, Card, button, label
from desktop.views.table import Table

_DAY_WIDTH = 400


class LettersPage(QWidget):
    """Shows the letters to post; Enter opens one, the button says on which day it was posted."""

    opened = Signal(object)
    posted = Signal(object, object)

    def __init__(self, phrases: Phrases, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrases = phrases
        self._wanted: UUID | None = None
        self.title = label(self.tr("Letters"), "title")
        self.summary = label()
        self.model = LetterTable(phrases, self)
        self.table = Table(self.tr("Letters"), self.model)
        self.table.stretch(LetterColumn.LETTER)
        self.which = label("", "heading")
        self.day = DateField(phrases, today)
        self.day.setAccessibleName(self.tr("Day on which the letter was posted"))
        self.post = button(self.tr("Posted"), primary=True)
        self.open = button(self.tr("Open the letter"))

        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self.opened)
        self.open.clicked.connect(self._open)
        self.post.clicked.connect(self._post)

        self._assemble()
        self.setFocusProxy(self.table)

    def show_letters(self, letters: Sequence[LetterToPost], today: date) -> None:
        """Replace the list."""
        self.day.today = today
        self.model.show(letters, today)
        self.table.fit()
        self.table.hug()
        self.summary.setText(
            self.tr("%n letter(s) still to be posted.", "", len(letters))
            if letters
            else self.tr("Every letter was posted. Letters you make will wait here for the post.")
        )
        self.table.setVisible(bool(letters))
        self.panel.setVisible(bool(letters))
        if letters:
            self.choose(self._wanted)

    def choose(self, case_id: UUID | None) -> None:
        """Choose the letter of a file, now or as soon as the list has it; else the first."""
        self._wanted = case_id
        proxy = self.table.proxy
        cases = [proxy.value(row).case_file.id for row in range(proxy.rowCount())]
        if cases:
            self.table.choose_row(cases.index(case_id) if case_id in cases else 0)

    def show_problem(self, sentence: str) -> None:
        """Say why the letter could not be marked; the day stays as it was typed."""
        self.day.show_problem(sentence)
        self.day.setFocus()

    def forget(self) -> None:
        """Show nothing of anyone."""
        self.model.show((), self.day.today)
        self.which.setText("")

    def _choose(self, waiting: LetterToPost | None) -> None:
        if waiting is not None:
            texts = self.table.currentIndex().siblingAtColumn(LetterColumn.LETTER).data()
            self.which.setText(str(texts))
            self.day.set_day(self.day.today)

    def _open(self) -> None:
        waiting = self.table.value()
        if waiting is not None:
            self.opened.emit(waiting)

    def _post(self) -> None:
        waiting = self.table.value()
        if not isinstance(waiting, LetterToPost) or not self.day.check():
            return
        day = self.day.day()
        if day is None:
            self.show_problem(self._phrases.say("problem", "required"))
        else:
            self.posted.emit(waiting.letter.id, day)

    def _assemble(self) -> None:
        self.panel = Card()
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(label(self.tr("On the post on")))
        self.day.setMinimumWidth(_DAY_WIDTH)
        row.addWidget(self.day)
        row.addWidget(self.post)
        row.addStretch()
        row.addWidget(self.open)
        self.panel.column.addWidget(self.which)
        self.panel.column.addLayout(row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(WIDE_GAP, WIDE_GAP, WIDE_GAP, WIDE_GAP)
        layout.setSpacing(WIDE_GAP)
        layout.addWidget(self.title)
        layout.addWidget(self.summary)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.panel)
        layout.addStretch(1)
