"""A field to type what one looks for in a list."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

_WIDTH = 280


class SearchField(QLineEdit):
    """Tells every change; Enter or Down goes on to the list, Escape empties the field first."""

    list_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(self.tr("Search (Ctrl+K)"))
        self.setAccessibleName(self.tr("Search in this list"))
        self.setClearButtonEnabled(True)
        self.setFixedWidth(_WIDTH)
        self.returnPressed.connect(self.list_wanted)

    def begin(self) -> None:
        """Put the cursor here, with what was typed selected."""
        self.setFocus()
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.list_wanted.emit()
        else:
            super().keyPressEvent(event)
