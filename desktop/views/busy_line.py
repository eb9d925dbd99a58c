"""A line that says what is being done, when it takes longer than a blink."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from desktop.views.parts import label

_BLINK_MS = 200


class BusyLine(QWidget):
    """Appears when work lasts, and keeps its room so that nothing moves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = label("", "muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self._blink = QTimer(self, singleShot=True, interval=_BLINK_MS)
        self._blink.timeout.connect(self._appear)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 8)
        layout.setSpacing(4)
        layout.addWidget(self.words)
        layout.addWidget(self.bar)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.hide()

    def begin(self, doing: str) -> None:
        """Say what is being done, if it is not over in a moment."""
        self.words.setText(doing or self.tr("One moment…"))
        self.bar.setRange(0, 0)
        if self.isHidden() and not self._blink.isActive():
            self._blink.start()

    def advance(self, done: int, total: int) -> None:
        """Say how far it is."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def end(self) -> None:
        """Say nothing any more."""
        self._blink.stop()
        self.hide()

    def _appear(self) -> None:
        self.show()
