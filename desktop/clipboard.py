"""What is copied out of the program stays on the clipboard for a minute only."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

KEEP_MS = 60_000


class ClipboardWatch(QObject):
    """Clears the clipboard a minute after something of ours was put there, and on locking."""

    def __init__(self, parent: QObject | None = None, *, keep_ms: int = KEEP_MS) -> None:
        super().__init__(parent)
        self._clipboard = QGuiApplication.clipboard()
        self._ours = ""
        self._minute = QTimer(self, singleShot=True, interval=keep_ms)
        self._minute.timeout.connect(self.clear)
        self._clipboard.dataChanged.connect(self._changed)

    def clear(self) -> None:
        """Empty the clipboard, unless another program has put something there meanwhile."""
        self._minute.stop()
        if self._clipboard.ownsClipboard() or self._ours == self._clipboard.text() != "":
            self._clipboard.clear()
        self._ours = ""

    def _changed(self) -> None:
        # Not every system tells whose the clipboard is; then it is his in whose window one works.
        ours = self._clipboard.ownsClipboard() or QGuiApplication.focusWindow() is not None
        self._ours = self._clipboard.text() if ours else ""
        if self._ours:
            self._minute.start()
