"""Notices that nobody uses the program, and that the computer has slept."""

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal

Clock = Callable[[], float]

CHOICES = (1, 2, 5, 10, 15, 30)
DEFAULT = 5

_MINUTE = 60
_TICK_SECONDS = 5
# A program that got no turn for longer than this was asleep, with the computer.
_SLEPT_SECONDS = 30

_TOUCHES = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
        QEvent.Type.InputMethod,
    )
)


def clocks() -> tuple[Clock, ...]:
    """Return the computer's clocks in seconds; the first is the one that nobody can set.

    It stands still while the computer sleeps, and the others do not.
    """
    number = getattr(time, "CLOCK_BOOTTIME", None)
    counting = () if number is None else (lambda: time.clock_gettime(number),)
    return (time.monotonic, time.time, *counting)


class IdleWatch(QObject):
    """Emits `expired` when no window of the program was touched for some minutes, or after sleep.

    Looking at every event costs a microsecond each; the time is looked at every five seconds.
    """

    expired = Signal()

    def __init__(self, parent: QObject | None = None, ask: tuple[Clock, ...] | None = None) -> None:
        super().__init__(parent)
        self._clocks = ask or clocks()
        self._minutes = DEFAULT
        self._touched = 0.0
        self._looked: tuple[float, ...] = ()
        self._tick = QTimer(self, interval=_TICK_SECONDS * 1000)
        self._tick.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._tick.timeout.connect(self.look)

    def set_minutes(self, minutes: int) -> None:
        """Wait this long from now on; what is no choice becomes the usual."""
        self._minutes = minutes if minutes in CHOICES else DEFAULT

    def start(self) -> None:
        """Begin to count: the vault is open."""
        self._touched = self._clocks[0]()
        self._looked = self._now()
        self._tick.start()
        application = QCoreApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def stop(self) -> None:
        """Count no more: the vault is locked."""
        self._tick.stop()
        application = QCoreApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    def look(self) -> None:
        """Tell when it has been too long."""
        now = self._now()
        # Each clock may stand still or be set back; that which went on furthest is right, or safe.
        passed = max(after - before for after, before in zip(now, self._looked, strict=True))
        self._looked = now
        slept = passed > _TICK_SECONDS + _SLEPT_SECONDS
        if slept or now[0] - self._touched >= self._minutes * _MINUTE:
            self.stop()
            self.expired.emit()

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._touched = self._clocks[0]()
        return False

    def _now(self) -> tuple[float, ...]:
        return tuple(clock() for clock in self._clocks)
