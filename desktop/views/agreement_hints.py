"""What is missing or withdrawn of consent and authorisation, with the way to record it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casework.phrases import Phrases
from desktop.views.parts import Card, button, label, side_by_side


class AgreementHints(Card):
    """Points out and stops nothing; hidden when all is well."""

    wanted = Signal()

    def __init__(self, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrases = phrases
        self.words = label("", "warning")
        self.go = button(self.tr("Consent and authorisation…"), quiet=True)
        self.go.clicked.connect(self.wanted)
        row = side_by_side(self.words, self.go)
        row.setStretch(0, 1)
        self.column.addLayout(row)
        self.hide()

    def show_hints(self, codes: Sequence[str]) -> None:
        """Say what `casework.duties.AGREEMENT_HINTS` tells."""
        said = [self._phrases.say("agreement_hint", code) for code in codes]
        self.words.setText("\n".join(said))
        self.setVisible(bool(said))
