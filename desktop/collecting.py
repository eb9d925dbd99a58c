"""Python's garbage is collected on the GUI thread, and on no other."""

import gc

from PySide6.QtCore import QObject, QTimer

_SECOND_MS = 1_000


class Collector(QObject):
    """Takes over from Python while there is a second thread.

    Python collects on whatever thread happens to allocate. A window that dies on the job's thread
    stops its timers from there, and Qt does not survive that.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._second = QTimer(self, interval=_SECOND_MS)
        self._second.timeout.connect(self.collect)
        # Where one has taken over already, that one gives it back.
        self._first = gc.isenabled()
        gc.disable()
        self._second.start()

    def collect(self) -> None:
        """Collect what Python would have collected by now."""
        counts, limits = gc.get_count(), gc.get_threshold()
        due = [generation for generation in range(3) if counts[generation] > limits[generation]]
        if due:
            gc.collect(due[-1])

    def stop(self) -> None:
        """Give it back to Python; the second thread is gone."""
        self._second.stop()
        if self._first:
            gc.enable()
