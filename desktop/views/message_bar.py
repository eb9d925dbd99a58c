"""A bar in the window that says what was done, or what went wrong and what to do."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from desktop.views.parts import announce, label, mark

_DONE_MS = 8_000


class MessageBar(QFrame):
    """Shows one message; what went well goes away by itself, what did not waits to be closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message")
        self.words = label("", selectable=True)
        self.close_button = QPushButton(self.tr("Close"))
        self.close_button.setProperty("quiet", True)
        self._while = QTimer(self, singleShot=True, interval=_DONE_MS)

        self.close_button.clicked.connect(self.hide)
        self._while.timeout.connect(self.hide)

        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 6, 4)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.close_button)
        self.hide()

    def show_done(self, sentence: str) -> None:
        """Say what was done, for a while."""
        self._show("done", sentence)
        self._while.start()

    def show_problem(self, sentence: str) -> None:
        """Say what went wrong, until it is closed."""
        self._while.stop()
        self._show("problem", sentence)

    def _show(self, kind: str, sentence: str) -> None:
        mark(self, "kind", kind)
        self.words.setText(sentence)
        self.setAccessibleDescription(sentence)
        self.show()
        announce(self)
