"""How the vault is, as a check found it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.views.parts import WIDE_GAP, Card, button, clear, label, scrolling, side_by_side


class CheckPage(QWidget):
    """Shows what was found, each with what to do."""

    again_wanted = Signal()
    back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label(self.tr("Check of the vault"), "title")
        self.back_button = button(self.tr("Back"), quiet=True)
        self.again = button(self.tr("Check again"))
        self.card = Card()

        self.back_button.clicked.connect(self.back)
        self.again.clicked.connect(self.again_wanted)

        self._assemble()
        self.setFocusProxy(self.again)

    def show_report(self, paragraphs: Sequence[str], *, clean: bool) -> None:
        """Replace what was found; the first paragraph says how the vault is."""
        clear(self.card.column)
        first, *rest = paragraphs
        self.card.column.addWidget(label(first, "heading" if clean else "problem"))
        for paragraph in rest:
            self.card.column.addWidget(label(paragraph, selectable=True))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def _assemble(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(WIDE_GAP, WIDE_GAP, WIDE_GAP, WIDE_GAP)
        column.setSpacing(WIDE_GAP)
        head = side_by_side(self.back_button, self.title, self.again, gap=WIDE_GAP)
        head.setStretch(1, 1)
        column.addLayout(head)
        column.addWidget(self.card)
        column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolling(page))
