"""What happened in a file, in order of time, and the form to add or correct it in place."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from casework.casefile import ASIEL, CaseEvent, CaseFile
from casework.phrases import Phrases, short_day
from desktop.views.domain_words import event_details, event_words
from desktop.views.event_form import EventForm
from desktop.views.field_grid import plain_tooltip
from desktop.views.file_form import event_at
from desktop.views.form import bring_into_view
from desktop.views.parts import Card, button, label, side_by_side, stacked

_ROWS_AT_MOST = 12


class EventsPanel(Card):
    """Lists the facts of a file; it emits what was added, corrected or taken out."""

    event_entered = Signal(object)
    event_corrected = Signal(object, object)

    def __init__(self, phrases: Phrases, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrases = phrases
        self._events: tuple[CaseEvent, ...] = ()
        self._procedure = ASIEL
        self._file: CaseFile | None = None
        self._wrong: CaseEvent | None = None
        self._sent: CaseEvent | None = None
        self.empty = label(self.tr("Nothing yet. Add what happened first."), "muted")
        self.table = _EventTable()
        self.add_button = button(self.tr("&Add event"))
        self.correct_button = button(self.tr("Correct"))
        self.remove_button = button(self.tr("Take out"))
        self.form = EventForm(phrases, today)
        self.doubt = _Removal()
        self.table.entered.connect(self.correct_selected)
        self.table.removal_wanted.connect(self.ask_removal)
        self.table.itemSelectionChanged.connect(self._follow_selection)
        self.add_button.clicked.connect(partial(self.add, ""))
        self.correct_button.clicked.connect(self.correct_selected)
        self.remove_button.clicked.connect(self.ask_removal)
        self.form.entered.connect(self._entered)
        self.form.cancelled.connect(self.close_form)
        self.doubt.yes.clicked.connect(self._remove)
        self.doubt.no.clicked.connect(self.close_form)
        self._assemble()
        self.close_form()

    def show_file(self, case_file: CaseFile, today: date) -> None:
        """Replace the facts; a form that is open for this file stays open."""
        if self._file is None or self._file.id != case_file.id:
            self._sent = None
            self.close_form()
        self._file, self._events = case_file, case_file.events
        self.form.set_today(today)
        if self._procedure != case_file.procedure:
            self._procedure = case_file.procedure
            self.form.set_procedure(case_file.procedure)
        self.table.show_lines([self._line(event) for event in self._events])
        self.empty.setVisible(not self._events)
        self.table.setVisible(bool(self._events))
        self._close_when_stored()
        self._follow_selection()

    def show_problems(self, problems: Sequence[tuple[str, str]]) -> bool:
        """Say what is wrong with what was entered last; return whether a form is open for it."""
        if self.form.isHidden() or self._file is None:
            return False
        self.form.show_problems([self._placed(field, said) for field, said in problems])
        return True

    def add(self, kind: str = "") -> None:
        """Open the form for a new fact."""
        self._wrong = None
        self._open_form()
        self.form.show_event(None, kind)

    def correct_selected(self) -> None:
        """Open the form with the selected fact."""
        selected = self.selected()
        if selected is not None:
            self._wrong = selected
            self._open_form()
            self.form.show_event(selected)

    def ask_removal(self) -> None:
        """Ask whether the selected fact may be taken out."""
        selected = self.selected()
        if selected is not None:
            self.close_form()
            self._wrong = selected
            self.doubt.ask(" ".join(self._line(selected)))
            bring_into_view(self.doubt.no)

    def selected(self) -> CaseEvent | None:
        """Return the fact that is selected in the list, if any."""
        row = self.table.currentRow()
        return self._events[row] if self.table.selectedItems() and row >= 0 else None

    def close_form(self) -> None:
        """Go back to the list."""
        self.form.hide()
        self.doubt.hide()
        self._actions.show()
        self.add_button.setFocus()

    def _entered(self, event: CaseEvent) -> None:
        self._sent = event
        if self._wrong is None:
            self.event_entered.emit(event)
        else:
            self.event_corrected.emit(self._wrong, event)

    def _remove(self) -> None:
        self.doubt.hide()
        self._actions.show()
        self.event_corrected.emit(self._wrong, None)

    def _close_when_stored(self) -> None:
        if self._sent is not None and self._sent in self._events:
            self._sent = None
            self.close_form()

    def _open_form(self) -> None:
        self._sent = None
        self.doubt.hide()
        self._actions.hide()
        self.form.show()

    def _placed(self, field: str, sentence: str) -> tuple[str, str]:
        """Find out whether a problem is with the fact in the form or with another one."""
        other = event_at(self._as_it_would_be(), field)
        if other is None or other == self._sent:
            return field, sentence
        return "", f"{' '.join(self._line(other))}: {sentence}"

    def _as_it_would_be(self) -> tuple[CaseEvent, ...]:
        if self._file is None or self._sent is None:
            return self._events
        file = self._file
        if self._wrong is not None and self._wrong in file.events:
            file = file.without_event(self._wrong)
        return file.with_event(self._sent).events

    def _line(self, event: CaseEvent) -> tuple[str, str]:
        words = event_words(self._phrases, event.kind, self._procedure)
        details = event_details(self._phrases, event)
        return short_day(event.day), f"{words}: {details}" if details else words

    def _follow_selection(self) -> None:
        chosen = self.selected() is not None
        self.correct_button.setEnabled(chosen)
        self.remove_button.setEnabled(chosen)

    def _assemble(self) -> None:
        row = side_by_side(self.add_button, self.correct_button, self.remove_button)
        row.setContentsMargins(0, 4, 0, 0)
        row.addStretch(1)
        self._actions = QWidget()
        self._actions.setLayout(row)
        self.column.addWidget(label(self.tr("Events"), "heading"))
        for widget in (self.empty, self.table, self._actions, self.doubt, self.form):
            self.column.addWidget(widget)
        self.column.addStretch(1)


class _EventTable(QTableWidget):
    """Days and words; Enter corrects the selected line and Delete takes it out."""

    entered = Signal()
    removal_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(0, 2)
        self.setHorizontalHeaderLabels([self.tr("Day"), self.tr("What happened")])
        self.setAccessibleName(self.tr("Events"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)

    def show_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        """Replace all lines."""
        self.setRowCount(len(lines))
        height = round(self.fontMetrics().height() * 1.8)
        self.verticalHeader().setDefaultSectionSize(height)
        for row, texts in enumerate(lines):
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(plain_tooltip(text) if column else "")
                self.setItem(row, column, item)
        shown = min(len(lines), _ROWS_AT_MOST)
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + shown * height + 6)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)


class _Removal(Card):
    """Asks whether a fact may be taken out; the safe answer has the focus."""

    def __init__(self) -> None:
        super().__init__()
        self.question = label()
        self.yes = button(self.tr("Take it out"))
        self.no = button(self.tr("Leave it"), primary=True)
        row = side_by_side(self.no, self.yes)
        row.addStretch(1)
        self.column.addLayout(stacked(self.question))
        self.column.addLayout(row)
        self.hide()

    def ask(self, what: str) -> None:
        """Ask about a fact."""
        self.question.setText(self.tr("Take this out of the file? {}").format(what))
        self.show()
        self.no.setFocus()
