"""Every shortcut, in one list."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.views.parts import WIDE_GAP, Card, button, label


class ShortcutsPage(QWidget):
    """Shows what every key does."""

    back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label(self.tr("Keys"), "title")
        self.back_button = button(self.tr("Back"))

        self.back_button.clicked.connect(self.back)

        card = Card()
        grid = QGridLayout()
        grid.setHorizontalSpacing(32)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for row, (keys, words) in enumerate(self._keys()):
            grid.addWidget(label(_native(keys), "heading"), row, 0)
            grid.addWidget(label(words), row, 1)
        grid.setColumnMinimumWidth(0, 160)
        card.column.addLayout(grid)
        below = QHBoxLayout()
        below.addWidget(self.back_button)
        below.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(WIDE_GAP, WIDE_GAP, WIDE_GAP, WIDE_GAP)
        layout.setSpacing(WIDE_GAP)
        layout.addWidget(self.title)
        layout.addWidget(card)
        layout.addLayout(below)
        layout.addStretch()
        self.setFocusProxy(self.back_button)

    def _keys(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Ctrl+1", self.tr("Today")),
            ("Ctrl+2", self.tr("Clients")),
            ("Ctrl+3", self.tr("Letters to post")),
            ("Ctrl+4", self.tr("Overview")),
            ("Ctrl+5", self.tr("Rules")),
            ("Ctrl+6", self.tr("Calculator")),
            ("Ctrl+7", self.tr("Settings")),
            ("Ctrl+K", self.tr("Search")),
            ("Ctrl+N", self.tr("New client")),
            ("Ctrl+Shift+N", self.tr("New file for the chosen client")),
            ("Ctrl+L", self.tr("Lock; what you were typing stays")),
            ("Enter", self.tr("Open what is chosen, or save the form")),
            ("Space", self.tr("In Today: take the next step of the file")),
            ("Esc", self.tr("Back")),
            ("F1", self.tr("This list")),
        )


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
