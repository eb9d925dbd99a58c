"""The messages by which Windows says that a session is locked, left or put to sleep."""

import ctypes
from ctypes import wintypes

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.screen_lock import ScreenLock

_SESSION_CHANGE, _POWER = 0x02B1, 0x0218
_THIS_SESSION = 0
# WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT, WTS_SESSION_LOGOFF, WTS_SESSION_LOCK
_LEFT = frozenset({2, 4, 6, 7})
# PBT_APMSUSPEND
_SUSPEND = frozenset({4})
_MEANINGS = {_SESSION_CHANGE: _LEFT, _POWER: _SUSPEND}


def watch(lock: ScreenLock) -> None:
    """Let the lock tell what Windows says."""
    # Windows tells a window; this one is never shown.
    window = QWidget()
    heard = Filter(lock)
    application = QCoreApplication.instance()
    if application is not None:
        application.installNativeEventFilter(heard)
    register(int(window.winId()))
    lock.keep(window, heard)


def register(window: int) -> None:
    """Ask Windows to tell a window about this session."""
    # Not by its full name, which a type checker on another system does not know.
    getattr(ctypes, "windll").wtsapi32.WTSRegisterSessionNotification(window, _THIS_SESSION)  # noqa: B009


class Filter(QAbstractNativeEventFilter):
    """Looks at the messages of Windows, and takes none away."""

    def __init__(self, lock: ScreenLock) -> None:
        super().__init__()
        self._lock = lock

    def nativeEventFilter(
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> object:
        """Tell the lock when the message says that somebody left."""
        found = wintypes.MSG.from_address(int(message))
        if found.wParam in _MEANINGS.get(found.message, ()):
            self._lock.locked.emit()
        return False, 0
