"""Hearing that others changed something, so that lists can be read again."""

import threading
from collections.abc import Callable
from contextlib import closing
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from casework.errors import StorageError

# What others store within this time is one piece of news.
_TOGETHER_MS = 300
_WAIT = 0.25
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 30.0


class Listening(Protocol):
    """Waits for what others change; see `db.listening`."""

    def wait(self, seconds: float) -> tuple[object, ...]: ...
    def close(self) -> None: ...


class Ear(QObject):
    """Listens on a thread of its own while an office on a server is open.

    When the server went away it tries again and again, and then says so too: something may have
    been missed.
    """

    heard = Signal()

    _news = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None
        self._stop = threading.Event()
        self._together = QTimer(self, singleShot=True, interval=_TOGETHER_MS)
        self._together.timeout.connect(self.heard)
        self._news.connect(self._gather, Qt.ConnectionType.QueuedConnection)

    def begin(self, vault: object) -> None:
        """Listen to the server of a vault; to one in a folder nobody else writes, so not."""
        self.stop()
        listen = getattr(vault, "listening", None)
        if listen is not None:
            self._stop = threading.Event()
            self._thread = threading.Thread(
                target=self._listen, args=(listen, self._stop), name="listening", daemon=True
            )
            self._thread.start()

    def stop(self) -> None:
        """Listen no more."""
        self._together.stop()
        self._stop.set()
        if self._thread is not None:
            # Not longer than a blink: it may be in the middle of connecting.
            self._thread.join(2 * _WAIT)
            self._thread = None

    @Slot()
    def _gather(self) -> None:
        if not self._stop.is_set() and not self._together.isActive():
            self._together.start()

    def _listen(self, listen: Callable[[], Listening], stop: threading.Event) -> None:
        pause, missed = _FIRST_PAUSE, False
        while not stop.is_set():
            try:
                with closing(listen()) as listening:
                    if missed:
                        self._news.emit()
                    pause = _FIRST_PAUSE
                    self._hear(listening, stop)
            except StorageError:
                # The server is away; what is stored meanwhile says so itself.
                missed = True
                stop.wait(pause)
                pause = min(2 * pause, _LONGEST_PAUSE)
            except RuntimeError:
                # It was closed while we were connecting.
                return

    def _hear(self, listening: Listening, stop: threading.Event) -> None:
        while not stop.is_set():
            if listening.wait(_WAIT):
                self._news.emit()
