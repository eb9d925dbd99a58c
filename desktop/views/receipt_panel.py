"""The receipt of a date: in plain sentences why it is that day, each with its article."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from casework.law.assessment import Step
from casework.law.receipt import sentences
from casework.phrases import Phrases
from desktop.views.parts import button, clear, label, stacked


class ReceiptPanel(QFrame):
    """Shows the steps that led to a date; it computes none of them."""

    closed = Signal()

    def __init__(self, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrases = phrases
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.heading = label("", "heading")
        self.footing = label("", "muted", selectable=True)
        self.close_button = button(self.tr("Close"), quiet=True)
        self.close_button.clicked.connect(self._close)
        self._lines = stacked(gap=6)
        column = stacked(self.heading, gap=6)
        column.setContentsMargins(0, 8, 0, 0)
        column.addLayout(self._lines)
        column.addWidget(self.footing)
        column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setLayout(column)
        self.hide()

    def show_receipt(self, title: str, day: date, certainty: str, steps: Sequence[Step]) -> None:
        """Show why a date is what it is, and how certain that is."""
        self.heading.setText(
            self.tr("{title}: {day} at the latest").format(title=title, day=self._phrases.day(day))
        )
        said = [sentence for _, sentence in sentences(steps, self._phrases)]
        clear(self._lines)
        for number, sentence in enumerate(said, 1):
            self._lines.addWidget(label(f"{number}. {sentence}", selectable=True))
        rules = ", ".join(dict.fromkeys(step.rule for step in steps))
        certainty_words = self._phrases.say("certainty", certainty)
        self.footing.setText(
            self.tr("Certainty: {certainty} · Rules: {rules}").format(
                certainty=certainty_words, rules=rules
            )
        )
        self.setAccessibleName(self.heading.text())
        self.setAccessibleDescription(" ".join((*said, self.footing.text())))
        self.show()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def _close(self) -> None:
        self.hide()
        self.closed.emit()
