"""Tells when the screen is locked, another user takes over, or the computer goes to sleep."""

import sys
from importlib import import_module

from PySide6.QtCore import QObject, Signal

# Loaded when they are needed, and only that of the system one is on.
_WATCHES = {
    "linux": "desktop.screen_lock_linux",
    "win32": "desktop.screen_lock_windows",
}


class ScreenLock(QObject):
    """Emits `locked` whenever whoever sat here may be gone; more often is no harm.

    Where the system cannot be asked it stays silent: there the program locks when it is idle.
    """

    locked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept: tuple[object, ...] = ()

    def keep(self, *watching: object) -> None:
        """Hold on to what watches, for as long as the lock lives."""
        self._kept = watching

    def start(self) -> None:
        """Begin to watch; the first window is in sight."""
        name = _WATCHES.get(sys.platform)
        if name is not None:
            import_module(name).watch(self)
