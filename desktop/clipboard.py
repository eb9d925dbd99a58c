"""What is copied out of the program stays on the clipboard for a minute only."""

import sys
from collections.abc import Mapping

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

KEEP_MS = 60_000

_SELECTION = QClipboard.Mode.Selection
_NO = bytes(4)

# What asks the programs that keep a history of the clipboard to leave this out.
_HINTS: Mapping[str, Mapping[str, bytes]] = {
    "linux": {"x-kde-passwordManagerHint": b"secret"},
    "win32": {
        f'application/x-qt-windows-mime;value="{name}"': _NO
        for name in (
            "ExcludeClipboardContentFromMonitorProcessing",
            "CanIncludeInClipboardHistory",
            "CanUploadToCloudClipboard",
        )
    },
}


class ClipboardWatch(QObject):
    """Clears the clipboard a minute after something of ours was put there, and on locking.

    Everything copied in the program passes here, whoever copies it: a button or Ctrl+C.
    """

    def __init__(self, parent: QObject | None = None, *, keep_ms: int = KEEP_MS) -> None:
        super().__init__(parent)
        self._clipboard = QGuiApplication.clipboard()
        self._ours = ""
        self._hints = _HINTS.get(sys.platform, {})
        self._minute = QTimer(self, singleShot=True, interval=keep_ms)
        self._minute.timeout.connect(self.clear)
        self._clipboard.dataChanged.connect(self._changed)
        self._clipboard.selectionChanged.connect(self._selected)

    def clear(self) -> None:
        """Empty the clipboard, unless another program has put something there meanwhile."""
        self._minute.stop()
        if self._clipboard.ownsClipboard() or self._ours == self._clipboard.text() != "":
            self._clipboard.clear()
        # On Linux, what is selected can be pasted with the middle button.
        if self._clipboard.ownsSelection():
            self._clipboard.clear(_SELECTION)
        self._ours = ""

    def _changed(self) -> None:
        # Not every system tells whose the clipboard is; then it is his in whose window one works.
        owned = self._clipboard.ownsClipboard()
        ours = owned or QGuiApplication.focusWindow() is not None
        self._ours = self._clipboard.text() if ours else ""
        if self._ours:
            self._minute.start()
            if owned:
                self._keep_out_of_histories()

    def _keep_out_of_histories(self) -> None:
        copied = self._clipboard.mimeData()
        if all(copied.hasFormat(name) for name in self._hints):
            return
        marked = QMimeData()
        for name in copied.formats():
            marked.setData(name, copied.data(name))
        for name, value in self._hints.items():
            marked.setData(name, value)
        # Tells of a change again; this time there is nothing left to add.
        self._clipboard.setMimeData(marked)

    def _selected(self) -> None:
        if self._clipboard.ownsSelection():
            self._minute.start()
