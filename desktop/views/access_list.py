"""Files of others that were looked into, until a coordinator has seen it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casework.access import AccessToSee
from casework.phrases import Phrases
from desktop.views.parts import GAP, Card, button, clear, isolated, label, side_by_side


class AccessList(Card):
    """Says who looked into which file and why; emits the ids when they were looked at."""

    seen = Signal(object)

    def __init__(self, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrases = phrases
        self._accesses: tuple[AccessToSee, ...] = ()
        self.lines = QVBoxLayout()
        self.lines.setSpacing(GAP)
        self.mark_seen = button(self.tr("I have &seen this"))
        self.mark_seen.clicked.connect(self._emit_seen)
        row = side_by_side(self.mark_seen)
        row.addStretch(1)
        self.column.addWidget(label(self.tr("Looked into files of others"), "heading"))
        self.column.addLayout(self.lines)
        self.column.addLayout(row)
        self.hide()

    def show_accesses(self, accesses: Sequence[AccessToSee]) -> None:
        """Replace the lines; without any, there is nothing to show."""
        self._accesses = tuple(accesses)
        clear(self.lines)
        for taken in accesses:
            self.lines.addWidget(label(self._line(taken), selectable=True))
        self.setVisible(bool(accesses))

    def _line(self, taken: AccessToSee) -> str:
        access = taken.access
        sentence = self.tr("{name}, file {number}, from {day} up to {until}: {reason}")
        return sentence.format(
            name=isolated(taken.volunteer.name),
            number=taken.case_file.number,
            day=self._phrases.day(access.given_on),
            until=self._phrases.day(access.until),
            reason=isolated(access.reason),
        )

    def _emit_seen(self) -> None:
        self.seen.emit(frozenset(taken.access.id for taken in self._accesses))
