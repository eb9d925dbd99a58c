"""What is copied out of the program stays on the clipboard for a minute only."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

KEEP_MS = 60_000


class ClipboardWatch(QObject):
    """Clears the clipboard a minute after something of ours was put there, and on locking."""

    def __init__(self, parent: QObject | None = None, *, keep_ms: int = KEEP_MS) -> None:
        super().__init__(parent)
        self._clipboard = QGuiApplication.clipboard()
        self._minute = QTimer(self, singleShot=True, interval=keep_ms)
        self._minute.timeout.connect(self.clear)
        self._clipboard.dataChanged.connect(self._changed)

    def clear(self) -> None:
        """Empty the clipboard, unless another program has put something there meanwhile."""
        self._minute.stop()
        if self._clipboard.ownsClipboard() and self._clipboard.text():
            self._clipboard.clear()

    def _changed(self) -> None:
        if self._clipboard.ownsClipboard() and self._clipboard.text():
            self._minute.start()
