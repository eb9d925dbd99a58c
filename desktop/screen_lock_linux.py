"""The D-Bus signals of a Linux desktop that say that somebody left."""

import os
from typing import NamedTuple, cast

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage

from desktop.screen_lock import ScreenLock

# These say true when the screen is locked. GNOME, KDE and others each have their own.
_SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)
_LOGIN = "org.freedesktop.login1"
_MANAGER = "/org/freedesktop/login1"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_SESSION = f"{_LOGIN}.Session"


class _Told(NamedTuple):
    """A signal on a bus: who sends it, from where, and what it is called."""

    service: str
    path: str
    interface: str
    name: str


def watch(lock: ScreenLock) -> None:
    """Let the lock tell what the desktop and the system say, as far as there are any."""
    Listener(lock, QDBusConnection.sessionBus(), QDBusConnection.systemBus(), session_path())


def session_path() -> str:
    """Return where the system keeps this session; empty when it has no name for it.

    Its name stands in the path as sd_bus_path_encode(3) writes it.
    """
    name = os.environ.get("XDG_SESSION_ID", "")
    written = "".join(
        one if one.isalpha() or (one.isdigit() and place) else f"_{ord(one):02x}"
        for place, one in enumerate(name)
    )
    return f"{_MANAGER}/session/{written}" if name else ""


class Listener(QObject):
    """Hears the signals of both buses, for as long as the lock lives."""

    def __init__(
        self, lock: ScreenLock, desktop: QDBusConnection, system: QDBusConnection, session: str
    ) -> None:
        super().__init__(lock)
        self._lock = lock
        self._system = system
        self._session = session
        for saver in _SAVERS:
            self._hear(desktop, _Told("", "", saver, "ActiveChanged"), "when_true")
        for sleep in ("PrepareForSleep", "PrepareForShutdown"):
            self._hear(system, _Told(_LOGIN, _MANAGER, f"{_LOGIN}.Manager", sleep), "when_true")
        if session:
            self._hear(system, _Told(_LOGIN, session, _SESSION, "Lock"), "always")
            changed = _Told(_LOGIN, session, _PROPERTIES, "PropertiesChanged")
            self._hear(system, changed, "ask")

    @Slot(QDBusMessage)
    def when_true(self, message: QDBusMessage) -> None:
        """Lock when the message says that something begins."""
        if message.arguments()[:1] == [True]:
            self._lock.locked.emit()

    @Slot(QDBusMessage)
    def always(self, _: QDBusMessage) -> None:
        """Lock whatever the message says."""
        self._lock.locked.emit()

    @Slot(QDBusMessage)
    def ask(self, _: QDBusMessage) -> None:
        """Ask whether this session is still the one on the screen: users may be switched."""
        question = QDBusMessage.createMethodCall(_LOGIN, self._session, _PROPERTIES, "Get")
        question.setArguments([_SESSION, "Active"])
        self._system.callWithCallback(question, self, _slot("when_inactive"))

    @Slot(QDBusMessage)
    def when_inactive(self, answer: QDBusMessage) -> None:
        """Lock when the session is not on the screen any more."""
        if [value.variant() for value in answer.arguments()] == [False]:
            self._lock.locked.emit()

    def _hear(self, bus: QDBusConnection, told: _Told, slot: str) -> None:
        if bus.isConnected():
            bus.connect(*told, self, _slot(slot))


def _slot(name: str) -> bytes:
    return cast("bytes", SLOT(f"{name}(QDBusMessage)"))
